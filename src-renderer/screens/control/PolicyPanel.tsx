import { Button, Radio, SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { packNames, proposePack, questions, type PackName } from '../../../src-main/areas/control/rules/packs.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Chip, Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Control.module.css';

type Change = ValueOf<'control.policy'>['packs'][number]['changes'][number];

/** The self-check proposes a policy pack; what it would change is shown before anything is set. */
export function PolicyPanel() {
  const { t } = useTranslation('control');
  const { book } = useWorkingPoint();
  const { data } = useQueryOf('control.policy', {});
  const [given, setGiven] = useState<Readonly<Record<string, string>> | null>(null);
  const [chosen, setChosen] = useState<PackName | null>(null);
  const apply = useCommand('control.applyPack');
  if (data === undefined) return null;
  const answers = given ?? data.answers;
  const proposal = proposePack(answers);
  const pack =
    chosen ?? (Object.keys(answers).length > 0 ? proposal.pack : data.inForce === 'own' ? 'standard' : data.inForce);
  const changes = data.packs.find((one) => one.pack === pack)?.changes ?? [];
  const set = async (): Promise<void> => {
    const reply = await apply.run({ pack, answers }, { quiet: true });
    if (reply.ok)
      notifications.show({
        message: t('policy.applied', { pack: t(`packs.${pack}`), count: reply.value.changes.length }),
      });
  };
  return (
    <>
      <SectionTitle
        title={t('policy.title')}
        note={t('policy.note')}
        tools={<Chip>{t('policy.inForce', { pack: t(`packs.${data.inForce}`) })}</Chip>}
      />
      <Panel padded>
        <div className={classes.questions}>
          {questions.map(({ id, answers: known }) => (
            <Radio.Group
              key={id}
              label={t(`questions.${id}.text`)}
              value={answers[id] ?? ''}
              onChange={(value) => {
                setGiven({ ...answers, [id]: value });
                setChosen(null);
              }}
            >
              {Object.keys(known).map((answer) => (
                <Radio key={answer} value={answer} label={t(`questions.${id}.${answer}`)} disabled={book.readOnly} mt={8} size="xs" />
              ))}
            </Radio.Group>
          ))}
        </div>
      </Panel>
      {Object.keys(answers).length > 0 && (
        <Notice tone="note">
          {t('policy.proposed', { pack: t(`packs.${proposal.pack}`), strict: proposal.points.strict, standard: proposal.points.standard, growth: proposal.points.growth })}{' '}
          {proposal.reasons.length > 0 && t('policy.because', { reasons: proposal.reasons.map((reason) => `${t(`questions.${reason.split('.')[0] ?? ''}.text`)} ${t(`questions.${reason}`)}`).join(t('join')) })}
        </Notice>
      )}
      <SectionTitle
        title={t('policy.changes', { count: changes.length })}
        tools={
          <>
            <SegmentedControl
              aria-label={t('policy.title')}
              size="xs"
              value={pack}
              data={packNames.map((value) => ({ value, label: t(`packs.${value}`) }))}
              onChange={(value) => setChosen(packNames.find((one) => one === value) ?? null)}
            />
            {!book.readOnly && (
              <Button loading={apply.running} disabled={changes.length === 0 && data.inForce === pack && given === null} onClick={() => void set()}>
                {t('policy.apply')}
              </Button>
            )}
          </>
        }
      />
      {apply.failure !== null && <Notice tone="bad">{apply.failure}</Notice>}
      {changes.length === 0 ? <p className={classes.quiet}>{t('policy.same')}</p> : <Changes changes={changes} />}
    </>
  ); // prettier-ignore
}

function Changes({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useTranslation('control');
  const format = useFormat();
  const { book } = useWorkingPoint();
  const shown = (path: string, value: Change['before']): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'string') return value;
    if (path.includes('Minor')) return format.money(value, book.baseCurrency);
    return /Bp(\.|$)/.test(path) ? format.basisPoints(value) : String(value);
  };
  /** `limits.reviewMonths.B` is named by its first two parts, the grade behind them. */
  const name = (path: string): string => {
    const [section = '', field = '', grade] = path.split('.');
    return `${t(`policyFields.${section}.${field}`)}${grade === undefined ? '' : ` ${grade}`}`;
  };
  return (
    <Panel>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('policy.value')}</th>
            <th scope="col" data-right="">
              {t('policy.before')}
            </th>
            <th scope="col" data-right="">
              {t('policy.after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ path, before, after }) => (
            <tr key={path}>
              <td>{name(path)}</td>
              <td data-right="">{shown(path, before)}</td>
              <td data-right="">{shown(path, after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
