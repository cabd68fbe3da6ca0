import type { CurrencyCode } from '../../kernel/currency.ts';
import { daysBetween, laterDay, type Day } from '../../kernel/day.ts';
import type { CustomerId, DueItemId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { blocksAt, type Block } from '../policy/blocks.ts';
import type { BlockKind } from '../policy/contract.ts';
import { stepsDue, type CustomerSteps } from '../policy/due.ts';
import { letterDays } from '../policy/rules/ladder.ts';
import { segmentsAt } from '../policy/segments.ts';
import { policyAt } from '../policy/store.ts';
import type { LevelDays } from './rules/level.ts';
import type { LetterBlock } from './rules/notices.ts';

type Held = CustomerSteps['heldBack'][number];

export interface PolicyFacts {
  /** Days late from which the customer's timetable has each level. */
  levelDaysOf(customerId: CustomerId): LevelDays;
  /** The letter the policy asks for now; null: it asks for none. */
  letterDueOf(customerId: CustomerId): CustomerSteps | null;
  /** Why the next step must wait: blocks, gaps, money that nobody matched. */
  heldOf(customerId: CustomerId): readonly Held[];
}

/** What the collection policy says about writing to the customers of a currency on a day, to all or to some of them. */
export function policyFacts(
  db: ReadDb,
  {
    among,
    ...point
  }: {
    readonly asOf: Day;
    readonly currency: CurrencyCode;
    readonly customerId?: CustomerId | undefined;
    readonly among?: readonly CustomerId[];
  },
): PolicyFacts {
  const { definition } = policyAt(db, point);
  const segments = segmentsAt(db, point);
  const theirs = new Map<CustomerId, CustomerSteps>();
  for (const step of stepsDue(db, { ...point, among }))
    if (['reminder', 'call', 'letter'].includes(step.kind)) theirs.set(step.customerId, step);
  return {
    levelDaysOf: (customerId) =>
      letterDays(definition.ladders[segments.get(customerId) ?? 'standard'], definition.graceDays),
    letterDueOf: (customerId) => {
      const step = theirs.get(customerId);
      return step?.kind === 'letter' && step.heldBack.length === 0 ? step : null;
    },
    heldOf: (customerId) => theirs.get(customerId)?.heldBack ?? [],
  };
}

/** How far ahead a reminder before the due day looks: as far as the first one of the customer's timetable. */
export function reminderDays(db: ReadDb, { asOf, customerId }: { asOf: Day; customerId: CustomerId }): number {
  const { ladders } = policyAt(db, { asOf }).definition;
  const ladder = ladders[segmentsAt(db, { asOf, customerId }).get(customerId) ?? 'standard'];
  return Math.max(0, ...ladder.map(({ kind, offsetDays }) => (kind === 'reminder' ? -offsetDays : 0)));
}

const codes: Partial<Record<BlockKind, LetterBlock['code']>> = {
  promise: 'open_promise',
  plan: 'performing_plan',
  paused: 'paused',
  excluded: 'excluded',
  legal: 'legal_stage',
};

/** What speaks against writing about the claimed items, gathered by kind; the dispute of a part is named in the letter itself. */
export function letterBlocks(
  db: ReadDb,
  { asOf, customerId, dueItemIds }: { asOf: Day; customerId: CustomerId; dueItemIds: readonly DueItemId[] },
): LetterBlock[] {
  const found = new Map<LetterBlock['code'], LetterBlock>();
  for (const block of blocksAt(db, { asOf, customerId }).get(customerId) ?? []) {
    const code = codes[block.kind];
    const count = code === undefined ? 0 : itemsUnder(block, dueItemIds);
    if (code === undefined || count === 0) continue;
    const known = found.get(code);
    const untilOn = known === undefined ? block.untilOn : latest(known.untilOn, block.untilOn);
    const reason = known?.reason === undefined || known.reason === '' ? block.reason : known.reason;
    found.set(code, { code, count: Math.min(dueItemIds.length, count + (known?.count ?? 0)), untilOn, reason });
  }
  return [...found.values()];
}

function itemsUnder({ dueItemIds }: Block, claimed: readonly DueItemId[]): number {
  return dueItemIds === 'all' ? claimed.length : claimed.filter((dueItemId) => dueItemIds.includes(dueItemId)).length;
}

function latest(a: Day | null, b: Day | null): Day | null {
  return a === null || b === null ? null : daysBetween(a, b) > 0 ? laterDay(a, b) : a;
}
