import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ageBands } from '../../../src-main/areas/collections/rules/ageing.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays } from '../../../src-main/kernel/day.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { on, TestBook } from '../book.ts';

let book: TestBook;
afterEach(() => book.close());

const today = on('2026-11-22');
const task = { title: 'Find the delivery note', dueOn: on('2026-11-25'), owner: 'Chen', note: '', kind: 'delivery_proof' } as const; // prettier-ignore

describe('tasks', () => {
  it('wait, are done with a result, and can be opened again', async () => {
    book = await TestBook.create();
    const customerId = await book.customer('A', { name: 'Acme <Ltd>' });
    const { taskId } = await book.call('collections.addTask', { ...task, customerId });
    const list = async (status: 'open' | 'late' | 'done', asOf = today) =>
      (await book.call('collections.tasks', { asOf, status })).rows.map((row) => row.taskId);
    expect(await list('open')).toEqual([taskId]);
    expect(await list('late', on('2026-11-25'))).toEqual([]);
    expect(await list('late', on('2026-11-26'))).toEqual([taskId]);
    const { rows, ageing, owners } = await book.call('collections.tasks', { asOf: on('2026-12-05') });
    expect(rows[0]).toMatchObject({ customerName: 'Acme <Ltd>', ageDays: 13, daysLate: 10, createdOn: '2026-11-22' });
    expect({ ageing: ageing.map(({ count }) => count), owners }).toEqual({ ageing: [0, 1, 0, 0], owners: ['Chen'] });

    const finish = { taskId, doneOn: on('2026-11-24'), doneNote: 'found' };
    expect(await book.ask('collections.finishTask', { ...finish, doneOn: on('2026-11-21') })).toMatchObject({ code: 'task_done_before_given' }); // prettier-ignore
    await book.call('collections.finishTask', finish);
    expect(await book.ask('collections.finishTask', finish)).toMatchObject({ code: 'task_already_done' });
    expect(await book.ask('collections.changeTask', { taskId, title: 'x', dueOn: today })).toMatchObject({ code: 'task_already_done' }); // prettier-ignore
    expect([await list('done', on('2026-11-24')), await list('open', on('2026-11-23'))]).toEqual([[taskId], [taskId]]);
    await book.call('collections.reopenTask', { taskId });
    expect(await book.ask('collections.reopenTask', { taskId })).toMatchObject({ code: 'task_not_done' });
    await book.call('collections.removeTask', { taskId });
    expect(await book.ask('collections.removeTask', { taskId })).toMatchObject({ code: 'task_not_found' });

    const { rows: told } = await book.call('history.timeline', { customerId, limit: 20 });
    expect(told.map(({ what }) => what)).toContain('collections.finishTask');
  });

  it('go out as words and a page in which data stays data', async () => {
    book = await TestBook.create();
    const customerId = await book.customer('A', { name: 'Acme <b>Ltd</b>' });
    const { taskId } = await book.call('collections.addTask', { ...task, customerId, note: 'ask <script>' });
    const paper = await book.call('collections.taskPaper', { taskId, language: 'en' });
    expect(paper.subject).toBe('Please help: Find the delivery note (by 25 Nov 2026)');
    expect(paper.body).toContain('Dear Chen,');
    expect(paper.body).toContain('Customer: Acme <b>Ltd</b> (A)');
    const html = book.service.documents.find(paper.documentToken)?.html ?? '';
    expect(html).toContain('Acme &lt;b&gt;Ltd&lt;/b&gt;');
    expect(html).not.toContain('<script>');
  });

  it('follow a warning to its result', async () => {
    book = await TestBook.create();
    const customerId = await book.customer('A');
    await book.invoice(customerId, 'A1', '2026-05-01', 90_000_00, { dueOn: '2026-07-01' });
    const before = await book.call('collections.alerts', { asOf: today });
    const [alert] = before.rows;
    if (alert === undefined) throw new Error('144 days late is a warning');
    expect(before.withoutTask).toBe(before.rows.length);
    expect(before.ageing.reduce((sum, { count }) => sum + count, 0)).toBe(before.rows.length);
    const source = `signal:${alert.key}`;
    const { taskId } = await book.call('collections.addTask', { ...task, customerId, source, kind: 'alert' });
    await book.call('collections.finishTask', { taskId, doneOn: today, doneNote: 'plan agreed' });
    const after = await book.call('collections.alerts', { asOf: today });
    expect(after.rows.find(({ key }) => key === alert.key)?.tasks).toMatchObject([{ taskId, doneNote: 'plan agreed' }]);
    expect(after.withoutTask).toBe(before.rows.length - 1);
  });

  it('are counted in bands that name both ends', () => {
    expect(ageBands([0, 7, 8, 30, 31, 90, 91, 500])).toEqual([
      { fromDays: 0, toDays: 7, count: 2 },
      { fromDays: 8, toDays: 30, count: 2 },
      { fromDays: 31, toDays: 90, count: 2 },
      { fromDays: 91, toDays: null, count: 2 },
    ]);
  });
});

describe('the day', () => {
  it('begins with what the night brought since the last working day', async () => {
    // A Monday: Friday was the last working day.
    book = await TestBook.create('2026-11-23T08:00:00.000Z');
    const monday = on('2026-11-23');
    const a = await book.customer('A');
    await book.invoice(a, 'A1', '2026-10-01', 100_00, { dueOn: '2026-11-19' });
    await book.invoice(a, 'A2', '2026-10-01', 200_00, { dueOn: '2026-11-20' });
    await book.invoice(a, 'A3', '2026-10-01', 300_00, { dueOn: '2026-11-22' });
    await book.invoice(a, 'A4', '2026-10-01', 400_00, { dueOn: '2026-11-23' });
    await book.receipt(a, '2026-11-17', 5_00);
    const morning = await book.call('collections.morning', { asOf: monday });
    expect(morning).toMatchObject({
      sinceOn: '2026-11-20',
      newlyOverdue: { count: 2, customers: 1, amounts: [{ currency: 'CNY', amountMinor: 500_00 }] },
      bank: { lastOn: '2026-11-17', daysOld: 6, from: 'receipt' },
    });
  });

  it('ends with what was done and what is left, kept with a note', async () => {
    book = await TestBook.create();
    const [a, b] = [await book.customer('A'), await book.customer('B')];
    await book.invoice(a, 'A1', '2026-10-01', 100_00, { dueOn: '2026-11-01' });
    await book.invoice(b, 'B1', '2026-10-01', 100_00, { dueOn: '2026-11-01' });
    await book.receipt(b, '2026-11-22', 30_00);
    const call = { onDay: today, channel: 'phone', result: 'no_answer', nextOn: addDays(today, 1), nextAction: 'call', contactName: 'Li', contactRole: 'finance', minutes: 5 }; // prettier-ignore
    await book.call('actions.add', { ...call, customerId: a } as never);
    const figures = await book.call('collections.finishDay', { onDay: today, note: 'call A first' });
    expect(figures).toMatchObject({
      contacts: 1,
      reached: 0,
      minutes: 5,
      customersWorked: 1,
      channels: [{ channel: 'phone', count: 1 }],
      receipts: { count: 1, amounts: [{ currency: 'CNY', amountMinor: 30_00 }] },
      leftForced: 0,
      leftScored: 1,
      hidden: 1,
    });
    const { finished } = await book.call('collections.day', { asOf: today });
    expect(finished).toMatchObject({ figures, note: 'call A first' });
    const sheet = await book.call('collections.daySheet', { onDay: today, language: 'zh' });
    expect(book.service.documents.find(sheet.documentToken)?.html).toContain('call A first');
    expect(await book.ask('collections.finishDay', { onDay: addDays(today, 2) })).toMatchObject({
      code: 'day_lies_ahead',
    });
  });
});

describe('the calendar', () => {
  it('holds what has a day, keeps care apart, and is saved under names that stay', async () => {
    book = await TestBook.create();
    const a = await book.customer('A', { name: '杭州明达服饰有限公司' });
    const { itemId } = await book.invoice(a, 'A1', '2026-10-01', 100_00, { dueOn: '2026-11-01' });
    await book.call('promises.add', {
      customerId: a,
      currency: currency('CNY'),
      amountMinor: 100_00,
      madeOn: on('2026-11-20'),
      dueOn: on('2026-11-27'),
      lines: [{ dueItemId: itemId, amountMinor: 100_00 }],
    });
    await book.call('collections.addTask', { ...task, customerId: a, atTime: '14:30' });
    await book.call('actions.addCare', { customerId: a, kind: 'birthday', title: 'Founding day', onDay: on('2020-11-26'), yearly: true } as never); // prettier-ignore

    const span = { asOf: today, fromOn: on('2026-11-22'), toOn: on('2026-11-30') };
    const { entries } = await book.call('collections.calendar', span);
    expect(entries.map(({ kind, on: day, time, customerCode }) => [kind, day, time, customerCode])).toEqual([
      ['task', '2026-11-25', '14:30', 'A'],
      ['care', '2026-11-26', '', 'A'],
      ['promise', '2026-11-27', '', 'A'],
    ]);
    const without = await book.call('collections.calendar', { ...span, kinds: ['promise', 'task'] });
    expect(without.entries.map(({ kind }) => kind)).toEqual(['task', 'promise']);

    const file = path.join(book.folder, 'calendar.ics');
    const save = async (input: Record<string, unknown>) => {
      fs.rmSync(file, { force: true });
      book.service.grants.grant('saveTokenSaveToken', file, 'write');
      const done = await book.ask('collections.exportCalendar', { ...span, language: 'zh', saveToken: 'saveTokenSaveToken', ...input }); // prettier-ignore
      return { done, text: fs.existsSync(file) ? fs.readFileSync(file, 'utf8').replaceAll('\r\n ', '') : '' };
    };
    const first = await save({});
    expect(first.done).toMatchObject({ ok: true, value: { fileName: 'calendar.ics', count: 3 } });
    expect(first.text).toContain('承诺付款 · 杭州明达服饰有限公司 · ¥100.00');
    expect(first.text).toContain('DTSTART:20261125T143000');
    const uids = (text: string): string[] => [...text.matchAll(/^UID:(.*)$/gm)].map(([, uid = '']) => uid.trim());
    expect(new Set(uids(first.text)).size).toBe(3);
    book.now = instant('2026-11-23T08:00:00.000Z');
    const again = await save({ asOf: on('2026-11-23') });
    expect(uids(again.text)).toEqual(uids(first.text));
    const empty = await save({ fromOn: on('2030-01-01'), toOn: on('2030-01-02') });
    expect(empty.done).toMatchObject({ ok: false, code: 'nothing_in_calendar' });
  });
});
