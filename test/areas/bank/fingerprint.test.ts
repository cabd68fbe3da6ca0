import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprints } from '../../../src-main/areas/bank/rules/fingerprint.ts';
import { inOrderOfTime, proveBalance } from '../../../src-main/areas/bank/rules/proof.ts';
import type { ReadLine, ReadStatement } from '../../../src-main/areas/bank/rules/statement.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, day } from '../../../src-main/kernel/day.ts';

const account = { accountNumber: 'A', currency: currency('CNY') };
const plain: ReadLine = {
  kind: 'line', row: 1, address: 'A1', bookedOn: day('2026-10-01'), amountMinor: 100, payerName: '甲公司', payerAccount: '',
  memo: '', bankReference: '', balanceMinor: null, notice: null,
}; // prettier-ignore

const drawn = fc
  .record({
    lines: fc.array(
      fc.record({
        offset: fc.integer({ min: 0, max: 9 }),
        amountMinor: fc.integer({ min: -2, max: 2 }).filter((amount) => amount !== 0),
        payerName: fc.constantFrom('甲公司', '乙公司', ''),
        bankReference: fc.constantFrom('', '', 'R1', 'R2'),
      }),
      { minLength: 1, maxLength: 40 },
    ),
    balances: fc.boolean(),
  })
  .map(({ lines, balances }) => {
    let balance = 500;
    return lines
      .toSorted((a, b) => a.offset - b.offset)
      .map(({ offset, ...rest }, index): ReadLine => {
        balance += rest.amountMinor;
        const bookedOn = addDays(day('2026-10-01'), offset);
        return { ...plain, ...rest, bookedOn, row: index + 1, balanceMinor: balances ? balance : null };
      });
  });

const statement = (entries: readonly ReadLine[]): ReadStatement => ({
  ...account, bankName: '', currencyStated: true, fromOn: null, toOn: null, openingMinor: null, closingMinor: null, entries, totals: [],
}); // prettier-ignore

describe('the fingerprint of a line', () => {
  it('is the reference with account, day and amount, or all there is', () => {
    const known = { ...plain, bankReference: 'X1' };
    expect(fingerprints(account, [known])).toEqual(
      fingerprints(account, [{ ...known, memo: 'other words', payerName: '' }]),
    );
    const changes: Partial<ReadLine>[] = [{ amountMinor: 101 }, { bookedOn: day('2026-10-02') }, { payerName: '乙' }, { memo: 'm' }, { balanceMinor: 1 }]; // prettier-ignore
    const all = [plain, ...changes.map((change) => ({ ...plain, ...change }))].flatMap((line) =>
      fingerprints(account, [line]),
    );
    expect(new Set(all).size).toBe(changes.length + 1);
    expect(new Set(fingerprints(account, [plain, plain, plain])).size).toBe(3);
  });

  it('is the same in any part of a list that holds whole days, in either order of time', () => {
    fc.assert(
      fc.property(
        drawn,
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 9 }),
        fc.boolean(),
        (lines, a, b, reversed) => {
          const whole = inOrderOfTime(lines);
          const byLine = new Map(fingerprints(account, whole).map((print, index) => [whole[index], print]));
          expect(new Set(byLine.values()).size).toBe(lines.length);
          const [from, to] = [addDays(day('2026-10-01'), Math.min(a, b)), addDays(day('2026-10-01'), Math.max(a, b))];
          const part = lines.filter(({ bookedOn }) => bookedOn >= from && bookedOn <= to);
          const ordered = inOrderOfTime(reversed ? part.toReversed() : part);
          const expected = part.map((line) => byLine.get(line)).sort();
          expect(fingerprints(account, ordered).sort()).toEqual(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the proof', () => {
  it('holds for every running balance, in either order, and breaks when one line is missing or altered', () => {
    fc.assert(
      fc.property(drawn.filter((lines) => lines.length > 2 && lines[0]?.balanceMinor !== null), fc.nat(), fc.boolean(), (lines, pick, reversed) => {
        const file = reversed ? lines.toReversed() : lines;
        expect(proveBalance(statement(file))).toMatchObject({ state: 'proved', openingMinor: 500, differenceMinor: 0 });
        const inner = 1 + (pick % (lines.length - 2));
        const stated = { openingMinor: 500, closingMinor: lines.at(-1)?.balanceMinor ?? 0 };
        const without = { ...statement(file.filter((_line, index) => index !== inner)), ...stated };
        expect(proveBalance(without).state).toBe('broken');
        const altered = file.map((line, index) => (index === inner ? { ...line, amountMinor: line.amountMinor + 1000 } : line));
        expect(proveBalance({ ...statement(altered), ...stated }).state).toBe('broken');
      }),
      { numRuns: 500 },
    ); // prettier-ignore
  });

  it('is none without balances', () => {
    expect(proveBalance(statement([plain]))).toMatchObject({
      state: 'none',
      openingMinor: null,
      closingMinor: null,
      lineSumMinor: 100,
    });
  });

  it('fails where the file’s own total does not agree', () => {
    const totals = [{ row: 9, label: '贷方合计', fileMinor: 150, readMinor: 100 }];
    expect(proveBalance({ ...statement([plain]), totals })).toMatchObject({
      state: 'broken',
      totals: [{ differenceMinor: 50 }],
    });
  });
});
