import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialSettings } from '../../../src-main/areas/settings/rules.ts';
import { dangerCodes, extendedCodes, type DangerCode, type Signal } from '../../../src-main/areas/signals/contract.ts';
import { extensionFinding, lateDisputesFinding } from '../../../src-main/areas/signals/rules/claims.ts';
import { covers, dangerByCustomer, dangerLevel, dangerOf, factOf, isCritical, weightOf } from '../../../src-main/areas/signals/rules/danger.ts'; // prettier-ignore
import { fraudFinding, identityFinding, observedLevel, publicRecordFinding } from '../../../src-main/areas/signals/rules/marks.ts'; // prettier-ignore
import { orderWindows, swingFinding, trialFinding } from '../../../src-main/areas/signals/rules/orders.ts';
import { billShareFinding, isRoundSum, newerUnpaidFinding, partialFinding, payersFinding, returnsFinding } from '../../../src-main/areas/signals/rules/receipts.ts'; // prettier-ignore
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';

const cny = currency('CNY');
const { danger } = initialSettings('Test Ltd', cny, 'en');
const asOf = day('2026-06-30');
const ago = (days: number) => addDays(asOf, -days);

describe('weights and levels', () => {
  it('weighs the ten as domain.md §5 does, and one for each of the rest', () => {
    expect(dangerCodes.map(weightOf)).toEqual([2, 3, 3, 2, 2, 3, 2, 2, 2, 5]);
    expect(new Set(extendedCodes.map(weightOf))).toEqual(new Set([1]));
    expect(extendedCodes).toHaveLength(13);
    expect(dangerCodes.filter(isCritical)).toEqual(['insolvency']);
  });

  it.each([
    [0, 'none'], [1, 'none'], [2, 'yellow'], [3, 'yellow'], [4, 'orange'], [6, 'orange'], [7, 'red'],
  ])('weight %i is %s', (weight, level) => {
    expect(dangerLevel(weight, false, danger)).toBe(level);
    expect(dangerLevel(weight, true, danger)).toBe('red');
  }); // prettier-ignore

  it('lets use of the limit weigh only above the limit, and a dishonoured bill be critical', () => {
    expect(dangerOf('over_limit', 'yellow')).toBeNull();
    expect(dangerOf('over_limit', 'orange')).toEqual({ code: 'more_credit', weight: 2, critical: false });
    expect(dangerOf('bill_dishonoured', 'yellow')).toEqual({ code: 'payment_method', weight: 3, critical: true });
    expect(dangerOf('overdue', 'red')).toBeNull();
    expect(dangerOf('observed', 'yellow', 'staff_flight')).toMatchObject({ weight: 1 });
  });

  const signal = (customerId: number, code: DangerCode, more: Partial<Signal> = {}): Signal => ({
    key: `${code}:${customerId}`, rule: 'observed', level: 'yellow', customerId: id<'customer'>(customerId), customerCode: `C${customerId}`,
    customerName: '', currency: cny, amountMinor: 0, sinceOn: ago(5), figures: [], danger: { code, weight: weightOf(code), critical: isCritical(code) },
    expiresOn: null, names: [], fact: '', acknowledged: null, ...more,
  }); // prettier-ignore

  it('counts a code once however many findings stand behind it', () => {
    const [customer] = dangerByCustomer(
      [
        signal(1, 'partial_payments', { sinceOn: ago(40) }),
        signal(1, 'partial_payments', { expiresOn: ago(-9) }),
        signal(1, 'payment_method'),
        signal(1, 'staff_flight', { expiresOn: ago(-3) }),
      ],
      danger,
    );
    expect(customer).toMatchObject({ weight: 6, level: 'orange', critical: false });
    expect(customer?.signals.map(({ code, weight, sinceOn, expiresOn }) => [code, weight, sinceOn, expiresOn])).toEqual(
      [
        ['partial_payments', 2, ago(40), null],
        ['payment_method', 3, ago(5), null],
        ['staff_flight', 1, ago(5), ago(-3)],
      ],
    );
  });

  it('adds up: the weight of a customer is that of its codes, the level follows, red comes first', () => {
    const codes = [...dangerCodes, ...extendedCodes] as const;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom(...codes))), (seen) => {
        const customers = dangerByCustomer(seen.map(([customerId, code]) => signal(customerId, code)), danger);
        for (const customer of customers) {
          const own = new Set(seen.filter(([customerId]) => customerId === customer.customerId).map(([, code]) => code));
          expect(customer.weight).toBe([...own].reduce((sum, code) => sum + weightOf(code), 0));
          expect(customer.level).toBe(dangerLevel(customer.weight, own.has('insolvency'), danger));
        }
        const ranks = customers.map(({ level }) => ['none', 'yellow', 'orange', 'red'].indexOf(level));
        expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
      }),
    );
  }); // prettier-ignore
});

describe('what an acknowledgement covers', () => {
  it.each([
    ['orange', 'orange', true], ['orange', 'yellow', true], ['orange', 'red', false],
    ['rise:orange', 'rise:yellow', true], ['rise:orange', 'fall:yellow', false],
    ['{1,2}', '{2}', true], ['{1,2}', '{2,3}', false],
    ['yellow:2026-05-01', 'yellow:2026-05-01', true], ['yellow:2026-05-01', 'yellow:2026-05-02', false], ['red:2026-05-01', 'yellow:2026-05-02', false],
  ])('%s covers %s: %s', (then, now, covered) => {
    expect(covers(then, now)).toBe(covered);
  }); // prettier-ignore

  it('keeps a fact of many matters within what can be stored, in one order', () => {
    expect(factOf([3, 1, 2, 1])).toBe('{1,2,3}');
    expect(factOf(Array.from({ length: 400 }, (_, index) => index)).length).toBeLessThanOrEqual(500);
  });
});

describe('part payments', () => {
  const receipt = (receiptId: number, leftMinor: number, amountMinor = 123_400, unappliedMinor = 0) => ({
    receiptId, on: ago(receiptId * 10), amountMinor, leftMinor, unappliedMinor,
  }); // prettier-ignore

  it.each([
    ['none of four', [0, 0, 0, 0], null], ['one of four', [500, 0, 0, 0], null], ['two of four', [500, 0, 0, 700], 'yellow'],
    ['three of four', [500, 1, 0, 700], 'orange'], ['the fifth does not count', [500, 0, 0, 0, 700], null], ['two of two', [500, 500], 'yellow'],
  ])('%s', (_name, left, level) => {
    const found = partialFinding(left.map((minor, index) => receipt(index + 1, minor)), cny, danger);
    expect(found?.level ?? null).toBe(level);
  }); // prettier-ignore

  it('stands since the receipt that made it two, with what was left', () => {
    const found = partialFinding([receipt(1, 500), receipt(2, 0), receipt(3, 700), receipt(4, 900)], cny, danger);
    expect(found).toMatchObject({ sinceOn: ago(30), fact: '{1,3,4}' });
    expect(found?.figures).toContainEqual({ name: 'leftMinor', unit: 'money', value: 2100 });
  });

  it.each([
    [2_000_000, 'CNY', true], [2_050_000, 'CNY', false], [100_000, 'CNY', true], [50_000, 'CNY', false], [20_000, 'JPY', true], [20_500, 'JPY', false],
  ])('%i minor units of %s are a round sum: %s', (amount, code, round) => {
    expect(isRoundSum(amount, currency(code))).toBe(round);
  }); // prettier-ignore

  it('counts a round sum only while it is not matched', () => {
    const round = [receipt(1, 0, 2_000_000, 500), receipt(2, 0, 3_000_000, 3_000_000)];
    expect(partialFinding(round, cny, danger)?.level).toBe('yellow');
    expect(
      partialFinding(
        round.map((each) => ({ ...each, unappliedMinor: 0 })),
        cny,
        danger,
      ),
    ).toBeNull();
    expect(
      partialFinding(
        round.map((each) => ({ ...each, amountMinor: 2_000_100 })),
        cny,
        danger,
      ),
    ).toBeNull();
  });
});

describe('old paid, new overdue', () => {
  const rolling = (oldPaid: number, oldLeft: number, fresh: number, settled = oldPaid) =>
    newerUnpaidFinding({ oldPaidMinor: oldPaid, oldLeftMinor: oldLeft, oldSettledMinor: settled, newOverdueMinor: fresh, firstNewDueOn: fresh > 0 ? ago(40) : null }); // prettier-ignore
  it.each([
    [8000, 2000, 15_000, 'yellow'], // 10,000 then, 17,000 now
    [8000, 2000, 18_000, 'orange'], // 20,000 now: twice as much
    [8000, 2000, 8000, null], // no growth
    [8000, 2000, 8001, 'yellow'],
    [4999, 5001, 50_000, null], // less than half paid
    [5000, 5000, 5001, 'yellow'],
    [0, 10_000, 50_000, null],
    [8000, 2000, 0, null],
  ])('old %i paid, %i left, %i new: %s', (paid, left, fresh, level) => {
    expect(rolling(paid, left, fresh)?.level ?? null).toBe(level);
  });

  it('stands since the first newer one was late', () => {
    expect(rolling(8000, 2000, 15_000)).toMatchObject({ sinceOn: ago(39) });
  });
});

describe('bills instead of money', () => {
  const share = (recentBill: number, priorBill: number, counts = 3) =>
    billShareFinding({ recentMinor: 1000, recentBillMinor: recentBill, recentCount: counts, priorMinor: 1000, priorBillMinor: priorBill, priorCount: 3, firstBillOn: ago(20) }, danger); // prettier-ignore
  it.each([
    [400, 100, 'orange'], [399, 100, null], [300, 0, 'orange'], [1000, 900, null],
  ])('%i of 1,000 after %i', (recent, prior, level) => {
    expect(share(recent, prior)?.level ?? null).toBe(level);
  }); // prettier-ignore
  it('needs three receipts in each period', () => {
    expect(share(1000, 0, 2)).toBeNull();
    expect(share(1000, 0)).toMatchObject({ sinceOn: ago(20) });
  });
});

describe('several payers', () => {
  it('takes two spellings for one name and counts accounts where the bank tells them', () => {
    const pay = (name: string, account = '', days = 5) => ({ name, account, on: ago(days) });
    expect(payersFinding([pay('Acme Ltd.'), pay('ACME LTD'), pay('')], danger)).toBeNull();
    const two = payersFinding([pay('Acme Ltd', '', 50), pay('Zhou Ming', '', 9), pay('Acme Ltd', '', 2)], danger);
    expect(two).toMatchObject({ level: 'yellow', sinceOn: ago(9), names: ['Acme Ltd', 'Zhou Ming'] });
    const accounts = payersFinding([pay('Acme', '6222 0001', 9), pay('Acme', '62220001', 7), pay('Acme', '62229999', 3), pay('Acme', '62228888', 1)], danger); // prettier-ignore
    expect(accounts).toMatchObject({ level: 'orange', names: ['Acme …0001', 'Acme …9999', 'Acme …8888'] });
  });
});

describe('order swing', () => {
  const fact = (recentMinor: number, more = {}) => ({
    recentMinor, recentCount: 1, priorMinor: 60_000, priorCount: 6, priorMonths: 6, lastOn: ago(3), ...more,
  }); // prettier-ignore
  it.each([
    [20_000, null], [20_001, 'yellow'], [40_000, 'yellow'], [40_001, 'orange'], [5000, null], [4999, 'yellow'], [10_000, null],
  ])('%i in 30 days after 10,000 a month: %s', (recent, level) => {
    expect(swingFinding(fact(recent), [], asOf, danger)?.level ?? null).toBe(level);
  }); // prettier-ignore

  it('keeps quiet with too few orders or months, and about a month that is only late', () => {
    expect(swingFinding(fact(90_000, { priorCount: 5 }), [], asOf, danger)).toBeNull();
    expect(swingFinding(fact(90_000, { priorMonths: 4 }), [], asOf, danger)).toBeNull();
    expect(swingFinding(fact(0, { lastOn: ago(44) }), [], asOf, danger)).toBeNull();
    expect(swingFinding(fact(0, { lastOn: ago(45) }), [], asOf, danger)?.level).toBe('orange');
  });

  it('stands since the order that tipped it', () => {
    const orders = [{ on: ago(12), amountMinor: 15_000 }, { on: ago(4), amountMinor: 10_000 }]; // prettier-ignore
    expect(swingFinding(fact(25_000), orders, asOf, danger)).toMatchObject({ sinceOn: ago(4), fact: 'rise:yellow' });
  });

  it('compares 30 days with the 180 before them', () => {
    expect(orderWindows(asOf)).toEqual({ recentFrom: day('2026-06-01'), priorFrom: day('2025-12-03') });
  });

  it('measures each order of a new customer by the trial limit', () => {
    const order = (orderId: number, amountMinor: number) => ({ orderId, on: ago(orderId), amountMinor });
    expect(trialFinding({ trialMinor: 20_000, orders: [order(1, 20_000)] })).toBeNull();
    expect(trialFinding({ trialMinor: 20_000, orders: [order(1, 20_000), order(5, 30_000), order(9, 20_001)] })).toMatchObject({ sinceOn: ago(9), fact: '{5,9}' }); // prettier-ignore
    expect(trialFinding({ trialMinor: 0, orders: [order(1, 30_000)] })).toBeNull();
  });
});

describe('late disputes and returns', () => {
  const dispute = (disputeId: number, openedAgo: number, dueAgo: number, stands = true) => ({
    disputeId, openedOn: ago(openedAgo), dueOn: ago(dueAgo), stands, amountMinor: 100,
  }); // prettier-ignore
  it.each([
    ['raised on the due day', [dispute(1, 10, 10)], null],
    ['raised a day after', [dispute(1, 10, 11)], 'yellow'],
    ['two late ones', [dispute(1, 10, 11), dispute(2, 9, 20)], 'orange'],
    ['an old late one that stands', [dispute(1, 90, 100)], 'yellow'],
    ['an old late one that is settled', [dispute(1, 90, 100, false)], null],
    ['two in time within 60 days', [dispute(1, 59, 20), dispute(2, 3, 1)], 'yellow'],
    ['the first of two 61 days back', [dispute(1, 60, 20), dispute(2, 3, 1)], null],
  ])('%s', (_name, disputes, level) => {
    expect(lateDisputesFinding(disputes, asOf, danger)?.level ?? null).toBe(level);
  });

  it.each([
    [5000, 100_000, null], [5001, 100_000, 'yellow'], [15_000, 100_000, 'yellow'], [15_001, 100_000, 'orange'], [6000, 0, null],
  ])('credit notes of %i against sales of %i: %s', (creditMinor, salesMinor, level) => {
    expect(returnsFinding({ creditMinor, salesMinor, creditCount: 1, firstCreditOn: ago(9) }, danger)?.level ?? null).toBe(level);
  }); // prettier-ignore

  it('keeps an extension asked for after the due date for 90 days', () => {
    const change = { changeId: 1, on: day('2026-05-20'), fromDueOn: day('2026-05-01'), toDueOn: day('2026-06-30'), amountMinor: 700 }; // prettier-ignore
    const found = extensionFinding([change]);
    expect(found).toMatchObject({ level: 'yellow', sinceOn: '2026-05-20', expiresOn: '2026-08-18' });
    expect(found?.figures).toContainEqual({ name: 'longestDays', unit: 'days', value: 60 });
    expect(extensionFinding([change, { ...change, changeId: 2 }])?.level).toBe('orange');
    expect(extensionFinding([])).toBeNull();
  });
});

describe('marks in the file', () => {
  it('asks about each changed field until the days have passed', () => {
    expect(identityFinding([], danger)).toBeNull();
    expect(identityFinding([{ field: 'address', on: ago(20) }], danger)).toMatchObject({ level: 'yellow', sinceOn: ago(20), expiresOn: ago(-71), names: ['address'] }); // prettier-ignore
    expect(identityFinding([{ field: 'address', on: ago(20) }, { field: 'name', on: ago(3) }], danger)?.level).toBe('orange'); // prettier-ignore
  });

  it('believes the register as it was looked up last', () => {
    const entry = (recordId: number, status: string, checkedAgo: number, category = 'litigation') => ({ recordId, category, status, happenedOn: null, checkedOn: ago(checkedAgo) }); // prettier-ignore
    expect(publicRecordFinding([entry(1, 'clean', 5)])).toBeNull();
    expect(publicRecordFinding([entry(1, 'active', 30), entry(2, 'settled', 5)])).toBeNull();
    expect(publicRecordFinding([entry(1, 'active', 30), entry(2, 'settled', 5, 'penalty')])).toMatchObject({ level: 'red', sinceOn: ago(30), names: ['litigation'] }); // prettier-ignore
  });

  it('takes three marks for fraud, not two and not the same three times', () => {
    expect(fraudFinding({ checkedOn: asOf, ticks: ['a', 'b', 'b'] })).toBeNull();
    expect(fraudFinding({ checkedOn: asOf, ticks: ['a', 'b', 'c'] })).toMatchObject({ level: 'red' });
  });

  it('lets an observation speak as loud as it weighs', () => {
    expect([observedLevel('insolvency'), observedLevel('unreachable'), observedLevel('staff_flight')]).toEqual(['red', 'orange', 'yellow']); // prettier-ignore
  });
});
