import type { Day } from '../../kernel/day.ts';
import type { ActionId, CustomerId, DueItemId, IssuedId } from '../../kernel/ids.ts';
import type { CommandContext } from '../context.ts';
import { itemPlansAt } from './due.ts';
import { progressOf } from './rules/ladder.ts';
import { policyAt } from './store.ts';
import { insertStep } from './store/write.ts';

export interface StepDone {
  readonly customerId: CustomerId;
  readonly dueItemIds: readonly DueItemId[];
  /** By its code, or a letter by its level. */
  readonly step: { readonly code: string } | { readonly letterLevel: number };
  readonly onDay: Day;
  readonly kind: 'done' | 'skipped';
  readonly reason: string;
  readonly actionId?: ActionId;
  readonly issuedId?: IssuedId;
}

/**
 * Keeps that a step was done for some items, inside the caller's command. Steps of their ladders that come before it and
 * were never done are kept as superseded, with the reason: a jump is on record for ever. An item that has come further
 * already, or whose ladder does not have the step, gets no row.
 */
export function recordSteps(ctx: CommandContext, done: StepDone): { steps: number; superseded: number } {
  const { policyId } = policyAt(ctx.db, { asOf: done.onDay });
  const wanted = new Set(done.dueItemIds);
  let steps = 0;
  let superseded = 0;
  const by = { recordedAt: ctx.recordedAt, actor: ctx.actor };
  for (const plan of itemPlansAt(ctx.db, { asOf: done.onDay, customerId: done.customerId })) {
    if (!wanted.has(plan.dueItemId)) continue;
    const { step } = done;
    const index =
      'code' in step
        ? plan.ladder.findIndex(({ code }) => code === step.code)
        : plan.ladder.findLastIndex(({ kind, letterLevel }) => (kind === 'letter' || kind === 'reminder') && letterLevel === step.letterLevel); // prettier-ignore
    const issued = 'letterLevel' in step;
    // The letter itself already counts; what it passed over is what must be kept.
    const before = progressOf(issued ? { ...plan, events: plan.events.filter((event) => event.kind !== 'letter' || event.on < done.onDay) } : plan).position; // prettier-ignore
    if (index <= before) continue;
    const row = {
      customerId: done.customerId,
      dueItemId: plan.dueItemId,
      policyId,
      onDay: done.onDay,
      reason: done.reason,
      actionId: done.actionId ?? null,
      issuedId: done.issuedId ?? null,
    };
    for (const passed of plan.ladder.slice(before + 1, index)) {
      if (passed.kind === 'reminder') continue;
      insertStep(ctx.db, { ...row, stepCode: passed.code, kind: 'superseded' }, by);
      superseded += 1;
    }
    insertStep(ctx.db, { ...row, stepCode: plan.ladder[index]?.code ?? '', kind: done.kind }, by);
    steps += 1;
  }
  return { steps, superseded };
}
