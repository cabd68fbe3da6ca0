import type { Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { CommandContext } from '../context.ts';
import { isNotKept } from './rules/judging.ts';
import { promisesAt } from './store.ts';
import { insertVerdict, newestVerdicts } from './store/verdicts.ts';

/**
 * Writes down what has become of promises since it was last written down: after a command that moved money (its name is
 * the cause), and for the day that has begun. The record says when a verdict fell and why; the state itself is worked out
 * anew each time it is asked for. The number of changes.
 */
export function logVerdicts(
  ctx: CommandContext,
  cause: string,
  { asOf = ctx.today, customerId }: { readonly asOf?: Day; readonly customerId?: CustomerId } = {},
): number {
  const promises = promisesAt(ctx.db, { asOf, customerId });
  if (promises.length === 0) return 0;
  const newest = newestVerdicts(ctx.db);
  let changed = 0;
  for (const { promiseId, customerId, state, keptMinor } of promises) {
    const last = newest.get(promiseId);
    // The record goes forward only: what an earlier day looked like can be asked for any time.
    if (last !== undefined && (last.onDay > asOf || (last.state === state && last.keptMinor === keptMinor))) continue;
    const byTime = last?.keptMinor === keptMinor && (state === 'due' || isNotKept(state));
    insertVerdict(ctx.db, { promiseId, onDay: asOf, state, keptMinor, cause: byTime ? 'day' : cause }, ctx.recordedAt);
    // Told on the customer's timeline where it says something new: not that a promise just made is open.
    if (last !== undefined) ctx.audit({ entity: 'promise', id: promiseId, customerId, judged: { from: last.state, to: state, keptMinor } }); // prettier-ignore
    changed += 1;
  }
  return changed;
}
