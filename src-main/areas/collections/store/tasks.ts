import { daysBetween, type Day } from '../../../kernel/day.ts';
import type { CustomerId, TaskId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../../storage/database.ts';
import type { Task } from '../contract.ts';

export interface TaskQuestion {
  readonly asOf: Day;
  readonly taskId?: TaskId | undefined;
  readonly customerId?: CustomerId | undefined;
  readonly status?: 'open' | 'late' | 'done' | 'all' | undefined;
  readonly owner?: string | undefined;
  readonly source?: string | undefined;
  /** Due between these days, both included. */
  readonly dueFrom?: Day | undefined;
  readonly dueTo?: Day | undefined;
}

/** Tasks as of a day, the earliest due first; one done later was open then. */
export function listTasks(db: ReadDb, question: TaskQuestion): Task[] {
  const { asOf } = question;
  const where = ['t.removed_at IS NULL', 'substr(t.recorded_at, 1, 10) <= :asOf'];
  const params: Record<string, SqlValue> = { asOf };
  const wanted = (sql: string, name: string, value: SqlValue | undefined): void => {
    if (value === undefined || value === '') return;
    where.push(sql);
    params[name] = value;
  };
  const open = '(t.done_on IS NULL OR t.done_on > :asOf)';
  if (question.status === 'open' || question.status === 'late') where.push(open);
  if (question.status === 'late') where.push('t.due_on < :asOf');
  if (question.status === 'done') where.push(`NOT ${open}`);
  wanted('t.id = :taskId', 'taskId', question.taskId);
  wanted('t.customer_id = :customerId', 'customerId', question.customerId);
  wanted('t.owner = :owner', 'owner', question.owner);
  wanted('t.source = :source', 'source', question.source);
  wanted('t.due_on >= :dueFrom', 'dueFrom', question.dueFrom);
  wanted('t.due_on <= :dueTo', 'dueTo', question.dueTo);
  type Row = Omit<Task, 'ageDays' | 'daysLate'>;
  return db
    .rows<Row>(
      `SELECT t.id AS "taskId", t.customer_id AS "customerId", coalesce(c.code, '') AS "customerCode",
         coalesce(c.name, '') AS "customerName", t.document_id AS "documentId", coalesce(d.number, '') AS "documentNumber",
         t.kind, t.title, t.due_on AS "dueOn", t.at_time AS "atTime", t.owner, t.source, t.note,
         substr(t.recorded_at, 1, 10) AS "createdOn", CASE WHEN ${open} THEN NULL ELSE t.done_on END AS "doneOn",
         CASE WHEN ${open} THEN '' ELSE t.done_note END AS "doneNote"
       FROM work_task t LEFT JOIN customer c ON c.id = t.customer_id LEFT JOIN document d ON d.id = t.document_id
       WHERE ${where.join(' AND ')} ORDER BY t.due_on, t.at_time, t.id`,
      params,
    )
    .map((row) => ({
      ...row,
      ageDays: Math.max(0, daysBetween(row.createdOn, row.doneOn ?? asOf)),
      daysLate: Math.max(0, daysBetween(row.dueOn, row.doneOn ?? asOf)),
    }));
}

/** What still waits for a colleague about one customer. */
export function openTasksOf(
  db: ReadDb,
  { asOf, customerId }: { readonly asOf: Day; readonly customerId: CustomerId },
): Task[] {
  return listTasks(db, { asOf, customerId, status: 'open' });
}

const ALWAYS = '9999-12-31' as Day;

export function findTask(db: ReadDb, taskId: TaskId): Task | null {
  return listTasks(db, { asOf: ALWAYS, taskId, status: 'all' })[0] ?? null;
}

/** Names tasks were given to, for the next one. */
export function taskOwners(db: ReadDb): string[] {
  return db
    .rows<{ owner: string }>(
      `SELECT DISTINCT owner FROM work_task WHERE removed_at IS NULL AND owner <> '' ORDER BY owner`,
    )
    .map(({ owner }) => owner);
}

export type NewTask = Pick<
  Task,
  'customerId' | 'documentId' | 'kind' | 'title' | 'dueOn' | 'atTime' | 'owner' | 'source' | 'note'
>;

export function insertTask(
  db: WriteDb,
  task: NewTask,
  { actor, recordedAt }: { readonly actor: string; readonly recordedAt: Instant },
): TaskId {
  const { lastId } = db.run(
    q.insertInto('work_task').values({
      customer_id: task.customerId,
      document_id: task.documentId,
      kind: task.kind,
      title: task.title,
      due_on: task.dueOn,
      at_time: task.atTime,
      owner: task.owner,
      action_id: null,
      source: task.source,
      note: task.note,
      actor,
      recorded_at: recordedAt,
      done_on: null,
      done_note: '',
      done_at: null,
      removed_at: null,
    }),
  );
  return lastId as TaskId;
}

export function updateTask(
  db: WriteDb,
  taskId: TaskId,
  task: Pick<Task, 'title' | 'dueOn' | 'atTime' | 'owner' | 'note'>,
): void {
  db.run(
    q
      .updateTable('work_task')
      .set({ title: task.title, due_on: task.dueOn, at_time: task.atTime, owner: task.owner, note: task.note })
      .where('id', '=', taskId),
  );
}

export function setTaskDone(
  db: WriteDb,
  taskId: TaskId,
  done: { readonly on: Day; readonly note: string; readonly at: Instant } | null,
): void {
  db.run(
    q
      .updateTable('work_task')
      .set({ done_on: done?.on ?? null, done_note: done?.note ?? '', done_at: done?.at ?? null })
      .where('id', '=', taskId),
  );
}

export function removeTask(db: WriteDb, taskId: TaskId, at: Instant): void {
  db.run(q.updateTable('work_task').set({ removed_at: at }).where('id', '=', taskId));
}
