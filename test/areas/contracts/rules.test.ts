import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreedField, type Tick } from '../../../src-main/areas/contracts/contract.ts';
import { clauseItems, gapsOf, validityItems } from '../../../src-main/areas/contracts/rules/checklist.ts';
import { fillOldest } from '../../../src-main/areas/contracts/rules/claims.ts';
import { delayDays, objectionWindow } from '../../../src-main/areas/contracts/rules/deliveries.ts';
import {
  itemOfMilestone,
  longestTermDays,
  milestoneRule,
  milestoneState,
  planAmounts,
} from '../../../src-main/areas/contracts/rules/milestones.ts';
import { isLastFour, mayReceive, personState } from '../../../src-main/areas/contracts/rules/people.ts';
import { depositCapMinor, warningsOf, type ContractFacts } from '../../../src-main/areas/contracts/rules/warnings.ts';
import { termRuleField } from '../../../src-main/areas/terms/contract.ts';
import { dueItemsOf } from '../../../src-main/areas/terms/rules/dueItems.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day, type Day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';

const CNY = currency('CNY');
const tick = (state: Tick['state']): Tick => ({ state, note: '' });
const all = (items: typeof clauseItems): Record<string, Tick> =>
  Object.fromEntries(items.map(({ code, essential }) => [code, tick(essential ? 'yes' : 'na')]));
const whole = {
  amountMinor: 10_000_00,
  kind: 'sale',
  signedOn: '2026-01-05',
  fromOn: '2026-01-05',
  customerSignatory: 'Li Ming',
  ourSignatory: 'Wang Fang',
  disputeResolution: ['court'],
  clauses: all(clauseItems),
  validity: all(validityItems),
};

describe('the checklists', () => {
  it('finds nothing missing when every line is answered and the plan adds up', () => {
    expect(gapsOf(whole, 10_000_00)).toEqual([]);
    expect(gapsOf(whole, null)).toEqual([]);
  });

  it('asks again for what was not looked at, is missing, or cannot be left out', () => {
    const clauses = { ...whole.clauses, payment_date: tick('no'), object: tick('na'), tax_rate: tick('') };
    expect(gapsOf({ ...whole, clauses }, null)).toEqual([
      { list: 'clauses', code: 'object' },
      { list: 'clauses', code: 'tax_rate' },
      { list: 'clauses', code: 'payment_date' },
    ]);
    expect(gapsOf({ ...whole, validity: { ...whole.validity, seal: tick('no') } }, null)).toEqual([
      { list: 'validity', code: 'seal' },
    ]);
  });

  it('misses the amount of a sale but not of a framework, and sees a plan that differs', () => {
    expect(gapsOf({ ...whole, amountMinor: null }, null)).toEqual([{ list: 'head', code: 'amount' }]);
    expect(gapsOf({ ...whole, amountMinor: null, kind: 'framework' }, null)).toEqual([]);
    expect(gapsOf(whole, 9_999_00)).toEqual([{ list: 'milestones', code: 'plan_differs' }]);
    const bare = { ...whole, signedOn: null, customerSignatory: '', ourSignatory: '', disputeResolution: [] };
    expect(gapsOf(bare, null).map(({ code }) => code)).toEqual([
      'signed_on',
      'customer_signatory',
      'our_signatory',
      'dispute_resolution',
    ]);
  });

  it('has no line twice', () => {
    for (const list of [clauseItems, validityItems])
      expect(new Set(list.map(({ code }) => code)).size).toBe(list.length);
  });
});

describe('warnings', () => {
  const calm: ContractFacts = {
    amountMinor: 100_000_00,
    agreed: agreedField.parse({}),
    lateRateBp: 1200,
    objectionDays: 15,
    smeStated: true,
    disputeResolution: ['court'],
    clauses: { payment_date: tick('yes') },
    debtorClass: 'sme',
    milestones: 0,
    amendsPaymentDate: false,
  };
  const codes = (facts: Partial<ContractFacts>) => warningsOf({ ...calm, ...facts }).map(({ code }) => code);
  const agreed = (values: object) => ({ agreed: agreedField.parse(values) });

  it('has nothing to say about a plain contract', () => expect(codes({})).toEqual([]));

  it.each([
    ['no date agreed', { clauses: {} }, 'no_payment_date'],
    ['a penalty of 131 for a loss of 100', agreed({ penaltyMinor: 131_00, lossMinor: 100_00 }), 'penalty_over_loss'],
    ['more than 0.05 % a day', { lateRateBp: 1826 }, 'rate_high'],
    ['pay when paid', agreed({ payWhenPaid: true }), 'pay_when_paid'],
    ['no objection period', { objectionDays: null }, 'no_objection_period'],
    ['no forum', { disputeResolution: [] }, 'no_dispute_resolution'],
    ['three instalments without acceleration', { milestones: 3 }, 'instalments'],
    ['an amended payment date', { amendsPaymentDate: true }, 'payment_date_amended'],
    ['a large buyer not told', { debtorClass: 'large' as const, smeStated: false }, 'sme_not_stated'],
  ])('looks twice at %s', (_what, facts, code) => expect(codes(facts)).toEqual([code]));

  it('lets pass what is at the line and no further', () => {
    expect(codes(agreed({ penaltyMinor: 130_00, lossMinor: 100_00 }))).toEqual([]);
    expect(codes({ lateRateBp: 1825 })).toEqual([]);
    expect(codes({ milestones: 2 })).toEqual([]);
    expect(codes({ milestones: 3, clauses: { acceleration: tick('yes') } })).toEqual([]);
  });

  it('caps the deposit at a fifth and tells that penalty and deposit do not add', () => {
    expect(depositCapMinor(100_000_00)).toBe(20_000_00);
    expect(codes({ ...agreed({ depositMinor: 20_000_00 }), lateRateBp: null })).toEqual([]);
    expect(codes({ ...agreed({ depositMinor: 20_000_01 }), lateRateBp: null })).toEqual(['deposit_over_fifth']);
    expect(codes(agreed({ depositMinor: 10_000_00 }))).toEqual(['deposit_and_penalty']);
  });

  it('calls pay-when-paid void between a large firm and a small one, and names the articles', () => {
    const [found] = warningsOf({ ...calm, ...agreed({ payWhenPaid: true }), debtorClass: 'large' });
    expect(found).toMatchObject({ code: 'pay_when_paid_void', articles: ['支付条例 9', '法释〔2024〕11号'] });
  });
});

describe('milestones', () => {
  it('splits by shares with the rest where it is largest, and takes amounts only when they add up', () => {
    const money = { amountMinor: 1_000_00, currency: CNY };
    const shares = [3333, 3333, 3334].map((shareBp) => ({ shareBp }));
    expect(planAmounts(money, shares)).toMatchObject({ value: [333_30, 333_30, 333_40] });
    expect(planAmounts({ ...money, amountMinor: 100 }, shares)).toMatchObject({ value: [33, 33, 34] });
    expect(planAmounts(money, [{ amountMinor: 600_00 }, { amountMinor: 400_00 }])).toMatchObject({ ok: true });
    expect(planAmounts(money, [{ amountMinor: 600_00 }, { amountMinor: 399_99 }])).toMatchObject({ code: 'milestones_do_not_add_up', params: { totalMinor: 999_99, amountMinor: 1_000_00 } }); // prettier-ignore
    expect(planAmounts(money, [{ shareBp: 5000 }, { shareBp: 4800 }])).toMatchObject({ code: 'milestone_shares_not_whole', params: { share: '98.00' } }); // prettier-ignore
    expect(planAmounts(money, [{ shareBp: 5000 }, { amountMinor: 500_00 }])).toMatchObject({ code: 'milestone_share_or_amount' }); // prettier-ignore
  });

  it('always splits the whole amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 12 }),
        fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 20 }),
        (amountMinor, given) => {
          const parts = [...given, 10_000 - given.reduce((sum, part) => sum + part, 0)].map((shareBp) => ({ shareBp }));
          const planned = planAmounts({ amountMinor, currency: CNY }, parts);
          if (!planned.ok) throw new Error(planned.code);
          expect(planned.value.reduce((sum, part) => sum + part, 0)).toBe(amountMinor);
          planned.value.forEach((part, index) => {
            const exact = (amountMinor * (parts[index]?.shareBp ?? 0)) / 10_000;
            expect(Math.abs(part - exact)).toBeLessThanOrEqual(1);
          });
        },
      ),
    );
  });

  it.each([
    ['2026-10-31', null, false, { state: 'late', daysLeft: -22 }],
    ['2026-11-22', null, false, { state: 'soon', daysLeft: 0 }],
    ['2026-12-22', null, false, { state: 'soon', daysLeft: 30 }],
    ['2026-12-23', null, false, { state: 'waiting', daysLeft: 31 }],
    ['2026-12-23', null, true, { state: 'invoiced_waiting', daysLeft: 31 }],
    [null, null, false, { state: 'waiting', daysLeft: null }],
    ['2026-10-31', '2026-11-20', true, { state: 'reached', daysLeft: null }],
    // Keyed in for a day that has not come: not reached on this one.
    ['2026-10-31', '2026-11-25', true, { state: 'late', daysLeft: -22 }],
  ])('planned %s, reached %s', (plannedOn, actualOn, onDocument, expected) => {
    const milestone = { plannedOn: plannedOn as Day | null, actualOn: actualOn as Day | null, onDocument };
    expect(milestoneState(milestone, day('2026-11-22'))).toEqual(expected);
  });

  it('becomes terms of its document: the part reached is due, the retention waits for its own day', () => {
    const rule = milestoneRule(
      [
        { kind: 'acceptance', label: 'Acceptance', plannedOn: null, amountMinor: 60_000_00, dueDays: 30 },
        { kind: 'retention', label: 'Retention', plannedOn: day('2027-11-01'), amountMinor: 10_000_00, dueDays: 15 },
      ],
      CNY,
    );
    expect(termRuleField.safeParse(rule).success).toBe(true);
    const days = {
      issuedOn: day('2026-11-05'),
      milestones: { Acceptance: day('2026-11-01') },
      expected: { milestones: { Retention: day('2027-11-01') } },
    };
    expect(dueItemsOf(rule, days, 70_000_00, () => true)).toMatchObject([
      { dueOn: '2026-12-01', amountMinor: 60_000_00, part: 'milestone', triggerOn: '2026-11-01', triggerHappened: true },
      { dueOn: '2027-11-16', amountMinor: 10_000_00, part: 'retention', triggerOn: '2027-11-01', triggerHappened: false },
    ]); // prettier-ignore
  });

  it('finds itself on a document by name and amount, or by the only amount like its own', () => {
    const items = [
      { label: '', amountMinor: 300 },
      { label: 'B', amountMinor: 600 },
      { label: 'C', amountMinor: 600 },
    ];
    expect(itemOfMilestone(items, { label: 'deposit', amountMinor: 300 })).toBe(items[0]);
    expect(itemOfMilestone(items, { label: 'C', amountMinor: 600 })).toBe(items[2]);
    expect(itemOfMilestone(items, { label: 'D', amountMinor: 600 })).toBeNull();
    expect(itemOfMilestone(items, { label: 'B', amountMinor: 601 })).toBeNull();
  });

  it('counts time to pay but not retention against the statutes', () => {
    expect(longestTermDays(null, [])).toBeNull();
    expect(longestTermDays(null, [{ kind: 'delivery', dueDays: 45 }, { kind: 'retention', dueDays: 365 }])).toBe(45); // prettier-ignore
  });
});

describe('deliveries', () => {
  const none = { delivery: null, contract: null, settings: null };
  it('lets object for the days agreed nearest, the first day after delivery being day one', () => {
    const delivered = day('2026-03-01');
    expect(objectionWindow(delivered, { delivery: null, contract: 15, settings: 30 })).toEqual({ untilOn: '2026-03-16', days: 15, from: 'contract' }); // prettier-ignore
    expect(objectionWindow(delivered, { delivery: 7, contract: 15, settings: 30 })).toMatchObject({ untilOn: '2026-03-08', from: 'delivery' }); // prettier-ignore
    expect(objectionWindow(delivered, { ...none, settings: 30 })).toMatchObject({ untilOn: '2026-03-31' });
    expect(objectionWindow(delivered, none)).toEqual({ untilOn: null, days: null, from: 'none' });
    expect(objectionWindow(null, { ...none, contract: 15 })).toMatchObject({ untilOn: null });
  });

  it('is behind until delivered, and stays as late as it was', () => {
    const [planned, asOf] = [day('2026-03-10'), day('2026-03-25')];
    expect(delayDays(planned, null, asOf)).toBe(15);
    expect(delayDays(planned, day('2026-03-14'), asOf)).toBe(4);
    expect(delayDays(planned, day('2026-03-09'), asOf)).toBe(0);
    expect(delayDays(null, null, asOf)).toBe(0);
  });
});

describe('authorised people', () => {
  const person = { fromOn: day('2026-01-01'), untilOn: day('2026-12-31'), revokedOn: null };
  it.each([
    ['2025-12-31', {}, 'not_yet'],
    ['2026-06-01', {}, 'valid'],
    ['2026-12-01', {}, 'ending'],
    ['2026-12-31', {}, 'ending'],
    ['2027-01-01', {}, 'expired'],
    ['2026-06-01', { revokedOn: day('2026-06-01') }, 'revoked'],
    ['2026-05-31', { revokedOn: day('2026-06-01') }, 'valid'],
  ])('on %s with %o', (on, more, state) => expect(personState({ ...person, ...more }, day(on))).toBe(state));

  it('may sign for goods by name, scope and day', () => {
    const people = [
      { ...person, name: '李 明', scopes: ['receive'] },
      { ...person, name: '周洁', scopes: ['order'] },
    ];
    expect(mayReceive('李明', people, day('2026-06-01'))).toBe(true);
    expect(mayReceive('李明', people, day('2027-06-01'))).toBe(false);
    expect(mayReceive('周洁', people, day('2026-06-01'))).toBe(false);
  });

  it('keeps four characters of an identity number and no more', () => {
    for (const text of ['', '1234', '123X', '123x']) expect([text, isLastFour(text)]).toEqual([text, true]);
    for (const text of ['330411199001011234', '12345', '12', 'abcd']) expect([text, isLastFour(text)]).toEqual([text, false]); // prettier-ignore
  });
});

describe('a granted claim', () => {
  it('takes the earliest due first and never more than is open', () => {
    const items = [
      { dueItemId: id<'dueItem'>(2), openMinor: 400_00, dueOn: day('2026-05-01') },
      { dueItemId: id<'dueItem'>(1), openMinor: 300_00, dueOn: day('2026-04-01') },
      { dueItemId: id<'dueItem'>(3), openMinor: 0, dueOn: day('2026-03-01') },
    ];
    expect(fillOldest(items, 500_00)).toEqual([
      { dueItemId: 1, amountMinor: 300_00 },
      { dueItemId: 2, amountMinor: 200_00 },
    ]);
    expect(fillOldest(items, 900_00).reduce((sum, line) => sum + line.amountMinor, 0)).toBe(700_00);
  });
});
