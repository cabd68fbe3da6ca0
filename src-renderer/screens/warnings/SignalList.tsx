import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Signal } from '../../../src-main/areas/signals/contract.ts';
import { useFormat } from '../../app/format.ts';
import { LevelBadge } from '../../components/LevelBadge.tsx';
import { Chip } from '../../components/Section.tsx';
import { bySeverity, useSignalText } from './signalText.ts';
import classes from './Warnings.module.css';

export type Grouping = 'level' | 'rule';

/** A head with its count, or a warning. */
export type Line =
  | { readonly kind: 'head'; readonly grouping: Grouping; readonly group: string; readonly count: number }
  | { readonly kind: 'signal'; readonly signal: Signal };

/** Worst first; groups stand in the order of their worst. */
export function grouped(rows: readonly Signal[], grouping: Grouping): readonly Line[] {
  const groups = new Map<string, Signal[]>();
  for (const signal of [...rows].sort(bySeverity)) {
    const group = signal[grouping];
    groups.set(group, [...(groups.get(group) ?? []), signal]);
  }
  return [...groups].flatMap(([group, signals]) => [
    { kind: 'head' as const, grouping, group, count: signals.length },
    ...signals.map((signal) => ({ kind: 'signal' as const, signal })),
  ]);
}

export interface SignalListProps {
  readonly lines: readonly Line[];
  readonly onAcknowledge: (signal: Signal) => void;
  readonly onBringBack: (signal: Signal) => void;
}

export function SignalList({ lines, onAcknowledge, onBringBack }: SignalListProps) {
  const { t } = useTranslation('warnings');
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'head' ? 34 : 78),
    overscan: 6,
    getItemKey: (index) => {
      const line = lines[index];
      return line === undefined ? index : line.kind === 'head' ? `head-${line.group}` : line.signal.key;
    },
  });
  return (
    <div className={classes.scroller} ref={scroller}>
      <div className={classes.list} role="list" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (line === undefined) return null;
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              role="listitem"
              className={line.kind === 'head' ? classes.head : classes.signal}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {line.kind === 'head' ? (
                <>
                  <h2>
                    {line.grouping === 'level' ? t(`common:levels.${line.group}`) : t(`rules.${line.group}.name`)}
                  </h2>
                  <span>{t('groupCount', { count: line.count })}</span>
                </>
              ) : (
                <SignalLine signal={line.signal} onAcknowledge={onAcknowledge} onBringBack={onBringBack} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function SignalLine(props: {
  readonly signal: Signal;
  readonly onAcknowledge: (signal: Signal) => void;
  readonly onBringBack: (signal: Signal) => void;
}) {
  const { signal } = props;
  const { t } = useTranslation('warnings');
  const format = useFormat();
  const text = useSignalText();
  const rule = text.rule(signal);
  return (
    <>
      <div className={classes.badge}>
        <LevelBadge level={signal.level} />
      </div>
      <div className={classes.words}>
        <p className={classes.who}>
          <Link to={`/customers/${signal.customerId}`}>{signal.customerName}</Link>
          <Chip>{text.ruleName(signal.rule)}</Chip>
          {signal.bill !== undefined && <Link to={`/bills?bill=${signal.bill.billId}`}>{t('openBill')}</Link>}
          {signal.dispute !== undefined && (
            <Link to={`/disputes?dispute=${signal.dispute.disputeId}`}>{t('openDispute')}</Link>
          )}
          <small>{t('since', { day: format.day(signal.sinceOn) })}</small>
        </p>
        <p>{text.found(signal)}</p>
        <p className={classes.rule}>{rule === '' ? '\u00a0' : t('whyRule', { rule })}</p>
        {signal.acknowledged !== null && (
          <p className={classes.reason}>
            {t('acknowledgedBy', {
              actor: signal.acknowledged.actor,
              at: format.instant(signal.acknowledged.at),
              reason: signal.acknowledged.reason,
            })}{' '}
            {signal.acknowledged.snoozeUntil !== null && (
              <Chip>{t('snoozedUntil', { day: format.day(signal.acknowledged.snoozeUntil) })}</Chip>
            )}
          </p>
        )}
      </div>
      <b className={classes.amount}>{format.money(signal.amountMinor, signal.currency)}</b>
      {signal.acknowledged === null ? (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => props.onAcknowledge(signal)}
          aria-label={`${t('acknowledge')}: ${signal.customerName}, ${text.ruleName(signal.rule)}`}
        >
          {t('acknowledge')}
        </Button>
      ) : (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => props.onBringBack(signal)}
          aria-label={`${t('bringBack')}: ${signal.customerName}, ${text.ruleName(signal.rule)}`}
        >
          {t('bringBack')}
        </Button>
      )}
    </>
  );
}
