import type { QuadrantName } from '../../src-main/areas/aging/contract.ts';
import type { SignalLevel, SignalRule } from '../../src-main/areas/signals/contract.ts';

/** Everything the management report says in one language; `{name}` are merge fields. */
export interface ReportText {
  readonly title: string;
  readonly words: Readonly<Record<ReportWord, string>>;
  readonly banner: string;
  readonly summary: Readonly<Record<'overdue' | 'noOverdue' | 'trend' | 'critical' | 'concentration' | 'red', string>>;
  readonly changes: Readonly<Record<'up' | 'down' | 'same', string>>;
  readonly units: Readonly<Record<'days' | 'moreThanDays' | 'items' | 'customers' | 'points', string>>;
  readonly kpis: Readonly<Record<KpiName, string>>;
  readonly kpiNotes: Readonly<
    Record<'shareOfTotal' | 'overdueOf' | 'since' | 'window' | 'noHistory' | 'withoutDisputed' | 'disputeDays', string>
  >;
  readonly quadrants: Readonly<
    Record<QuadrantName, { readonly name: string; readonly action: string; readonly firstTouch: string }>
  >;
  readonly split: Readonly<Record<'pareto' | 'fixed', string>>;
  readonly nextStep: Readonly<Record<'letter' | 'wait' | 'decide', string>>;
  readonly levels: Readonly<Record<SignalLevel, string>>;
  readonly rules: Readonly<Record<SignalRule, { readonly name: string; readonly figures: string }>>;
  /** Formulas and settings in words, one per line of the last section. */
  readonly definitions: readonly { readonly term: string; readonly text: string }[];
}

export type KpiName =
  | 'total'
  | 'overdue'
  | 'over90'
  | 'topTen'
  | 'dsoCountBack'
  | 'dsoPeriod'
  | 'bestDso'
  | 'delinquent'
  | 'unapplied'
  | 'disputed'
  | 'dueSoon'
  | 'customers';

export type ReportWord =
  | 'asOf'
  | 'knownAt'
  | 'generatedAt'
  | 'number'
  | 'currency'
  | 'draft'
  | 'practice'
  | 'notAvailable'
  | 'none'
  | 'more'
  | 'keyFigures'
  | 'versus'
  | 'aging'
  | 'agingNote'
  | 'otherCurrencies'
  | 'bucket'
  | 'notDue'
  | 'daysLate'
  | 'amount'
  | 'share'
  | 'count'
  | 'unapplied'
  | 'total'
  | 'ledger'
  | 'difference'
  | 'balanced'
  | 'agingChart'
  | 'quadrant'
  | 'quadrantNote'
  | 'quadrantEmpty'
  | 'axisDays'
  | 'axisAmount'
  | 'field'
  | 'customers'
  | 'overdueSum'
  | 'action'
  | 'firstTouch'
  | 'critical'
  | 'criticalEmpty'
  | 'topTen'
  | 'topTenEmpty'
  | 'customer'
  | 'overdue'
  | 'weighted'
  | 'oldest'
  | 'lastLetter'
  | 'noLetter'
  | 'nextStep'
  | 'warnings'
  | 'warningsEmpty'
  | 'acknowledged'
  | 'level'
  | 'rule'
  | 'figures'
  | 'since'
  | 'definitions'
  | 'auditHead'
  | 'auditAnchor'
  | 'page';
