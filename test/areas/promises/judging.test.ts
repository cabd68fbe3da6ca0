import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  enoughMinor,
  graceDay,
  judgeAll,
  judgePromise,
  shareOut,
  type Payment,
  type PromiseTerms,
} from '../../../src-main/areas/promises/rules/judging.ts';
import { isWeekday, workdaysBy } from '../../../src-main/areas/terms/rules/workdays.ts';
import { addDays, day } from '../../../src-main/kernel/day.ts';
import { id, type DueItemId, type PromiseId } from '../../../src-main/kernel/ids.ts';

const item = (number: number): DueItemId => id<'dueItem'>(number);
const key = (number: number): PromiseId => id<'promise'>(number);

function promise({ dueOn = day('2026-03-10'), ...more }: Partial<PromiseTerms> = {}): PromiseTerms {
  return {
    promiseId: key(1),
    amountMinor: 100_000,
    madeOn: day('2026-03-01'),
    dueOn,
    graceOn: addDays(dueOn, 1),
    toleranceBp: 500,
    assumed: false,
    dueItemIds: [item(1)],
    withdrawnOn: null,
    replacedOn: null,
    reliefMinor: 0,
    payableMinor: null,
    ...more,
  };
}

const paid = (onDay: string, amountMinor: number, dueItemId: number | null = 1): Payment => ({
  onDay: day(onDay),
  amountMinor,
  dueItemId: dueItemId === null ? null : item(dueItemId),
});

function verdict(terms: PromiseTerms, payments: readonly Payment[], asOf: string) {
  const found = judgeAll([terms], payments, day(asOf)).get(terms.promiseId);
  if (!found) throw new Error('a promise is always judged');
  return { state: found.state, kept: found.keptMinor, late: found.paidLateDays };
}

describe('the day of grace', () => {
  const nationalDay = ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((on) => [day(on), 'off'] as const); // prettier-ignore
  const isWorkday = workdaysBy(new Map([...nationalDay, [day('2026-10-10'), 'work']]));

  it.each([
    ['the next day in the week', '2026-03-10', 1, '2026-03-11'],
    ['Monday for a Friday', '2026-03-13', 1, '2026-03-16'],
    ['Monday for a Saturday', '2026-03-14', 1, '2026-03-16'],
    ['after the holiday', '2026-09-30', 1, '2026-10-08'],
    ['a Saturday that is worked', '2026-10-09', 1, '2026-10-10'],
    ['the third day banks work', '2026-09-30', 3, '2026-10-10'],
    ['the day itself without grace, be it a Sunday', '2026-03-15', 0, '2026-03-15'],
  ])('is %s', (_name, dueOn, days, graceOn) => {
    expect(graceDay(day(dueOn), days, isWorkday)).toBe(graceOn);
  });
});

describe('the verdict of a promise', () => {
  // 1,000.00 for 03-10, one day and 5 % of tolerance.
  it.each([
    ['open before its day', [], '2026-03-09', 'open', 0, null],
    ['due on its day', [], '2026-03-10', 'due', 0, null],
    ['due through the day of grace', [], '2026-03-11', 'due', 0, null],
    ['broken the day after', [], '2026-03-12', 'broken', 0, null],
    ['kept by money before its day', [paid('2026-03-05', 100_000)], '2026-03-05', 'kept', 100_000, null],
    ['kept on its day', [paid('2026-03-10', 100_000)], '2026-04-01', 'kept', 100_000, null],
    ['kept within tolerance on the day of grace', [paid('2026-03-11', 100_000)], '2026-03-11', 'kept_within', 100_000, null], // prettier-ignore
    ['kept within tolerance when 5 % are missing', [paid('2026-03-10', 95_000)], '2026-03-12', 'kept_within', 95_000, null], // prettier-ignore
    ['partial below', [paid('2026-03-10', 94_999)], '2026-03-12', 'partial', 94_999, null],
    ['still due with part of it', [paid('2026-03-10', 94_999)], '2026-03-11', 'due', 94_999, null],
    ['broken, and paid 5 days after', [paid('2026-03-15', 100_000)], '2026-03-20', 'broken', 100_000, 5],
    ['partial, and the rest 3 days after', [paid('2026-03-09', 40_000), paid('2026-03-13', 60_000)], '2026-03-20', 'partial', 100_000, 3], // prettier-ignore
    ['not turned by money that is still to come', [paid('2026-03-15', 100_000)], '2026-03-14', 'broken', 0, null],
    ['blind to money from before it was made', [paid('2026-02-28', 100_000)], '2026-03-12', 'broken', 0, null],
    ['kept by money of the day it was made', [paid('2026-03-01', 100_000)], '2026-03-12', 'kept', 100_000, null],
    ['blind to money used for another item', [paid('2026-03-09', 100_000, 2)], '2026-03-12', 'broken', 0, null],
    ['kept by money not used yet', [paid('2026-03-09', 100_000, null)], '2026-03-12', 'kept', 100_000, null],
  ])('is %s', (_title, payments, asOf, state, kept, late) => {
    expect(verdict(promise(), payments, asOf)).toEqual({ state, kept, late });
  });

  it('takes any money where no invoice was named', () => {
    const assumed = promise({ assumed: true });
    expect(verdict(assumed, [paid('2026-03-09', 100_000, 2)], '2026-03-12').state).toBe('kept');
  });

  it('falls again when a receipt is taken back', () => {
    const money = [paid('2026-03-10', 100_000)];
    expect(verdict(promise(), money, '2026-03-20').state).toBe('kept');
    expect(verdict(promise(), [], '2026-03-20').state).toBe('broken');
  });

  it('is withdrawn, but stays kept when the money had come', () => {
    const withdrawn = promise({ withdrawnOn: day('2026-03-08') });
    expect(verdict(withdrawn, [], '2026-03-07').state).toBe('open');
    expect(verdict(withdrawn, [], '2026-03-20').state).toBe('withdrawn');
    expect(verdict(withdrawn, [paid('2026-03-07', 100_000)], '2026-03-20').state).toBe('kept');
  });

  it('is superseded when put off before or on its day, and broken when put off after it', () => {
    expect(verdict(promise({ replacedOn: day('2026-03-08') }), [], '2026-03-09').state).toBe('superseded');
    expect(verdict(promise({ replacedOn: day('2026-03-10') }), [], '2026-03-10').state).toBe('superseded');
    expect(verdict(promise({ replacedOn: day('2026-03-11') }), [], '2026-03-11').state).toBe('broken');
    expect(verdict(promise({ replacedOn: day('2026-04-01') }), [], '2026-04-02').state).toBe('broken');
  });

  it('is over when a credit note left nothing to pay, and smaller when it left less', () => {
    expect(verdict(promise({ reliefMinor: 100_000 }), [], '2026-03-12').state).toBe('superseded');
    const smaller = promise({ reliefMinor: 40_000 });
    expect(verdict(smaller, [paid('2026-03-10', 60_000)], '2026-03-12').state).toBe('kept');
  });

  it('asks for the tolerance of the amount, rounded in favour of us', () => {
    expect(enoughMinor(100_000, 500)).toBe(95_000);
    expect(enoughMinor(99, 500)).toBe(95);
    expect(enoughMinor(100, 0)).toBe(100);
  });
});

describe('sharing money out over promises', () => {
  const first = promise({ promiseId: key(1), amountMinor: 50_000, dueOn: day('2026-03-05') });
  const second = promise({ promiseId: key(2), amountMinor: 50_000, dueOn: day('2026-03-12') });
  const sums = (promises: PromiseTerms[], payments: Payment[]) =>
    [...shareOut(promises, payments).values()].map((parts) => parts.reduce((sum, part) => sum + part.amountMinor, 0));

  it('fills the promise due first: 700.00 on the 4th is 500.00 and 200.00', () => {
    expect(sums([second, first], [paid('2026-03-04', 70_000)])).toEqual([20_000, 50_000]);
  });

  it('gives money to what still stands before what has lapsed', () => {
    const judged = judgeAll([first, second], [paid('2026-03-09', 50_000)], day('2026-03-14'));
    expect(judged.get(key(1))).toMatchObject({ state: 'broken', keptMinor: 0 });
    expect(judged.get(key(2))).toMatchObject({ state: 'kept', keptMinor: 50_000 });
  });

  it('lets the newer promise have the money of the day it took over', () => {
    const old = promise({ promiseId: key(1), replacedOn: day('2026-03-08') });
    const fresh = promise({ promiseId: key(2), madeOn: day('2026-03-08'), dueOn: day('2026-03-15') });
    const judged = judgeAll([old, fresh], [paid('2026-03-08', 100_000)], day('2026-03-20'));
    expect(judged.get(key(1))?.state).toBe('superseded');
    expect(judged.get(key(2))?.state).toBe('kept');
  });
});

describe('two promises for one invoice of 1,000.00', () => {
  const half = { amountMinor: 50_000, madeOn: day('2026-03-01') };
  const states = (payableMinor: number | null, reliefMinor: number, payments: Payment[]) =>
    [...judgeAll(
      [
        promise({ ...half, promiseId: key(1), dueOn: day('2026-03-05'), payableMinor, reliefMinor }),
        promise({ ...half, promiseId: key(2), dueOn: day('2026-03-12'), payableMinor, reliefMinor }),
      ],
      payments,
      day('2026-04-01'),
    ).values()].map(({ state }) => state); // prettier-ignore

  it('are both kept by the whole of it', () => {
    expect(states(null, 0, [paid('2026-03-04', 100_000)])).toEqual(['kept', 'kept']);
  });

  it('ask for no more than a credit note of 600.00 left: 400.00 keep the first and leave no second', () => {
    expect(states(40_000, 10_000, [paid('2026-03-04', 40_000)])).toEqual(['kept', 'superseded']);
    expect(states(40_000, 10_000, [])).toEqual(['broken', 'broken']);
    expect(states(40_000, 10_000, [paid('2026-03-11', 40_000)])).toEqual(['broken', 'kept']);
  });
});

const someDay = fc.integer({ min: 0, max: 40 }).map((days) => addDays(day('2026-03-01'), days));
const somePayment: fc.Arbitrary<Payment> = fc.record({
  onDay: someDay,
  dueItemId: fc.constantFrom(null, item(1), item(2), item(3)),
  amountMinor: fc.integer({ min: 1, max: 90_000 }),
});
const somePromises: fc.Arbitrary<PromiseTerms[]> = fc
  .array(
    fc
      .record({
        madeOn: someDay,
        days: fc.integer({ min: 0, max: 20 }),
        amountMinor: fc.integer({ min: 1, max: 200_000 }),
        toleranceDays: fc.integer({ min: 0, max: 3 }),
        assumed: fc.boolean(),
        dueItemIds: fc.uniqueArray(fc.constantFrom(item(1), item(2), item(3)), { minLength: 1 }),
        withdrawnAfter: fc.option(fc.integer({ min: 0, max: 25 })),
        replacedAfter: fc.option(fc.integer({ min: 0, max: 25 })),
      })
      .map(({ days, withdrawnAfter, replacedAfter, toleranceDays, ...terms }) =>
        promise({
          ...terms,
          dueOn: addDays(terms.madeOn, days),
          graceOn: graceDay(addDays(terms.madeOn, days), toleranceDays, isWeekday),
          withdrawnOn: withdrawnAfter === null ? null : addDays(terms.madeOn, withdrawnAfter),
          replacedOn: replacedAfter === null ? null : addDays(terms.madeOn, replacedAfter),
        }),
      ),
    { minLength: 1, maxLength: 4 },
  )
  .map((promises) => promises.map((terms, index) => ({ ...terms, promiseId: key(index + 1) })));

describe('whatever the order of keying', () => {
  it('comes to the same verdicts', () => {
    fc.assert(
      fc.property(
        somePromises,
        fc.array(somePayment, { maxLength: 8 }).chain((payments) => fc.tuple(fc.constant(payments), fc.shuffledSubarray(payments, { minLength: payments.length }))), // prettier-ignore
        someDay,
        (promises, [payments, shuffled], asOf) => {
          const told = (money: Payment[]) =>
            [...judgeAll(promises, money, asOf)].map(([, { parts: _parts, ...found }]) => found);
          expect(told(shuffled)).toEqual(told(payments));
        },
      ),
    );
  });

  it('comes to the same verdicts when a receipt is keyed in two halves', () => {
    fc.assert(
      fc.property(somePromises, fc.array(somePayment, { maxLength: 6 }), someDay, (promises, payments, asOf) => {
        const halves = payments.flatMap((payment) => {
          const half = Math.floor(payment.amountMinor / 2);
          return [half, payment.amountMinor - half].map((amountMinor) => ({ ...payment, amountMinor }));
        });
        const told = (money: Payment[]) =>
          [...judgeAll(promises, money, asOf)].map(([, { parts: _parts, ...found }]) => found);
        expect(told(halves)).toEqual(told(payments));
      }),
    );
  });

  it('never gives out more than came in, nor more than was promised', () => {
    fc.assert(
      fc.property(somePromises, fc.array(somePayment, { maxLength: 8 }), (promises, payments) => {
        const parts = shareOut(promises, payments);
        const given = [...parts.values()].flat().reduce((sum, { amountMinor }) => sum + amountMinor, 0);
        expect(given).toBeLessThanOrEqual(payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
        for (const terms of promises) {
          const own = parts.get(terms.promiseId) ?? [];
          expect(own.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBeLessThanOrEqual(terms.amountMinor);
          expect(own.every(({ onDay }) => onDay >= terms.madeOn)).toBe(true);
        }
      }),
    );
  });

  it('never turns a fallen verdict by money that comes later', () => {
    fc.assert(
      fc.property(fc.array(somePayment, { maxLength: 6 }), fc.integer({ min: 1, max: 30 }), (payments, days) => {
        const terms = promise();
        const fallen = day('2026-03-12');
        const states = [fallen, addDays(fallen, days)].map(
          (asOf) => judgeAll([terms], payments, asOf).get(key(1))?.state,
        );
        expect(states[1]).toBe(states[0]);
      }),
    );
  });
});

describe('one promise alone', () => {
  it('is judged by its parts and the day', () => {
    expect(judgePromise(promise(), [{ onDay: day('2026-03-10'), amountMinor: 100_000 }], day('2026-03-10'))).toEqual({
      state: 'kept',
      keptMinor: 100_000,
      inTimeMinor: 100_000,
      paidLateDays: null,
    });
  });
});
