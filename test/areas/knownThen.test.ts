import { afterEach, expect, it } from 'vitest';
import type { Contracts, ProcedureName } from '../../src-main/areas/contracts.ts';
import { currency } from '../../src-main/kernel/currency.ts';
import { id } from '../../src-main/kernel/ids.ts';
import type { Instant } from '../../src-main/kernel/instant.ts';
import type { InputOf } from '../../src-main/kernel/procedure.ts';
import { on, TestBook } from './book.ts';

/** Every question about credit gives tomorrow, asked for what was known today, the answer it gives today. */

const CNY = currency('CNY');
let book: TestBook;
afterEach(() => book.close());

const today = on('2026-06-30');
const figures = {
  cashMinor: 90_000_000, receivablesMinor: 230_000_000, inventoryMinor: 240_000_000, currentAssetsMinor: 600_000_000, totalAssetsMinor: 1_000_000_000,
  currentLiabilitiesMinor: 400_000_000, totalLiabilitiesMinor: 600_000_000, paidInMinor: 300_000_000, retainedEarningsMinor: 100_000_000,
  equityMinor: 400_000_000, intangibleMinor: null, marketValueMinor: null, salesMinor: 1_800_000_000, costOfSalesMinor: 1_460_000_000,
  ebitMinor: 80_000_000, interestMinor: 24_000_000, netProfitMinor: 42_000_000, operatingCashMinor: 51_000_000,
} as const; // prettier-ignore
const plan = {
  planSalesMinor: 1_040_000_000, targetDsoDays: 45, ownFundsMinor: null, creditLineMinor: null, costShareBp: 8000, currentAssetsShareBp: null,
  salesShareBp: null, fundingRateBp: 500, marginBp: 1500, overdueShareBp: null, badDebtBp: null, options: [],
}; // prettier-ignore

type Question = { [Name in ProcedureName]: readonly [Name, InputOf<Contracts[Name]>] }[ProcedureName];

it('answers as it answered then, whatever was entered or taken back since', async () => {
  book = await TestBook.create('2026-06-30T08:00:00.000Z');
  const customerId = await book.customer('K1', { name: 'Brightmill Trading Co., Ltd.' });
  const other = await book.customer('K2', { name: 'Norland Textiles Ltd.' });
  await book.invoice(customerId, 'I1', '2026-02-10', 60_000_00, { dueOn: '2026-03-12' });
  await book.invoice(other, 'I2', '2026-05-10', 20_000_00, { dueOn: '2026-07-12' });
  const { documentId } = await book.invoice(customerId, 'I3', '2026-04-10', 40_000_00, { dueOn: '2026-06-01' });

  const all = { offset: 0, limit: 100 };
  const of = { asOf: today, customerId };
  const inCny = { asOf: today, currency: CNY };
  const questions: readonly Question[] = [
    ['credit.exposure', { ...of, currency: CNY }],
    ['credit.exposures', inCny],
    ['holds.check', { ...of, currency: CNY, amountMinor: 5_000_00 }],
    ['holds.history', { customerId }],
    ['holds.statuses', { asOf: today }],
    ['holds.proposals', inCny],
    ['orders.list', { asOf: today, status: 'all', ...all }],
    ['scoring.preview', of],
    ['scoring.current', of],
    ['scoring.history', of],
    ['scoring.grades', { asOf: today }],
    ['signals.list', { asOf: today, include: 'all' }],
    ['signals.danger', of],
    ['signals.ticks', of],
    ['creditfile.statements', of],
    ['creditfile.records', of],
    ['creditfile.ratings', of],
    ['creditfile.marketNotes', { asOf: today }],
    ['creditfile.marketFactor', of],
    ['creditfile.fraudChecks', of],
    ['creditfile.completeness', of],
    ['securities.list', { asOf: today, filter: 'all', ...all }],
    ['securities.alarms', { asOf: today }],
    ['securities.behind', of],
    ['securities.insurance', { asOf: today }],
    ['securities.agents', { asOf: today }],
    ['contracts.list', { asOf: today, filter: 'all', ...all }],
    ['contracts.board', { asOf: today, ...all }],
    ['contracts.deliveries', { asOf: today, filter: 'all', ...all }],
    ['contracts.claims', { asOf: today, filter: 'all', ...all }],
    ['contracts.people', { asOf: today, ...all }],
    ['contracts.alarms', { asOf: today }],
    ['evidence.document', { documentId, asOf: today }],
    ['evidence.gaps', { ...inCny, ...all }],
    ['evidence.summary', inCny],
    ['reviews.list', { ...inCny, ...all }],
    ['reviews.advice', { ...of, currency: CNY }],
    ['reviews.ofCustomer', of],
    ['control.overview', inCny],
    ['control.allocation', { ...inCny, ...all }],
    ['control.months', inCny],
    ['control.decision', { ...of, currency: CNY, amountMinor: 10_000_00 }],
    ['control.simulate', { ...inCny, marginBp: 1500, fundingRateBp: 500, days: [{ grade: null, days: 10 }], ...all }],
  ];
  const ask = async (knownAt?: Instant): Promise<Record<string, unknown>> => {
    const answers: Record<string, unknown> = {};
    for (const [name, input] of questions)
      answers[name] = await book.ask(name, knownAt === undefined ? input : { ...input, knownAt });
    return answers;
  };

  const moments: { step: string; at: Instant; answers: Record<string, unknown> }[] = [];
  const changed = new Set<string>();
  const step = async <T>(name: string, act: Promise<T>): Promise<T> => {
    const done = await act;
    const answers = await ask();
    const before = moments.at(-1);
    for (const [question] of questions)
      if (before && JSON.stringify(before.answers[question]) !== JSON.stringify(answers[question]))
        changed.add(question);
    moments.push({ step: name, at: book.now, answers });
    return done;
  };

  const limit = { customerId, currency: CNY, reason: 'agreed' };
  await step('limit', book.call('credit.setLimit', { ...limit, amountMinor: 100_000_00, fromOn: on('2026-01-01'), untilOn: on('2026-12-31') })); // prettier-ignore
  const more = await step('temporary limit', book.call('credit.setLimit', { ...limit, kind: 'temporary', amountMinor: 20_000_00, fromOn: on('2026-06-01'), untilOn: on('2026-07-31') })); // prettier-ignore
  const { scoreId } = await step('score', book.call('scoring.record', of));
  const statement = await step('statement', book.call('creditfile.saveStatement', { customerId, periodEndOn: on('2025-12-31'), months: 12, currency: CNY, audited: false, figures, source: 'given' })); // prettier-ignore
  const better = await step('score with statement', book.call('scoring.record', of));
  const raised = better.grade === 'D' ? 'C' : better.grade === 'C' ? 'B' : 'A';
  const override = await step('override', book.call('scoring.override', { customerId, grade: raised, fromOn: today, untilOn: on('2026-08-31'), reason: 'long known', approver: 'Ms Lin' })); // prettier-ignore
  const watch = await step('watch', book.call('holds.setStatus', { customerId, status: 'watch', reason: 'overdue', fromOn: on('2026-06-10') })); // prettier-ignore
  const tick = await step('tick', book.call('signals.tick', { customerId, code: 'broken_promises', seenOn: on('2026-06-15'), evidence: 'seen at the gate' })); // prettier-ignore
  const record = await step('record', book.call('creditfile.saveRecord', { customerId, kind: 'trade', category: 'limit_given', status: 'clean', checkedOn: on('2026-06-11'), source: 'A dye works', limitMinor: 50_000_00, currency: CNY, happenedOn: null, expiresOn: null })); // prettier-ignore
  const rating = await step('rating', book.call('creditfile.saveRating', { customerId, agency: 'Agency', rating: 'A', ownGrade: 'A', ratedOn: on('2026-03-01'), expiresOn: on('2027-03-01'), source: 'report' })); // prettier-ignore
  const note = await step('market note', book.call('creditfile.saveMarketNote', { scope: 'market', name: 'Home textiles', outlook: 'bad', factorBp: 9500, fromOn: on('2026-05-01'), untilOn: on('2026-12-31'), source: 'monthly' })); // prettier-ignore
  const fraud = await step('fraud check', book.call('creditfile.saveFraudCheck', { customerId, checkedOn: on('2026-06-12'), ticks: ['mobile_only'] })); // prettier-ignore
  const security = await step('security', book.call('securities.save', { customerId, currency: CNY, kind: 'guarantee', form: 'joint', provider: 'Hengtai Industrial', signedOn: on('2026-01-10'), amountMinor: 30_000_00, mainDueOn: on('2026-03-12') })); // prettier-ignore
  const { policyId } = await step('policy', book.call('securities.savePolicy', { insurer: 'Donghai', number: 'P-1', currency: CNY, fromOn: on('2026-01-01'), untilOn: on('2026-12-31'), insuredBp: 9000, retentionMinor: 5_000_00, maxTermDays: 120, maxExtensionDays: 60, reportOverdueDays: 90, claimDays: 180 })); // prettier-ignore
  const insured = await step('insured limit', book.call('securities.saveInsured', { policyId, customerId, amountMinor: 80_000_00, fromOn: on('2026-01-01') })); // prettier-ignore
  const { contractId } = await step('contract', book.call('contracts.save', { customerId, number: 'HT-1', currency: CNY, amountMinor: 200_000_00, signedOn: on('2026-04-01'), fromOn: on('2026-04-01'), untilOn: on('2026-07-20'), status: 'signed' })); // prettier-ignore
  await step('milestones', book.call('contracts.planMilestones', { contractId, milestones: [{ kind: 'deposit', label: 'Advance', plannedOn: on('2026-06-01'), shareBp: 3000, dueDays: 0 }, { kind: 'delivery', label: 'On delivery', plannedOn: on('2026-09-01'), shareBp: 7000, dueDays: 30 }] })); // prettier-ignore
  const underContract = await step('invoice', book.invoice(customerId, 'I4', '2026-06-02', 60_000_00, { dueOn: '2026-06-25' })); // prettier-ignore
  const { deliveryId } = await step('delivery', book.call('contracts.saveDelivery', { customerId, contractId, number: 'SH-1', plannedOn: on('2026-06-20'), amountMinor: 10_000_00 })); // prettier-ignore
  const { claimId } = await step('claim', book.call('contracts.saveClaim', { customerId, contractId, direction: 'theirs', cause: 'quality', currency: CNY, amountMinor: 3_000_00, noticedOn: on('2026-06-18'), deadlineOn: on('2026-07-05') })); // prettier-ignore
  const { personId } = await step('person', book.call('contracts.savePerson', { customerId, contractId, name: 'Gao Wei', scopes: ['order', 'receive'], fromOn: on('2026-04-01'), untilOn: on('2026-07-15') })); // prettier-ignore
  const { amendmentId } = await step('amendment', book.call('contracts.saveAmendment', { contractId, number: 'BC-1', amendedOn: on('2026-06-20'), subject: 'more', changes: [{ kind: 'amount', after: 210_000_00 }] })); // prettier-ignore
  const paper = await step('paper', book.call('evidence.record', { documentIds: [documentId], kind: 'delivery', on: on('2026-04-12'), reference: 'SH-0' })); // prettier-ignore
  const { orderId } = await step('order', book.call('orders.add', { customerId, currency: CNY, amountMinor: 8_000_00, orderedOn: on('2026-06-20') })); // prettier-ignore
  await step('order let go', book.call('holds.confirmOrder', { orderId, on: on('2026-06-21'), release: { reason: 'paid in part', approver: 'Ms Lin' } })); // prettier-ignore
  const review = await step('review', book.call('reviews.record', { customerId, currency: CNY, reviewedOn: on('2026-06-25'), nextOn: on('2026-09-25'), note: '', limit: { amountMinor: 90_000_00, untilOn: on('2026-12-31'), kind: 'standing', reason: 'review' } })); // prettier-ignore
  const { planId } = await step('plan', book.call('control.savePlan', { currency: CNY, fromOn: on('2026-01-01'), figures: plan, note: '' })); // prettier-ignore
  const agent = await step('agent', book.call('securities.saveAgent', { kind: 'law_firm', name: 'Hecheng', untilOn: on('2026-07-20') })); // prettier-ignore
  await step('money for it', book.receipt(customerId, '2026-06-28', 15_000_00, [{ dueItemId: underContract.itemId, amountMinor: 15_000_00 }])); // prettier-ignore
  await step('month', book.call('control.saveMonth', { currency: CNY, month: '2026-05', figures: { currentAssetsMinor: 300_000_00, payablesMinor: 40_000_00 }, note: '' })); // prettier-ignore

  const [paperId] = paper.evidenceIds;
  if (paperId === undefined) throw new Error('the paper is on record');

  // And all of it taken back again, as far as it can be.
  const reason = { reason: 'entered by mistake' };
  const { rows } = await book.call('history.timeline', { customerId });
  const paid = rows.find((row) => row.what === 'ledger.addReceipt');
  await step('money away', book.call('history.undo', { seq: id<'auditEntry'>(paid?.seq ?? 0) }));
  await step('agent away', book.call('securities.removeAgent', { agentId: agent.agentId, ...reason }));
  await step('plan away', book.call('control.removePlan', { planId }));
  await step('month away', book.call('control.removeMonth', { currency: CNY, month: '2026-05' }));
  await step('review away', book.call('reviews.withdraw', { reviewId: review.reviewId, ...reason }));
  await step('order away', book.call('orders.void', { orderId, ...reason }));
  await step('paper away', book.call('evidence.remove', { evidenceId: paperId, ...reason }));
  await step('amendment away', book.call('contracts.takeBackAmendment', { amendmentId, ...reason }));
  await step('person away', book.call('contracts.removePerson', { personId, ...reason }));
  await step('claim away', book.call('contracts.removeClaim', { claimId, ...reason }));
  await step('delivery away', book.call('contracts.removeDelivery', { deliveryId, ...reason }));
  await step('contract away', book.call('contracts.remove', { contractId, ...reason }));
  await step('insured limit away', book.call('securities.removeInsured', { insuredLimitId: insured.insuredLimitId, ...reason })); // prettier-ignore
  await step('policy away', book.call('securities.removePolicy', { policyId, ...reason }));
  await step('security away', book.call('securities.remove', { securityId: security.securityId, ...reason }));
  await step('fraud check away', book.call('creditfile.removeFraudCheck', { id: fraud.fraudCheckId, ...reason }));
  await step('note away', book.call('creditfile.removeMarketNote', { id: note.noteId, ...reason }));
  await step('rating away', book.call('creditfile.removeRating', { id: rating.ratingId, ...reason }));
  await step('record away', book.call('creditfile.removeRecord', { id: record.recordId, ...reason }));
  await step('tick away', book.call('signals.withdrawTick', { tickId: tick.tickId, ...reason }));
  await step('watch away', book.call('holds.takeBackStatus', { statusId: watch.statusId, ...reason }));
  await step('override away', book.call('scoring.withdrawOverride', { overrideId: override.overrideId, ...reason }));
  await step('score away', book.call('scoring.void', { scoreId, ...reason }));
  await step('statement away', book.call('creditfile.removeStatement', { id: statement.statementId, ...reason }));
  await step('temporary limit away', book.call('credit.takeBackLimit', { limitId: more.limitId, ...reason }));

  // The play is worth something only if every answer moved in it.
  expect(questions.map(([name]) => name).filter((name) => !changed.has(name))).toEqual([]);
  const differing: string[] = [];
  for (const { step: name, at, answers } of moments) {
    const again = await ask(at);
    for (const [question] of questions)
      if (JSON.stringify(again[question]) !== JSON.stringify(answers[question]))
        differing.push(`${question} as known after “${name}”`);
  }
  expect(differing).toEqual([]);
}, 120_000);
