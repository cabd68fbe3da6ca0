import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { altmanModels, altmanOf } from '../../../../src-main/areas/creditfile/rules/altman.ts';
import { workingAssetsOf } from '../../../../src-main/areas/creditfile/rules/workingAssets.ts';
import type { ScoreModel, StoredScore } from '../../../../src-main/areas/scoring/contract.ts';
import { pointsText } from '../../../../src-main/areas/scoring/rules/score.ts';
import type { CustomerId } from '../../../../src-main/kernel/ids.ts';
import { useCommand } from '../../../app/commands.ts';
import { useFormat } from '../../../app/format.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { Panel, SectionTitle } from '../../../components/Section.tsx';
import { FeaturesDrawer } from './FeaturesDrawer.tsx';
import classes from './Score.module.css';

export interface ModelsPanelProps {
  readonly customerId: CustomerId;
  readonly mayWrite: boolean;
  /** The newest score by the card. */
  readonly scored: StoredScore | null;
}

/** The same customer by each model, side by side: what it says, what it says it from, and when that was last kept. */
export function ModelsPanel({ customerId, mayWrite, scored }: ModelsPanelProps) {
  const { t } = useTranslation('scoring');
  const format = useFormat();
  const { point, asOf } = useWorkingPoint();
  const [analysing, setAnalysing] = useState(false);
  const record = useCommand('scoring.recordModel');
  const { data: history } = useQueryOf('scoring.history', { customerId, ...point });
  const { data: statements } = useQueryOf('creditfile.statements', { customerId, ...point });
  const last = (model: ScoreModel): StoredScore | undefined => history?.scores.find((score) => score.model === model);
  const [statement] = statements?.rows ?? [];
  const basis =
    statement === undefined
      ? t('models.noStatement')
      : `${t('models.statement', { day: format.day(statement.periodEndOn), source: statement.source })} · ${t(statement.audited ? 'models.audited' : 'models.unaudited')}`;
  const features = last('features');

  const keep = async (model: 'working_assets' | 'altman', variant: (typeof altmanModels)[number]): Promise<void> => {
    if (statement === undefined) return;
    const reply = await record.run({ customerId, asOf, model, variant, statementId: statement.statementId });
    if (reply.ok) notifications.show({ message: t('models.done') });
  };
  const keepButton = (model: 'working_assets' | 'altman', label: string, variant: (typeof altmanModels)[number] = 'zDouble'): ReactNode =>
    mayWrite && (
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`${t('actions.keep')} ${label}`}
        loading={record.running}
        onClick={() => void keep(model, variant)}
      >
        {t('actions.keep')}
      </Button>
    ); // prettier-ignore

  const working = statement === undefined ? null : workingAssetsOf(statement.figures);
  const altman = statement === undefined ? [] : altmanModels.map((model) => altmanOf(model, statement));

  return (
    <section>
      <SectionTitle title={t('models.title')} note={t('models.note')} />
      <Panel>
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th>{t('models.model')}</th>
                <th data-right>{t('models.result')}</th>
                <th>{t('models.reading')}</th>
                <th>{t('models.basis')}</th>
                <th>{t('models.recorded')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              <Line
                name={t('models.card')}
                result={scored === null ? '' : pointsText(scored.scoreMilli)}
                reading={scored === null ? '' : t('gradeOf', { grade: scored.grade })}
                basis={scored === null ? '' : `${t('head.confidence')} ${format.basisPoints(scored.confidenceBp)}`}
                recorded={scored}
              />
              <Line
                name={t('models.features')}
                result={features === undefined ? '' : `${pointsText(features.scoreMilli)}%`}
                reading={features === undefined ? '' : t(`readings.${features.grade}`)}
                basis={features === undefined ? '' : t('features.scored', { share: format.basisPoints(features.confidenceBp) })}
                recorded={features}
                action={
                  mayWrite && (
                    <Button size="compact-xs" variant="default" onClick={() => setAnalysing(true)}>
                      {t('actions.features')}
                    </Button>
                  )
                }
              />
              <Line
                name={t('models.working_assets')}
                result={working?.state === 'known' && working.valueMilli !== null ? pointsText(working.valueMilli) : ''}
                reading={
                  statement === undefined
                    ? ''
                    : working?.state === 'known'
                      ? `${t(`readings.${working.risk}`)} · ${t('models.limit', { amount: format.money(working.limitMinor, statement.currency), share: format.basisPoints(working.shareBp) })}`
                      : t('models.lacks')
                }
                basis={basis}
                recorded={last('working_assets')}
                action={working?.state === 'known' && keepButton('working_assets', t('models.working_assets'))}
              />
              {altman.map((result) => (
                <Line
                  key={result.model}
                  name={t(`models.altman.${result.model}`)}
                  result={result.state === 'known' ? pointsText(result.valueMilli) : ''}
                  reading={result.state === 'known' ? t(`readings.${result.zone}`) : t('models.lacks')}
                  basis={basis}
                  recorded={history?.scores.find((score) => score.model === 'altman' && result.state === 'known' && score.scoreMilli === result.valueMilli)}
                  action={
                    result.state === 'known' && keepButton('altman', t(`models.altman.${result.model}`), result.model)
                  }
                />
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      <FeaturesDrawer
        opened={analysing}
        customerId={customerId}
        last={features ?? null}
        onClose={() => setAnalysing(false)}
      />
    </section>
  ); // prettier-ignore
}

function Line(props: {
  readonly name: string;
  readonly result: string;
  readonly reading: string;
  readonly basis: string;
  readonly recorded: StoredScore | null | undefined;
  readonly action?: ReactNode;
}) {
  const { t } = useTranslation('scoring');
  const format = useFormat();
  const { recorded } = props;
  return (
    <tr>
      <th scope="row" className={classes.factor}>
        {props.name}
      </th>
      <td data-right>{props.result === '' ? t('none') : props.result}</td>
      <td>{props.reading === '' ? t('none') : props.reading}</td>
      <td className={classes.soft}>{props.basis === '' ? t('none') : props.basis}</td>
      <td className={classes.source}>
        {recorded === null || recorded === undefined ? t('models.never') : format.day(recorded.asOf)}
      </td>
      <td data-right>{props.action}</td>
    </tr>
  );
}
