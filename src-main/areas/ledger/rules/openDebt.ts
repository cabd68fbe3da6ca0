import type { Day } from '../../../kernel/day.ts';
import type { DocumentId, DueItemId } from '../../../kernel/ids.ts';
import { scaleMinor } from '../../../kernel/money.ts';
import type { AdjustmentReason } from '../contract.ts';

/** An open due item with what decides about the order of payment. */
export interface OpenDebt {
  readonly dueItemId: DueItemId;
  readonly documentId: DocumentId;
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly openMinor: number;
  readonly discountUntilOn: Day | null;
  readonly discountBp: number | null;
  readonly secured: boolean;
  readonly lateRateBp: number | null;
  /** '' for trade; interest, cost, recovery. */
  readonly purpose: string;
  /** The debt that interest and costs belong to. */
  readonly parentId: DocumentId | null;
}

export interface Evidence {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface ProposedLine {
  readonly dueItemId: DueItemId;
  readonly amountMinor: number;
  readonly adjustMinor: number;
  readonly adjustReason: AdjustmentReason | null;
  readonly evidence: Evidence[];
}

export function evidence(code: string, params: Evidence['params'] = {}): Evidence {
  return { code, params };
}

export function line(dueItemId: DueItemId, amountMinor: number, why: Evidence[] = []): ProposedLine {
  return { dueItemId, amountMinor, adjustMinor: 0, adjustReason: null, evidence: why };
}

/** Oldest due first; the order in which facts came in never matters. */
export function byDueDay(a: OpenDebt, b: OpenDebt): number {
  return a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.dueItemId - b.dueItemId;
}

export function sumOpen(items: readonly OpenDebt[]): number {
  return items.reduce((sum, item) => sum + item.openMinor, 0);
}

/**
 * The discount for paying early, while its window lasts: 1,000.00 at 2 % until 2026-03-10, paid on that day, is 20.00;
 * a day later it is nothing.
 */
export function earlyDiscount(item: OpenDebt, on: Day): number {
  if (item.discountBp === null || item.discountUntilOn === null || on > item.discountUntilOn) return 0;
  return scaleMinor(item.openMinor, item.discountBp, 10_000, 'halfUp');
}

/** Fills items in the given order: 700.00 over 500.00 and 300.00 gives 500.00 and 200.00. */
export function filled(amountMinor: number, items: readonly OpenDebt[]): { lines: ProposedLine[]; leftMinor: number } {
  const lines: ProposedLine[] = [];
  let leftMinor = amountMinor;
  for (const item of items) {
    const part = Math.min(leftMinor, item.openMinor);
    if (part <= 0) continue;
    lines.push(line(item.dueItemId, part));
    leftMinor -= part;
  }
  return { lines, leftMinor };
}
