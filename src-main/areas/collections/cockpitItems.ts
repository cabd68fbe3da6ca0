import { daysBetween } from '../../kernel/day.ts';
import type { CurrencyCode } from '../../kernel/currency.ts';
import type { CustomerId, DocumentId, DueItemId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { CaseAt } from '../cases/store.ts';
import { evidenceKinds, type EvidenceKind } from '../evidence/rules/score.ts';
import { gapRows } from '../evidence/store.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { listItems } from '../ledger/store/read.ts';
import { limitationClocks } from '../limitation/clocks.ts';
import type { PlanAt } from '../plans/store.ts';
import type { Block } from '../policy/blocks.ts';
import type { PromiseAt } from '../promises/store.ts';
import type { CockpitItem } from './contract.ts';
import { lastDelays } from './store/outcomes.ts';

export interface AgreedAndBlocked {
  readonly promises: readonly PromiseAt[];
  readonly plans: readonly PlanAt[];
  readonly cases: readonly CaseAt[];
  readonly blocks: readonly Block[];
}

const MOST = 500;

/** Open items of a customer, oldest due first, each with what was promised, agreed, disputed, proved, and why it must wait. */
export function cockpitItems(
  db: ReadDb,
  point: PointInTime & { readonly customerId: CustomerId },
  { promises, plans, cases, blocks }: AgreedAndBlocked,
): CockpitItem[] {
  const items = listItems(db, { ...point, status: 'open' }, { sort: 'dueOn', limit: MOST });
  const clocks = new Map(limitationClocks(db, point).map((clock) => [clock.dueItemId, clock]));
  const delays = lastDelays(db, point);
  const gaps = gapsOf(db, point, [...new Set(items.map(({ currency }) => currency))]);
  const living = promises.filter(({ state }) => state === 'open' || state === 'due');
  const unkept = promises.filter(({ state }) => state === 'broken' || state === 'partial' || state === 'withdrawn');
  const of = <Found extends { readonly dueItemIds: readonly DueItemId[] }>(
    found: readonly Found[],
    item: DueItemId,
  ): Found | undefined => found.find(({ dueItemIds }) => dueItemIds.includes(item));
  const running = plans.filter(({ state }) => state === 'active' || state === 'late');
  const open = cases.filter(({ closedOn }) => closedOn === null);

  return items.map((item) => {
    const { customerId: _customerId, customerCode: _code, customerName: _name, ...shown } = item;
    const lines = living.flatMap((promise) =>
      promise.lines.filter(({ dueItemId }) => dueItemId === item.dueItemId).map((line) => ({ ...line, on: promise.dueOn })),
    ); // prettier-ignore
    const clock = clocks.get(item.dueItemId);
    const delay = delays.get(item.dueItemId);
    const papers = gaps.get(item.documentId);
    const safeOn = clock?.safeOn ?? null;
    return {
      ...shown,
      promisedMinor: Math.min(item.openMinor, lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)),
      promisedOn: lines.map(({ on }) => on).sort()[0] ?? null,
      brokenPromises: unkept.filter(({ lines: had }) => had.some(({ dueItemId }) => dueItemId === item.dueItemId)).length,
      planNumber: of(running, item.dueItemId)?.number ?? null,
      caseNumber: of(open, item.dueItemId)?.number ?? null,
      delay: delay ?? null,
      safeOn,
      greyOn: clock?.greyOn ?? null,
      safeInDays: safeOn === null ? null : daysBetween(point.asOf, safeOn),
      evidenceMissing: papers?.missing ?? [],
      evidenceUnproved: papers?.unproved ?? [],
      blocks: blocks
        .filter(({ dueItemIds }) => dueItemIds === 'all' || dueItemIds.includes(item.dueItemId))
        .map(({ kind }) => kind),
    }; // prettier-ignore
  });
}

/** Papers that are missing, and those only claimed, of each open document; what cannot be had is no gap. */
function gapsOf(
  db: ReadDb,
  point: PointInTime & { readonly customerId: CustomerId },
  currencies: readonly CurrencyCode[],
): Map<DocumentId, { readonly missing: EvidenceKind[]; readonly unproved: EvidenceKind[] }> {
  const found = new Map<DocumentId, { missing: EvidenceKind[]; unproved: EvidenceKind[] }>();
  for (const currency of currencies) {
    const filter = { ...point, currency, gap: 'any', unproved: true, overdue: false } as const;
    for (const row of gapRows(db, filter, { offset: 0, limit: MOST }).rows) {
      const asked = evidenceKinds.filter((kind) => kind !== 'letter' || row.overdue === 1);
      found.set(row.documentId, {
        missing: asked.filter((kind) => row[kind] === 0),
        unproved: asked.filter((kind) => row[kind] === 2),
      });
    }
  }
  return found;
}
