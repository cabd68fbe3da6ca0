import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';

const today = '2026-06-30';

describe('danger in a book', () => {
  let book: TestBook;
  let who: CustomerId;
  beforeEach(async () => {
    book = await TestBook.create(`${today}T08:00:00.000Z`);
    who = await book.customer('RISK');
  });
  afterEach(() => book.close());

  const danger = async (asOf = today, knownAt?: typeof book.now) => {
    const { customers } = await book.call('signals.danger', { asOf: on(asOf), customerId: who, ...(knownAt === undefined ? {} : { knownAt }) }); // prettier-ignore
    return customers[0];
  };
  const signalOf = async (rule: string, asOf = today) =>
    (await book.call('signals.list', { asOf: on(asOf), include: 'all' })).rows.find((row) => row.rule === rule);
  const rowsOf = async (key: string) => (await book.call('signals.rows', { asOf: on(today), key })).rows;
  const tick = (code: 'unreachable' | 'staff_flight' | 'insolvency', seenOn: string, more = {}) =>
    book.call('signals.tick', { customerId: who, code, seenOn: on(seenOn), evidence: 'seen by the salesman', ...more });

  it('adds what was seen to what the ledger tells, each code once, and opens to the rows', async () => {
    const { itemId } = await book.invoice(who, 'A1', '2026-03-01', 500_000, { dueOn: '2026-04-01' });
    const first = await book.receipt(who, '2026-05-02', 200_000, [{ dueItemId: itemId, amountMinor: 200_000 }]);
    expect(await danger()).toBeUndefined();
    const second = await book.receipt(who, '2026-05-20', 100_000, [{ dueItemId: itemId, amountMinor: 100_000 }]);
    expect(await danger()).toMatchObject({ level: 'yellow', weight: 2 });
    const partial = await signalOf('partial_payments');
    expect(partial).toMatchObject({ sinceOn: '2026-05-20', danger: { code: 'partial_payments', weight: 2 } });
    expect(partial?.figures).toContainEqual({ name: 'leftMinor', unit: 'money', value: 500_000 });
    expect((await rowsOf(partial?.key ?? '')).map((row) => [row.kind, row.documentId])).toEqual([['receipt', second], ['receipt', first]]); // prettier-ignore
    await tick('unreachable', '2026-06-20');
    expect(await danger()).toMatchObject({ level: 'orange', weight: 5 });
    await tick('insolvency', '2026-06-25');
    const red = await danger();
    expect(red).toMatchObject({ level: 'red', weight: 10, critical: true });
    expect(red?.signals.map(({ code, weight }) => [code, weight])).toEqual([['unreachable', 3], ['partial_payments', 2], ['insolvency', 5]]); // prettier-ignore
    // Before the second receipt there was nothing, and on record then there was nothing seen.
    expect(await danger('2026-05-19')).toBeUndefined();
  });

  it('lets an observation run out after half a year, or be taken back with its reason', async () => {
    const { tickId, expiresOn } = await tick('unreachable', '2026-06-20');
    expect(expiresOn).toBe('2026-12-17');
    expect(await danger('2026-12-16')).toMatchObject({ weight: 3, level: 'yellow' });
    expect(await danger('2026-12-17')).toBeUndefined();
    const before = book.now;
    await book.call('signals.withdrawTick', { tickId, reason: 'found them' });
    expect(await danger()).toBeUndefined();
    expect(await danger(today, before)).toMatchObject({ weight: 3 });
    const { rows } = await book.call('signals.ticks', { asOf: on(today), customerId: who });
    expect(rows).toMatchObject([{ state: 'withdrawn', withdrawn: { reason: 'found them' } }]);
    expect(await book.ask('signals.withdrawTick', { tickId, reason: 'again' })).toMatchObject({ code: 'tick_already_withdrawn' }); // prettier-ignore
  });

  it('refuses what lies ahead, ends before it was seen, has no evidence or nobody it is about', async () => {
    const base = { customerId: who, code: 'staff_flight' as const, evidence: 'x' };
    expect(await book.ask('signals.tick', { ...base, seenOn: on('2026-07-01') })).toMatchObject({ code: 'tick_in_future' }); // prettier-ignore
    expect(await book.ask('signals.tick', { ...base, seenOn: on('2026-06-01'), expiresOn: on('2026-06-01') })).toMatchObject({ code: 'tick_ends_before_seen' }); // prettier-ignore
    expect(await book.ask('signals.tick', { ...base, seenOn: on('2026-06-01'), evidence: ' ' })).toMatchObject({ ok: false }); // prettier-ignore
    expect(await book.ask('signals.tick', { ...base, customerId: 99 as CustomerId, seenOn: on('2026-06-01') })).toMatchObject({ code: 'customer_not_found' }); // prettier-ignore
    expect(await book.ask('signals.rows', { asOf: on(today), key: 'nonsense:1:CNY' })).toMatchObject({ code: 'signal_not_found' }); // prettier-ignore
  });

  it('notices old debts paid while newer ones fall overdue', async () => {
    const old = await book.invoice(who, 'OLD', '2026-01-01', 100_000, { dueOn: '2026-02-01' });
    await book.invoice(who, 'NEW', '2026-04-10', 150_000, { dueOn: '2026-05-10' });
    await book.receipt(who, '2026-05-20', 80_000, [{ dueItemId: old.itemId, amountMinor: 80_000 }]);
    expect(await signalOf('newer_unpaid')).toMatchObject({ level: 'yellow', sinceOn: '2026-05-11' });
    expect(await signalOf('newer_unpaid', '2026-05-10')).toBeUndefined();
  });

  it('compares orders, by invoices where the register has none', async () => {
    for (const [index, month] of ['12', '01', '02', '03', '04', '05'].entries())
      await book.invoice(who, `S${index}`, `${month === '12' ? 2025 : 2026}-${month}-10`, 10_000, { dueOn: '2026-12-31' }); // prettier-ignore
    await book.invoice(who, 'S9', '2026-06-12', 20_000, { dueOn: '2026-12-31' });
    expect(await signalOf('order_swing')).toBeUndefined();
    await book.invoice(who, 'S10', '2026-06-20', 1, { dueOn: '2026-12-31' });
    const swing = await signalOf('order_swing');
    expect(swing).toMatchObject({ level: 'yellow', sinceOn: '2026-06-20', fact: 'rise:yellow' });
    expect((await rowsOf(swing?.key ?? '')).map((row) => row.name)).toEqual(['S10', 'S9', 'S5', 'S4', 'S3', 'S2', 'S1', 'S0']); // prettier-ignore
  });

  it('hears a dispute raised after the due date and an extension asked for too late', async () => {
    const { itemId } = await book.invoice(who, 'D1', '2026-04-01', 50_000, { dueOn: '2026-05-01' });
    const at = { dueItemId: itemId, openedOn: on('2026-05-11'), reason: 'quality' as const };
    const { disputeId } = await book.call('disputes.open', { ...at, amountMinor: 20_000, targetOn: on('2026-12-31') });
    const late = await signalOf('late_disputes');
    expect(late).toMatchObject({ level: 'yellow', sinceOn: '2026-05-11', fact: `{${disputeId}}` });
    expect(await rowsOf(late?.key ?? '')).toMatchObject([{ kind: 'dispute', name: 'D1', daysLate: 10 }]);
    await book.call('invoices.redate', { dueItemId: itemId, toDueOn: on('2026-07-31'), changedOn: on('2026-06-01'), reason: 'asked' }); // prettier-ignore
    expect(await signalOf('extended_overdue')).toMatchObject({ expiresOn: '2026-08-30' });
    expect((await danger())?.signals.map(({ code }) => code)).toEqual(['late_disputes', 'more_credit']);
    expect(await danger('2026-05-10')).toBeUndefined();
  });

  it('takes credit notes, several payers and many bills for what they are', async () => {
    await book.invoice(who, 'R1', '2026-06-01', 100_000, { dueOn: '2026-12-31' });
    await book.call('ledger.addCreditNote', { customerId: who, currency: currency('CNY'), issuedOn: on('2026-06-10'), amountMinor: 5001, allocations: [] }); // prettier-ignore
    expect(await signalOf('returns_high')).toMatchObject({ level: 'yellow', sinceOn: '2026-06-10' });
    const pay = (receivedOn: string, amountMinor: number, payerName: string) =>
      book.call('ledger.addReceipt', { customerId: who, currency: currency('CNY'), receivedOn: on(receivedOn), amountMinor, payerName }); // prettier-ignore
    await pay('2026-06-05', 1234, 'Customer RISK');
    expect(await signalOf('payer_accounts')).toBeUndefined();
    await pay('2026-06-15', 1234, 'Zhou Ming');
    expect(await signalOf('payer_accounts')).toMatchObject({ sinceOn: '2026-06-15', names: ['Customer RISK', 'Zhou Ming'] }); // prettier-ignore
  });

  it('stays quiet about acknowledged facts when they get milder, and speaks when they get worse', async () => {
    const { itemId } = await book.invoice(who, 'A1', '2026-03-01', 500_000, { dueOn: '2026-04-01' });
    for (const day of ['2026-05-02', '2026-05-20'])
      await book.receipt(who, day, 100_000, [{ dueItemId: itemId, amountMinor: 100_000 }]);
    const partial = await signalOf('partial_payments');
    if (!partial) throw new Error('expected a signal');
    await book.call('signals.acknowledge', { key: partial.key, fact: partial.fact, reason: 'agreed by phone' });
    expect((await signalOf('partial_payments', '2026-07-15'))?.acknowledged).toMatchObject({ reason: 'agreed by phone' }); // prettier-ignore
    expect(await danger()).toMatchObject({ weight: 2, signals: [{ acknowledged: true }] });
    await book.receipt(who, '2026-06-25', 100_000, [{ dueItemId: itemId, amountMinor: 100_000 }]);
    expect((await signalOf('partial_payments'))?.acknowledged).toBeNull();
  });

  it('finds the same for one customer as for all', async () => {
    await tick('staff_flight', '2026-06-01');
    const { itemId } = await book.invoice(who, 'A1', '2026-03-01', 500_000, { dueOn: '2026-04-01' });
    for (const day of ['2026-05-02', '2026-05-20'])
      await book.receipt(who, day, 100_000, [{ dueItemId: itemId, amountMinor: 100_000 }]);
    const { customers } = await book.call('signals.danger', { asOf: on(today) });
    const { levels } = await book.call('signals.list', { asOf: on(today) });
    expect(customers).toEqual([await danger()]);
    expect(levels).toEqual([{ customerId: who, level: 'yellow', weight: 3 }]);
  });
});
