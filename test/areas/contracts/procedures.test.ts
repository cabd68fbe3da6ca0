import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { id, type ContractId, type CustomerId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';

const CNY = currency('CNY');
const today = on('2026-11-22');
let book: TestBook;
let customerId: CustomerId;

beforeEach(async () => {
  book = await TestBook.create();
  customerId = await book.customer('C001', { termsDays: 30 });
});
afterEach(() => book.close());

const contract = async (more: object = {}): Promise<ContractId> => {
  const saved = await book.call('contracts.save', {
    customerId,
    number: 'HT-001',
    currency: CNY,
    amountMinor: 1_000_000_00,
    status: 'signed',
    signedOn: on('2026-06-01'),
    fromOn: on('2026-06-01'),
    untilOn: on('2027-05-31'),
    disputeResolution: ['court'],
    objectionDays: 15,
    ...more,
  });
  return saved.contractId;
};
const get = (contractId: ContractId, asOf = today) => book.call('contracts.get', { contractId, asOf });
const plan = async (contractId: ContractId) => {
  const { milestones } = await book.call('contracts.planMilestones', {
    contractId,
    milestones: [
      { kind: 'deposit', label: 'Deposit', shareBp: 3000, plannedOn: on('2026-06-10'), dueDays: 5 },
      { kind: 'acceptance', label: 'Acceptance', shareBp: 6000, plannedOn: on('2026-11-01'), dueDays: 30 },
      { kind: 'retention', label: 'Retention', shareBp: 1000, plannedOn: on('2027-11-01'), dueDays: 10 },
    ],
  });
  const [deposit, acceptance, retention] = milestones;
  if (!deposit || !acceptance || !retention) throw new Error('three milestones');
  return { deposit, acceptance, retention };
};

describe('the register', () => {
  it('keeps a contract whole and refuses what cannot be', async () => {
    const contractId = await contract();
    expect(await get(contractId)).toMatchObject({ number: 'HT-001', disputeResolution: ['court'], complete: false });
    const head = { customerId, number: 'HT-002', currency: CNY };
    expect(await book.ask('contracts.save', { ...head, number: 'HT-001' })).toMatchObject({ code: 'contract_number_taken' }); // prettier-ignore
    expect(await book.ask('contracts.save', { ...head, disputeResolution: ['court', 'arbitration'] })).toMatchObject({ code: 'court_and_arbitration' }); // prettier-ignore
    expect(await book.ask('contracts.save', { ...head, status: 'signed' })).toMatchObject({ code: 'contract_signed_day_missing' }); // prettier-ignore
    expect(await book.ask('contracts.save', { ...head, fromOn: today, untilOn: on('2026-11-21') })).toMatchObject({ code: 'contract_days_disordered' }); // prettier-ignore
    expect(await book.ask('contracts.save', { ...head, customerId: id<'customer'>(99) })).toMatchObject({ code: 'customer_not_found' }); // prettier-ignore
  });

  it('counts gaps down as lines are answered', async () => {
    const contractId = await contract();
    const { gapList } = await get(contractId);
    const { gaps } = await book.call('contracts.tick', {
      contractId,
      clauses: { object: { state: 'yes' }, title_retention: { state: 'na', note: 'services' } },
    });
    expect(gaps).toBe(gapList.length - 2);
    expect((await get(contractId)).clauses.title_retention).toEqual({ state: 'na', note: 'services' });
  });

  it('sums what was invoiced under it, paid and credited, without counting anything twice', async () => {
    const { documentId } = await book.call('ledger.addInvoice', {
      customerId, number: 'I-1', currency: CNY, issuedOn: on('2026-07-01'), amountMinor: 300_000_00, contractNo: 'HT-001',
    }); // prettier-ignore
    const contractId = await contract();
    await plan(contractId);
    const [deposit] = (await get(contractId)).milestones;
    if (!deposit) throw new Error('a deposit');
    await book.call('contracts.linkMilestone', { milestoneId: deposit.milestoneId, documentId });
    const { dueItemId } = (await get(contractId)).milestones[0] ?? {};
    if (dueItemId === undefined || dueItemId === null) throw new Error('the milestone is on the invoice');
    await book.receipt(customerId, '2026-07-20', 250_000_00, [{ dueItemId, amountMinor: 250_000_00 }]);
    const { rows, sums } = await book.call('contracts.list', { asOf: today });
    expect(rows).toMatchObject([
      { invoicedMinor: 300_000_00, receivedMinor: 250_000_00, creditedMinor: 0, openMinor: 50_000_00, overdueMinor: 50_000_00, uninvoicedMinor: 700_000_00 },
    ]); // prettier-ignore
    expect(sums).toEqual([{ currency: CNY, amountMinor: 1_000_000_00, invoicedMinor: 300_000_00, receivedMinor: 250_000_00, openMinor: 50_000_00, count: 1 }]); // prettier-ignore
    expect((await book.call('contracts.list', { asOf: on('2026-07-10') })).rows).toMatchObject([{ receivedMinor: 0, openMinor: 300_000_00, overdueMinor: 0 }]); // prettier-ignore
    expect(await book.ask('contracts.save', { contractId, customerId, number: 'HT-001', currency: currency('USD') })).toMatchObject({ code: 'contract_currency_fixed' }); // prettier-ignore
  });

  it('checks its longest term against the statutes of the signing day', async () => {
    const { recordedAt: _recordedAt, ...known } = await book.call('customers.get', { id: customerId });
    await book.call('customers.save', { ...known, debtorClass: 'large' });
    const contractId = await contract({ signedOn: on('2025-07-01') });
    await book.call('contracts.planMilestones', {
      contractId,
      milestones: [{ kind: 'delivery', label: 'Delivery', shareBp: 10_000, dueDays: 90 }],
    });
    expect((await get(contractId)).termsFinding).toMatchObject({ termDays: 90, maxDays: 60 });
  });

  it('lets go only of a contract nothing hangs on', async () => {
    const contractId = await contract();
    await plan(contractId);
    await book.call('contracts.remove', { contractId, reason: 'entered twice' });
    expect(await book.ask('contracts.get', { contractId, asOf: today })).toMatchObject({ code: 'contract_not_found' });
    const second = await contract({ number: 'HT-002' });
    await book.call('contracts.saveClaim', { customerId, contractId: second, direction: 'ours', cause: 'other', currency: CNY, amountMinor: 1, noticedOn: today }); // prettier-ignore
    expect(await book.ask('contracts.remove', { contractId: second, reason: 'x' })).toMatchObject({ code: 'contract_in_use' }); // prettier-ignore
  });
});

describe('milestones', () => {
  it('raise their part as a due item, the retention on the same invoice waiting for its own day', async () => {
    const contractId = await contract({ lateRateBp: 1200 });
    const { acceptance, retention } = await plan(contractId);
    expect(acceptance.amountMinor).toBe(600_000_00);
    const reached = await book.call('contracts.reachMilestone', {
      milestoneId: acceptance.milestoneId,
      actualOn: on('2026-11-05'),
      triggerDocument: 'acceptance sheet YS-7',
      invoice: { number: 'I-100', issuedOn: on('2026-11-10'), withMilestones: [retention.milestoneId] },
    });
    expect(reached.dueOn).toBe('2026-12-05');
    const sheet = await book.call('invoices.terms', { documentId: reached.documentId, asOf: today });
    expect(sheet).toMatchObject({ contractNo: 'HT-001', lateRateBp: 1200 });
    expect(sheet.items).toMatchObject([
      { part: 'milestone', label: 'Acceptance', amountMinor: 600_000_00, dueOn: '2026-12-05', triggerHappened: true },
      { part: 'retention', label: 'Retention', amountMinor: 100_000_00, dueOn: '2027-11-11', triggerHappened: false },
    ]);
    const { milestones, invoicedMinor } = await get(contractId);
    expect(milestones.map(({ state }) => state)).toEqual(['late', 'reached', 'invoiced_waiting']);
    expect(invoicedMinor).toBe(700_000_00);

    const later = await book.call('contracts.reachMilestone', { milestoneId: retention.milestoneId, actualOn: on('2027-10-20') }); // prettier-ignore
    expect(later).toMatchObject({ documentId: reached.documentId, dueOn: '2027-10-30' });
    expect(await book.ask('contracts.unreachMilestone', { milestoneId: acceptance.milestoneId, reason: 'x' })).toMatchObject({ code: 'milestone_document_used' }); // prettier-ignore
    expect((await book.call('book.verify', {})).findings).toEqual([]);
  });

  it('gives the document back when nothing has happened to it, and to nobody once it is paid', async () => {
    const contractId = await contract();
    const { deposit } = await plan(contractId);
    const reach = () =>
      book.call('contracts.reachMilestone', {
        milestoneId: deposit.milestoneId,
        actualOn: on('2026-06-10'),
        invoice: { number: 'D-1', kind: 'debit_note', issuedOn: on('2026-06-10') },
      });
    await reach();
    const before = await book.aging('2026-11-22');
    expect(before.totalMinor).toBe(300_000_00);
    const { voided } = await book.call('contracts.unreachMilestone', { milestoneId: deposit.milestoneId, reason: 'wrong contract' }); // prettier-ignore
    expect(voided).toBe('D-1');
    expect((await book.aging('2026-11-22')).totalMinor).toBe(0);
    const again = await reach();
    await book.receipt(customerId, '2026-06-12', 300_000_00, [{ dueItemId: again.dueItemId, amountMinor: 300_000_00 }]);
    expect(await book.ask('contracts.unreachMilestone', { milestoneId: deposit.milestoneId, reason: 'x' })).toMatchObject({ code: 'milestone_document_used' }); // prettier-ignore
    expect((await book.call('book.verify', {})).findings).toEqual([]);
  });

  it('keep what is on a document, and refuse a draft, a wrong invoice, no invoice', async () => {
    const contractId = await contract();
    const { deposit, acceptance } = await plan(contractId);
    const milestoneId = deposit.milestoneId;
    const reach = { milestoneId, actualOn: on('2026-06-10') };
    expect(await book.ask('contracts.reachMilestone', reach)).toMatchObject({ code: 'milestone_needs_document' });
    const { documentId } = await book.invoice(customerId, 'I-9', '2026-06-10', 299_000_00);
    expect(await book.ask('contracts.reachMilestone', { ...reach, documentId })).toMatchObject({ code: 'document_does_not_match' }); // prettier-ignore
    const other = await book.customer('C002');
    const theirs = await book.invoice(other, 'I-9', '2026-06-10', 300_000_00);
    expect(await book.ask('contracts.reachMilestone', { ...reach, documentId: theirs.documentId })).toMatchObject({ code: 'document_does_not_match' }); // prettier-ignore
    const right = await book.invoice(customerId, 'I-10', '2026-06-10', 300_000_00);
    await book.call('contracts.reachMilestone', { ...reach, documentId: right.documentId });
    const rest = { kind: 'other' as const, label: 'Rest', shareBp: 7000 };
    expect(await book.ask('contracts.planMilestones', { contractId, milestones: [{ ...rest, shareBp: 10_000 }] })).toMatchObject({ code: 'milestone_fixed' }); // prettier-ignore
    const kept = { milestoneId, kind: 'deposit' as const, label: 'Deposit', shareBp: 3000, dueDays: 5 };
    expect(await book.ask('contracts.planMilestones', { contractId, milestones: [{ ...kept, dueDays: 6 }, rest] })).toMatchObject({ code: 'milestone_fixed' }); // prettier-ignore
    expect(await book.ask('contracts.planMilestones', { contractId, milestones: [kept, rest] })).toMatchObject({ ok: true }); // prettier-ignore
    expect(await book.ask('contracts.reachMilestone', { milestoneId: acceptance.milestoneId, actualOn: today })).toMatchObject({ code: 'milestone_not_found' }); // prettier-ignore
    const draft = await contract({ number: 'HT-2', status: 'draft' });
    const made = await plan(draft);
    expect(await book.ask('contracts.reachMilestone', { milestoneId: made.deposit.milestoneId, actualOn: today, invoice: { number: 'Z', issuedOn: today } })).toMatchObject({ code: 'contract_not_signed' }); // prettier-ignore
  });

  it('shift nothing by being late, and stand on the board with the late ones first', async () => {
    const contractId = await contract();
    await plan(contractId);
    const { rows, counts } = await book.call('contracts.board', { asOf: today });
    expect(rows.map(({ label, state, daysLeft }) => [label, state, daysLeft])).toEqual([
      ['Deposit', 'late', -165],
      ['Acceptance', 'late', -21],
      ['Retention', 'waiting', 344],
    ]);
    expect(counts).toEqual({ late: 2, soon: 0, waiting: 1, reached: 0 });
    expect((await book.call('contracts.list', { asOf: today })).rows[0]?.invoicedMinor).toBe(0);
  });
});

describe('deliveries', () => {
  it('tell the invoice, warn about strangers, and are accepted by silence only on a click after the period', async () => {
    const contractId = await contract();
    await book.call('terms.addUsual', {});
    const { documentId } = await book.invoice(customerId, 'I-1', '2026-10-01', 100_000_00);
    await book.call('contracts.savePerson', { customerId, name: '李 明', scopes: ['receive'], fromOn: on('2026-01-01'), untilOn: on('2026-12-31') }); // prettier-ignore
    const goods = { customerId, contractId, documentId, number: 'SH-1', plannedOn: on('2026-10-20'), deliveredOn: on('2026-10-25') }; // prettier-ignore
    const stranger = await book.call('contracts.saveDelivery', { ...goods, receiver: '仓库小王' });
    expect(stranger.receiverKnown).toBe(false);
    const { deliveryId } = stranger;
    expect(await book.call('contracts.saveDelivery', { ...goods, deliveryId, receiver: '李明' })).toMatchObject({ receiverKnown: true }); // prettier-ignore
    expect(await book.call('invoices.terms', { documentId, asOf: today })).toMatchObject({ deliveredOn: '2026-10-25' });
    const { rows } = await book.call('contracts.deliveries', { asOf: on('2026-11-05') });
    expect(rows).toMatchObject([{ delayDays: 5, objectionUntil: '2026-11-09', objectionDaysLeft: 4, objectionFrom: 'contract' }]); // prettier-ignore
    const deem = { deliveryId, acceptance: 'deemed' as const };
    expect(await book.ask('contracts.settleDelivery', { ...deem, on: on('2026-11-09') })).toMatchObject({ code: 'objection_window_open' }); // prettier-ignore
    expect((await book.call('contracts.deliveries', { asOf: today })).rows).toMatchObject([{ acceptance: 'pending' }]);
    await book.call('contracts.settleDelivery', { ...deem, on: today });
    expect((await book.call('contracts.deliveries', { asOf: today, filter: 'all' })).rows).toMatchObject([{ acceptance: 'deemed', acceptedOn: '2026-11-09' }]); // prettier-ignore
    expect(await book.call('invoices.terms', { documentId, asOf: today })).toMatchObject({ acceptedOn: '2026-11-09' });
    expect(await book.ask('contracts.saveDelivery', { ...goods, deliveryId, deliveredOn: today })).toMatchObject({ code: 'delivery_settled' }); // prettier-ignore
  });

  it('need a day, the right customer, and a period before silence can count', async () => {
    expect(await book.ask('contracts.saveDelivery', { customerId, number: 'x' })).toMatchObject({ code: 'delivery_without_day' }); // prettier-ignore
    const other = await book.customer('C002');
    const { documentId } = await book.invoice(other, 'I-1', '2026-10-01', 1_00);
    expect(await book.ask('contracts.saveDelivery', { customerId, documentId, deliveredOn: today })).toMatchObject({ code: 'customer_mismatch' }); // prettier-ignore
    const { deliveryId } = await book.call('contracts.saveDelivery', { customerId, deliveredOn: on('2026-11-01') });
    expect(await book.ask('contracts.settleDelivery', { deliveryId, acceptance: 'deemed', on: today })).toMatchObject({ code: 'objection_window_unknown' }); // prettier-ignore
    expect(await book.ask('contracts.settleDelivery', { deliveryId, acceptance: 'accepted', on: on('2026-10-31') })).toMatchObject({ code: 'acceptance_before_delivery' }); // prettier-ignore
  });
});

describe('amendments', () => {
  it('move nothing until signed, then move due dates with themselves as evidence, and can be taken back', async () => {
    const contractId = await contract();
    const { documentId, itemId } = await book.invoice(customerId, 'I-1', '2026-10-01', 100_000_00);
    const made = await plan(contractId);
    const { amendmentId } = await book.call('contracts.saveAmendment', {
      contractId, number: 'BC-1', amendedOn: on('2026-11-15'), subject: 'Extension granted',
      changes: [
        { kind: 'due', dueItemId: itemId, after: on('2026-12-31') },
        { kind: 'milestone', milestoneId: made.acceptance.milestoneId, after: on('2026-12-15') },
        { kind: 'until', after: on('2027-12-31') },
        { kind: 'lateRate', after: 900 },
        { kind: 'other', label: 'Fabric', before: 'linen', after: 'cotton' },
      ],
    }); // prettier-ignore
    const dueOn = async () =>
      (await book.call('invoices.terms', { documentId, asOf: today })).items.map((item) => item.dueOn);
    expect(await dueOn()).toEqual(['2026-10-31']);
    expect((await get(contractId)).untilOn).toBe('2027-05-31');

    const { redated } = await book.call('contracts.signAmendment', { amendmentId, signedOn: on('2026-11-20') });
    expect(redated).toEqual([{ dueItemId: itemId, fromDueOn: '2026-10-31', toDueOn: '2026-12-31' }]);
    const { items } = await book.call('invoices.terms', { documentId, asOf: today });
    expect(items).toMatchObject([
      { dueOn: '2026-12-31', originalDueOn: '2026-10-31', changes: [{ changedOn: '2026-11-20', reason: 'Extension granted', evidence: 'HT-001 / BC-1' }] },
    ]); // prettier-ignore
    const after = await get(contractId);
    expect(after).toMatchObject({ untilOn: '2027-12-31', lateRateBp: 900 });
    expect(after.milestones[1]?.plannedOn).toBe('2026-12-15');
    expect(after.amendments[0]?.changes[4]).toMatchObject({ before: 'linen', after: 'cotton' });
    expect(after.warningList.map(({ code }) => code)).toContain('payment_date_amended');
    expect(await book.ask('contracts.signAmendment', { amendmentId, signedOn: today })).toMatchObject({ code: 'amendment_signed' }); // prettier-ignore

    await book.call('contracts.takeBackAmendment', { amendmentId, reason: 'not countersigned' });
    expect(await dueOn()).toEqual(['2026-10-31']);
    expect(await get(contractId)).toMatchObject({ untilOn: '2027-05-31', lateRateBp: null, amendments: [] });
  });

  it('move a retention that waits on a document with the day it waits for', async () => {
    const contractId = await contract();
    const { acceptance, retention } = await plan(contractId);
    const { documentId } = await book.call('contracts.reachMilestone', {
      milestoneId: acceptance.milestoneId, actualOn: on('2026-11-05'),
      invoice: { number: 'I-1', issuedOn: on('2026-11-05'), withMilestones: [retention.milestoneId] },
    }); // prettier-ignore
    const changes = [{ kind: 'milestone' as const, milestoneId: retention.milestoneId, after: on('2028-05-01') }];
    const { amendmentId } = await book.call('contracts.saveAmendment', { contractId, number: 'BC-1', amendedOn: today, subject: 'Longer warranty', changes }); // prettier-ignore
    const { redated } = await book.call('contracts.signAmendment', { amendmentId, signedOn: today });
    expect(redated).toMatchObject([{ fromDueOn: '2027-11-11', toDueOn: '2028-05-11' }]);
    const { items } = await book.call('invoices.terms', { documentId, asOf: today });
    expect(items[1]).toMatchObject({ dueOn: '2028-05-11', triggerOn: '2028-05-01', triggerHappened: false });
  });

  it('refuse what changes nothing, strangers’ items, and going back behind later changes', async () => {
    const contractId = await contract();
    const { itemId } = await book.invoice(customerId, 'I-1', '2026-10-01', 100_000_00);
    const head = { contractId, number: 'BC-1', amendedOn: today, subject: 's' };
    expect(await book.ask('contracts.saveAmendment', { ...head, changes: [{ kind: 'until', after: on('2027-05-31') }] })).toMatchObject({ code: 'amendment_changes_nothing' }); // prettier-ignore
    const other = await book.customer('C002');
    const theirs = await book.invoice(other, 'I-1', '2026-10-01', 1_00);
    expect(await book.ask('contracts.saveAmendment', { ...head, changes: [{ kind: 'due', dueItemId: theirs.itemId, after: today }] })).toMatchObject({ code: 'customer_mismatch' }); // prettier-ignore
    const { amendmentId } = await book.call('contracts.saveAmendment', { ...head, changes: [{ kind: 'due', dueItemId: itemId, after: on('2027-01-31') }] }); // prettier-ignore
    await book.call('contracts.signAmendment', { amendmentId, signedOn: today });
    await book.call('invoices.redate', { dueItemId: itemId, toDueOn: on('2027-02-28'), reason: 'later' });
    expect(await book.ask('contracts.takeBackAmendment', { amendmentId, reason: 'x' })).toMatchObject({ code: 'due_change_not_last' }); // prettier-ignore
    const { amendments } = await get(contractId);
    expect(amendments).toHaveLength(1);
  });
});

describe('claims', () => {
  const claim = (direction: 'ours' | 'theirs', more: object = {}) =>
    book.call('contracts.saveClaim', {
      customerId, direction, cause: 'quality', currency: CNY, amountMinor: 20_000_00, noticedOn: on('2026-11-01'), deadlineOn: on('2026-11-30'), ...more,
    }); // prettier-ignore

  it('of theirs end in a credit note against the invoice, of ours in a debit note', async () => {
    const { documentId } = await book.invoice(customerId, 'I-1', '2026-10-01', 15_000_00);
    const theirs = await claim('theirs', { documentId });
    const closed = await book.call('contracts.closeClaim', { claimId: theirs.claimId, closedOn: today, outcome: 'partly', outcomeMinor: 18_000_00, document: {} }); // prettier-ignore
    expect(closed.number).toBe('C-000001');
    const { openMinor } = await book.call('ledger.document', { documentId, asOf: today });
    expect(openMinor).toBe(0);
    expect(await book.call('ledger.credits', { kind: 'credit_note' })).toMatchObject({ rows: [{ amountMinor: 18_000_00, unappliedMinor: 3_000_00, purpose: 'claim' }] }); // prettier-ignore
    const ours = await claim('ours');
    const debit = await book.call('contracts.closeClaim', { claimId: ours.claimId, closedOn: today, outcome: 'accepted', outcomeMinor: 20_000_00, document: { number: 'JX-1', dueOn: on('2026-12-22') } }); // prettier-ignore
    if (debit.documentId === null) throw new Error('a debit note');
    expect(await book.call('ledger.document', { documentId: debit.documentId, asOf: today })).toMatchObject({ kind: 'debit_note', items: [{ dueOn: '2026-12-22', openMinor: 20_000_00 }] }); // prettier-ignore
    expect(await book.ask('contracts.removeClaim', { claimId: ours.claimId, reason: 'x' })).toMatchObject({ code: 'claim_has_document' }); // prettier-ignore
    expect((await book.call('contracts.claims', { asOf: on('2026-11-21') })).rows).toMatchObject([{ closedOn: null, daysLeft: 9 }, { closedOn: null }]); // prettier-ignore
    expect((await book.call('contracts.claims', { asOf: today })).rows).toEqual([]);
    expect((await book.call('book.verify', {})).findings).toEqual([]);
  });

  it('grant no more than was asked and nothing when rejected', async () => {
    const { claimId } = await claim('theirs');
    const end = { claimId, closedOn: today, outcome: 'accepted' as const };
    expect(await book.ask('contracts.closeClaim', { ...end, outcomeMinor: 20_000_01 })).toMatchObject({ code: 'claim_outcome_exceeds' }); // prettier-ignore
    expect(await book.ask('contracts.closeClaim', { ...end, outcome: 'rejected', outcomeMinor: 1, document: {} })).toMatchObject({ code: 'claim_outcome_missing' }); // prettier-ignore
    await book.call('contracts.closeClaim', { ...end, outcome: 'rejected', outcomeMinor: 5 });
    expect(await book.ask('contracts.closeClaim', end)).toMatchObject({ code: 'claim_closed' });
    expect((await book.call('contracts.claims', { asOf: today, filter: 'closed' })).rows).toMatchObject([{ outcome: 'rejected', outcomeMinor: 0, resultDocumentId: null }]); // prettier-ignore
  });
});

describe('a claim opened again', () => {
  const claim = () =>
    book.call('contracts.saveClaim', { customerId, direction: 'theirs', cause: 'quality', currency: CNY, amountMinor: 20_000_00, noticedOn: on('2026-11-01'), deadlineOn: null }); // prettier-ignore
  const only = async () => (await book.call('contracts.claims', { asOf: today, filter: 'all' })).rows[0];

  it('leaves its credit note in the ledger, names it, and makes no second one while that stands', async () => {
    const { claimId } = await claim();
    const end = { claimId, closedOn: today, outcome: 'accepted' as const, outcomeMinor: 20_000_00 };
    const { documentId, number } = await book.call('contracts.closeClaim', { ...end, document: {} });
    if (documentId === null) throw new Error('a credit note');
    expect(await book.call('contracts.reopenClaim', { claimId, reason: 'closed too early' })).toEqual({ standingDocumentId: documentId, standingNumber: number }); // prettier-ignore
    expect(await only()).toMatchObject({ closedOn: null, outcome: '', outcomeMinor: null, resultNumber: number });
    expect((await book.call('ledger.credits', { kind: 'credit_note' })).rows).toMatchObject([{ unappliedMinor: 20_000_00 }]); // prettier-ignore
    expect(await book.ask('contracts.closeClaim', { ...end, document: {} })).toMatchObject({ code: 'claim_document_stands', params: { number } }); // prettier-ignore
    expect(await book.ask('contracts.removeClaim', { claimId, reason: 'x' })).toMatchObject({ code: 'claim_has_document' }); // prettier-ignore
    // Closed without a new one it ends in the same document.
    await book.call('contracts.closeClaim', end);
    expect(await only()).toMatchObject({ outcome: 'accepted', resultNumber: number });

    await book.call('contracts.reopenClaim', { claimId, reason: 'again' });
    await book.call('ledger.reverse', { documentId, reversedOn: today, reason: 'claim reopened' });
    const second = await book.call('contracts.closeClaim', { ...end, outcome: 'partly', outcomeMinor: 5_000_00, document: {} }); // prettier-ignore
    expect(second.number).not.toBe(number);
    expect(await only()).toMatchObject({ outcome: 'partly', outcomeMinor: 5_000_00, resultNumber: second.number });
    expect((await book.call('book.verify', {})).findings).toEqual([]);
  });

  it('can be changed and closed like any other, and only a closed one is opened', async () => {
    const { claimId } = await claim();
    expect(await book.ask('contracts.reopenClaim', { claimId, reason: 'x' })).toMatchObject({
      code: 'claim_not_closed',
    });
    await book.call('contracts.closeClaim', { claimId, closedOn: today, outcome: 'rejected' });
    expect(await book.call('contracts.reopenClaim', { claimId, reason: 'new evidence' })).toEqual({ standingDocumentId: null, standingNumber: '' }); // prettier-ignore
    const { rows } = await book.call('history.timeline', { customerId });
    expect(rows.find(({ what }) => what === 'contracts.reopenClaim')?.changes).toContainEqual({ field: 'reason', before: null, after: 'new evidence' }); // prettier-ignore
    await book.call('contracts.removeClaim', { claimId, reason: 'withdrawn' });
    expect(await book.ask('contracts.reopenClaim', { claimId, reason: 'x' })).toMatchObject({
      code: 'claim_not_found',
    });
  });
});

describe('authorised people', () => {
  it('keep four characters, never more, and count by day, scope and revocation', async () => {
    const person = { customerId, name: 'Li Ming', scopes: ['receive' as const, 'statement' as const], fromOn: on('2026-01-01'), untilOn: on('2026-12-10') }; // prettier-ignore
    const refused = await book.ask('contracts.savePerson', { ...person, idLast4: '330411199001011234' });
    expect(refused).toMatchObject({ code: 'id_only_last_four', params: {} });
    const { personId } = await book.call('contracts.savePerson', { ...person, idLast4: '123x' });
    const rows = async (asOf = today) => (await book.call('contracts.people', { asOf })).rows;
    expect(await rows()).toMatchObject([{ idLast4: '123X', state: 'ending', daysLeft: 18 }]);
    await book.call('contracts.revokePerson', { personId, revokedOn: on('2026-11-20') });
    expect(await rows()).toMatchObject([{ state: 'revoked' }]);
    expect(await rows(on('2026-11-19'))).toMatchObject([{ state: 'ending' }]);
    expect(await book.ask('contracts.revokePerson', { personId, revokedOn: on('2025-12-31') })).toMatchObject({ code: 'person_days_disordered' }); // prettier-ignore
    expect(await book.ask('contracts.savePerson', { ...person, limitMinor: 1 })).toMatchObject({ code: 'person_limit_needs_currency' }); // prettier-ignore
  });
});

describe('alarms', () => {
  it('say what cannot wait, worst first, each with its record', async () => {
    const contractId = await contract({ untilOn: on('2026-12-20') });
    const { milestones } = await book.call('contracts.planMilestones', {
      contractId,
      milestones: [
        { kind: 'progress', label: 'Half', shareBp: 5000, plannedOn: on('2026-11-10') },
        { kind: 'progress', label: 'Rest', shareBp: 5000, plannedOn: on('2026-12-15') },
      ],
    });
    await book.call('contracts.saveDelivery', {
      customerId,
      contractId,
      number: 'SH-1',
      deliveredOn: on('2026-11-10'),
    });
    await book.call('contracts.savePerson', { customerId, name: 'Li Ming', scopes: ['receive'], fromOn: on('2026-01-01'), untilOn: on('2026-11-12') }); // prettier-ignore
    await book.call('contracts.saveClaim', { customerId, contractId, direction: 'theirs', cause: 'quality', currency: CNY, amountMinor: 1_00, noticedOn: today, deadlineOn: on('2026-11-29') }); // prettier-ignore
    await book.call('contracts.saveAmendment', { contractId, number: 'BC-1', amendedOn: on('2026-11-15'), subject: 's', changes: [{ kind: 'amount', after: 5 }] }); // prettier-ignore
    const { rows } = await book.call('contracts.alarms', { asOf: today });
    expect(rows.map(({ code, level, daysLeft }) => [code, level, daysLeft])).toEqual([
      ['milestone_late', 'red', -12],
      ['authorisation_over', 'orange', -10],
      ['amendment_unsigned', 'orange', -7],
      ['objection_ending', 'orange', 3],
      ['claim_soon', 'orange', 7],
      ['milestone_soon', 'yellow', 23],
      ['contract_ending', 'yellow', 28],
    ]);
    expect(rows[0]).toMatchObject({ record: 'milestone', recordId: milestones[0]?.milestoneId, contractNumber: 'HT-001', label: 'Half' }); // prettier-ignore
    expect((await book.call('contracts.alarms', { asOf: on('2026-09-01') })).rows).toEqual([]);
  });
});
