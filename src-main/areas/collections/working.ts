import path from 'node:path';
import { ok, refuse } from '../../kernel/result.ts';
import { notWritable, writeFileAtomic } from '../../storage/files.ts';
import { daysBetween } from '../../kernel/day.ts';
import type { Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import { findDocument } from '../ledger/store/find.ts';
import { readSettings } from '../settings/store.ts';
import { detectSignals } from '../signals/detect.ts';
import { calendarOf } from './calendar.ts';
import { endingClock } from './clocks.ts';
import type { collectionsContract, Task } from './contract.ts';
import { dayFiguresOf, morningOf } from './day.ts';
import { dayPaper, eventOf, taskPaper } from './papers.ts';
import { ageBands } from './rules/ageing.ts';
import { putOffUntil } from './rules/forcing.ts';
import { icsOf } from './rules/ics.ts';
import { bookMark, finishedDay, insertFinishedDay } from './store/day.ts';
import { insertPutOff, withdrawPutOff } from './store/putOff.ts';
import { findTask, insertTask, listTasks, removeTask, setTaskDone, taskOwners, updateTask } from './store/tasks.ts';
import { todayList } from './today.ts';
import { say } from './words.ts';

type Own = Pick<
  typeof collectionsContract,
  | 'collections.today' | 'collections.morning' | 'collections.hide' | 'collections.unhide' | 'collections.day' | 'collections.finishDay'
  | 'collections.daySheet' | 'collections.tasks' | 'collections.addTask' | 'collections.changeTask' | 'collections.finishTask'
  | 'collections.reopenTask' | 'collections.removeTask' | 'collections.taskPaper' | 'collections.alerts' | 'collections.calendar'
  | 'collections.exportCalendar'
>; // prettier-ignore

/** A calendar of a year has no more; a longer answer says that it is cut. */
const MOST_ENTRIES = 5000;

/** The list of the day, the day itself, tasks and the calendar. */
export const workingProcedures: Handlers<Own> = {
  'collections.today': ({ db }, { asOf, knownAt, collector, limit }) => {
    const list = todayList(db, asOf, knownAt);
    const own = <Row extends { readonly collector: string }>(rows: readonly Row[]): Row[] =>
      rows.filter((row) => collector === undefined || collector === '' || row.collector === collector);
    const items = own(list.items);
    const hidden = own(list.hidden);
    const forcedCount = items.filter(({ forced }) => forced.length > 0).length;
    const shown = forcedCount + (limit ?? readSettings(db).worklist.listSize);
    return ok({
      asOf,
      base: list.base,
      items: items.slice(0, shown),
      forcedCount,
      scoredCount: items.length - forcedCount,
      hidden,
      doneCount: hidden.filter(({ reason }) => reason === 'worked').length,
      collectors: [...new Set([...list.items, ...list.hidden].map((row) => row.collector))].filter((name) => name !== '').sort(), // prettier-ignore
    });
  },

  'collections.morning': ({ db }, { asOf }) => ok(morningOf(db, asOf)),

  'collections.hide': ({ db, actor, recordedAt, audit }, input) => {
    const { customerId, fromOn, untilOn } = input;
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    if (untilOn <= fromOn) return refuse('hide_until_not_later', { fromOn });
    const ending = endingClock(db, { asOf: fromOn, customerId });
    const latestOn = ending === null ? untilOn : putOffUntil(ending.safeOn);
    if (ending !== null && untilOn > latestOn)
      return refuse('hide_past_limitation', { safeOn: ending.safeOn, latestOn, number: ending.invoiceNo });
    withdrawPutOff(db, customerId, recordedAt);
    const putOffId = insertPutOff(db, input, { actor, recordedAt });
    const { customerId: _customerId, ...after } = input;
    audit({ entity: 'dayHidden', id: putOffId, customerId, after });
    return ok(null);
  },

  'collections.unhide': ({ db, recordedAt, audit }, { customerId }) => {
    const withdrawn = withdrawPutOff(db, customerId, recordedAt);
    const [first] = withdrawn;
    if (first === undefined) return refuse('not_put_off');
    audit({ entity: 'dayHidden', id: first, customerId, withdrawn: true });
    return ok(null);
  },

  'collections.day': ({ db }, { asOf }) => ok({ figures: dayFiguresOf(db, asOf), finished: finishedDay(db, asOf) }),

  'collections.finishDay': ({ db, actor, recordedAt, today, audit }, { onDay, note }) => {
    if (onDay > today) return refuse('day_lies_ahead', { onDay, today });
    const figures = dayFiguresOf(db, onDay);
    const id = insertFinishedDay(db, onDay, { figures, note, actor, at: recordedAt });
    audit({ entity: 'daySummary', id, after: { onDay, note, contacts: figures.contacts, leftForced: figures.leftForced, leftScored: figures.leftScored } }); // prettier-ignore
    return ok(figures);
  },

  'collections.daySheet': ({ db, documents, now }, { onDay, language }) => {
    const finished = finishedDay(db, onDay);
    const { title, html } = dayPaper(db, onDay, finished?.figures ?? dayFiguresOf(db, onDay), finished, now, language);
    return ok({ documentToken: documents.keep({ html, title }), title });
  },

  'collections.tasks': ({ db }, { offset, limit, ...question }) => {
    const rows = listTasks(db, question);
    const open = listTasks(db, { asOf: question.asOf, status: 'open' });
    return ok({
      rows: rows.slice(offset, offset + limit),
      total: rows.length,
      owners: taskOwners(db),
      ageing: ageBands(open.map(({ ageDays }) => ageDays)),
    });
  },

  'collections.addTask': ({ db, actor, recordedAt, audit }, input) => {
    if (input.customerId !== null && !findCustomer(db, input.customerId)) return refuse('customer_not_found');
    const document = input.documentId === null ? null : findDocument(db, input.documentId);
    if (document === undefined) return refuse('document_not_found');
    const task = { ...input, customerId: input.customerId ?? document?.customer_id ?? null };
    const taskId = insertTask(db, task, { actor, recordedAt });
    const { customerId, ...after } = task;
    audit({ entity: 'task', id: taskId, ...(customerId === null ? {} : { customerId }), after });
    return ok({ taskId });
  },

  'collections.changeTask': ({ db, audit }, { taskId, ...change }) => {
    const task = findTask(db, taskId);
    if (task === null) return refuse('task_not_found');
    if (task.doneOn !== null) return refuse('task_already_done', { doneOn: task.doneOn });
    updateTask(db, taskId, change);
    const { title, dueOn, atTime, owner, note } = task;
    audit({ ...about(task), before: { title, dueOn, atTime, owner, note }, after: change });
    return ok(null);
  },

  'collections.finishTask': ({ db, recordedAt, audit }, { taskId, doneOn, doneNote }) => {
    const task = findTask(db, taskId);
    if (task === null) return refuse('task_not_found');
    if (task.doneOn !== null) return refuse('task_already_done', { doneOn: task.doneOn });
    if (doneOn < task.createdOn) return refuse('task_done_before_given', { createdOn: task.createdOn });
    setTaskDone(db, taskId, { on: doneOn, note: doneNote, at: recordedAt });
    audit({ ...about(task), before: { doneOn: null, doneNote: '' }, after: { doneOn, doneNote } });
    return ok(null);
  },

  'collections.reopenTask': ({ db, audit }, { taskId }) => {
    const task = findTask(db, taskId);
    if (task === null) return refuse('task_not_found');
    if (task.doneOn === null) return refuse('task_not_done');
    setTaskDone(db, taskId, null);
    audit({
      ...about(task),
      before: { doneOn: task.doneOn, doneNote: task.doneNote },
      after: { doneOn: null, doneNote: '' },
    });
    return ok(null);
  },

  'collections.removeTask': ({ db, recordedAt, audit }, { taskId }) => {
    const task = findTask(db, taskId);
    if (task === null) return refuse('task_not_found');
    removeTask(db, taskId, recordedAt);
    audit({ ...about(task), before: { title: task.title, dueOn: task.dueOn, owner: task.owner } });
    return ok(null);
  },

  'collections.taskPaper': ({ db, documents }, { taskId, language }) => {
    const task = findTask(db, taskId);
    if (task === null) return refuse('task_not_found');
    const { subject, body, title, html } = taskPaper(db, task, language);
    return ok({ subject, body, title, documentToken: documents.keep({ html, title }) });
  },

  'collections.alerts': ({ db }, { asOf, open }) => {
    const made = new Map<string, Task[]>();
    for (const task of listTasks(db, { asOf, status: 'all' }))
      if (task.source.startsWith(SIGNAL)) {
        const key = task.source.slice(SIGNAL.length);
        made.set(key, [...(made.get(key) ?? []), task]);
      }
    const rows = detectSignals(db, { asOf })
      .map(({ key, rule, level, customerId, customerCode, customerName, sinceOn, acknowledged }) => ({
        key,
        rule,
        level,
        customerId,
        customerCode,
        customerName,
        sinceOn,
        ageDays: Math.max(0, daysBetween(sinceOn, asOf)),
        acknowledged: acknowledged !== null,
        tasks: made.get(key) ?? [],
      }))
      .filter(({ acknowledged, tasks }) => !open || !acknowledged || tasks.some(({ doneOn }) => doneOn === null))
      .sort((a, b) => b.ageDays - a.ageDays);
    return ok({
      rows,
      ageing: ageBands(rows.map(({ ageDays }) => ageDays)),
      withoutTask: rows.filter(({ tasks }) => tasks.length === 0).length,
    });
  },

  'collections.calendar': ({ db }, question) => {
    const entries = calendarOf(db, question);
    return ok({ entries: entries.slice(0, MOST_ENTRIES), cut: entries.length > MOST_ENTRIES });
  },

  'collections.exportCalendar': async (ctx, { taskId, language, saveToken, ...question }) => {
    const target = ctx.files.toWrite(saveToken);
    if (!target.ok) return target;
    ctx.progress('collecting', 0, 1);
    await ctx.breathe();
    const task = taskId === undefined ? undefined : findTask(ctx.db, taskId);
    if (task === null) return refuse('task_not_found');
    const entries =
      task === undefined
        ? calendarOf(ctx.db, question)
        : calendarOf(ctx.db, { ...question, fromOn: task.dueOn, toOn: task.dueOn, kinds: ['task'] }).filter(
            ({ key }) => key === `task-${task.taskId}`,
          );
    if (entries.length === 0) return refuse('nothing_in_calendar');
    const mark = bookMark(ctx.db);
    const name = say(language, 'calendar.name', { company: readSettings(ctx.db).company.name });
    const text = icsOf(entries.map((entry) => eventOf(entry, mark, language)), name, ctx.now); // prettier-ignore
    try {
      writeFileAtomic(target.value, text);
    } catch (error) {
      return notWritable(error);
    }
    return ok({ fileName: path.basename(target.value), count: entries.length });
  },
};

const SIGNAL = 'signal:';

function about(task: Task) {
  return { entity: 'task', id: task.taskId, ...(task.customerId === null ? {} : { customerId: task.customerId }) };
}
