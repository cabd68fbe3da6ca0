import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { Language } from '../../kernel/format.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { AgingCurrency, Kpi } from '../aging/contract.ts';
import { kpisOf, quadrantOf, type Quadrant } from '../aging/figures.ts';
import { agingTable } from '../aging/procedures.ts';
import { flaggedDueDates } from '../aging/store.ts';
import type { QueryContext } from '../context.ts';
import type { LevelDays } from '../letters/rules/level.ts';
import { lastLetters, type LastLetter } from '../letters/store.ts';
import { letterDays } from '../policy/rules/ladder.ts';
import { policyAt } from '../policy/store.ts';
import type { Settings } from '../settings/contract.ts';
import { isPractice, readSettings } from '../settings/store.ts';
import type { Signal } from '../signals/contract.ts';
import { detectSignals } from '../signals/detect.ts';
import { stampOf } from './stamp.ts';

/** Everything a report prints, as figures; drawing works nothing out beyond shares and differences of these. */
export interface ReportData {
  readonly language: Language;
  readonly settings: Settings;
  readonly asOf: Day;
  readonly knownAt: Instant;
  readonly generatedAt: Instant;
  readonly currency: CurrencyCode;
  readonly kpi: Kpi;
  /** The currency looked at first, then the others. */
  readonly aging: readonly AgingCurrency[];
  readonly quadrant: Quadrant;
  readonly signals: readonly Signal[];
  readonly lastLetters: ReadonlyMap<CustomerId, LastLetter>;
  /** Days late from which the standard timetable of the policy has each letter. */
  readonly letterDays: LevelDays;
  readonly flaggedDueDates: number;
  readonly audit: { readonly seq: number; readonly hash: string } | null;
  readonly practice: boolean;
}

export interface ReportQuestion {
  readonly asOf: Day;
  readonly knownAt?: Instant | undefined;
  readonly language: Language;
  readonly currency: CurrencyCode;
}

export function gather(db: QueryContext['db'], question: ReportQuestion, generatedAt: Instant): ReportData {
  const { asOf, knownAt, language, currency } = question;
  const point = { asOf, knownAt };
  const { definition: policy } = policyAt(db, point);
  const { currencies } = agingTable(db, { ...point, basis: 'due' });
  const here = currencies.find((aging) => aging.currency === currency) ?? agingTable(db, { ...point, basis: 'due', currency }).currencies[0]; // prettier-ignore
  return {
    language,
    settings: readSettings(db),
    asOf,
    ...stampOf(db, knownAt, generatedAt),
    currency,
    kpi: kpisOf(db, { ...point, currency }),
    aging: [...(here ? [here] : []), ...currencies.filter((aging) => aging !== here && holdsAnything(aging))],
    quadrant: quadrantOf(db, { ...point, currency }),
    signals: detectSignals(db, point),
    lastLetters: lastLetters(db, { ...point, currency }),
    letterDays: letterDays(policy.ladders.standard, policy.graceDays),
    flaggedDueDates: flaggedDueDates(db, point),
    practice: isPractice(db),
  };
}

/** A currency whose accounts are all settled needs no column; one that does not add up always does. */
function holdsAnything(aging: AgingCurrency): boolean {
  const parts = [aging.notDueMinor, aging.unappliedMinor, aging.totalMinor, aging.ledgerMinor, aging.overdueMinor];
  return parts.some((part) => part !== 0);
}
