import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import type { Signal, SignalFigure, SignalLevel } from '../../../src-main/areas/signals/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { useFormat, type Format } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';

export const severity: Readonly<Record<SignalLevel, number>> = { red: 0, orange: 1, yellow: 2 };

/** Red before orange before yellow, then the larger amount. */
export function bySeverity(a: Signal, b: Signal): number {
  return severity[a.level] - severity[b.level] || b.amountMinor - a.amountMinor || a.key.localeCompare(b.key);
}

export interface SignalText {
  /** Half a line with the deciding figures: "最长逾期 74 天，逾期占 62.0%". */
  short(signal: Signal): string;
  /** What was found, with every figure of it. */
  found(signal: Signal): string;
  /** The rule in words with the thresholds in force. */
  rule(signal: Signal): string;
  ruleName(rule: Signal['rule']): string;
  /** The rule, or for an observation what was seen. */
  name(signal: Signal): string;
}

/** Warnings in words: the service gives figures, the catalogue the sentence around them. */
export function useSignalText(): SignalText {
  const { t } = useTranslation(['warnings', 'cases']);
  const format = useFormat();
  const { data: settings } = useQueryOf('settings.get', {});
  return useMemo(() => {
    const wordOf = (rule: Signal['rule'], name: string): string =>
      rule === 'identity_changed'
        ? t(`identityFields.${name}`)
        : rule === 'public_record'
          ? t(`recordCategories.${name}`)
          : rule === 'case_deadline'
            ? t(`cases:deadlineCodes.${name}`)
            : name;
    const namesOf = ({ rule, dispute, names, tick }: Signal): Record<string, string> => ({
      names: names.map((name) => wordOf(rule, name)).join(t('listComma')),
      ...(dispute === undefined
        ? {}
        : { reason: t(`common:disputeReasons.${dispute.reason}`), owner: dispute.owner || t('noOwner') }),
      ...(tick === undefined
        ? {}
        : { code: t(`dangers.${tick.code}.name`), look: t(`dangers.${tick.code}.look`), actor: tick.actor }),
    });
    const sentence = (signal: Signal, part: 'short' | 'found'): string =>
      t(`rules.${signal.rule}.${variant(signal, part)}`, { ...valuesOf(signal, format), ...namesOf(signal) });
    return {
      short: (signal) => sentence(signal, 'short'),
      found: (signal) =>
        inBills(signal)
          ? `${sentence(signal, 'found')} ${t('rules.over_limit.bills', { ...valuesOf(signal, format) })}`
          : sentence(signal, 'found'),
      rule: (signal) =>
        settings === undefined
          ? ''
          : t(`rules.${signal.rule}.rule`, { ...thresholdsOf(settings, format), ...namesOf(signal) }),
      ruleName: (rule) => t(`rules.${rule}.name`),
      name: ({ rule, tick }) => (tick === undefined ? t(`rules.${rule}.name`) : t(`dangers.${tick.code}.name`)),
    };
  }, [t, format, settings]);
}

/** A limit of nothing has no share that is used of it, and below the limit nothing is over. */
function variant(signal: Signal, part: 'short' | 'found'): string {
  if (signal.bill !== undefined) return signal.rule === 'bill_maturing' ? part : `${part}_${signal.bill.alarm}`;
  const figure = (name: string): number => signal.figures.find((each) => each.name === name)?.value ?? 0;
  if (signal.rule === 'limitation' || signal.rule === 'case_deadline')
    return figure('daysLeft') < 0 ? `${part}Passed` : part;
  if (signal.rule !== 'over_limit') return part;
  if (figure('limitMinor') === 0) return `${part}NoLimit`;
  return figure('overMinor') === 0 ? `${part}Near` : part;
}

/** Thirty digits say nothing in a sentence; their end is what a clerk compares. */
function tail(number: string): string {
  return number.length > 12 ? `…${number.slice(-8)}` : number;
}

function inBills(signal: Signal): boolean {
  return signal.rule === 'over_limit' && signal.figures.some((figure) => figure.name === 'billsMinor');
}

function valuesOf(signal: Signal, format: Format): Record<string, string | number> {
  const values: Record<string, string | number> = { amount: format.money(signal.amountMinor, signal.currency) };
  if (signal.bill !== undefined) {
    values['number'] = tail(signal.bill.number);
    values['dueOn'] = format.day(signal.bill.dueOn);
  }
  if (signal.dispute !== undefined) {
    values['number'] = tail(signal.dispute.number);
    values['targetOn'] = format.day(signal.dispute.targetOn);
  }
  for (const figure of signal.figures) values[figure.name] = figureText(figure, signal.currency, format);
  // The first number counted decides between "entry" and "entries".
  const counted = signal.figures.find(({ unit }) => unit === 'count');
  if (counted !== undefined) values['count'] = counted.value;
  return values;
}

export function figureText({ unit, value }: SignalFigure, currency: CurrencyCode, format: Format): string {
  switch (unit) {
    case 'money':
      return format.money(value, currency);
    case 'basisPoints':
      return format.basisPoints(value);
    case 'tenthsOfDay':
      return format.tenths(value);
    case 'days':
    case 'count':
      return format.count(value);
  }
}

function thresholdsOf({ warnings: thresholds, danger }: Settings, format: Format): Record<string, string> {
  return {
    partialOfLastFour: format.count(danger.partialOfLastFour),
    orderRise: format.basisPoints(danger.orderRiseBp),
    orderFall: format.basisPoints(danger.orderFallBp),
    billShareRise: format.tenths(Math.round(danger.billShareRiseBp / 10)),
    payerAccounts: format.count(danger.payerAccounts),
    creditNoteShare: format.basisPoints(danger.creditNoteShareBp),
    disputesInDays: format.count(danger.disputesInDays),
    changedWithinDays: format.count(danger.changedWithinDays),
    overdueDaysRed: format.count(thresholds.overdueDaysRed),
    overLimitAmber: format.basisPoints(thresholds.overLimitAmberBp),
    concentration: format.basisPoints(thresholds.concentrationBp),
    concentrationOrange: format.basisPoints(Math.ceil((thresholds.concentrationBp * 5) / 3)),
    concentrationRed: format.basisPoints(Math.ceil((thresholds.concentrationBp * 8) / 3)),
    slowerDays: format.count(thresholds.slowerDays),
    slowerShare: format.tenths(Math.round(thresholds.slowerShareBp / 10)),
    slowerMinReceipts: format.count(thresholds.slowerMinReceipts),
    newlyOverdueDays: format.count(thresholds.newlyOverdueDays),
    newlyOverdueShare: format.basisPoints(thresholds.newlyOverdueShareBp),
    newlyOverdueRed: format.basisPoints(thresholds.newlyOverdueShareBp * 5),
  };
}
