import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Signal } from '../../../src-main/areas/signals/contract.ts';
import { daysBetween } from '../../../src-main/kernel/day.ts';
import { useFormat } from '../../app/format.ts';
import { isTyping } from '../../app/typing.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DangerBadge } from '../../components/DangerBadge.tsx';
import { LevelBadge } from '../../components/LevelBadge.tsx';
import { Chip } from '../../components/Section.tsx';
import type { CustomerDanger, Line } from './grouping.ts';
import { useSignalText } from './signalText.ts';
import classes from './Warnings.module.css';

export interface SignalListProps {
  readonly lines: readonly Line[];
  readonly dangers?: ReadonlyMap<number, CustomerDanger>;
  readonly isNew?: (signal: Signal) => boolean;
  readonly onFigures: (signal: Signal) => void;
  readonly onAcknowledge: (signal: Signal) => void;
  /** Acknowledge with a day to be reminded on. */
  readonly onSnooze: (signal: Signal) => void;
  readonly onBringBack: (signal: Signal) => void;
}

const nobody: ReadonlyMap<number, CustomerDanger> = new Map();

export function SignalList(props: SignalListProps) {
  const { lines, dangers = nobody } = props;
  const { t } = useTranslation('warnings');
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<string | null>(null);
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
  useListKeys(props, at, (signal, index) => {
    setAt(signal.key);
    virtual.scrollToIndex(index, { align: 'auto' });
  });

  return (
    <div className={classes.scroller} ref={scroller}>
      <div className={classes.list} role="list" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (line === undefined) return null;
          const current = line.kind === 'signal' && line.signal.key === at;
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              role="listitem"
              aria-current={current || undefined}
              className={line.kind === 'head' ? classes.head : classes.signal}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => line.kind === 'signal' && setAt(line.signal.key)}
            >
              {line.kind === 'head' ? (
                <>
                  <Head line={line} danger={dangers.get(line.first.customerId)} />
                  <span>{t('groupCount', { count: line.count })}</span>
                </>
              ) : (
                <SignalLine {...props} signal={line.signal} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Head({
  line,
  danger,
}: {
  readonly line: Line & { kind: 'head' };
  readonly danger: CustomerDanger | undefined;
}) {
  const { t } = useTranslation('warnings');
  if (line.grouping !== 'customer')
    return <h2>{line.grouping === 'level' ? t(`common:levels.${line.group}`) : t(`rules.${line.group}.name`)}</h2>;
  const { customerId, customerName, customerCode } = line.first;
  return (
    <>
      <h2>
        <Link to={`/customers/${customerId}?tab=signals`}>{customerName}</Link> <small>{customerCode}</small>
      </h2>
      {danger !== undefined && <DangerBadge {...danger} />}
      {danger?.level === 'red' && (
        <Link className={classes.advice} to={`/customers/${customerId}?tab=limits`} title={t('holdHint')}>
          {t('hold')}
        </Link>
      )}
    </>
  );
}

/** J and K move, Enter opens the figures, A acknowledges, S snoozes; not while a field or a dialog has the keys. */
function useListKeys(
  { lines, onFigures, onAcknowledge, onSnooze }: SignalListProps,
  at: string | null,
  onMove: (signal: Signal, index: number) => void,
): void {
  const latest = useRef({ lines, at, onMove, onFigures, onAcknowledge, onSnooze });
  useEffect(() => {
    latest.current = { lines, at, onMove, onFigures, onAcknowledge, onSnooze };
  });
  useEffect(() => {
    let wentAt = 0;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || hasKeys(event)) return;
      const key = event.key.toLowerCase();
      // After G the next letter names a screen.
      if (key === 'g') wentAt = Date.now();
      if (key === 'g' || Date.now() - wentAt < 1200) return;
      const now = latest.current;
      const signals = now.lines.flatMap((line, index) =>
        line.kind === 'signal' ? [{ signal: line.signal, index }] : [],
      );
      const place = signals.findIndex(({ signal }) => signal.key === now.at);
      const current = signals[place]?.signal;
      if (key === 'j' || key === 'k') {
        const next = signals[Math.min(signals.length - 1, Math.max(0, place + (key === 'j' ? 1 : -1)))];
        if (next !== undefined) now.onMove(next.signal, next.index);
      } else if (current === undefined) return;
      else if (key === 'enter' && !(event.target as HTMLElement).closest('a, button')) now.onFigures(current);
      else if (key === 'a' && current.acknowledged === null) now.onAcknowledge(current);
      else if (key === 's' && current.acknowledged === null) now.onSnooze(current);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** A choice that was just clicked keeps the focus and has no use for letters. */
function hasKeys(event: KeyboardEvent): boolean {
  const choice = event.target instanceof HTMLInputElement && /^(radio|checkbox)$/.test(event.target.type);
  return !choice && isTyping(event);
}

function SignalLine(props: SignalListProps & { readonly signal: Signal }) {
  const { signal } = props;
  const { t } = useTranslation('warnings');
  const format = useFormat();
  const text = useSignalText();
  const { asOf } = useWorkingPoint();
  const rule = text.rule(signal);
  const named = `${signal.customerName}, ${text.name(signal)}`;
  return (
    <>
      <div className={classes.badge}>
        <LevelBadge level={signal.level} />
      </div>
      <div className={classes.words}>
        <p className={classes.who}>
          <Link to={`/customers/${signal.customerId}`}>{signal.customerName}</Link>
          <Chip>{text.ruleName(signal.rule)}</Chip>
          {props.isNew?.(signal) === true && <Chip>{t('fresh')}</Chip>}
          {signal.bill !== undefined && <Link to={`/bills?bill=${signal.bill.billId}`}>{t('openBill')}</Link>}
          {signal.dispute !== undefined && (
            <Link to={`/disputes?dispute=${signal.dispute.disputeId}`}>{t('openDispute')}</Link>
          )}
          <small>
            {t('since', { day: format.day(signal.sinceOn) })} ·{' '}
            {signal.expiresOn === null
              ? t('age', { count: Math.max(0, daysBetween(signal.sinceOn, asOf)) })
              : t('expires', { day: format.day(signal.expiresOn) })}
          </small>
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
      <div className={classes.size}>
        <b className={classes.amount}>{format.money(signal.amountMinor, signal.currency)}</b>
        {signal.danger !== null && <small>{t('weight', { count: signal.danger.weight })}</small>}
      </div>
      <div className={classes.acts}>
        {signal.acknowledged === null ? (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => props.onAcknowledge(signal)}
            aria-label={`${t('acknowledge')}: ${named}`}
          >
            {t('acknowledge')}
          </Button>
        ) : (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => props.onBringBack(signal)}
            aria-label={`${t('bringBack')}: ${named}`}
          >
            {t('bringBack')}
          </Button>
        )}
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => props.onFigures(signal)}
          aria-label={`${t('showOf')}: ${named}`}
        >
          {t('show')}
        </Button>
      </div>
    </>
  );
}
