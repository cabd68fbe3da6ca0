import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { CustomerId, DueItemId } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { on, TestBook } from '../book.ts';
import { account, company } from '../letters/samples.ts';

const CNY = currency('CNY');

describe('the collection policy of a book', () => {
  let book: TestBook;
  let debtor: CustomerId;
  let item: DueItemId;

  beforeEach(async () => {
    book = await TestBook.create('2026-06-01T08:00:00.000Z');
    await book.call('settings.update', { company, accounts: [account], confirmAccounts: true });
    debtor = await book.customer('D1', { name: 'Debtor' });
    item = (await book.invoice(debtor, 'A', '2026-04-01', 100_000, { dueOn: '2026-06-10' })).itemId;
  });
  afterEach(() => book.close());

  const due = (asOf: string) => book.call('policy.due', { asOf: on(asOf), currency: CNY });
  const next = async (asOf: string) => (await due(asOf)).rows.map(({ stepCode, heldBack }) => [stepCode, ...heldBack.map(({ reason }) => reason)].join(' ')); // prettier-ignore
  const at = (day: string): void => void (book.now = instant(`${day}T08:00:00.000Z`));
  const issue = (level: 0 | 1 | 2 | 3 | 4, asOf: string) =>
    book.call('letters.issue', { customerId: debtor, currency: CNY, level, language: 'en', asOf: on(asOf), lookedReason: 'test' }); // prettier-ignore

  it('tells one step after another, once each, and a letter counts from its issue only', async () => {
    expect(await next('2026-06-06')).toEqual([]);
    expect(await next('2026-06-07')).toEqual(['L0']);
    expect(await next('2026-06-11')).toEqual(['C1']);
    at('2026-06-11');
    await book.call('actions.add', { customerId: debtor, onDay: on('2026-06-11'), channel: 'phone', result: 'reached', atTime: '10:00', closedBecause: 'x' }); // prettier-ignore
    expect(await next('2026-06-11')).toEqual([]);
    expect(await next('2026-06-17')).toEqual(['L1']);
    at('2026-06-17');
    await book.call('letters.preview', { customerId: debtor, currency: CNY, level: 1, language: 'en', asOf: on('2026-06-17') }); // prettier-ignore
    expect(await next('2026-06-17')).toEqual(['L1']);
    await issue(1, '2026-06-17');
    expect(await next('2026-06-17')).toEqual([]);
    expect(await next('2026-06-20')).toEqual(['C2']);
    // As of a day before, nothing of it had been done.
    expect(await next('2026-06-16')).toEqual([]);
    expect(await next('2026-06-11')).toEqual([]);
  });

  it('reaches back: what was known then decides what was due then', async () => {
    at('2026-06-20');
    const before = book.now;
    await issue(1, '2026-06-20');
    const then = await book.call('policy.due', { asOf: on('2026-06-20'), knownAt: before });
    expect(then.rows.map(({ stepCode }) => stepCode)).toEqual(['C1']);
    expect(await next('2026-06-20')).toEqual(['C2 step_gap']);
  });

  it('jumps by hand with a reason and keeps what was passed over', async () => {
    at('2026-07-15');
    const recorded = await book.call('policy.recordStep', {
      customerId: debtor,
      dueItemIds: [item],
      stepCode: 'L2',
      onDay: on('2026-07-15'),
      reason: 'written by the owner himself',
    });
    expect(recorded).toEqual({ steps: 1, superseded: 3 });
    expect(await next('2026-07-20')).toEqual(['L3']);
    const again = await book.call('policy.recordStep', { customerId: debtor, dueItemIds: [item], stepCode: 'L2', onDay: on('2026-07-15'), reason: 'twice' }); // prettier-ignore
    expect(again).toEqual({ steps: 0, superseded: 0 });
  });

  it('holds what is paused, excluded, promised or disputed, and lets it come back by itself', async () => {
    at('2026-06-12');
    await book.call('policy.override', { customerId: debtor, kind: 'pause', fromOn: on('2026-06-12'), untilOn: on('2026-06-14'), reason: 'fair' }); // prettier-ignore
    expect(await next('2026-06-12')).toEqual(['C1 paused']);
    expect(await next('2026-06-15')).toEqual(['C1']);
    await book.call('promises.add', { customerId: debtor, currency: CNY, amountMinor: 100_000, madeOn: on('2026-06-12'), dueOn: on('2026-06-17'), promisedBy: 'Li', channel: 'phone' }); // prettier-ignore
    expect(await next('2026-06-15')).toEqual(['C1 promise']);
    expect(await next('2026-06-18')).toEqual(['C1 promise']);
    expect(await next('2026-06-19')).toEqual(['C1']);
    const part = await book.call('disputes.open', { dueItemId: item, amountMinor: 40_000, reason: 'quality', openedOn: on('2026-06-21') }); // prettier-ignore
    expect((await due('2026-06-21')).rows[0]).toMatchObject({ stepCode: 'C1', amountMinor: 60_000, heldBack: [] });
    await book.call('disputes.open', { dueItemId: item, amountMinor: 60_000, reason: 'quality', openedOn: on('2026-06-22') }); // prettier-ignore
    expect(await next('2026-06-22')).toEqual(['C1 disputed']);
    expect(part.disputeId).toBeGreaterThan(0);
  });

  it('comes back with a receipt that is reversed, where the letters had got to', async () => {
    at('2026-06-25');
    await issue(1, '2026-06-25');
    const receipt = await book.receipt(debtor, '2026-06-26', 100_000, [{ dueItemId: item, amountMinor: 100_000 }]);
    at('2026-07-10');
    expect(await next('2026-07-10')).toEqual([]);
    await book.call('ledger.reverse', { documentId: receipt, reversedOn: on('2026-07-08'), reason: 'bounced' });
    expect(await next('2026-07-10')).toEqual(['C2']);
  });

  it('starts a new invoice of an old debtor at the beginning', async () => {
    at('2026-06-25');
    await issue(1, '2026-06-25');
    await book.receipt(debtor, '2026-06-26', 100_000, [{ dueItemId: item, amountMinor: 100_000 }]);
    await book.invoice(debtor, 'B', '2026-05-01', 50_000, { dueOn: '2026-07-01' });
    expect(await next('2026-07-02')).toEqual(['C1']);
  });

  it('holds back whoever has money that nobody matched', async () => {
    await book.receipt(debtor, '2026-06-01', 10_000);
    expect(await next('2026-06-11')).toEqual(['C1 unapplied']);
  });

  it('keeps versions: the newest that has begun counts, and each day its own', async () => {
    const { current, shipped } = await book.call('policy.get', { asOf: on('2026-06-01') });
    expect(current).toEqual(shipped);
    const definition = { ...shipped.definition, graceDays: 20 };
    const saved = await book.call('policy.save', { name: 'soft', fromOn: on('2026-07-01'), definition, approver: 'Wang' }); // prettier-ignore
    expect(saved.version).toBe(1);
    const graceOn = async (asOf: string) => (await book.call('policy.get', { asOf: on(asOf) })).current.definition.graceDays; // prettier-ignore
    expect([await graceOn('2026-06-30'), await graceOn('2026-07-01')]).toEqual([3, 20]);
    expect(await book.ask('policy.save', { name: 'same', fromOn: on('2026-07-02'), definition, approver: 'Wang' })).toMatchObject({ code: 'policy_unchanged' }); // prettier-ignore
    await book.call('policy.remove', { policyId: saved.policyId, reason: 'mistake' });
    expect(await graceOn('2026-07-01')).toBe(3);
  });

  it('lets a customer and an invoice have rules of their own', async () => {
    await book.call('policy.override', { customerId: debtor, kind: 'segment', value: 'good', fromOn: on('2026-06-01'), reason: 'old friend', untilOn: null }); // prettier-ignore
    expect(await next('2026-06-11')).toEqual([]);
    expect(await next('2026-06-13')).toEqual(['C1']);
    const { overrideId } = await book.call('policy.override', { customerId: debtor, dueItemId: item, kind: 'max_step', value: 'C1', fromOn: on('2026-06-01'), reason: 'sample goods', untilOn: null }); // prettier-ignore
    at('2026-06-14');
    await book.call('policy.recordStep', { customerId: debtor, dueItemIds: [item], stepCode: 'C1', onDay: on('2026-06-14'), reason: 'met at the fair' }); // prettier-ignore
    expect(await next('2026-07-30')).toEqual([]);
    await book.call('policy.endOverride', { overrideId, onDay: on('2026-07-01'), reason: 'over' });
    expect(await next('2026-07-30')).toEqual(['L1']);
    expect(await book.ask('policy.override', { customerId: debtor, kind: 'pause', fromOn: on('2026-06-01'), reason: 'x' })).toMatchObject({ code: 'pause_needs_end' }); // prettier-ignore
  });

  it('says of one item why it is in or not in', async () => {
    const why = await book.call('policy.item', { asOf: on('2026-06-11'), dueItemId: item });
    expect(why).toMatchObject({ segment: 'standard', nextCode: 'C1', sinceOn: '2026-06-11', held: [] });
    expect(why.steps.map(({ code, plannedOn, state }) => [code, plannedOn, state]).slice(0, 3)).toEqual([
      ['L0', '2026-06-07', 'passed'], ['C1', '2026-06-11', 'due'], ['L1', '2026-06-17', 'to_come'],
    ]); // prettier-ignore
  });

  it('is the same run twice', async () => {
    const first = await due('2026-06-11');
    expect(await due('2026-06-11')).toEqual(first);
  });

  it('puts every invoice in a stage and says what is late', async () => {
    const board = await book.call('policy.board', { asOf: on('2026-06-20'), currency: CNY });
    expect(board.columns.find(({ stage }) => stage === 'R8')).toMatchObject({ count: 1, amountMinor: 100_000, late: 1, group: 'after' }); // prettier-ignore
    const documentId = (await book.call('ledger.items', { asOf: on('2026-06-20'), customerId: debtor })).rows[0]?.documentId; // prettier-ignore
    if (documentId === undefined) throw new Error('no document');
    const { stages, threeWay } = await book.call('policy.stages', { asOf: on('2026-06-20'), documentId });
    const r = (stage: string) => stages.find((one) => one.stage === stage);
    expect(r('R9')).toMatchObject({ plannedOn: '2026-06-11', actualOn: null, delayDays: 9, missing: true });
    expect(r('R10')).toMatchObject({ plannedOn: '2026-06-17', delayDays: 3 });
    expect(r('R11')).toMatchObject({ plannedOn: '2026-06-25', delayDays: null, missing: false });
    expect(r('R6')).toMatchObject({ missing: false });
    expect(threeWay.findings).toEqual(['no_order', 'no_delivery']);
    at('2026-06-20');
    const { stageId } = await book.call('policy.recordStage', { documentId, stage: 'R9', actualOn: on('2026-06-12'), result: 'called' }); // prettier-ignore
    expect((await book.call('policy.stages', { asOf: on('2026-06-20'), documentId })).stages[9]).toMatchObject({ delayDays: 1, byHand: true, source: 'hand', actor: expect.any(String) as string }); // prettier-ignore
    await book.call('policy.takeBackStage', { stageId, reason: 'wrong invoice' });
    expect((await book.call('policy.stages', { asOf: on('2026-06-20'), documentId })).stages[9]).toMatchObject({ delayDays: 9, byHand: false, source: null }); // prettier-ignore
    await book.receipt(debtor, '2026-06-20', 100_000, [{ dueItemId: item, amountMinor: 100_000 }]);
    // Closed long ago it has left the board, and is still told of when it is asked for.
    const later = on('2026-12-31');
    expect((await book.call('policy.stageRows', { asOf: later, currency: CNY })).total).toBe(0);
    const closed = await book.call('policy.stages', { asOf: later, documentId });
    expect(closed.stage).toBe('R17');
    expect(closed.stages[17]).toMatchObject({ actualOn: '2026-06-20', source: 'payment', actor: null });
  });
});
