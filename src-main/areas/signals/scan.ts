import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { agingOf, customerLabels, type CustomerFigures, type CustomerLabel } from '../aging/store.ts';
import { limitsInForce, type LimitInForce } from '../credit/store.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import type { Settings } from '../settings/contract.ts';
import { readSettings } from '../settings/store.ts';
import type { Signal, SignalLevel, SignalRule } from './contract.ts';
import type { Finding } from './rules.ts';
import { covers, dangerOf } from './rules/danger.ts';
import { slowerWindows } from './rules.ts';
import { acknowledgements, type Acknowledgement } from './store.ts';
import { payingHabits, type Asked, type Habit } from './store/receipts.ts';

export type Aging = ReadonlyMap<CurrencyCode, ReadonlyMap<CustomerId, CustomerFigures>>;

/** What a detector says of one matter. */
export interface Found {
  readonly rule: SignalRule;
  readonly customerId: CustomerId;
  /** Left out: the base currency, for what is no matter of money. */
  readonly currency?: CurrencyCode;
  /** Left out: what the customer owes in the currency. */
  readonly amountMinor?: number;
  readonly sinceOn: Day;
  readonly finding: Finding;
  readonly expiresOn?: Day | undefined;
  readonly names?: readonly string[] | undefined;
  readonly about?: Pick<Signal, 'bill' | 'dispute' | 'tick'>;
}

export type Detector = (scan: Scan) => Iterable<Found>;

/** One look at the book: what several detectors need is read once, and only when one of them asks. */
export class Scan {
  readonly db: ReadDb;
  /** Of one customer, where only that one is asked about. */
  readonly asked: Asked;
  readonly point: PointInTime;
  readonly settings: Settings;
  #whole: Aging | undefined;
  #own: Aging | undefined;
  #limits: Map<string, LimitInForce> | undefined;
  #habits: Habit[] | undefined;

  constructor(db: ReadDb, asked: Asked) {
    this.db = db;
    this.asked = asked;
    this.point = { asOf: asked.asOf, knownAt: asked.knownAt };
    this.settings = readSettings(db);
  }

  wants(customerId: CustomerId): boolean {
    return this.asked.customerId === undefined || this.asked.customerId === customerId;
  }

  /** The aging of everybody, for what is a share of all. */
  whole(): Aging {
    return (this.#whole ??= agingOf(this.db, { ...this.point, basis: 'due', bucketEnds: [36_500] }));
  }

  /** The aging of those asked about. */
  own(): Aging {
    if (this.asked.customerId === undefined || this.#whole !== undefined) return this.whole();
    const { customerId } = this.asked;
    return (this.#own ??= agingOf(this.db, { ...this.point, basis: 'due', bucketEnds: [36_500], customerId }));
  }

  owed(customerId: CustomerId, currency: CurrencyCode): number {
    return this.own().get(currency)?.get(customerId)?.totalMinor ?? 0;
  }

  limits(): Map<string, LimitInForce> {
    return (this.#limits ??= limitsInForce(this.db, this.asked));
  }

  habits(): Habit[] {
    return (this.#habits ??= payingHabits(this.db, this.asked, slowerWindows(this.asked.asOf), this.settings.warnings));
  }
}

const severity: Readonly<Record<SignalLevel, number>> = { red: 0, orange: 1, yellow: 2 };

/**
 * What the detectors found, worst first, each with the acknowledgement that still covers it. An acknowledgement covers a
 * signal while its fact is the same or milder and the snooze has not ended.
 */
export function gather(scan: Scan, detectors: readonly Detector[]): Signal[] {
  const labels: ReadonlyMap<CustomerId, CustomerLabel> = customerLabels(scan.db);
  const standing = acknowledgements(scan.db, scan.point.knownAt);
  const signals: Signal[] = [];
  for (const detector of detectors) {
    for (const found of detector(scan)) {
      const { rule, customerId, finding } = found;
      const currency = found.currency ?? scan.settings.baseCurrency;
      const about = found.about ?? {};
      const matter = about.bill?.billId ?? about.dispute?.disputeId ?? about.tick?.tickId;
      const key = `${rule}:${customerId}:${currency}${matter === undefined ? '' : `:${matter}`}`;
      signals.push({
        key,
        rule,
        level: finding.level,
        customerId,
        customerCode: labels.get(customerId)?.code ?? '',
        customerName: labels.get(customerId)?.name ?? '',
        currency,
        amountMinor: found.amountMinor ?? scan.owed(customerId, currency),
        sinceOn: found.sinceOn,
        figures: finding.figures,
        danger: dangerOf(rule, finding.level, about.tick?.code),
        expiresOn: found.expiresOn ?? null,
        names: [...(found.names ?? [])],
        ...about,
        fact: finding.fact,
        acknowledged: acknowledgedBy(standing.get(key), finding.fact, scan.asked.asOf),
      });
    }
  }
  return signals.sort(
    (a, b) => severity[a.level] - severity[b.level] || b.amountMinor - a.amountMinor || (a.key < b.key ? -1 : 1),
  );
}

function acknowledgedBy(given: Acknowledgement | undefined, fact: string, asOf: Day): Signal['acknowledged'] {
  if (given === undefined || !covers(given.fact, fact)) return null;
  if (given.snoozeUntil !== null && given.snoozeUntil <= asOf) return null;
  return { reason: given.reason, actor: given.actor, at: given.at, snoozeUntil: given.snoozeUntil };
}
