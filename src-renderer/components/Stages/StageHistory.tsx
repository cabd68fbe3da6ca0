import { Button } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RpmStage, StageAt } from '../../../src-main/areas/policy/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { AskReason } from '../AskReason.tsx';
import { StageForm } from './StageForm.tsx';
import classes from './Stages.module.css';

export interface StageHistoryProps {
  readonly data: ValueOf<'policy.stages'>;
  readonly editable: boolean;
  /** All eighteen from the beginning; else those with a day, the others on request. */
  readonly whole?: boolean;
  /** Told while a dialog stands in front of what this is shown in. */
  readonly onAsking?: ((asking: boolean) => void) | undefined;
}

/** Stage by stage: planned and actual day, how early or late, what came of it, and which record or person says so. */
export function StageHistory({ data, editable, whole = false, onAsking }: StageHistoryProps) {
  const { t } = useTranslation('process');
  const format = useFormat();
  const takeBack = useCommand('policy.takeBackStage');
  const [taking, setTaking] = useState<StageAt | null>(null);
  const [entering, setEntering] = useState<RpmStage | null>(null);
  const [all, setAll] = useState(whole);
  const ask = (stage: StageAt | null): void => {
    takeBack.clear();
    setTaking(stage);
    onAsking?.(stage !== null);
  };
  const on = (day: Day | null): string => (day === null ? '–' : format.day(day));
  const known = data.stages.filter(
    ({ stage, plannedOn, actualOn }) => plannedOn !== null || actualOn !== null || stage === data.stage,
  );
  const rows = all ? data.stages : known;
  const hidden = data.stages.length - known.length;

  const delay = ({ delayDays, actualOn }: StageAt): string => {
    if (delayDays === null) return '–';
    if (delayDays === 0) return actualOn === null ? '–' : t('history.onTime');
    if (delayDays < 0) return t('history.early', { count: -delayDays });
    return t(actualOn === null ? 'history.missing' : 'history.late', { count: delayDays });
  };
  const result = ({ result: said, note }: StageAt): string =>
    [said === 'no_objection' || said === 'objected' ? t(`results.${said}`) : said, note]
      .filter((part) => part !== '')
      .join(' · ');
  const source = ({ source: from, actor, recordedAt, byHand }: StageAt): string => {
    const found = from === null || from === 'hand' ? '' : t(`sources.${from}`);
    const hand =
      byHand && actor !== null && recordedAt !== null
        ? t('history.enteredBy', { actor, at: format.instant(recordedAt) })
        : '';
    return [found, hand].filter((part) => part !== '').join(' · ');
  };

  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('board.stage')}</th>
            <th>{t('board.planned')}</th>
            <th>{t('board.actual')}</th>
            <th>{t('history.delay')}</th>
            <th>{t('history.resultAndSource')}</th>
            {editable && <th data-right />}
          </tr>
        </thead>
        <tbody>
          {rows.map((stage) => (
            <Fragment key={stage.stage}>
              <tr data-now={stage.stage === data.stage || undefined}>
                <td>{t(`stages.${stage.stage}`)}</td>
                <td>{on(stage.plannedOn)}</td>
                <td>{on(stage.actualOn)}</td>
                <td data-bad={(stage.delayDays ?? 0) > 0 || undefined}>{delay(stage)}</td>
                <td className={classes.said}>
                  {result(stage)}
                  {source(stage) !== '' && <small>{source(stage)}</small>}
                </td>
                {editable && (
                  <td data-right>
                    {stage.byHand && stage.stageId !== null && (
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        color="gray"
                        aria-label={`${t('board.takeBack')}: ${t(`stages.${stage.stage}`)}`}
                        onClick={() => ask(stage)}
                      >
                        {t('board.takeBack')}
                      </Button>
                    )}
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={`${t('history.enter')}: ${t(`stages.${stage.stage}`)}`}
                      aria-expanded={entering === stage.stage}
                      onClick={() => setEntering(entering === stage.stage ? null : stage.stage)}
                    >
                      {t('history.enter')}
                    </Button>
                  </td>
                )}
              </tr>
              {editable && entering === stage.stage && (
                <tr>
                  <td colSpan={6} className={classes.said}>
                    <StageForm documentId={data.documentId} stage={stage} onDone={() => setEntering(null)} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      {!whole && hidden > 0 && (
        <div className={classes.under}>
          <Button size="compact-xs" variant="subtle" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('history.fewer') : t('history.all', { count: data.stages.length })}
          </Button>
        </div>
      )}
      <AskReason
        opened={taking !== null}
        title={t('board.takeBack')}
        reasonLabel={t('reason')}
        confirmLabel={t('board.takeBack')}
        busy={takeBack.running}
        failure={takeBack.failure}
        onCancel={() => ask(null)}
        onConfirm={({ reason }) => {
          const stageId = taking?.stageId;
          if (stageId === undefined || stageId === null) return;
          void takeBack.run({ stageId, reason }, { quiet: true }).then((reply) => reply.ok && ask(null));
        }}
      />
    </>
  );
}
