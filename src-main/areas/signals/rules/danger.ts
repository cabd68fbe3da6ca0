import type { Day } from '../../../kernel/day.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import type { Settings } from '../../settings/contract.ts';
import {
  dangerCodes,
  type DangerCode,
  type DangerCustomer,
  type DangerLevel,
  type Signal,
  type SignalLevel,
  type SignalRule,
} from '../contract.ts';

type Thresholds = Pick<Settings['danger'], 'yellowFrom' | 'orangeFrom' | 'redFrom'>;
export type Danger = NonNullable<Signal['danger']>;

/** domain.md §5: weights of the ten; what a clerk sees beside them weighs 1, a fraud mark as much as an insolvency. */
const weights: Readonly<Record<string, number>> = {
  paying_slower: 2,
  broken_promises: 3,
  unreachable: 3,
  partial_payments: 2,
  order_swing: 2,
  payment_method: 3,
  late_disputes: 2,
  more_credit: 2,
  identity_changed: 2,
  insolvency: 5,
  fraud_marks: 5,
};

const critical: ReadonlySet<string> = new Set(['insolvency', 'fraud_marks']);

export function weightOf(code: DangerCode): number {
  return weights[code] ?? 1;
}

/** Any one of these makes a customer red. */
export function isCritical(code: DangerCode): boolean {
  return critical.has(code);
}

const codeOfRule: Readonly<Partial<Record<SignalRule, DangerCode>>> = {
  paying_slower: 'paying_slower',
  broken_promises: 'broken_promises',
  unreachable: 'unreachable',
  partial_payments: 'partial_payments',
  newer_unpaid: 'partial_payments',
  order_swing: 'order_swing',
  trial_exceeded: 'order_swing',
  bill_share: 'payment_method',
  bill_dishonoured: 'payment_method',
  payer_accounts: 'payment_method',
  late_disputes: 'late_disputes',
  returns_high: 'late_disputes',
  over_limit: 'more_credit',
  extended_overdue: 'more_credit',
  identity_changed: 'identity_changed',
  public_record: 'insolvency',
  fraud_marks: 'fraud_marks',
};

/** Rules that may weigh in a danger level. */
export const dangerRules: ReadonlySet<SignalRule> = new Set([
  ...(Object.keys(codeOfRule) as SignalRule[]),
  'observed' as const,
]);

/**
 * What a finding weighs: a dishonoured bill is a worse way of paying and critical, use of the limit weighs only above
 * the limit itself, what the ledger tells of age and size alone weighs nothing.
 */
export function dangerOf(rule: SignalRule, level: SignalLevel, ticked?: DangerCode): Danger | null {
  const code = rule === 'observed' ? ticked : codeOfRule[rule];
  if (code === undefined || (rule === 'over_limit' && level === 'yellow')) return null;
  return { code, weight: weightOf(code), critical: isCritical(code) || rule === 'bill_dishonoured' };
}

/** 0–1 none, 2–3 yellow, 4–6 orange, from 7 or with anything critical red, by the default thresholds. */
export function dangerLevel(weight: number, anyCritical: boolean, thresholds: Thresholds): DangerLevel {
  if (anyCritical || weight >= thresholds.redFrom) return 'red';
  return weight >= thresholds.orangeFrom ? 'orange' : weight >= thresholds.yellowFrom ? 'yellow' : 'none';
}

/**
 * Danger per customer, heaviest first. A code counts once however many findings stand behind it: part payments (2) seen
 * by rule and by the clerk, with a dishonoured bill (3, critical), weigh 5 and make red.
 */
export function dangerByCustomer(signals: readonly Signal[], thresholds: Thresholds): DangerCustomer[] {
  const customers = new Map<CustomerId, Map<DangerCode, Signal[]>>();
  for (const signal of signals) {
    if (signal.danger === null) continue;
    let codes = customers.get(signal.customerId);
    if (!codes) customers.set(signal.customerId, (codes = new Map<DangerCode, Signal[]>()));
    codes.set(signal.danger.code, [...(codes.get(signal.danger.code) ?? []), signal]);
  }
  return [...customers]
    .map(([customerId, codes]) => {
      const standing = [...codes]
        .sort(([a], [b]) => rank(a) - rank(b))
        .map(([code, findings]) => ({
          code,
          weight: weightOf(code),
          critical: findings.some(({ danger }) => danger?.critical === true),
          sinceOn: findings.map(({ sinceOn }) => sinceOn).reduce((a, b) => (a < b ? a : b)),
          expiresOn: lastOf(findings.map(({ expiresOn }) => expiresOn)),
          acknowledged: findings.every(({ acknowledged }) => acknowledged !== null),
          findings,
        }));
      const weight = standing.reduce((sum, signal) => sum + signal.weight, 0);
      const anyCritical = standing.some((signal) => signal.critical);
      const first = standing[0]?.findings[0];
      return {
        customerId,
        customerCode: first?.customerCode ?? '',
        customerName: first?.customerName ?? '',
        level: dangerLevel(weight, anyCritical, thresholds),
        weight,
        critical: anyCritical,
        signals: standing,
      };
    })
    .sort(
      (a, b) =>
        levels.indexOf(b.level) - levels.indexOf(a.level) ||
        b.weight - a.weight ||
        (a.customerCode < b.customerCode ? -1 : 1),
    );
}

const levels: readonly DangerLevel[] = ['none', 'yellow', 'orange', 'red'];

/** The ten in their order, then the rest as it came. */
function rank(code: DangerCode): number {
  const place = (dangerCodes as readonly string[]).indexOf(code);
  return place < 0 ? dangerCodes.length : place;
}

function lastOf(days: readonly (Day | null)[]): Day | null {
  return days.reduce((last, day) => (last === null || day === null ? null : day > last ? day : last), days[0] ?? null);
}

const severity: Readonly<Record<string, number>> = { yellow: 1, orange: 2, red: 3 };

/**
 * Does what was acknowledged still cover what is found now? The same fact does, and so does a milder one: a level that
 * fell, or fewer of the same matters. `{1,2}` covers `{2}` and not `{2,3}`; `rise:orange` covers `rise:yellow` and
 * neither `rise:red` nor `fall:yellow`.
 */
export function covers(acknowledged: string, now: string): boolean {
  if (acknowledged === now) return true;
  const [then, these] = [matters(acknowledged), matters(now)];
  if (then !== null && these !== null) return these.every((matter) => then.includes(matter));
  const [was, is] = [levelled(acknowledged), levelled(now)];
  return was !== null && is !== null && was.about === is.about && is.severity <= was.severity;
}

/** A fact made of single matters, each of which is news by itself; short enough to be kept with an acknowledgement. */
export function factOf(ids: Iterable<string | number>): string {
  const text = [...new Set(ids)].map(String).sort().join(',');
  return text.length <= 480 ? `{${text}}` : `{${text.slice(0, 440)}…${text.length}}`;
}

function matters(fact: string): string[] | null {
  return fact.startsWith('{') && fact.endsWith('}') ? fact.slice(1, -1).split(',') : null;
}

function levelled(fact: string): { about: string; severity: number } | null {
  const cut = fact.lastIndexOf(':');
  const found = severity[fact.slice(cut + 1)];
  return found === undefined ? null : { about: fact.slice(0, Math.max(0, cut)), severity: found };
}
