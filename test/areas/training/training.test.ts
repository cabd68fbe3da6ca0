import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrainingRun } from '../../../src-main/areas/training/contract.ts';
import { addDays, addMonths, day } from '../../../src-main/kernel/day.ts';
import type { CustomerId, DueItemId } from '../../../src-main/kernel/ids.ts';
import type { InputOf } from '../../../src-main/kernel/procedure.ts';
import type { Contracts } from '../../../src-main/areas/contracts.ts';
import { TestBook } from '../book.ts';

/** One practice company for every case: it is built once, and the cases pick their customers from it. */
const today = day('2026-11-22');
let book: TestBook;
beforeAll(async () => {
  book = await TestBook.create(`${today}T06:00:00.000Z`);
  await book.call('book.openPractice', { language: 'zh' });
}, 60_000);
afterAll(() => book.close());

type CaseCode = TrainingRun['caseCode'];
const begin = async (caseCode: CaseCode): Promise<TrainingRun> => {
  const { runId } = await book.call('training.start', { caseCode, asOf: today });
  return book.call('training.run', { runId, asOf: today });
};
const state = (run: TrainingRun) => book.call('training.run', { runId: run.runId, asOf: today });
const open = (run: TrainingRun): string[] => run.steps.flatMap(({ code, done }) => (done ? [] : [code]));
const overdue = async (customerId: CustomerId): Promise<{ dueItemId: DueItemId; openMinor: number }[]> => {
  const { rows } = await book.call('ledger.items', { asOf: today, customerId });
  return rows.filter(({ dueOn }) => dueOn < today);
};
const log = (customerId: CustomerId, more: Partial<InputOf<Contracts['actions.add']>>) =>
  book.call('actions.add', {
    customerId,
    contactName: '周会计',
    contactRole: 'finance',
    onDay: today,
    atTime: '10:30',
    channel: 'phone',
    result: 'reached',
    nextOn: addDays(today, 3),
    nextAction: 'call',
    overrideReason: '练习',
    ...more,
  });
const promise = (customerId: CustomerId, more: Partial<InputOf<Contracts['promises.add']>>) =>
  book.call('promises.add', { customerId, amountMinor: 1, madeOn: today, dueOn: addDays(today, 5), promisedBy: '周会计', ...more }); // prettier-ignore
const answerAll = async (run: TrainingRun): Promise<void> => {
  for (const { code } of run.questions) {
    const asked = { runId: run.runId, question: code, option: 'a' };
    await book.call('training.answer', asked);
  }
};
const refusal = async (...asked: Parameters<TestBook['ask']>) => {
  const reply = await book.ask(...asked);
  return reply.ok ? null : reply.code;
};

describe('practice cases on the practice company', () => {
  it('has somebody for each of the six', async () => {
    const { rows, finishedCases } = await book.call('training.cases', { asOf: today });
    expect(rows.map(({ caseCode, available, run }) => [caseCode, available, run])).toEqual(
      ['first_call', 'excuse', 'broken_promise', 'dispute', 'plan', 'final_notice'].map((code) => [code, true, null]),
    );
    expect(finishedCases).toBe(0);
  });

  it('first call: a promise for all that is undisputed, in ten days, in writing', async () => {
    const run = await begin('first_call');
    const { customerId, undisputedMinor, currency } = run.situation;
    expect(open(run)).toEqual(['call_logged', 'full_promise', 'written_promise']);
    await log(customerId, { result: 'promise' });
    await promise(customerId, { currency, amountMinor: Math.max(1, Math.floor(undisputedMinor / 3)) });
    expect((await state(run)).steps.map(({ hint }) => hint)).toEqual([null, 'promise_too_small', 'not_written']);
    await promise(customerId, { currency, amountMinor: undisputedMinor, written: true, besides: true });
    expect(open(await state(run))).toEqual([]);

    const finish = { runId: run.runId, asOf: today };
    expect(await refusal('training.finish', finish)).toBe('training_not_done');
    await answerAll(run);
    expect(await refusal('training.answer', { runId: run.runId, question: 'soon', option: 'b' })).toBe('training_answered');
    // Three steps, and of the three answers a only one was right.
    expect(await book.call('training.finish', finish)).toEqual({ points: 11, maxPoints: 15 });
    expect(await refusal('training.finish', finish)).toBe('training_finished');
    expect(await state(run)).toMatchObject({ points: 11, finishedAt: expect.any(String) as string });
  });

  it('a repeated case takes another customer, and the finished run stays', async () => {
    const again = await begin('first_call');
    const { rows } = await book.call('training.cases', { asOf: today });
    const first = rows.find(({ caseCode }) => caseCode === 'first_call');
    expect(first).toMatchObject({ finishedCount: 1, bestPoints: 11, run: { runId: again.runId, points: 0, finishedAt: null } });
    expect(open(again)).toHaveLength(3);
  });

  it('excuse: reason, name and a near next step', async () => {
    const run = await begin('excuse');
    const { customerId } = run.situation;
    await log(customerId, { result: 'in_approval', reasonCode: 'E04', note: '' });
    expect((await state(run)).steps.map(({ hint }) => hint)).toEqual([null, 'no_name', null]);
    await log(customerId, { result: 'in_approval', reasonCode: 'E02', note: '钱经理签，周三前', atTime: '15:00' });
    expect(open(await state(run))).toEqual([]);
  });

  it('broken promise: a nearer promise in writing, and willingness rated again', async () => {
    const run = await begin('broken_promise');
    const { customerId, currency, brokenMinor, brokenOn, willingness } = run.situation;
    expect(brokenMinor).toBeGreaterThan(0);
    expect(brokenOn === null || brokenOn < today).toBe(true);
    await promise(customerId, { currency, amountMinor: 100_00, written: true });
    await book.call('actions.rate', {
      customerId, ratedOn: today, ability: null, willingness: Math.min(willingness ?? 3, 2), abilityEvidence: '', willingnessEvidence: '第二次改期',
      debtorType: '', answers: {}, note: '',
    });
    expect(open(await state(run))).toEqual([]);
  });

  it('dispute: a part with an owner and a day, the rest promised', async () => {
    const run = await begin('dispute');
    const { customerId, currency } = run.situation;
    const [item] = await overdue(customerId);
    if (item === undefined) throw new Error('the customer owes something');
    const amountMinor = Math.floor(item.openMinor / 5);
    await book.call('disputes.open', { dueItemId: item.dueItemId, amountMinor, reason: 'quality', openedOn: today, owner: '质检 吴工' });
    expect(open(await state(run))).toEqual(['rest_promised']);
    const rest = (await overdue(customerId)).reduce((sum, { openMinor }) => sum + openMinor, 0) - amountMinor;
    await promise(customerId, { currency, amountMinor: rest });
    expect(open(await state(run))).toEqual([]);
  });

  it('plan: a fifth down, within a year, signed', async () => {
    const run = await begin('plan');
    const { customerId, currency } = run.situation;
    const items = await overdue(customerId);
    const debtMinor = items.reduce((sum, { openMinor }) => sum + openMinor, 0);
    const { planId } = await book.call('plans.draft', {
      customerId, currency, draftedOn: today, debtMinor, items: items.map(({ dueItemId, openMinor }) => ({ dueItemId, amountMinor: openMinor })),
      downPaymentMinor: Math.ceil(debtMinor / 5), downPaymentOn: today, method: 'equal_principal', count: 6, firstDueOn: addMonths(today, 1),
      interestTreatment: 'suspend',
    });
    expect((await state(run)).steps.map(({ hint }) => hint)).toEqual([null, null, 'not_signed']);
    await book.call('plans.sign', { planId, signedOn: today, signedBy: '总经理' });
    expect(open(await state(run))).toEqual([]);
  });

  it('final notice: the letter, its proof, and what comes after its date', async () => {
    const run = await begin('final_notice');
    const { customerId, currency } = run.situation;
    const asked = { customerId, currency, level: 4, language: 'zh', asOf: today } as const;
    const { issuedId } = await book.call('letters.issue', { ...asked, lookedReason: '练习' });
    expect((await state(run)).steps.map(({ hint }) => hint)).toEqual([null, 'no_proof', 'nothing_yet']);
    await book.call('letters.addProof', { issuedId, method: 'courier', sentOn: today, deliveredOn: today, tracking: 'SF001', signedBy: '前台', agreedAddress: true });
    await log(customerId, { channel: 'courier', result: 'sent', nextOn: addDays(today, 10), nextAction: 'check_payment' });
    expect(open(await state(run))).toEqual([]);
  });

  it('knows no other questions', async () => {
    const run = await begin('plan');
    expect(await refusal('training.answer', { runId: run.runId, question: 'opening', option: 'a' })).toBe('training_question_unknown');
    expect(await refusal('training.answer', { runId: run.runId, question: 'age', option: 'z' })).toBe('training_question_unknown');
    expect(await book.call('training.answer', { runId: run.runId, question: 'age', option: 'a' })).toEqual({ right: 'b' });
  });
}); // prettier-ignore

it('refuses in a real book', async () => {
  const real = await TestBook.create();
  for (const [name, input] of [
    ['training.cases', { asOf: today }],
    ['training.start', { caseCode: 'plan', asOf: today }],
    ['training.run', { runId: 1, asOf: today }],
    ['training.answer', { runId: 1, question: 'age', option: 'a' }],
    ['training.finish', { runId: 1, asOf: today }],
  ] as const)
    expect(await real.ask(name, input as never)).toMatchObject({ ok: false, code: 'training_practice_only' });
  await real.close();
});
