import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseId, CustomerId } from '../../../src-main/kernel/ids.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { TestBook } from '../book.ts';

const today = day('2026-11-20');
let book: TestBook;
let customerId: CustomerId;
let items: { dueItemId: Awaited<ReturnType<TestBook['invoice']>>['itemId']; amountMinor: number }[];

beforeEach(async () => {
  book = await TestBook.create('2026-11-20T08:00:00.000Z');
  customerId = await book.customer('C1', { name: 'Slow Payer Ltd' });
  const first = await book.invoice(customerId, 'INV1', '2026-01-05', 150_000_00, { dueOn: '2026-02-04' });
  const second = await book.invoice(customerId, 'INV2', '2026-02-05', 50_000_00, { dueOn: '2026-03-07' });
  items = [{ dueItemId: first.itemId, amountMinor: 150_000_00 }, { dueItemId: second.itemId, amountMinor: 50_000_00 }]; // prettier-ignore
});
afterEach(() => book.close());

const open = async (kind: 'suit' | 'payment_order' | 'preservation' | 'enforcement' | 'lawyer_letter' | 'outsourced' | 'arbitration', more: object = {}): Promise<CaseId> =>
  (await book.call('cases.open', { customerId, kind, items: kind === 'preservation' || kind === 'enforcement' ? [] : items, openedOn: day('2026-04-01'), ...more })).caseId; // prettier-ignore
const stage = (caseId: CaseId, code: string, onDay: string, more: object = {}) =>
  book.call('cases.addStage', { caseId, stage: code, onDay: day(onDay), ...more });
const get = (caseId: CaseId, asOf = today) => book.call('cases.get', { caseId, asOf });

describe('a suit from filing to enforcement', () => {
  it('moves through its stages, works its deadlines out, adds its costs up and hands its debts on', async () => {
    const suit = await open('suit', { number: '(2026)浙0402民初1号', forum: 'Jiaxing Nanhu court' });
    await stage(suit, 'filed', '2026-04-02');
    await stage(suit, 'fee_paid', '2026-04-08', { costKind: 'court_fee', costMinor: 2_150_00 });
    await stage(suit, 'accepted', '2026-04-10');
    expect(await get(suit, day('2026-04-20'))).toMatchObject({
      stage: 'accepted',
      claimMinor: 200_000_00,
      next: { code: 'trial_end', dueOn: '2026-07-10', party: 'court', article: '民诉法 164', urgency: 'later' },
      ownCostMinor: 2_150_00,
    });
    const preservation = await open('preservation', { parentId: suit });
    await stage(preservation, 'taken', '2026-04-15', { values: { assetKind: 'deposit', asset: 'ICBC 8812', amountMinor: 80_000_00 } }); // prettier-ignore
    await stage(suit, 'judged', '2026-06-08');
    await stage(suit, 'effective', '2026-06-24', { values: { performUntilOn: '2026-07-06' } });
    await book.receipt(customerId, '2026-08-04', 60_000_00, [
      { dueItemId: items[0]!.dueItemId, amountMinor: 60_000_00 },
    ]);
    const enforcement = await open('enforcement', { parentId: suit, openedOn: day('2026-08-10'), values: { performUntilOn: '2026-07-06' } }); // prettier-ignore
    await stage(enforcement, 'applied', '2026-08-11', { costKind: 'lawyer', costMinor: 5_000_00 });

    const whole = await get(suit);
    expect(whole.children.map(({ kind }) => kind)).toEqual(['preservation', 'enforcement']);
    expect(whole).toMatchObject({ costMinor: 7_150_00, recoveredMinor: 60_000_00, netMinor: 52_850_00 });
    expect(whole.deadlines.find(({ code }) => code === 'enforce_by')).toMatchObject({ dueOn: '2028-07-06', doneOn: '2026-08-11' }); // prettier-ignore
    expect((await get(preservation)).next).toMatchObject({ code: 'renew_by', dueOn: '2027-04-08' });
    const { interest, items: taken } = await get(enforcement);
    expect(taken.map(({ openMinor }) => openMinor)).toEqual([90_000_00, 50_000_00]);
    // 200,000.00 for 29 days, then 140,000.00 for 108 days, at 0.0175 % a day.
    expect(interest).toMatchObject({ interestMinor: 1_015_00 + 2_646_00 });
  });

  it('looks on an earlier day as it looked then', async () => {
    const suit = await open('suit');
    const { eventId } = await stage(suit, 'filed', '2026-04-02');
    const knownAt = book.now;
    await book.call('cases.voidStage', { eventId, reason: 'wrong day' });
    await stage(suit, 'filed', '2026-04-09');
    expect((await get(suit)).events.map(({ onDay }) => onDay)).toEqual(['2026-04-09']);
    const then = await book.call('cases.get', { caseId: suit, asOf: today, knownAt });
    expect(then.events.map(({ onDay }) => onDay)).toEqual(['2026-04-02']);
    expect((await book.call('cases.list', { asOf: day('2026-03-31'), status: 'all' })).rows).toEqual([]);
    expect((await get(suit, day('2026-04-05'))).stage).toBe('opened');
  });

  it('proves the day with a number of the court, and shows what interrupts', async () => {
    const suit = await open('suit');
    await stage(suit, 'filed', '2026-04-02');
    expect((await get(suit)).events[0]).toMatchObject({ interrupts: 'suit', proofGrade: 'none' });
    await book.call('cases.change', { caseId: suit, number: '(2026)浙0402民初1号' });
    expect((await get(suit)).events[0]).toMatchObject({ interrupts: 'suit', proofGrade: 'A' });
  });
});

describe('deadlines', () => {
  it('are ticked, unticked, set by hand, and counted by how near they are', async () => {
    const order = await open('payment_order', { openedOn: day('2026-11-02') });
    await stage(order, 'filed', '2026-11-02');
    await stage(order, 'accepted', '2026-11-06');
    const { deadlineId } = await book.call('cases.addDeadline', { caseId: order, kind: 'supplement', dueOn: day('2026-11-25'), note: 'licence copy' }); // prettier-ignore
    const nearest = async () => (await book.call('cases.deadlines', { asOf: today })).rows.map(({ code, urgency }) => [code, urgency]); // prettier-ignore
    expect(await nearest()).toEqual([
      ['order_issue', 'within_7'],
      ['supplement', 'within_7'],
    ]);
    const [rule] = (await book.call('cases.deadlines', { asOf: today })).rows;
    expect(rule).toMatchObject({ dueOn: '2026-11-23', shiftedFrom: '2026-11-21', own: false, customerName: 'Slow Payer Ltd' }); // prettier-ignore
    const tick = await book.call('cases.tickDeadline', { caseId: order, code: rule!.code, fromStage: rule!.fromStage, fromOn: rule!.fromOn, doneOn: today }); // prettier-ignore
    await book.call('cases.tickDeadline', { caseId: order, deadlineId, doneOn: today });
    expect(await nearest()).toEqual([]);
    expect(await book.ask('cases.tickDeadline', { caseId: order, deadlineId, doneOn: today })).toMatchObject({ code: 'case_deadline_done' }); // prettier-ignore
    await book.call('cases.untickDeadline', { deadlineId: tick.deadlineId });
    await book.call('cases.untickDeadline', { deadlineId });
    await book.call('cases.removeDeadline', { deadlineId, reason: 'not asked for' });
    expect(await nearest()).toEqual([['order_issue', 'within_7']]);
    expect(await book.call('cases.deadlines', { asOf: day('2026-11-24') })).toMatchObject({ counts: { overdue: 1 } });
  });
});

describe('what is refused', () => {
  it("is a lawyer's letter without a law firm, and a collecting agency", async () => {
    const agent = async (kind: 'law_firm' | 'agency') => (await book.call('securities.saveAgent', { kind, name: `The ${kind}` })).agentId; // prettier-ignore
    const letter = { customerId, kind: 'lawyer_letter', items, openedOn: day('2026-04-01') } as const;
    expect(await book.ask('cases.open', letter)).toMatchObject({ code: 'case_law_firm_needed' });
    expect(await book.ask('cases.open', { ...letter, agentId: await agent('agency') })).toMatchObject({ code: 'case_law_firm_needed' }); // prettier-ignore
    expect(await book.ask('cases.open', { ...letter, agentId: await agent('law_firm') })).toMatchObject({ ok: true });
    expect(await book.ask('cases.open', { ...letter, kind: 'outsourced', agentId: await agent('agency') })).toMatchObject({ code: 'case_agent_not_allowed' }); // prettier-ignore
  });

  it('is handing over before the legality check is complete', async () => {
    const caseId = await open('outsourced', { values: { agentName: 'Da Cheng' } });
    expect(await book.ask('cases.addStage', { caseId, stage: 'handed', onDay: day('2026-04-03') })).toMatchObject({ code: 'case_checks_missing', params: { count: 7 } }); // prettier-ignore
    const { values, checks } = await get(caseId);
    await book.call('cases.change', { caseId, values: { ...values, checks: Object.fromEntries(checks.map(({ code }) => [code, 'yes'])) } }); // prettier-ignore
    await stage(caseId, 'handed', '2026-04-03');
  });

  it('is one debt in two claims, more than is open, arbitration that nobody agreed to, a stage twice or too early', async () => {
    await open('suit', { number: 'S1' });
    const ask = (kind: 'payment_order' | 'arbitration', more: object = {}) => book.ask('cases.open', { customerId, kind, items, openedOn: day('2026-04-01'), ...more }); // prettier-ignore
    expect(await ask('payment_order')).toMatchObject({ code: 'case_item_taken', params: { number: 'S1' } });
    expect(await ask('payment_order', { items: [{ ...items[0]!, amountMinor: 150_000_01 }] })).toMatchObject({ code: 'case_amount_exceeds_open' }); // prettier-ignore
    expect(await ask('payment_order', { items: [] })).toMatchObject({ code: 'case_items_missing' });
    const [suit] = (await book.call('cases.list', { asOf: today })).rows;
    const caseId = suit!.caseId;
    await stage(caseId, 'filed', '2026-04-02');
    expect(await book.ask('cases.addStage', { caseId, stage: 'filed', onDay: today })).toMatchObject({ code: 'case_stage_twice' }); // prettier-ignore
    expect(await book.ask('cases.addStage', { caseId, stage: 'accepted', onDay: day('2026-03-31') })).toMatchObject({ code: 'case_stage_before_opening' }); // prettier-ignore
    expect(await book.ask('cases.addStage', { caseId, stage: 'accepted', onDay: day('2026-11-21') })).toMatchObject({ code: 'case_day_in_future' }); // prettier-ignore
    expect(await book.ask('cases.addStage', { caseId, stage: 'awarded', onDay: today })).toMatchObject({ code: 'case_stage_unknown' }); // prettier-ignore
    expect(await book.ask('cases.addStage', { caseId, stage: 'cost', onDay: today, costMinor: 5 })).toMatchObject({ code: 'case_cost_kind_missing' }); // prettier-ignore
    await book.call('cases.close', { caseId, closedOn: today, outcome: 'withdrawn' });
    expect(await ask('arbitration')).toMatchObject({ code: 'case_arbitration_not_agreed' });
    expect(await ask('arbitration', { values: { agreement: 'Letter of 2026-03-01' } })).toMatchObject({ ok: true });
  });
});

describe('closing', () => {
  it('tells what came in, keeps the days before, and can be taken back', async () => {
    const suit = await open('suit');
    const preservation = await open('preservation', { parentId: suit });
    const close = { caseId: suit, closedOn: today, outcome: 'settled', recoveredMinor: 180_000_00 } as const;
    expect(await book.ask('cases.close', close)).toMatchObject({ code: 'case_children_open', params: { count: 1 } });
    await book.call('cases.close', { ...close, caseId: preservation, recoveredMinor: null });
    await stage(suit, 'cost', '2026-05-06', { costKind: 'lawyer', costMinor: 12_000_00 });
    await book.call('cases.close', close);
    expect(await book.call('cases.list', { asOf: today })).toMatchObject({ rows: [] });
    expect(await book.call('cases.list', { asOf: today, status: 'closed' })).toMatchObject({
      sums: [{ count: 1, claimMinor: 200_000_00, costMinor: 12_000_00, recoveredMinor: 180_000_00 }],
    });
    expect((await book.call('cases.list', { asOf: day('2026-11-19') })).rows).toHaveLength(2);
    await book.call('cases.reopen', { caseId: suit, reason: 'instalments stopped' });
    expect((await get(suit)).closedOn).toBeNull();
    expect(await book.ask('cases.void', { caseId: suit, reason: 'x' })).toMatchObject({ code: 'case_has_children' });
    await book.call('cases.void', { caseId: preservation, reason: 'another debtor' });
    await book.call('cases.void', { caseId: suit, reason: 'another debtor' });
    expect((await book.call('cases.list', { asOf: today, status: 'all' })).rows).toEqual([]);
  });
});

describe('the checklist', () => {
  it('answers from the book what the book knows', async () => {
    await book.call('disputes.open', { dueItemId: items[1]!.dueItemId, amountMinor: 10_000_00, reason: 'quality', openedOn: day('2026-03-10') }); // prettier-ignore
    const check = async (values: object) => {
      const found = await book.call('cases.check', { asOf: today, customerId, kind: 'small_claim', claimMinor: 60_000_00, dueItemIds: items.map(({ dueItemId }) => dueItemId), values }); // prettier-ignore
      return Object.fromEntries(found.checks.map(({ code, answer }) => [code, answer]));
    };
    expect(await check({})).toMatchObject({ claim_due: 'yes', under_small_limit: null, no_arbitration: null });
    expect(await check({ yearlyWageMinor: 119_999_00 })).toMatchObject({ under_small_limit: 'no' });
    expect(await check({ yearlyWageMinor: 119_999_00, smallAgreed: true })).toMatchObject({ under_small_limit: 'yes' });
    expect(await check({ checks: { claim_due: 'no' } })).toMatchObject({ claim_due: 'no' });
    const order = await book.call('cases.check', { asOf: today, customerId, kind: 'payment_order', claimMinor: 60_000_00, dueItemIds: items.map(({ dueItemId }) => dueItemId), values: {} }); // prettier-ignore
    expect(order.checks.find(({ code }) => code === 'amount_fixed')).toMatchObject({
      byFacts: 'no',
      article: '民诉法 225',
    });
  });
});

describe('asset clues and the sheet for the law firm', () => {
  it('are kept with their source, and told on our own paper', async () => {
    await book.call('cases.addClue', { customerId, kind: 'vehicle', description: 'Van 浙F·12345', seenOn: day('2026-05-01'), source: 'seen at delivery' }); // prettier-ignore
    const { clueId } = await book.call('cases.addClue', { customerId, kind: 'bank_account', description: 'ICBC Nanhu', seenOn: day('2026-05-02'), source: 'slip' }); // prettier-ignore
    await book.call('cases.removeClue', { clueId, reason: 'closed' });
    expect((await book.call('cases.clues', { asOf: today, customerId })).rows).toMatchObject([{ kind: 'vehicle' }]);
    const caseId = await open('lawyer_letter', {
      values: { agentName: 'Zhong Lun <b>', facts: 'Goods came on time.' },
    });
    const sheet = await book.call('cases.requestSheet', { caseId, asOf: today, language: 'en' });
    const html = book.service.documents.find(sheet.documentToken)?.html ?? '';
    for (const said of [
      'Brief for a lawyer',
      'not a lawyer&#39;s letter',
      'Zhong Lun &lt;b&gt;',
      'INV1',
      '200,000.00',
      'Van 浙F·12345',
      'Goods came on time.',
    ])
      expect(html).toContain(said);
    expect(html).not.toContain('ICBC Nanhu');
  });
});
