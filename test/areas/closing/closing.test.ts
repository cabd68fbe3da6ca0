import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { redate } from '../../../src-main/areas/ledger/store/redate.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { CustomerId, DueItemId } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { on, TestBook } from '../book.ts';
import { asProposed, openText } from '../exchange/importing.ts';

const CNY = currency('CNY');

describe('month close', () => {
  let book: TestBook;
  let customer: CustomerId;
  beforeEach(async () => {
    book = await TestBook.create('2026-01-05T02:00:00.000Z');
    customer = await book.customer('C1', { name: 'Mingda' });
  });
  afterEach(() => book.close());

  /** March: invoices of 10,000 and 4,000, 3,000 of the first paid, 500 on account. Closed on 1 April. */
  async function march() {
    book.now = instant('2026-03-31T02:00:00.000Z');
    const first = await book.invoice(customer, 'I1', '2026-01-15', 1_000_000, { dueOn: '2026-02-15' });
    const second = await book.invoice(customer, 'I2', '2026-03-10', 400_000, { dueOn: '2026-04-10' });
    const paid = await book.receipt(customer, '2026-03-20', 350_000, [
      { dueItemId: first.itemId, amountMinor: 300_000 },
    ]);
    book.now = instant('2026-04-01T02:00:00.000Z');
    return { first, second, paid };
  }

  const redateItem = async (itemId: DueItemId, toDueOn: string, changedOn: string) => {
    const open = book.service.keeper.book;
    if (!open) throw new Error('no book');
    const at = open.nextRecordedAt(book.now);
    open.command({ actor: 'test', procedure: 'test.redate', commandId: null, at }, (db) => {
      redate(db, { dueItemId: itemId, toDueOn: on(toDueOn), changedOn: on(changedOn), reason: 'agreed' }, { recordedAt: at, actor: 'test' }); // prettier-ignore
      return ok(null);
    });
  };

  it('freezes the figures, every open row and the head of the audit', async () => {
    await march();
    const head = book.service.keeper.book?.head.hash;
    const close = await book.call('closing.close', {
      month: '2026-03',
      note: 'first',
      ticks: [{ code: 'statements', note: 'sent by post' }],
    });
    expect(close).toMatchObject({ month: '2026-03', revision: 1, asOf: '2026-03-31', auditHead: head, rowCount: 3 });
    expect(close.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(close.currencies).toMatchObject([
      {
        currency: 'CNY',
        totalMinor: 1_050_000,
        ledgerMinor: 1_050_000,
        notDueMinor: 400_000,
        overdueMinor: 700_000,
        unappliedMinor: -50_000,
        itemCount: 2,
        creditCount: 1,
      },
    ]);
    const got = await book.call('closing.get', { closeId: close.closeId });
    expect(got.rows.map((row) => [row.kind, row.number, row.customerName, row.dueOn, row.openMinor])).toEqual([
      ['item', 'I1', 'Mingda', '2026-02-15', 700_000],
      ['item', 'I2', 'Mingda', '2026-04-10', 400_000],
      ['credit', 'R-000001', 'Mingda', null, -50_000],
    ]);
    expect(got.checks.find(({ code }) => code === 'statements')).toMatchObject({
      ticked: true,
      tickNote: 'sent by post',
    });
    expect(got.checks.find(({ code }) => code === 'unapplied')).toMatchObject({
      state: 'look',
      count: 1,
      ticked: false,
    });
    expect((await book.call('closing.get', { closeId: close.closeId, search: 'i2' })).total).toBe(1);
    expect((await book.call('closing.get', { closeId: close.closeId, kind: 'credit' })).total).toBe(1);
    expect(await book.call('closing.verify', { closeId: close.closeId })).toMatchObject({
      equal: true,
      rowCount: 3,
      factsRowCount: 3,
      auditHeadFound: true,
      figuresEqual: true,
      differenceCount: 0,
    });
    const list = await book.call('closing.list', {});
    expect(list.rows.map((row) => [row.month, row.revision, row.note, row.rowCount])).toEqual([
      ['2026-03', 1, 'first', 3],
    ]);
  });

  it('is refused for a month that is not over, twice without a reason, and as a revision of nothing', async () => {
    await march();
    expect(await book.ask('closing.close', { month: '2026-04' })).toMatchObject({
      code: 'month_not_over',
      params: { month: '2026-04', lastDay: '2026-04-30', today: '2026-04-01' },
    });
    expect(await book.ask('closing.close', { month: '2026-13' })).toMatchObject({ code: 'invalid_input' });
    expect(await book.ask('closing.close', { month: '2026-03', reviseReason: 'again' })).toMatchObject({
      code: 'month_not_closed',
    });
    const first = await book.call('closing.close', { month: '2026-03' });
    expect(await book.ask('closing.close', { month: '2026-03' })).toMatchObject({
      code: 'month_closed',
      params: { revision: 1 },
    });
    await book.receipt(customer, '2026-03-30', 10_000);
    const second = await book.call('closing.close', { month: '2026-03', reviseReason: 'receipt of 30 March' });
    expect(second).toMatchObject({ revision: 2, currencies: [{ totalMinor: 1_040_000 }] });
    for (const { closeId } of [first, second])
      expect((await book.call('closing.verify', { closeId })).equal).toBe(true);
    expect((await book.call('closing.list', {})).rows.map((row) => [row.revision, row.reviseReason])).toEqual([
      [2, 'receipt of 30 March'],
      [1, ''],
    ]);
    expect((await book.call('closing.checklist', { month: '2026-03' })).closed).toMatchObject({ revision: 2 });
  });

  it('is refused while the aging differs from the ledger', async () => {
    const { first } = await march();
    const sqlite = book.service.keeper.book?.sqlite;
    sqlite?.exec(`UPDATE due_item SET open_minor = open_minor + 1 WHERE id = ${first.itemId}`);
    expect(await book.ask('closing.close', { month: '2026-03' })).toMatchObject({
      code: 'aging_off_ledger',
      params: { currency: 'CNY', difference: '0.01' },
    });
    const { checks } = await book.call('closing.checklist', { month: '2026-03' });
    expect(checks.find(({ code }) => code === 'proof')).toMatchObject({ state: 'bad', amounts: [{ amountMinor: 1 }] });
  });

  it('cannot be changed afterwards, and says so when somebody did it around the program', async () => {
    await march();
    const { closeId } = await book.call('closing.close', { month: '2026-03' });
    const sqlite = book.service.keeper.book?.sqlite;
    if (!sqlite) throw new Error('no book');
    expect(() => sqlite.exec('UPDATE month_close_row SET open_minor = 1')).toThrow('a closed month is frozen');
    expect(() => sqlite.exec('DELETE FROM month_close')).toThrow('a closed month is frozen');
    sqlite.exec(
      `DROP TRIGGER month_close_row_no_update; UPDATE month_close_row SET open_minor = open_minor + 5 WHERE number = 'I2'`,
    );
    const proof = await book.call('closing.verify', { closeId });
    expect(proof).toMatchObject({ equal: false, differenceCount: 1, figuresEqual: true });
    expect(proof.differences).toMatchObject([
      { frozen: { number: 'I2', openMinor: 400_005 }, facts: { openMinor: 400_000 } },
    ]);
    expect(proof.storedSha256).not.toBe(proof.sha256);
    expect(proof.factsSha256).toBe(proof.sha256);
  });

  it('says why March prints differently today: late keying, a late reversal, an undone document', async () => {
    const { first, second, paid } = await march();
    const { closeId, knownAt } = await book.call('closing.close', { month: '2026-03' });
    book.now = instant('2026-04-05T02:00:00.000Z');
    await book.invoice(customer, 'LATE', '2026-03-30', 80_000, { dueOn: '2026-03-31' });
    await book.invoice(customer, 'APRIL', '2026-04-02', 90_000, { dueOn: '2026-05-02' });
    await book.call('ledger.reverse', { documentId: paid, reversedOn: on('2026-03-25'), reason: 'bounced' });
    await redateItem(second.itemId, '2026-03-15', '2026-03-10');
    const points = { from: { asOf: on('2026-03-31'), knownAt }, to: { asOf: on('2026-03-31') } };
    const { currencies } = await book.call('closing.explain', points);
    expect(currencies).toMatchObject([
      { currency: 'CNY', fromMinor: 1_050_000, toMinor: 1_480_000, linesMinor: 430_000 },
    ]);
    expect(currencies[0]?.lines.map((line) => [line.kind, line.document, line.amountMinor, line.why, line.on])).toEqual(
      [
        ['reversal', 'R-000001', 350_000, 'reversed_late', '2026-03-25'],
        ['invoice', 'LATE', 80_000, 'recorded_late', '2026-03-30'],
      ],
    );
    expect(currencies[0]?.reasons).toEqual([
      { why: 'recorded_late', count: 1, amountMinor: 80_000 },
      { why: 'reversed_late', count: 1, amountMinor: 350_000 },
    ]);
    const overdue = await book.call('closing.explain', { ...points, measure: 'overdue' });
    expect(overdue.currencies[0]).toMatchObject({ fromMinor: 700_000, toMinor: 1_400_000, linesMinor: 700_000 });
    expect(overdue.currencies[0]?.lines.map((line) => [line.kind, line.document, line.against, line.amountMinor, line.why])).toEqual([
      ['invoice', 'I2', '', 400_000, 'redated'],
      ['reversal', 'R-000001', 'I1', 300_000, 'reversed_late'],
    ]); // prettier-ignore
    const unapplied = await book.call('closing.explain', { ...points, measure: 'unapplied' });
    expect(unapplied.currencies[0]).toMatchObject({ fromMinor: -50_000, toMinor: 0, linesMinor: 50_000 });
    // The other way round every reason is mirrored and every sign turned.
    const back = await book.call('closing.explain', { from: points.to, to: points.from });
    expect(back.currencies[0]?.lines.map((line) => [line.document, line.amountMinor, line.why])).toEqual([
      ['R-000001', -350_000, 'not_yet_reversed'],
      ['LATE', -80_000, 'not_yet_recorded'],
    ]);
    expect((await book.call('closing.verify', { closeId })).equal).toBe(true);
    expect(first.itemId).toBeGreaterThan(0);
  });

  it('does not move when an import is undone later', async () => {
    const opened = await openText(book, ['Invoice,Customer,Date,Due,Amount', 'IMP1,Ann,2026-03-02,2026-04-01,100.00', 'IMP2,Ann,2026-03-03,2026-04-02,50.00']); // prettier-ignore
    const { batchId } = await book.call('exchange.commit', asProposed(opened));
    book.now = instant('2026-04-01T02:00:00.000Z');
    const { closeId, knownAt, rowCount } = await book.call('closing.close', { month: '2026-03' });
    expect(rowCount).toBe(2);
    if (batchId === null) throw new Error('nothing was loaded');
    await book.call('exchange.undo', { batchId, reason: 'wrong file' });
    expect((await book.call('closing.verify', { closeId })).equal).toBe(true);
    const { currencies } = await book.call('closing.explain', {
      from: { asOf: on('2026-03-31'), knownAt },
      to: { asOf: on('2026-03-31') },
    });
    expect(currencies[0]).toMatchObject({ fromMinor: 15_000, toMinor: 0, linesMinor: -15_000 });
    expect(currencies[0]?.lines.map((line) => [line.kind, line.document, line.why])).toEqual([
      ['voided', 'IMP1', 'voided'],
      ['voided', 'IMP2', 'voided'],
    ]);
  });

  it('explains a month by what was dated in it, filtered and in windows', async () => {
    const { first } = await march();
    await book.invoice(customer, 'APRIL', '2026-04-02', 90_000, { dueOn: '2026-05-02' });
    await book.receipt(customer, '2026-04-20', 700_000, [{ dueItemId: first.itemId, amountMinor: 700_000 }]);
    const points = { from: { asOf: on('2026-03-31') }, to: { asOf: on('2026-04-30') } };
    const balance = await book.call('closing.explain', points);
    expect(balance.currencies[0]).toMatchObject({
      fromMinor: 1_050_000,
      toMinor: 440_000,
      linesMinor: -610_000,
      total: 2,
    });
    const second = await book.call('closing.explain', { ...points, offset: 1, limit: 1, why: 'dated_in_period' });
    expect(second.currencies[0]).toMatchObject({ total: 2, lines: [{ document: 'APRIL', customer: 'Mingda' }] });
    const overdue = await book.call('closing.explain', { ...points, measure: 'overdue' });
    expect(
      overdue.currencies[0]?.lines.map((line) => [line.document, line.against, line.amountMinor, line.why]),
    ).toEqual([
      ['R-000002', 'I1', -700_000, 'settled'],
      ['I2', '', 400_000, 'became_overdue'],
    ]);
    expect((await book.call('closing.explain', { ...points, currency: currency('USD') })).currencies).toMatchObject([
      { currency: 'USD', fromMinor: 0, toMinor: 0, lineCount: 0 },
    ]);
  });

  it('rolls buckets: paid in part, newly overdue, worse, new; every cell opens', async () => {
    const { first } = await march();
    await book.invoice(customer, 'APRIL', '2026-04-02', 90_000, { dueOn: '2026-05-02' });
    await book.receipt(customer, '2026-04-20', 200_000, [{ dueItemId: first.itemId, amountMinor: 200_000 }]);
    const question = { from: { asOf: on('2026-03-31') }, to: { asOf: on('2026-04-30') }, currency: CNY };
    const roll = await book.call('closing.roll', question);
    expect(roll.bucketEnds).toEqual([7, 30, 60, 90, 180, 365]);
    expect(roll.cells).toEqual([
      { from: -2, to: -1, amountMinor: 90_000, count: 1, partCount: 0 },
      { from: -1, to: 1, amountMinor: 400_000, count: 1, partCount: 0 },
      { from: 2, to: -2, amountMinor: 200_000, count: 0, partCount: 1 },
      { from: 2, to: 3, amountMinor: 500_000, count: 1, partCount: 0 },
    ]);
    expect(roll.movements.filter((row) => row.amountMinor !== 0)).toEqual([
      { movement: 'newly_overdue', amountMinor: 400_000, count: 1 },
      { movement: 'worse', amountMinor: 500_000, count: 1 },
      { movement: 'cured', amountMinor: 200_000, count: 0 },
      { movement: 'new', amountMinor: 90_000, count: 1 },
    ]);
    const worse = await book.call('closing.rollItems', { ...question, movement: 'worse' });
    expect(worse).toMatchObject({ total: 1, amountMinor: 500_000 });
    expect(worse.rows[0]).toMatchObject({ number: 'I1', customerName: 'Mingda', fromOpenMinor: 700_000, toOpenMinor: 500_000, amountMinor: 500_000 }); // prettier-ignore
    const paid = await book.call('closing.rollItems', { ...question, cell: { from: 2, to: -2 } });
    expect(paid.rows).toMatchObject([{ number: 'I1', amountMinor: 200_000 }]);
  });

  it('puts two agings side by side with their measures', async () => {
    const { first } = await march();
    const other = await book.customer('C2', { name: 'Ah Ltd' });
    await book.invoice(other, 'O1', '2026-04-02', 90_000, { dueOn: '2026-04-20' });
    await book.receipt(customer, '2026-04-20', 700_000, [{ dueItemId: first.itemId, amountMinor: 700_000 }]);
    const found = await book.call('closing.compare', {
      from: { asOf: on('2026-03-31') },
      to: { asOf: on('2026-04-30') },
      currency: CNY,
    });
    // 7,000.00 of 11,000.00 is 44 days late: 28.0 days; one customer alone is the highest concentration.
    expect(found.from).toMatchObject({
      totalMinor: 1_050_000,
      weightedOverdueTenths: 280,
      concentration: 10_000,
      over90ShareBp: 0,
    });
    expect(found.to).toMatchObject({ totalMinor: 440_000, ledgerMinor: 440_000, notDueMinor: 0 });
    expect(
      found.customers.map((row) => [row.customerCode, row.from.totalMinor, row.to.totalMinor, row.changeMinor]),
    ).toEqual([
      ['C1', 1_050_000, 350_000, -700_000],
      ['C2', 0, 90_000, 90_000],
    ]);
    expect(found.total).toBe(2);
  });

  it('lists what to look at, with figures', async () => {
    const { second } = await march();
    await book.invoice(customer, 'NODATE', '2026-03-05', 1_000);
    const { checks, running, asOf } = await book.call('closing.checklist', { month: '2026-03' });
    expect({ running, asOf }).toEqual({ running: false, asOf: '2026-03-31' });
    const state = Object.fromEntries(checks.map((check) => [check.code, [check.state, check.count]]));
    expect(state).toMatchObject({
      proof: ['ok', 0],
      bank_data: ['look', 0],
      bank_lines: ['ok', 0],
      unapplied: ['look', 1],
      due_dates: ['look', 1],
      bills: ['ok', 0],
      audit_chain: ['ok', expect.any(Number)],
      backup: ['look', null],
      statements: ['manual', null],
    });
    expect(checks.find(({ code }) => code === 'unapplied')?.amounts).toEqual([
      { currency: 'CNY', amountMinor: 50_000 },
    ]);
    expect((await book.call('closing.checklist', { month: '2026-04' })).running).toBe(true);
    await book.call('book.backup', {});
    const after = await book.call('closing.checklist', { month: '2026-03' });
    expect(after.checks.find(({ code }) => code === 'backup')).toMatchObject({ state: 'ok' });
    expect(second.itemId).toBeGreaterThan(0);
  });
});
