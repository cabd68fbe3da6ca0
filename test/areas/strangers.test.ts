import { afterEach, expect, it } from 'vitest';
import { currency } from '../../src-main/kernel/currency.ts';
import { on, TestBook } from './book.ts';

/** What belongs to one customer is not written under another, however the numbers of rows are mixed up. */

const CNY = currency('CNY');
let book: TestBook;
afterEach(() => book.close());

it('refuses rows of another customer, and leaves everything where it was', async () => {
  book = await TestBook.create('2026-06-30T08:00:00.000Z');
  const [mine, theirs] = [await book.customer('K1'), await book.customer('K2')];
  const bill = await book.invoice(theirs, 'I1', '2026-05-10', 20_000_00, { dueOn: '2026-06-12' });
  const own = await book.invoice(mine, 'I2', '2026-05-10', 20_000_00, { dueOn: '2026-06-12' });
  await book.receipt(theirs, '2026-06-20', 5_000_00);
  const contract = (customerId: typeof mine, number: string) =>
    book.call('contracts.save', { customerId, number, currency: CNY, amountMinor: 100_000_00, signedOn: on('2026-04-01'), fromOn: on('2026-04-01'), status: 'signed' }); // prettier-ignore
  const [{ contractId }, { contractId: ownContract }] = [await contract(theirs, 'HT-1'), await contract(mine, 'HT-2')];
  const plan = [{ kind: 'deposit', label: 'Whole', plannedOn: on('2026-09-01'), shareBp: 10_000, dueDays: 0 }] as const;
  const { milestones } = await book.call('contracts.planMilestones', { contractId, milestones: [...plan] });
  const [milestone] = milestones;
  if (!milestone) throw new Error('one part is planned');
  const { milestoneId } = milestone;
  const statement = { periodEndOn: on('2025-12-31'), months: 12, currency: CNY, audited: false, source: 'given', figures: { ...noFigures, salesMinor: 1_000_00 } }; // prettier-ignore
  const { statementId } = await book.call('creditfile.saveStatement', { customerId: theirs, ...statement });
  const record = { kind: 'public', category: 'search', status: 'clean', checkedOn: on('2026-06-01'), source: 'register', happenedOn: null, expiresOn: null } as const; // prettier-ignore
  const { recordId } = await book.call('creditfile.saveRecord', { customerId: theirs, ...record });
  const rating = { agency: 'A', rating: 'A', ownGrade: 'A', ratedOn: on('2026-06-01'), expiresOn: on('2027-06-01'), source: 'given' } as const; // prettier-ignore
  const { ratingId } = await book.call('creditfile.saveRating', { customerId: theirs, ...rating });
  const fraud = { checkedOn: on('2026-06-01'), ticks: [] };
  const { fraudCheckId } = await book.call('creditfile.saveFraudCheck', { customerId: theirs, ...fraud });
  const person = { name: 'Gao Wei', scopes: ['order' as const], fromOn: on('2026-01-01') };
  const { personId } = await book.call('contracts.savePerson', { customerId: theirs, ...person });
  const claim = { direction: 'theirs', cause: 'quality', currency: CNY, amountMinor: 1_00, noticedOn: on('2026-06-01') } as const; // prettier-ignore
  const { claimId } = await book.call('contracts.saveClaim', { customerId: theirs, ...claim });
  const delivery = { number: 'SH-1', plannedOn: on('2026-07-01') };
  const { deliveryId } = await book.call('contracts.saveDelivery', { customerId: theirs, ...delivery });
  const security = { currency: CNY, kind: 'guarantee', form: 'joint', provider: 'Hengtai', amountMinor: 1_000_00, signedOn: on('2026-01-10') } as const; // prettier-ignore
  const { securityId } = await book.call('securities.save', { customerId: theirs, ...security });
  const order = { currency: CNY, amountMinor: 1_000_00, orderedOn: on('2026-06-01') };
  const { orderId } = await book.call('orders.add', { customerId: theirs, ...order });
  const { orderId: ownOrder } = await book.call('orders.add', { customerId: mine, ...order });
  const [receipt] = (await book.call('ledger.credits', { customerId: theirs })).rows;

  const { policyId } = await book.call('securities.savePolicy', { insurer: 'Donghai', number: 'P-1', currency: CNY, fromOn: on('2026-01-01'), untilOn: on('2026-12-31'), insuredBp: 9000 }); // prettier-ignore
  const insured = { amountMinor: 80_000_00, fromOn: on('2026-01-01') };
  const { insuredLimitId } = await book.call('securities.saveInsured', { policyId, customerId: theirs, ...insured });
  const contact = {
    name: 'Ann', role: 'finance', title: '', phone: '', mobile: '', email: '', wechat: '', address: '', channel: 'phone', language: '',
    primary: false, consent: 'unknown', consentOn: null, consentNote: '', note: '',
  } as const; // prettier-ignore
  const { contactId } = await book.call('customers.saveContact', { customerId: theirs, ...contact });

  const before = await everything();
  const asked = [
    book.ask('creditfile.saveStatement', { customerId: mine, statementId, ...statement }),
    book.ask('creditfile.saveRecord', { customerId: mine, recordId, ...record }),
    book.ask('creditfile.saveRating', { customerId: mine, ratingId, ...rating }),
    book.ask('creditfile.saveFraudCheck', { customerId: mine, fraudCheckId, ...fraud }),
    book.ask('contracts.savePerson', { customerId: mine, personId, ...person }),
    book.ask('contracts.savePerson', { customerId: mine, contractId, ...person }),
    book.ask('contracts.saveClaim', { customerId: mine, claimId, ...claim }),
    book.ask('contracts.saveClaim', { customerId: mine, documentId: bill.documentId, ...claim }),
    book.ask('contracts.saveClaim', { customerId: mine, contractId, ...claim }),
    book.ask('contracts.saveDelivery', { customerId: mine, deliveryId, ...delivery }),
    book.ask('contracts.saveDelivery', { customerId: mine, contractId, ...delivery }),
    book.ask('contracts.saveDelivery', { customerId: mine, documentId: bill.documentId, ...delivery }),
    book.ask('contracts.planMilestones', { contractId: ownContract, milestones: [{ milestoneId, ...plan[0] }] }),
    book.ask('contracts.linkMilestone', { milestoneId, documentId: own.documentId }),
    book.ask('contracts.saveAmendment', { contractId: ownContract, number: 'B1', amendedOn: on('2026-06-20'), subject: 'x', changes: [{ kind: 'milestone', milestoneId, after: on('2026-10-01') }] }), // prettier-ignore
    book.ask('contracts.saveAmendment', { contractId: ownContract, number: 'B1', amendedOn: on('2026-06-20'), subject: 'x', changes: [{ kind: 'due', dueItemId: bill.itemId, after: on('2026-10-01') }] }), // prettier-ignore
    book.ask('securities.save', { customerId: mine, securityId, ...security }),
    book.ask('securities.save', { customerId: mine, contractId, ...security }),
    book.ask('securities.saveInsured', { policyId, customerId: mine, insuredLimitId, ...insured }),
    book.ask('evidence.record', { documentIds: [own.documentId], kind: 'signer', on: on('2026-06-01'), personId }),
    book.ask('evidence.record', { documentIds: [own.documentId, bill.documentId], kind: 'statement', on: on('2026-06-01') }), // prettier-ignore
    book.ask('orders.add', { customerId: mine, contractId, ...order }),
    book.ask('orders.invoice', { orderId: ownOrder, on: on('2026-06-20'), documentId: bill.documentId }),
    book.ask('holds.check', { customerId: mine, orderId, currency: CNY, amountMinor: 1_00, asOf: on('2026-06-30') }),
    book.ask('holds.release', { customerId: mine, orderId, currency: CNY, amountMinor: 1_00, asOf: on('2026-06-30'), reason: 'x' }), // prettier-ignore
    book.ask('holds.release', { customerId: mine, currency: CNY, amountMinor: 1_00, asOf: on('2026-06-30'), reason: 'x', payment: receipt?.number ?? '?' }), // prettier-ignore
    book.ask('customers.saveContact', { customerId: mine, contactId, ...contact }),
  ];
  const answers = (await Promise.all(asked)).map((answer) => (answer.ok ? 'taken' : answer.code));
  expect(answers).toEqual([
    'statement_not_found', 'credit_record_not_found', 'rating_not_found', 'fraud_check_not_found', 'person_not_found', 'customer_mismatch',
    'claim_not_found', 'customer_mismatch', 'customer_mismatch', 'delivery_not_found', 'customer_mismatch', 'customer_mismatch',
    'milestone_not_found', 'document_does_not_match', 'milestone_not_found', 'customer_mismatch', 'security_not_found',
    'security_contract_not_found', 'insured_limit_not_found', 'evidence_person_not_found', 'evidence_of_two_customers', 'contract_not_found',
    'document_not_found', 'order_not_found', 'order_not_found', 'receipt_not_found', 'contact_not_found',
  ]); // prettier-ignore
  expect(await everything()).toEqual(before);
});

const noFigures = {
  cashMinor: null, receivablesMinor: null, inventoryMinor: null, currentAssetsMinor: null, totalAssetsMinor: null, intangibleMinor: null,
  currentLiabilitiesMinor: null, totalLiabilitiesMinor: null, paidInMinor: null, retainedEarningsMinor: null, equityMinor: null,
  salesMinor: null, costOfSalesMinor: null, ebitMinor: null, interestMinor: null, netProfitMinor: null, operatingCashMinor: null,
  marketValueMinor: null,
}; // prettier-ignore

/** Every row that tells something, but what was tried. */
async function everything(): Promise<Record<string, unknown[]>> {
  const db = book.service.keeper.book?.db;
  if (!db) throw new Error('no book');
  const tables = db.rows<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`); // prettier-ignore
  const told = tables.map(({ name }) => name).filter((name) => name !== 'command_log');
  return Promise.resolve(
    Object.fromEntries(told.map((name) => [name, db.rows(`SELECT * FROM ${name} ORDER BY 1, 2`)])),
  );
}
