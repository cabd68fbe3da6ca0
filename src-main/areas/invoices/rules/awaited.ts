import type { Day } from '../../../kernel/day.ts';
import type { DueItemId } from '../../../kernel/ids.ts';
import type { FrozenTerms } from '../../terms/contract.ts';
import { dateLine } from '../../terms/rules/dueItems.ts';
import type { IsWorkday } from '../../terms/rules/workdays.ts';

export interface WaitingItem {
  readonly id: DueItemId;
  readonly seq: number;
  readonly triggerKind: 'document' | 'delivery' | 'acceptance' | 'statement' | 'milestone';
  readonly triggerOn: Day | null;
  readonly triggerHappened: boolean;
  readonly dueOn: Day;
}

/** What has come to pass: days by the kind of event, milestones by the item that waits for them. */
export interface Happened {
  readonly deliveredOn?: Day | undefined;
  readonly acceptedOn?: Day | undefined;
  readonly milestones: ReadonlyMap<DueItemId, Day>;
}

export interface NewDate {
  readonly item: WaitingItem;
  readonly on: Day;
  readonly toDueOn: Day;
  readonly discountUntilOn: Day | null;
  readonly discountBp: number | null;
}

/**
 * Items whose day is known now, with the due date their frozen terms give. Items that counted from another day of the
 * same kind are dated anew, those that count from it already stay. Acceptance + 12 months, accepted on 2026-03-10:
 * the retention falls due on 2027-03-10.
 */
export function datedByEvents(
  items: readonly WaitingItem[],
  terms: FrozenTerms | null,
  issuedOn: Day,
  happened: Happened,
  isWorkday: IsWorkday,
): NewDate[] {
  return items.flatMap((item): NewDate[] => {
    const on = eventOf(item, happened);
    const line = terms?.rule.lines[terms.lines[item.seq - 1] ?? -1];
    if (on === undefined || terms === null || line === undefined) return [];
    if (item.triggerHappened && item.triggerOn === on) return [];
    const dated = dateLine(terms.rule, line, { on, happened: true }, issuedOn, isWorkday);
    return [{ item, on, toDueOn: dated.dueOn, discountUntilOn: dated.discountUntilOn, discountBp: dated.discountBp }];
  });
}

function eventOf(item: WaitingItem, happened: Happened): Day | undefined {
  if (item.triggerKind === 'delivery') return happened.deliveredOn;
  if (item.triggerKind === 'acceptance') return happened.acceptedOn;
  return item.triggerKind === 'milestone' ? happened.milestones.get(item.id) : undefined;
}
