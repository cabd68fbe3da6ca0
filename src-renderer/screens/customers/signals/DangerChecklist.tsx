import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  dangerCodes,
  type DangerCustomer,
  type Signal,
  type TickCode,
} from '../../../../src-main/areas/signals/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { LevelBadge } from '../../../components/LevelBadge.tsx';
import { Chip } from '../../../components/Section.tsx';
import { useSignalText } from '../../warnings/signalText.ts';
import classes from './Signals.module.css';

type Standing = DangerCustomer['signals'][number];

export interface DangerChecklistProps {
  readonly standing: readonly Standing[];
  readonly readOnly: boolean;
  readonly onFigures: (signal: Signal) => void;
  readonly onTick: (code: TickCode) => void;
}

/** The ten in their order, clear or standing, and below them what stands beside the ten. */
export function DangerChecklist({ standing, readOnly, onFigures, onTick }: DangerChecklistProps) {
  const { t } = useTranslation('warnings');
  const byCode = new Map<string, Standing>(standing.map((signal) => [signal.code, signal]));
  const others = standing.filter(({ code }) => !(dangerCodes as readonly string[]).includes(code));
  return (
    <ol className={classes.checklist}>
      {dangerCodes.map((code, index) => {
        const found = byCode.get(code);
        return (
          <li key={code} data-standing={found !== undefined || undefined}>
            <span className={classes.number}>{index + 1}</span>
            <div className={classes.what}>
              <p>
                <b>{t(`dangers.${code}.name`)}</b>
                {found !== undefined && <Marks signal={found} />}
              </p>
              {found === undefined ? (
                <p className={classes.look}>{t(`dangers.${code}.look`)}</p>
              ) : (
                <Findings signal={found} onFigures={onFigures} />
              )}
            </div>
            {found === undefined && <span className={classes.clear}>{t('ticks.clear')}</span>}
            {!readOnly && (
              <Button
                variant="subtle"
                size="compact-xs"
                onClick={() => onTick(code)}
                aria-label={`${t('ticks.add')}: ${t(`dangers.${code}.name`)}`}
              >
                {t('ticks.addShort')}
              </Button>
            )}
          </li>
        );
      })}
      {others.map((signal) => (
        <li key={signal.code} data-standing>
          <span className={classes.number}>+</span>
          <div className={classes.what}>
            <p>
              <b>{t(`dangers.${signal.code}.name`)}</b>
              <Marks signal={signal} />
            </p>
            <Findings signal={signal} onFigures={onFigures} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Marks({ signal }: { readonly signal: Standing }) {
  const { t } = useTranslation('warnings');
  return (
    <>
      <Chip bad={signal.critical}>{t('ticks.weightOf', { weight: signal.weight })}</Chip>
      {signal.critical && <Chip bad>{t('ticks.critical')}</Chip>}
    </>
  );
}

function Findings({ signal, onFigures }: Pick<DangerChecklistProps, 'onFigures'> & { readonly signal: Standing }) {
  const { t } = useTranslation('warnings');
  const format = useFormat();
  const text = useSignalText();
  return (
    <ul className={classes.findings}>
      {signal.findings.map((finding) => (
        <li key={finding.key}>
          <LevelBadge level={finding.level} />
          <div>
            <p>{finding.tick === undefined ? text.found(finding) : finding.tick.evidence}</p>
            <small>
              {finding.tick === undefined ? t('ticks.auto') : `${t('ticks.ticked')} · ${finding.tick.actor}`} ·{' '}
              {t('since', { day: format.day(finding.sinceOn) })}
              {finding.expiresOn !== null && ` · ${t('expires', { day: format.day(finding.expiresOn) })}`}
              {finding.acknowledged !== null &&
                ` · ${t('acknowledgedBy', { actor: finding.acknowledged.actor, at: format.instant(finding.acknowledged.at), reason: finding.acknowledged.reason })}`}
            </small>
          </div>
          {finding.tick === undefined && (
            <Button
              variant="subtle"
              size="compact-xs"
              onClick={() => onFigures(finding)}
              aria-label={`${t('showOf')}: ${text.name(finding)}`}
            >
              {t('show')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
