import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lessonOutcomeOf, openMatters } from '../../../src-main/areas/effects/rules/lessons.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id, type CustomerId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';

type Kind = 'case' | 'plan_broken' | 'plan_completed' | 'cleared';
const matter = (kind: Kind, customer: number, endedOn: string, amountMinor = 100) => ({ kind, customerId: id<'customer'>(customer), endedOn: day(endedOn), amountMinor }); // prettier-ignore
const from = day('2026-08-01');

describe('closed matters without a note', () => {
  it.each([
    ['the newest of a customer', [matter('cleared', 1, '2026-09-01'), matter('case', 1, '2026-10-01')], {}, ['case 2026-10-01']],
    ['the weightiest of one day', [matter('cleared', 1, '2026-09-15'), matter('plan_completed', 1, '2026-09-15')], { 1: '2026-09-01' }, ['plan_completed 2026-09-15']],
    ['a note of the day answers', [matter('cleared', 1, '2026-09-15')], { 1: '2026-09-15' }, []],
    ['a note answers all before it', [matter('case', 1, '2026-09-15'), matter('cleared', 1, '2026-09-20')], { 1: '2026-09-16' }, ['cleared 2026-09-20']],
    ['a note of another answers nothing', [matter('case', 1, '2026-09-15')], { 2: '2026-10-16' }, ['case 2026-09-15']],
    ['long ago is let go', [matter('case', 1, '2026-07-31'), matter('case', 2, '2026-08-01')], {}, ['case 2026-08-01']],
    ['newest first, then the greater', [matter('case', 1, '2026-09-01', 5), matter('case', 2, '2026-09-02'), matter('case', 3, '2026-09-01', 9)], {}, ['case 2026-09-02', 'case 2026-09-01', 'case 2026-09-01']],
  ] as const)('%s', (_name, matters, answers, expected) => {
    const answered = new Map(Object.entries(answers).map(([customer, at]) => [id<'customer'>(Number(customer)), day(at)]));
    expect(openMatters(matters, answered, from).map(({ kind, endedOn }) => `${kind} ${endedOn}`)).toEqual(expected);
  }); // prettier-ignore

  it('are at most one a customer, and none once each was answered to its day', () => {
    const one = fc.record({ kind: fc.constantFrom<Kind>('case', 'plan_broken', 'plan_completed', 'cleared'), customer: fc.integer({ min: 1, max: 4 }), date: fc.integer({ min: 1, max: 28 }), amountMinor: fc.nat(1000) }); // prettier-ignore
    fc.assert(
      fc.property(fc.array(one, { maxLength: 15 }), (given) => {
        const matters = given.map(({ kind, customer, date, amountMinor }) => matter(kind, customer, `2026-09-${String(date).padStart(2, '0')}`, amountMinor)); // prettier-ignore
        const open = openMatters(matters, new Map(), from);
        expect(new Set(open.map(({ customerId }) => customerId)).size).toBe(open.length);
        expect(open.length).toBe(new Set(matters.map(({ customerId }) => customerId)).size);
        const answered = new Map(open.map(({ customerId, endedOn }) => [customerId, endedOn]));
        expect(openMatters(matters, answered, from)).toEqual([]);
      }),
    );
  });

  it('begin their note with what came of them', () => {
    expect(['paid', 'settled', 'won_unpaid', 'withdrawn', ''].map((outcome) => lessonOutcomeOf('case', outcome))).toEqual(['paid_full', 'settled_for_less', 'judgment', 'other', 'other']); // prettier-ignore
    expect((['cleared', 'plan_completed', 'plan_broken'] as const).map((kind) => lessonOutcomeOf(kind, ''))).toEqual(['paid_full', 'paid_by_plan', 'other']); // prettier-ignore
  });
});

describe('lesson prompts of a book', () => {
  let book: TestBook;
  let customerId: CustomerId;
  const asOf = day('2026-11-22');
  const prompts = async (at = asOf) => (await book.call('effects.lessonPrompts', { asOf: at })).rows;
  beforeAll(async () => {
    book = await TestBook.create('2026-11-22T02:00:00.000Z');
    customerId = await book.customer('C1', { name: 'Lantern Fabrics' });
  });
  afterAll(async () => book.close());

  it('are for a long-late customer who has paid up', async () => {
    const late = await book.invoice(customerId, 'L-1', '2026-06-01', 500_000, { dueOn: '2026-06-30' });
    const soon = await book.invoice(customerId, 'L-2', '2026-09-01', 200_000, { dueOn: '2026-09-30' });
    await book.receipt(customerId, '2026-09-15', 500_000, [{ dueItemId: late.itemId, amountMinor: 500_000 }]);
    // 77 days late and settled, but another item is overdue since.
    expect(await prompts()).toEqual([]);
    expect(await prompts(day('2026-09-20'))).toMatchObject([
      { customerId, kind: 'cleared', endedOn: '2026-09-15', daysAgo: 5, daysLate: 77, amountMinor: 500_000, outcome: 'paid_full', figures: { currency: 'CNY', clearedMinor: 500_000, daysLate: 77 } },
    ]); // prettier-ignore
    await book.receipt(customerId, '2026-10-20', 200_000, [{ dueItemId: soon.itemId, amountMinor: 200_000 }]);
    expect(await prompts()).toMatchObject([{ customerCode: 'C1', endedOn: '2026-09-15', daysLate: 77 }]);
    expect(await prompts(day('2027-06-01'))).toEqual([]);
    expect((await book.call('effects.lessonPrompts', { asOf, lateDays: 78 })).rows).toEqual([]);
  });

  it('end with a note, or with the word that there is nothing to note, and come back when that is taken back', async () => {
    const closedOn = day('2026-09-15');
    const { lessonId } = await book.call('playbook.waiveLesson', { customerId, closedOn });
    expect(await prompts()).toEqual([]);
    await book.call('playbook.removeLesson', { lessonId });
    expect(await prompts()).toHaveLength(1);
    await book.call('playbook.saveLesson', { customerId, title: 'x', closedOn, outcome: 'paid_full', cause: 'cash', learned: 'y' }); // prettier-ignore
    expect(await prompts()).toEqual([]);
  });

  it('are for a case that was closed, while no other is open', async () => {
    const debtor = await book.customer('C2', { name: 'Court' });
    const { itemId } = await book.invoice(debtor, 'K-1', '2026-01-01', 300_000, { dueOn: '2026-02-01' });
    const items = [{ dueItemId: itemId, amountMinor: 300_000 }];
    const { caseId } = await book.call('cases.open', { customerId: debtor, kind: 'payment_order', openedOn: on('2026-10-01'), items }); // prettier-ignore
    expect(await prompts()).toEqual([]);
    await book.call('cases.close', { caseId, closedOn: on('2026-11-10'), outcome: 'settled', recoveredMinor: null });
    expect(await prompts()).toMatchObject([{ kind: 'case', customerName: 'Court', endedOn: '2026-11-10', daysAgo: 12, amountMinor: 300_000, outcome: 'settled_for_less' }]); // prettier-ignore
    await book.call('cases.open', { customerId: debtor, kind: 'suit', openedOn: on('2026-11-12'), items });
    expect(await prompts()).toEqual([]);
  });

  it('are for a plan that broke, and then for the same plan when it is paid after all', async () => {
    const debtor = await book.customer('C3', { name: 'By parts' });
    const { itemId } = await book.invoice(debtor, 'P-1', '2026-01-01', 90_000, { dueOn: '2026-02-01' });
    const { planId } = await book.call('plans.draft', {
      customerId: debtor, draftedOn: day('2026-03-01'), items: [{ dueItemId: itemId, amountMinor: 90_000 }], debtMinor: 90_000, currency: currency('CNY'),
      downPaymentMinor: 0, downPaymentOn: day('2026-03-01'), method: 'equal_principal', count: 3, firstDueOn: day('2026-03-10'), shift: 'none', interestTreatment: 'waive',
    });
    await book.call('plans.sign', { planId, signedOn: day('2026-03-02'), signedBy: 'Mr Wang' });
    const own = async (at: string) => (await prompts(day(at))).filter(({ customerId: of }) => of === debtor);
    expect(await own('2026-03-12')).toEqual([]);
    expect(await own('2026-03-18')).toMatchObject([{ kind: 'plan_broken', reference: 'PP-2026-001', amountMinor: 30_000, outcome: 'other' }]);
    await book.receipt(debtor, '2026-03-10', 30_000, [{ dueItemId: itemId, amountMinor: 30_000 }]);
    await book.receipt(debtor, '2026-04-09', 60_000, [{ dueItemId: itemId, amountMinor: 60_000 }]);
    // Cleared 67 days late on the day the plan was completed: one prompt, for the plan.
    expect(await own('2026-04-10')).toMatchObject([{ kind: 'plan_completed', endedOn: '2026-04-09', amountMinor: 90_000, outcome: 'paid_by_plan', figures: { clearedMinor: 90_000 } }]);
  }); // prettier-ignore
});
