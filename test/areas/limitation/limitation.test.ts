import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf } from '../../../src-main/kernel/procedure.ts';
import type { lettersContract } from '../../../src-main/areas/letters/contract.ts';
import type { limitationContract } from '../../../src-main/areas/limitation/contract.ts';
import type { plansContract } from '../../../src-main/areas/plans/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { CustomerId, DocumentId, DueItemId, IssuedId } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { on, TestBook } from '../book.ts';
import { account, company } from '../letters/samples.ts';

const today = '2026-03-02';
const CNY = currency('CNY');
type Clocks = OutputOf<(typeof limitationContract)['limitation.clocks']>['rows'];
type Proof = InputOf<(typeof lettersContract)['letters.addProof']>;

describe('the limitation clock of a book', () => {
  let book: TestBook;
  let debtor: CustomerId;
  let old: { documentId: DocumentId; itemId: DueItemId };
  beforeEach(async () => {
    book = await TestBook.create(`${today}T08:00:00.000Z`);
    debtor = await book.customer('D1', { name: '杭州明达服饰有限公司' });
    await book.call('settings.update', { company, accounts: [account], confirmAccounts: true });
    old = await book.invoice(debtor, 'A', '2023-03-01', 100_000, { dueOn: '2023-03-31' });
  });
  afterEach(() => book.close());

  const clocks = async (asOf = today, knownAt?: string): Promise<Clocks> =>
    (await book.call('limitation.clocks', { asOf: on(asOf), ...(knownAt === undefined ? {} : { knownAt: instant(knownAt) }) })).rows; // prettier-ignore
  const dates = async (invoiceNo = 'A', asOf = today): Promise<[string | null, string | null]> => {
    const clock = (await clocks(asOf)).find((row) => row.invoiceNo === invoiceNo);
    return [clock?.safeOn ?? null, clock?.greyOn ?? null];
  };
  const why = async (kind: string, asOf = today): Promise<string | null | undefined> =>
    (await clocks(asOf)).find((row) => row.invoiceNo === 'A')?.events.find((event) => event.kind === kind)?.whyNot;
  const issue = async (): Promise<IssuedId> =>
    (await book.call('letters.issue', { customerId: debtor, currency: CNY, level: 1, language: 'zh', asOf: on(today), lookedReason: '已核对' })).issuedId; // prettier-ignore
  const enter = (kind: 'demand' | 'suspension' | 'revival' | 'proceedings', onDay: string, more: object = {}) =>
    book.call('limitation.addEvent', { customerId: debtor, kind, onDay: on(onDay), dueItemIds: [old.itemId], proofGrade: 'A', ...more }); // prettier-ignore

  it('starts after the due day and rings at 29 days', async () => {
    expect((await clocks())[0]).toMatchObject({
      invoiceNo: 'A',
      customerCode: 'D1',
      safeOn: '2026-03-31',
      greyOn: '2026-03-31',
      article: '民法典 188',
      state: 'alarm',
      daysLeft: 29,
      alarmDays: 30,
    });
    expect((await clocks('2026-04-01'))[0]).toMatchObject({ state: 'passed', daysLeft: -1 });
  });

  it('lets a letter move the grey date at once, and the safe date once its arrival is proved', async () => {
    const issuedId = await issue();
    expect(await dates()).toEqual(['2026-03-31', '2029-03-02']);
    expect(await why('letter')).toBe('no_proof');
    const proof: Proof = { issuedId, method: 'ems', sentOn: on(today), agreedAddress: true };
    const sent = await book.call('letters.addProof', proof);
    expect(sent).toMatchObject({ proofGrade: 'none', why: 'not_delivered' });
    book.now = instant('2026-03-05T08:00:00.000Z');
    await book.call('letters.addProof', { ...proof, deliveredOn: on('2026-03-04'), tracking: '1234567890123' });
    // 2029-03-04 is a Sunday.
    expect(await dates('A', '2026-03-05')).toEqual(['2029-03-05', '2029-03-05']);
    // The day before it arrived it was under way.
    expect(await dates('A', '2026-03-03')).toEqual(['2026-03-31', '2029-03-02']);
    const archive = await book.call('letters.archive', { kind: 'dunning_letter', offset: 0, limit: 10 });
    expect(archive.rows[0]?.service).toMatchObject({ grade: 'B', method: 'ems', servedOn: '2026-03-04', proofs: 2 });
  });

  it('takes a proof out again, and remembers what was known before', async () => {
    const issuedId = await issue();
    const { proofId } = await book.call('letters.addProof', { issuedId, method: 'hand', sentOn: on(today), deliveredOn: on(today), signedBy: '财务章' }); // prettier-ignore
    expect((await dates())[0]).toBe('2029-03-02');
    const before = book.now;
    await book.call('letters.voidProof', { proofId, reason: '录错了' });
    expect((await dates())[0]).toBe('2026-03-31');
    expect((await clocks(today, before))[0]?.safeOn).toBe('2029-03-02');
    expect(await book.ask('letters.voidProof', { proofId, reason: '再来' })).toMatchObject({ ok: false, code: 'proof_not_found' }); // prettier-ignore
  });

  it('asks a note for a better grade than the facts earn, and refuses days that cannot be', async () => {
    const issuedId = await issue();
    const weak: Proof = { issuedId, method: 'wechat', sentOn: on(today), deliveredOn: on(today) };
    expect(await book.ask('letters.addProof', { ...weak, proofGrade: 'B' })).toMatchObject({ code: 'proof_grade_needs_note' }); // prettier-ignore
    expect(await book.call('letters.addProof', { ...weak, proofGrade: 'B', note: '合同附件二写明该微信号' })).toMatchObject({ proofGrade: 'B' }); // prettier-ignore
    expect(await book.ask('letters.addProof', { ...weak, sentOn: on('2026-03-03'), deliveredOn: null })).toMatchObject({ code: 'proof_day_in_future' }); // prettier-ignore
    expect(await book.ask('letters.addProof', { ...weak, sentOn: on('2026-03-01'), deliveredOn: null })).toMatchObject({ code: 'proof_days_disordered' }); // prettier-ignore
  });

  it('lists letters that nobody proved after a week', async () => {
    const issuedId = await issue();
    book.now = instant('2026-03-12T08:00:00.000Z');
    const unserved = await book.call('letters.archive', { unserved: true, offset: 0, limit: 10 });
    expect([unserved.total, unserved.overdueProofs, unserved.rows[0]?.service?.overdue]).toEqual([1, 1, true]);
    await book.call('letters.addProof', { issuedId, method: 'hand', sentOn: on(today), deliveredOn: on(today), signedBy: '前台' }); // prettier-ignore
    expect((await book.call('letters.archive', { unserved: true, offset: 0, limit: 10 })).total).toBe(0);
  });

  it('takes a part payment as consent for the rest of that debt, and for no other', async () => {
    const other = await book.invoice(debtor, 'B', '2023-03-01', 50_000, { dueOn: '2023-03-31' });
    await book.receipt(debtor, '2024-05-20', 30_000, [{ dueItemId: old.itemId, amountMinor: 30_000 }]);
    expect(await dates('A')).toEqual(['2027-05-20', '2027-05-20']);
    expect(await dates('B')).toEqual(['2026-03-31', '2026-03-31']);
    await book.receipt(debtor, '2024-08-20', 20_000);
    expect(await dates('B')).toEqual(['2026-03-31', '2026-03-31']);
    expect(other.itemId).not.toBe(old.itemId);
  });

  it('does not take cash without a slip or somebody else’s money as proof', async () => {
    const pay = (method: 'cash' | 'bank', payerName: string, receivedOn: string) =>
      book.call('ledger.addReceipt', { customerId: debtor, currency: CNY, receivedOn: on(receivedOn), amountMinor: 1_000, method, payerName, allocations: [{ dueItemId: old.itemId, amountMinor: 1_000 }] }); // prettier-ignore
    await pay('cash', '', '2024-05-20');
    await pay('bank', '某某贸易公司', '2024-06-20');
    const events = (await clocks())[0]?.events.filter(({ kind }) => kind === 'receipt').map(({ whyNot }) => whyNot);
    expect(events).toEqual(['cash_without_slip', 'third_party']);
    expect(await dates()).toEqual(['2026-03-31', '2027-06-21']); // 2027-06-20 is a Sunday.
  });

  it('counts a bill from the day it is honoured', async () => {
    const { billId } = await book.call('bills.add', { customerId: debtor, kind: 'bank_acceptance', number: 'B1', currency: CNY, amountMinor: 10_000, issuedOn: on('2024-01-10'), receivedOn: on('2024-01-15'), maturesOn: on('2024-07-10'), allocations: [{ dueItemId: old.itemId, amountMinor: 10_000 }] }); // prettier-ignore
    expect(await dates()).toEqual(['2026-03-31', '2027-01-15']);
    expect(await why('receipt')).toBe('bill_not_honoured');
    await book.call('bills.present', { billId, on: on('2024-07-10') });
    await book.call('bills.honour', { billId, on: on('2024-07-12') });
    expect(await dates()).toEqual(['2027-07-12', '2027-07-12']);
  });

  it('takes a confirmed balance with its reference for proved, without for a claim', async () => {
    const record = (reference: string, onDay: string) =>
      book.call('evidence.record', { documentIds: [old.documentId], kind: 'statement', on: on(onDay), reference });
    await record('', '2024-06-30');
    expect(await dates()).toEqual(['2026-03-31', '2027-06-30']);
    expect(await why('statement')).toBe('no_file');
    await record('对账单 2024-06', '2024-06-30');
    expect(await dates()).toEqual(['2027-06-30', '2027-06-30']);
  });

  it('runs a debt in instalments from the last of them', async () => {
    const { documentId } = await book.call('ledger.addInvoice', {
      customerId: debtor, number: 'P', currency: CNY, issuedOn: on('2023-01-05'), amountMinor: 90_000,
      items: [
        { dueOn: on('2023-02-28'), amountMinor: 30_000 },
        { dueOn: on('2023-05-31'), amountMinor: 30_000 },
        { dueOn: on('2023-08-31'), amountMinor: 30_000 },
      ],
    }); // prettier-ignore
    const parts = (await clocks()).filter((row) => row.documentId === documentId);
    expect(parts.map(({ safeOn }) => safeOn)).toEqual(['2026-08-31', '2026-08-31', '2026-08-31']);
    expect(parts[0]?.events[0]?.article).toContain('189');
  });

  it('keeps the first due date for the safe one while a move has no paper', async () => {
    await book.call('invoices.redate', { dueItemId: old.itemId, toDueOn: on('2023-09-29'), changedOn: on('2023-03-20'), reason: '客户要求延期' }); // prettier-ignore
    expect(await dates()).toEqual(['2026-03-31', '2026-09-29']);
    await book.call('invoices.redate', { dueItemId: old.itemId, toDueOn: on('2023-09-28'), changedOn: on('2023-03-21'), reason: '更正', evidence: '补充协议 B-7' }); // prettier-ignore
    expect(await dates()).toEqual(['2026-09-28', '2026-09-28']);
  });

  it('is six years in England, where a demand changes nothing, and unknown for the EU until somebody enters it', async () => {
    const english = await book.customer('UK1');
    const french = await book.customer('FR1');
    for (const [customerId, lawPack] of [
      [english, 'uk'],
      [french, 'eu'],
    ] as const) {
      const code = lawPack === 'uk' ? 'UK1' : 'FR1';
      await book.call('customers.save', {
        id: customerId, code, name: `Customer ${code}`, shortName: '', taxId: '', termsDays: null, language: 'en', contactName: '', phone: '',
        email: '', address: '', salesperson: '', region: '', industry: '', note: '', lawPack,
      }); // prettier-ignore
    }
    const uk = await book.invoice(english, 'U', '2020-03-31', 10_000, { dueOn: '2020-04-30', currency: 'GBP' });
    await book.invoice(french, 'E', '2020-03-31', 10_000, { dueOn: '2020-04-30', currency: 'EUR' });
    await book.call('limitation.addEvent', { customerId: english, kind: 'demand', onDay: on('2022-01-10'), dueItemIds: [uk.itemId], proofGrade: 'A' }); // prettier-ignore
    expect(await dates('U')).toEqual(['2026-04-30', '2026-04-30']);
    expect((await clocks()).find((row) => row.invoiceNo === 'U')?.events[1]?.whyNot).toBe('not_by_this_law');
    expect(await dates('E')).toEqual([null, null]);
    await book.call('law.saveRule', {
      pack: 'eu', code: 'limitation', fromOn: on('2013-03-16'), article: 'Code civil 2224', source: 'legifrance', checkedOn: on(today),
      values: { kind: 'limitation', months: 60, longStopMonths: 240, obstacleMonths: null, demandRestarts: false, revives: false, rollsToWorkday: false },
    }); // prettier-ignore
    expect(await dates('E')).toEqual(['2025-04-30', '2025-04-30']);
  });

  it('takes entries by hand, ends them, takes them out, and never changes their days', async () => {
    const { eventId } = await enter('proceedings', '2025-06-02', { reference: '(2025)浙01民初7号' });
    expect((await clocks())[0]).toMatchObject({ state: 'pending', safeOn: '2028-06-02' });
    await book.call('limitation.endEvent', { eventId, untilOn: on('2026-02-10') });
    expect((await clocks())[0]).toMatchObject({ state: 'running', safeOn: '2029-02-12' }); // 2029-02-10 is a Saturday.
    expect(await book.ask('limitation.endEvent', { eventId, untilOn: on('2026-02-11') })).toMatchObject({ code: 'limitation_event_ended' }); // prettier-ignore
    await book.call('limitation.removeEvent', { eventId, reason: '登错客户' });
    expect(await dates()).toEqual(['2026-03-31', '2026-03-31']);
    expect(await book.ask('limitation.removeEvent', { eventId, reason: 'x' })).toMatchObject({ code: 'limitation_event_not_found' }); // prettier-ignore
    expect(await book.ask('limitation.addEvent', { customerId: debtor, kind: 'demand', onDay: on('2026-03-03'), dueItemIds: [old.itemId], proofGrade: 'A' })).toMatchObject({ code: 'limitation_day_in_future' }); // prettier-ignore
    const other = await book.customer('D2');
    expect(await book.ask('limitation.addEvent', { customerId: other, kind: 'demand', onDay: on(today), dueItemIds: [old.itemId], proofGrade: 'A' })).toMatchObject({ code: 'limitation_item_of_another' }); // prettier-ignore
  });

  it('brings a debt back by consent after the end, and says so without giving it up before', async () => {
    book.now = instant('2026-06-01T08:00:00.000Z');
    const passed = await book.call('limitation.clock', { dueItemId: old.itemId, asOf: on('2026-06-01') });
    expect(passed.state).toBe('passed');
    expect(passed.remedies).toEqual(['ask_lawyer', 'revive', 'signed_plan', 'part_payment']);
    await enter('revival', '2026-06-01', { reference: '催款通知书回执盖章' });
    expect((await clocks('2026-06-01'))[0]).toMatchObject({ state: 'running', safeOn: '2029-06-01' });
  });

  it('keeps an obstacle for the safe date only when it is proved', async () => {
    await enter('suspension', '2026-01-20', { proofGrade: 'C', untilOn: on('2026-02-20') });
    expect(await dates()).toEqual(['2026-03-31', '2026-08-20']);
  });

  it('takes a contact for a demand as far as its proof goes, and an attempt for nothing', async () => {
    const call = (more: object) =>
      book.call('actions.add', { customerId: debtor, onDay: on('2025-05-12'), atTime: '10:00', channel: 'phone', result: 'reached', contactName: '王会计', contactRole: 'finance', nextOn: null, closedBecause: '仅测试', overrideReason: '仅测试', dueItemIds: [old.itemId], ...more }); // prettier-ignore
    await call({ result: 'no_answer', proofGrade: 'none' });
    expect(await dates()).toEqual(['2026-03-31', '2026-03-31']);
    await call({ proofGrade: 'C' });
    expect(await dates()).toEqual(['2026-03-31', '2028-05-12']);
    const { remedies } = await book.call('limitation.clock', { dueItemId: old.itemId, asOf: on(today) });
    expect(remedies[0]).toBe('follow_up_call');
    await call({ channel: 'email', result: 'sent', proofGrade: 'B', dueItemIds: [], onDay: on('2025-06-12') });
    expect(await dates()).toEqual(['2026-03-31', '2028-06-12']);
    await call({ channel: 'email', result: 'sent', proofGrade: 'B', onDay: on('2025-07-14') });
    expect(await dates()).toEqual(['2028-07-14', '2028-07-14']);
  });

  it('takes a letter for no demand of what it names as disputed', async () => {
    await book.invoice(debtor, 'B', '2023-03-01', 50_000, { dueOn: '2023-03-31' });
    await book.call('disputes.open', { dueItemId: old.itemId, amountMinor: 100_000, reason: 'quality', openedOn: on(today) }); // prettier-ignore
    const issuedId = await issue();
    await book.call('letters.addProof', { issuedId, method: 'hand', sentOn: on(today), deliveredOn: on(today), signedBy: '财务章' }); // prettier-ignore
    expect([await dates('A'), await dates('B')]).toEqual([['2026-03-31', '2026-03-31'], ['2029-03-02', '2029-03-02']]); // prettier-ignore
  });

  it('runs from the last instalment while a plan holds, from the signing once it broke, and from neither before it was known', async () => {
    const draft = {
      customerId: debtor, draftedOn: on('2026-03-01'), items: [{ dueItemId: old.itemId, amountMinor: 100_000 }], debtMinor: 100_000, currency: CNY,
      downPaymentMinor: 0, downPaymentOn: on('2026-03-01'), method: 'equal_principal', count: 12, firstDueOn: on('2026-03-10'), shift: 'none', interestTreatment: 'waive',
    } satisfies InputOf<(typeof plansContract)['plans.draft']>; // prettier-ignore
    const { planId } = await book.call('plans.draft', draft);
    const before = book.now;
    await book.call('plans.sign', { planId, signedOn: on(today), signedBy: '王总' });
    expect(await dates()).toEqual(['2026-03-31', '2030-02-11']); // 2030-02-10 is a Sunday.
    expect(await dates('A', '2026-03-17')).toEqual(['2026-03-31', '2030-02-11']);
    expect(await dates('A', '2026-03-18')).toEqual(['2026-03-31', '2029-03-02']);
    expect((await clocks(today, before))[0]).toMatchObject({ safeOn: '2026-03-31', greyOn: '2026-03-31' });
  });

  it('keeps a promise without its paper for the grey date', async () => {
    await book.call('promises.add', { customerId: debtor, currency: CNY, amountMinor: 100_000, madeOn: on('2025-05-12'), dueOn: on('2025-06-12'), written: true, lines: [{ dueItemId: old.itemId, amountMinor: 100_000 }] }); // prettier-ignore
    expect(await dates()).toEqual(['2026-03-31', '2028-05-12']);
    expect(await why('promise')).toBe('no_file');
  });

  it('stands still from the filing of a suit whose number is known', async () => {
    const { caseId } = await book.call('cases.open', { customerId: debtor, kind: 'suit', number: '(2026)浙0481民初88号', openedOn: on('2026-01-15'), items: [{ dueItemId: old.itemId, amountMinor: 100_000 }] }); // prettier-ignore
    expect(await dates()).toEqual(['2026-03-31', '2026-03-31']);
    await book.call('cases.addStage', { caseId, stage: 'filed', onDay: on('2026-01-20') });
    expect((await clocks())[0]).toMatchObject({ state: 'pending', safeOn: '2029-01-22' }); // 2029-01-20 is a Saturday.
  });

  it('groups the list by alarm, per currency, and finds by number or name', async () => {
    await book.invoice(debtor, 'N', '2025-12-01', 20_000, { dueOn: '2026-01-10' });
    await book.invoice(debtor, 'F', '2026-02-01', 20_000, { dueOn: '2026-06-10' });
    const list = await book.call('limitation.list', { asOf: on(today), offset: 0, limit: 10 });
    expect(list.rows.map(({ invoiceNo }) => invoiceNo)).toEqual(['A', 'N']);
    expect(list.bands).toEqual([
      { band: 30, currency: 'CNY', count: 1, openMinor: 100_000 },
      { band: 'running', currency: 'CNY', count: 1, openMinor: 20_000 },
    ]);
    expect((await book.call('limitation.list', { asOf: on(today), band: 30, offset: 0, limit: 10 })).total).toBe(1);
    expect((await book.call('limitation.list', { asOf: on(today), search: '明达', offset: 0, limit: 10 })).total).toBe(
      2,
    );
    expect((await book.call('limitation.list', { asOf: on(today), search: 'zzz', offset: 0, limit: 10 })).total).toBe(
      0,
    );
    expect((await book.call('limitation.list', { asOf: on(today), due: false, offset: 0, limit: 10 })).total).toBe(3);
  });

  it('tells guarantee periods apart: six months from maturity, kept by a claim in time', async () => {
    const security = await book.call('securities.save', {
      customerId: debtor, contractId: null, kind: 'guarantee', form: 'joint', provider: '宁波担保有限公司', company: false, period: 'not_agreed',
      transferOnDefault: false, currency: CNY, amountMinor: 100_000, realisableMinor: null, signedOn: on('2023-01-01'), mainDueOn: on('2025-10-31'),
      untilOn: null, registrationNumber: '', registeredOn: null, resolutionOn: null, actedOn: null, note: '',
    }); // prettier-ignore
    const rows = async () => (await book.call('limitation.guarantors', { asOf: on(today) })).rows;
    expect((await rows())[0]).toMatchObject({ endsOn: '2026-04-30', state: 'alarm', daysLeft: 59, form: 'joint' });
    await enter('demand', '2026-02-20');
    expect((await rows())[0]).toMatchObject({ state: 'alarm' });
    await book.call('limitation.addGuarantorClaim', { securityId: security.securityId, onDay: on('2026-03-01'), proofGrade: 'B', reference: 'EMS 1' }); // prettier-ignore
    expect((await rows())[0]).toMatchObject({ state: 'claimed', claimedOn: '2026-03-01', claimProved: true, enforceableUntilOn: '2029-03-01' }); // prettier-ignore
  });

  it('lets the alarm of a guarantee ring on while nothing proves the claim, and counts from the first that is proved', async () => {
    const { securityId } = await book.call('securities.save', {
      customerId: debtor, contractId: null, kind: 'guarantee', form: 'joint', provider: '宁波担保有限公司', company: false, period: 'not_agreed',
      transferOnDefault: false, currency: CNY, amountMinor: 100_000, realisableMinor: null, signedOn: on('2023-01-01'), mainDueOn: on('2025-08-31'),
      untilOn: null, registrationNumber: '', registeredOn: null, resolutionOn: null, actedOn: null, note: '',
    }); // prettier-ignore
    const row = async (asOf: string) => (await book.call('limitation.guarantors', { asOf: on(asOf) })).rows[0];
    const claim = (onDay: string, proofGrade: 'B' | 'C') => book.call('limitation.addGuarantorClaim', { securityId, onDay: on(onDay), proofGrade, reference: 'x' }); // prettier-ignore
    // Six months from 31 August end on the last of February.
    expect(await row('2026-02-28')).toMatchObject({ endsOn: '2026-02-28', state: 'alarm', daysLeft: 0 });
    await claim('2026-02-10', 'C');
    expect(await row('2026-02-20')).toMatchObject({ state: 'alarm', daysLeft: 8, claimedOn: '2026-02-10', claimProved: false, enforceableUntilOn: null }); // prettier-ignore
    expect(await row('2026-03-01')).toMatchObject({ state: 'missed', daysLeft: -1, claimProved: false });
    await claim('2026-02-27', 'B');
    expect(await row('2026-03-01')).toMatchObject({ state: 'claimed', claimedOn: '2026-02-27', claimProved: true, enforceableUntilOn: '2029-02-27' }); // prettier-ignore
  });
});
