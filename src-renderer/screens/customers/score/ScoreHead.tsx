import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Card } from '../../../../src-main/areas/scoring/contract.ts';
import { pointsText } from '../../../../src-main/areas/scoring/rules/score.ts';
import { daysBetween } from '../../../../src-main/kernel/day.ts';
import type { ValueOf } from '../../../app/calls.ts';
import { useFormat } from '../../../app/format.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { GradeBadge } from '../../../components/GradeBadge.tsx';
import { Notice } from '../../../components/Notice.tsx';
import type { Scored } from './FactorTable.tsx';
import classes from './Score.module.css';

const SOON_DAYS = 30;

export interface ScoreHeadProps {
  /** What the table below shows: the stored score or the preview. */
  readonly scored: Scored;
  readonly preview: Scored;
  readonly current: ValueOf<'scoring.current'>;
  readonly recorded: boolean;
  readonly card: Card;
  readonly mayWrite: boolean;
  readonly onAct: (what: 'record' | 'override' | 'withdraw') => void;
  readonly onCard: () => void;
}

/** The grade that counts, the score and how sure it is, and what stands beside it: hard stops, cap, override. */
export function ScoreHead(props: ScoreHeadProps) {
  const { t } = useTranslation('scoring');
  const format = useFormat();
  const { asOf } = useWorkingPoint();
  const { scored, preview, current, recorded, card, mayWrite, onAct } = props;
  const { score, inputs } = scored;
  const { stored, inForce, override } = current;
  const grade = recorded && inForce !== null ? inForce.grade : score.grade;
  const now = preview.score;
  const same = stored !== null && now.scoreMilli === stored.scoreMilli && now.grade === inForce?.scoredGrade;
  const left = override?.state === 'running' ? daysBetween(asOf, override.untilOn) : null;
  return (
    <>
      <div className={classes.head}>
        <GradeBadge grade={grade} big />
        <div className={classes.figures}>
          <div className={classes.figure}>
            <span>{t('head.score')}</span>
            <b>
              {pointsText(score.scoreMilli)} <small>{t('head.of')}</small>
            </b>
          </div>
          <div
            className={classes.figure}
            title={t('head.confidenceHint', {
              share: format.basisPoints(card.minConfidenceBp),
              grade: card.capGrade,
            })}
          >
            <span>{t('head.confidence')}</span>
            <b>{format.basisPoints(score.confidenceBp)}</b>
          </div>
        </div>
        <div className={classes.about}>
          {stored === null ? (
            <strong>{t('head.unscored')}</strong>
          ) : (
            <strong>{t('head.recordedOn', { day: format.day(stored.asOf), actor: stored.actor })}</strong>
          )}
          {inForce !== null && inForce.overriddenUntilOn !== null && (
            <span>
              {t('head.scoredGrade')} {inForce.scoredGrade} · {t('head.inForce')} {inForce.grade}
            </span>
          )}
          <span>{t('head.card', { name: scored.card.name, version: scored.card.version })}</span>
          {stored !== null && (
            <span>
              {t(same ? 'head.sameNow' : 'head.now', {
                day: format.day(preview.asOf),
                score: pointsText(now.scoreMilli),
                grade: now.grade,
              })}
            </span>
          )}
        </div>
        <div className={classes.tools}>
          {mayWrite && (
            <>
              <Button size="compact-sm" onClick={() => onAct('record')}>
                {t('actions.record')}
              </Button>
              {override === null ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={inForce === null}
                  onClick={() => onAct('override')}
                >
                  {t('actions.override')}
                </Button>
              ) : (
                <Button size="compact-sm" variant="default" onClick={() => onAct('withdraw')}>
                  {t('actions.withdraw')}
                </Button>
              )}
            </>
          )}
          <Button size="compact-sm" variant="subtle" onClick={props.onCard}>
            {t('actions.card')}
          </Button>
        </div>
      </div>
      <div className={classes.notices}>
        {inputs.hardStops.length > 0 && (
          <Notice tone="bad">
            {t('head.stopped', { stops: inputs.hardStops.map((stop) => t(`stops.${stop}`)).join(' · ') })}
          </Notice>
        )}
        {score.capped && inputs.hardStops.length === 0 && (
          <Notice tone="look">{t('head.capped', { grade: score.gradeByPoints })}</Notice>
        )}
        {override?.state === 'running' && (
          <Notice tone={left !== null && left <= SOON_DAYS ? 'look' : 'note'}>
            {t('head.overridden', { grade: override.grade, day: format.day(override.untilOn) })}
            {left !== null && left <= SOON_DAYS && ` · ${t('override.soon', { n: left })}`}
            {' · '}
            {t('head.overriddenBy', {
              reason: override.reason,
              actor: override.approver === '' ? override.actor : override.approver,
            })}
          </Notice>
        )}
        {override?.state === 'idle' && (
          <Notice tone="look">{t('head.idle', { grade: override.grade, day: format.day(override.untilOn) })}</Notice>
        )}
        <Notice tone="note">{stored === null ? t('head.unscoredText') : t('head.proposal')}</Notice>
      </div>
    </>
  );
}
