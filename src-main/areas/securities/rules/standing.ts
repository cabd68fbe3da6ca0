import { addDays, addMonths, daysBetween, type Day } from '../../../kernel/day.ts';

export const securityKinds = ['guarantee', 'mortgage', 'pledge', 'lien', 'deposit', 'retention', 'other'] as const;
export type SecurityKind = (typeof securityKinds)[number];

/** What the kind leaves open. Empty where the law knows one form only. */
export const securityForms = {
  guarantee: ['general', 'joint', 'unclear'],
  mortgage: ['building', 'movable'],
  pledge: ['movable', 'bill', 'receivable', 'right'],
  lien: [''],
  deposit: [''],
  retention: [''],
  other: [''],
} as const satisfies Record<SecurityKind, readonly string[]>;
export type SecurityForm = (typeof securityForms)[SecurityKind][number];

/** What one security is, as the register holds it. */
export interface SecurityFact {
  readonly kind: SecurityKind;
  readonly form: SecurityForm;
  /** The one who gives it is a company: its shareholders or directors must have resolved it. */
  readonly company: boolean;
  /** Of a guarantee. `until_paid`: "until the debt is fully paid", which the law reads as not agreed. */
  readonly period: 'agreed' | 'not_agreed' | 'until_paid';
  /** It says that ownership passes to us on default. */
  readonly transferOnDefault: boolean;
  readonly amountMinor: number;
  readonly realisableMinor: number | null;
  readonly signedOn: Day | null;
  /** Maturity of the debt it stands for. */
  readonly mainDueOn: Day | null;
  readonly untilOn: Day | null;
  readonly registeredOn: Day | null;
  readonly resolutionOn: Day | null;
  /**
   * The day that gave it effect: a deposit was paid, a pledged thing or bill handed over, a retained thing taken into
   * possession; of a guarantee, the day on which the debtor was sued (general) or the guarantor asked in writing (joint).
   */
  readonly actedOn: Day | null;
  readonly releasedOn: Day | null;
}

/** What the contract it belongs to says; null where there is none or it does not say. */
export interface SecurityContext {
  readonly contractMinor: number | null;
  /** Paid of the contract so far, of ten thousand. */
  readonly paidShareBp: number | null;
}

export interface PeriodEnd {
  readonly on: Day;
  /** Agreed and good, or what the law puts in its place. */
  readonly basis: 'agreed' | 'computed';
  readonly what: 'guarantee_period' | 'limitation' | 'grace' | 'term';
  readonly article: string;
}

const GUARANTEE_MONTHS = 6;
const LIMITATION_MONTHS = 36;
const GRACE_DAYS = 60;
const RETENTION_BAR_BP = 7_500;
const DEPOSIT_CAP_BP = 2_000;

/**
 * The day that counts (domain.md §9.5). A guarantee whose period was not agreed, or that runs "until fully paid", or that
 * would end no later than the debt falls due: six months from maturity, 民法典 692. Due 2026-03-31: until 2026-09-30.
 * A mortgage is to be exercised within the limitation of the main claim (419), shown as three years from maturity.
 * Of a retained thing the day from which it may be realised: sixty days of grace where none were agreed (453).
 */
export function periodEnd(security: SecurityFact): PeriodEnd | null {
  const { kind, period, signedOn, mainDueOn, untilOn } = security;
  switch (kind) {
    case 'guarantee': {
      const agreed = period === 'agreed' && untilOn !== null && (mainDueOn === null || untilOn > mainDueOn);
      if (agreed) return { on: untilOn, basis: 'agreed', what: 'guarantee_period', article: '692' };
      if (mainDueOn === null) return null;
      const article = period === 'until_paid' ? '692；担保解释 32' : '692';
      return { on: addMonths(mainDueOn, GUARANTEE_MONTHS), basis: 'computed', what: 'guarantee_period', article };
    }
    case 'lien':
      if (untilOn !== null) return { on: untilOn, basis: 'agreed', what: 'grace', article: '453' };
      return signedOn === null
        ? null
        : { on: addDays(signedOn, GRACE_DAYS), basis: 'computed', what: 'grace', article: '453' };
    case 'mortgage':
      if (untilOn !== null) return { on: untilOn, basis: 'agreed', what: 'term', article: '' };
      return mainDueOn === null
        ? null
        : { on: addMonths(mainDueOn, LIMITATION_MONTHS), basis: 'computed', what: 'limitation', article: '419' };
    default:
      return untilOn === null ? null : { on: untilOn, basis: 'agreed', what: 'term', article: '' };
  }
}

/** An unclear guarantee is a general one (686). */
export function guaranteeForm(security: Pick<SecurityFact, 'form'>): 'general' | 'joint' {
  return security.form === 'joint' ? 'joint' : 'general';
}

export type SecurityWarning =
  | 'unsigned'
  | 'unclear_is_general'
  | 'period_missing'
  | 'agreed_period_void'
  | 'resolution_missing'
  | 'not_registered'
  | 'registration_advised'
  | 'not_handed_over'
  | 'deposit_unpaid'
  | 'deposit_over_cap'
  | 'contract_missing'
  | 'recovery_blocked'
  | 'transfer_on_default'
  | 'period_missed';

const needsRegister = ({ kind, form }: SecurityFact): boolean =>
  (kind === 'mortgage' && form === 'building') || (kind === 'pledge' && (form === 'receivable' || form === 'right'));
const handedOver = ({ kind, form }: SecurityFact): boolean =>
  kind === 'pledge' && (form === 'movable' || form === 'bill');
const registerHelps = ({ kind, form }: SecurityFact): boolean =>
  kind === 'retention' || (kind === 'mortgage' && form === 'movable');

/** Asked or sued within the period: the guarantee lives on, under the ordinary limitation. */
export function claimedInTime(security: SecurityFact): boolean {
  const end = periodEnd(security);
  return security.kind === 'guarantee' && security.actedOn !== null && (end === null || security.actedOn <= end.on);
}

/** What is wrong with it or worth knowing, whatever the day. */
export function warningsOf(security: SecurityFact, context: SecurityContext, asOf: Day): SecurityWarning[] {
  const { kind, form, signedOn, mainDueOn, untilOn, registeredOn, actedOn } = security;
  const end = periodEnd(security);
  const found: readonly (readonly [SecurityWarning, boolean])[] = [
    ['unsigned', signedOn === null && kind !== 'lien' && kind !== 'deposit'],
    ['unclear_is_general', form === 'unclear'],
    ['period_missing', kind === 'guarantee' && end === null],
    ['agreed_period_void', kind === 'guarantee' && security.period === 'agreed' && untilOn !== null && mainDueOn !== null && untilOn <= mainDueOn],
    ['period_missed', end?.what === 'guarantee_period' && asOf > end.on && !claimedInTime(security)],
    ['resolution_missing', kind === 'guarantee' && security.company && security.resolutionOn === null],
    ['not_registered', needsRegister(security) && registeredOn === null],
    ['registration_advised', registerHelps(security) && registeredOn === null],
    ['not_handed_over', handedOver(security) && actedOn === null],
    ['deposit_unpaid', kind === 'deposit' && actedOn === null],
    ['deposit_over_cap', kind === 'deposit' && depositCapMinor(context) !== null && security.amountMinor > (depositCapMinor(context) ?? 0)],
    ['contract_missing', (kind === 'deposit' || kind === 'retention') && context.contractMinor === null],
    ['recovery_blocked', kind === 'retention' && (context.paidShareBp ?? 0) >= RETENTION_BAR_BP],
    ['transfer_on_default', security.transferOnDefault],
  ]; // prettier-ignore
  return found.filter(([, holds]) => holds).map(([code]) => code);
}

/** At most a fifth of the contract counts as a deposit (586): of 100,000.00 it is 20,000.00. */
export function depositCapMinor({ contractMinor }: SecurityContext): number | null {
  return contractMinor === null ? null : Math.floor((contractMinor * DEPOSIT_CAP_BP) / 10_000);
}

/**
 * What it stands for on a day, in minor units; 0 when it has no effect: not signed, not registered where the register
 * makes it, not handed over or paid, released, its period missed, or recovery barred because 75 % is paid (买卖合同解释 26).
 */
export function coverMinor(security: SecurityFact, context: SecurityContext, asOf: Day): number {
  const { kind, signedOn, registeredOn, actedOn, releasedOn, untilOn } = security;
  const has = (on: Day | null): boolean => on !== null && on <= asOf;
  if (has(releasedOn)) return 0;
  const value = security.realisableMinor ?? security.amountMinor;
  if (kind === 'deposit') {
    if (!has(actedOn)) return 0;
    return Math.min(value, depositCapMinor(context) ?? value);
  }
  if (kind === 'lien') return has(actedOn ?? signedOn) ? value : 0;
  if (!has(signedOn)) return 0;
  if (needsRegister(security) && !has(registeredOn)) return 0;
  if (handedOver(security) && !has(actedOn)) return 0;
  if (kind === 'retention' && (context.paidShareBp ?? 0) >= RETENTION_BAR_BP) return 0;
  if (kind === 'guarantee') {
    const end = periodEnd(security);
    return end === null || asOf <= end.on || claimedInTime(security) ? value : 0;
  }
  return untilOn !== null && asOf > untilOn ? 0 : value;
}

export type AlarmLevel = 'yellow' | 'orange' | 'red';

export interface SecurityAlarm {
  readonly code: 'period_ends' | 'period_missed' | 'grace_over' | 'term_ends' | 'term_over';
  readonly level: AlarmLevel;
  readonly dueOn: Day;
  readonly daysLeft: number;
  /** Since when it is at this level. */
  readonly sinceOn: Day;
}

/** Sixty, thirty and seven days before the day; null while it is farther off. */
export function countdown(dueOn: Day, asOf: Day): Omit<SecurityAlarm, 'code'> | null {
  const daysLeft = daysBetween(asOf, dueOn);
  const step = (level: AlarmLevel, days: number) => ({ level, dueOn, daysLeft, sinceOn: addDays(dueOn, -days) });
  if (daysLeft > 60) return null;
  if (daysLeft > 30) return step('yellow', 60);
  if (daysLeft > 7) return step('orange', 30);
  return step('red', daysLeft < 0 ? -1 : 7);
}

/** The one thing about a security that cannot wait, or null. Released, or claimed in time, it is silent. */
export function securityAlarm(security: SecurityFact, asOf: Day): SecurityAlarm | null {
  if (security.releasedOn !== null && security.releasedOn <= asOf) return null;
  const end = periodEnd(security);
  if (end === null || claimedInTime(security)) return null;
  if (end.what === 'grace') {
    const { on: dueOn } = end;
    return asOf < dueOn ? null : { code: 'grace_over', level: 'orange', dueOn, daysLeft: daysBetween(asOf, dueOn), sinceOn: dueOn }; // prettier-ignore
  }
  const left = countdown(end.on, asOf);
  if (left === null) return null;
  const over = left.daysLeft < 0;
  if (end.what === 'guarantee_period') return { ...left, code: over ? 'period_missed' : 'period_ends' };
  return { ...left, code: over ? 'term_over' : 'term_ends' };
}
