import type { DisputeId, PromiseId, TaskId } from '../../kernel/ids.ts';
import type { ErrorOf, OutputOf, ParsedInputOf } from '../../kernel/procedure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { rateDebtor, tellDelay } from '../actions/learned.ts';
import { recordAction } from '../actions/recording.ts';
import type { CommandContext } from '../context.ts';
import { disputesProcedures } from '../disputes/procedures.ts';
import { findDocument } from '../ledger/store/find.ts';
import { makePromise } from '../promises/making.ts';
import type { collectionsContract } from './contract.ts';
import { insertTask } from './store/tasks.ts';

type LogSpec = (typeof collectionsContract)['collections.logResult'];
export type LogInput = ParsedInputOf<LogSpec>;
export type Logged = OutputOf<LogSpec>;
type LogError = ErrorOf<LogSpec>;

/**
 * Keeps a contact with all that came of it: log entry and next step, promise, disputes, reason for the delay, tasks, rating.
 * The first part that is refused refuses the whole: nothing of it is kept then.
 */
export function logResult(ctx: CommandContext, input: LogInput): Result<Logged, LogError> {
  const { promise, disputes, delayCause, tasks, rating, ...entry } = input;
  const { customerId, onDay, dueItemIds } = entry;
  const recorded = recordAction(ctx, { ...entry, promisedOn: promise?.dueOn ?? entry.promisedOn });
  if (!recorded.ok) return recorded;
  const { actionId, nextOn } = recorded.value;

  let promiseId: PromiseId | null = null;
  let promiseLevel: number | null = null;
  if (promise !== undefined) {
    const { lines, currency, ...given } = promise;
    const made = makePromise(
      ctx,
      {
        ...given,
        ...(lines === undefined ? {} : { lines }),
        ...(currency === undefined ? {} : { currency }),
        customerId,
        madeOn: onDay,
        promisedBy: entry.contactName,
        channel: entry.channel,
        besides: false,
        note: '',
      },
      actionId,
    );
    if (!made.ok) return made;
    promiseId = made.value.promiseId;
    promiseLevel = made.value.level;
  }

  const disputeIds: DisputeId[] = [];
  for (const dispute of disputes) {
    const opened = disputesProcedures['disputes.open'](ctx, { ...dispute, openedOn: onDay });
    if (!opened.ok) return opened as Result<Logged, LogError>;
    disputeIds.push(opened.value.disputeId);
  }

  if (entry.reasonCode !== '' && dueItemIds.length > 0) {
    const told = tellDelay(ctx, { dueItemIds, code: entry.reasonCode, cause: delayCause, onDay, note: '', actionId });
    if (!told.ok) return told;
  }

  const taskIds: TaskId[] = [];
  for (const task of tasks) {
    if (task.dueOn < onDay) return refuse('task_due_before_given', { earliest: onDay });
    if (task.documentId !== null && !findDocument(ctx.db, task.documentId)) return refuse('document_not_found');
    const taskId = insertTask(ctx.db, { ...task, customerId, atTime: '', source: `action:${actionId}` }, ctx);
    ctx.audit({ entity: 'task', id: taskId, customerId, after: task });
    taskIds.push(taskId);
  }

  if (rating !== undefined) {
    if (rating.ability === null && rating.willingness === null) return refuse('rating_empty');
    const rated = rateDebtor(ctx, {
      ...rating,
      customerId,
      ratedOn: onDay,
      debtorType: '',
      answers: {},
      note: '',
      actionId,
    });
    if (!rated.ok) return rated;
  }
  return ok({ actionId, nextOn, promiseId, promiseLevel, disputeIds, taskIds, stepDone: entry.stepCode !== '' });
}
