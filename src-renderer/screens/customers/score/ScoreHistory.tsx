import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card, StoredScore } from '../../../../src-main/areas/scoring/contract.ts';
import { pointsText } from '../../../../src-main/areas/scoring/rules/score.ts';
import { gradeField } from '../../../../src-main/areas/settings/contract.ts';
import type { CustomerId } from '../../../../src-main/kernel/ids.ts';
import { useCommand } from '../../../app/commands.ts';
import { useFormat } from '../../../app/format.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { AskReason } from '../../../components/AskReason.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { GradeBadge } from '../../../components/GradeBadge.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Chip, Panel, SectionTitle } from '../../../components/Section.tsx';
import { SideDrawer } from '../../../components/SideDrawer.tsx';
import { FactorTable } from './FactorTable.tsx';
import classes from './Score.module.css';
import { ScoreChart } from './ScoreChart.tsx';

export interface ScoreHistoryProps {
  readonly customerId: CustomerId;
  readonly mayWrite: boolean;
  readonly card: Card;
}

/** Every score by the card as a line and as rows; each row opens to its own points, as they were. */
export function ScoreHistory({ customerId, mayWrite, card }: ScoreHistoryProps) {
  const { t } = useTranslation('scoring');
  const format = useFormat();
  const { point } = useWorkingPoint();
  const [view, setView] = useState('chart');
  const [opened, setOpened] = useState<StoredScore | null>(null);
  const [voiding, setVoiding] = useState<StoredScore | null>(null);
  const command = useCommand('scoring.void');
  const { data } = useQueryOf('scoring.history', { customerId, ...point });
  const scores = (data?.scores ?? []).filter(({ model }) => model === 'card');
  return (
    <section>
      <SectionTitle
        title={t('history.title')}
        tools={
          scores.length > 1 && (
            <SegmentedControl
              aria-label={t('history.view')}
              value={view}
              onChange={setView}
              data={[
                { value: 'chart', label: t('history.chart') },
                { value: 'table', label: t('history.table') },
              ]}
            />
          )
        }
      />
      <Panel>
        {data !== undefined && scores.length === 0 ? (
          <EmptyState title={t('history.empty')} text={t('history.emptyText')} />
        ) : view === 'chart' && scores.length > 1 ? (
          <div className={classes.chart}>
            <ScoreChart scores={scores} card={card} />
          </div>
        ) : (
          <div className={classes.scroll}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th>{t('history.asOf')}</th>
                  <th data-right>{t('history.score')}</th>
                  <th>{t('history.grade')}</th>
                  <th data-right>{t('history.confidence')}</th>
                  <th>{t('history.note')}</th>
                  <th>{t('history.by')}</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {scores.map((score) => (
                  <tr key={score.scoreId}>
                    <td className={classes.source}>{format.day(score.asOf)}</td>
                    <td data-right>{pointsText(score.scoreMilli)}</td>
                    <td>
                      <GradeBadge grade={gradeField.parse(score.grade)} />{' '}
                      {score.hardStops.map((stop) => (
                        <Chip key={stop} bad>
                          {t(`stops.${stop}`)}
                        </Chip>
                      ))}
                    </td>
                    <td data-right>{format.basisPoints(score.confidenceBp)}</td>
                    <td>{score.note}</td>
                    <td className={classes.source}>
                      {score.actor} · {format.instant(score.recordedAt)}
                    </td>
                    <td data-right>
                      <button
                        type="button"
                        className={classes.link}
                        aria-label={`${t('history.open')} ${format.day(score.asOf)}`}
                        onClick={() => setOpened(score)}
                      >
                        {t('history.open')}
                      </button>
                      {mayWrite && (
                        <button
                          type="button"
                          className={classes.link}
                          aria-label={`${t('actions.void')} ${format.day(score.asOf)}`}
                          onClick={() => setVoiding(score)}
                        >
                          {t('actions.void')}
                        </button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
      {(data?.overrides ?? []).length > 0 && (
        <p className={classes.soft}>
          {t('history.overrides', {
            list: (data?.overrides ?? [])
              .map(
                (one) =>
                  `${one.grade} ${format.day(one.fromOn)} – ${format.day(one.untilOn)} (${t(`history.states.${one.state}`)}) ${one.reason}`,
              )
              .join(' · '),
          })}
        </p>
      )}
      <SideDrawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        size={900}
        title={opened === null ? '' : `${t('factorsTitle')} ${format.day(opened.asOf)}`}
      >
        {opened !== null && <StoredPoints score={opened} />}
      </SideDrawer>
      <AskReason
        opened={voiding !== null}
        title={t('history.voidTitle')}
        reasonLabel={t('history.voidReason')}
        confirmLabel={t('actions.void')}
        busy={command.running}
        failure={command.failure}
        onCancel={() => setVoiding(null)}
        onConfirm={({ reason }) => {
          if (voiding === null) return;
          void command.run({ scoreId: voiding.scoreId, reason }, { quiet: true }).then((reply) => {
            if (reply.ok) setVoiding(null);
          });
        }}
      >
        {voiding !== null &&
          t('history.voidText', {
            day: format.day(voiding.asOf),
            score: pointsText(voiding.scoreMilli),
            grade: voiding.grade,
          })}
      </AskReason>
    </section>
  );
}

/** One stored score, point by point, and whether it comes out the same from what was stored. */
function StoredPoints({ score }: { readonly score: StoredScore }) {
  const { t } = useTranslation('scoring');
  const { data } = useQueryOf('scoring.get', { scoreId: score.scoreId });
  if (data?.card == null) return null;
  return (
    <>
      <Notice tone={data.reproduced ? 'good' : 'bad'}>
        {t(data.reproduced ? 'history.reproduced' : 'history.broken')} ·{' '}
        {t('head.card', { name: data.card.card.name, version: data.card.card.version })}
      </Notice>
      <FactorTable scored={data.card} />
    </>
  );
}
