import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapsOf, limitationDay } from '../../../src-main/areas/writeoffs/rules/dossier.ts';
import { isSmallBalance, spread, toleranceMinor } from '../../../src-main/areas/writeoffs/rules/smallBalance.ts';
import { suggestTaxClass, taxClassMet, taxRules } from '../../../src-main/areas/writeoffs/rules/taxClasses.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { on } from '../book.ts';

const CNY = currency('CNY');
const facts = { reason: 'uneconomic', amountMinor: 100_000, currency: CNY, on: on('2026-03-01'), dueOn: on('2024-03-01') } as const; // prettier-ignore

describe('the tax classes of 公告2011年第25号', () => {
  it.each([
    ['three years to the day', 'cn_art23', { dueOn: on('2023-03-01') }, 'met'],
    ['a day short of three years', 'cn_art23', { dueOn: on('2023-03-02') }, 'unmet'],
    ['one year and 50,000.00', 'cn_art24', { dueOn: on('2025-03-01'), amountMinor: 5_000_000 }, 'met'],
    ['one year and 50,000.01: by revenue', 'cn_art24', { dueOn: on('2025-03-01'), amountMinor: 5_000_001 }, 'revenue'],
    ['a day short of one year', 'cn_art24', { dueOn: on('2025-03-02') }, 'unmet'],
    ['dollars: the 50,000 are yuan', 'cn_art24', { currency: currency('USD') }, 'revenue'],
    ['a bankruptcy by its papers', 'cn_art22', { reason: 'bankruptcy' }, 'met'],
    ['an uneconomic case without papers of art. 22', 'cn_art22', {}, 'unmet'],
    ['nothing to meet without a deduction', 'none', { dueOn: null }, 'met'],
    ['no known due day', 'cn_art23', { dueOn: null }, 'unmet'],
  ] as const)('%s', (_name, taxClass, change, expected) => {
    expect(taxClassMet(taxClass, { ...facts, ...change })).toBe(expected);
  });

  it('suggests the strongest class that needs no more proof', () => {
    expect(suggestTaxClass({ ...facts, reason: 'bankruptcy' })).toBe('cn_art22');
    expect(suggestTaxClass({ ...facts, dueOn: on('2020-01-01') })).toBe('cn_art23');
    expect(suggestTaxClass(facts)).toBe('cn_art24');
    expect(suggestTaxClass({ ...facts, dueOn: on('2026-02-01') })).toBe('');
    expect(suggestTaxClass({ ...facts, amountMinor: 6_000_000 })).toBe('');
  });

  it('names its source and the day it was checked', () => {
    expect(taxRules.source).toContain('2011年第25号');
    expect(taxRules.checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

describe('the dossier', () => {
  const dossier = { ...facts, approver: '总经理 周', evidence: '法院裁定 2026-12', taxClass: 'cn_art24' } as const;

  it.each([
    ['complete', {}, []],
    ['without anything', { approver: '', evidence: '', taxClass: '' }, ['approver', 'evidence', 'tax_class']],
    ['in a class it does not fit', { taxClass: 'cn_art23' }, ['tax_unmet']],
    ['above 50,000.00', { amountMinor: 6_000_000 }, ['tax_revenue']],
    ['of a small balance', { reason: 'small_balance', approver: '', evidence: '', taxClass: '' }, []],
  ] as const)('%s', (_name, change, gaps) => {
    expect(gapsOf({ ...dossier, ...change })).toEqual(gaps);
  });

  it('ends the limitation three years after the due day: 2024-03-31 on 2027-03-31', () => {
    expect(limitationDay(on('2024-03-31'))).toBe('2027-03-31');
    expect(limitationDay(on('2024-02-29'))).toBe('2027-02-28');
  });
});

describe('small balances', () => {
  const settings = { minDaysLate: 30, tolerances: [{ currency: currency('USD'), amountMinor: 250 }] };

  it('tolerates one unit where nothing is set', () => {
    expect(['CNY', 'USD', 'JPY', 'KWD'].map((code) => toleranceMinor(currency(code), settings))).toEqual([
      100, 250, 1, 1000,
    ]);
  });

  it.each([
    ['1.00 after 30 days', { openMinor: 100, daysLate: 30 }, true],
    ['1.01', { openMinor: 101 }, false],
    ['29 days', { daysLate: 29 }, false],
    ['disputed', { disputed: true }, false],
    ['nothing open', { openMinor: 0 }, false],
    ['2.50 of dollars', { openMinor: 250, currency: currency('USD') }, true],
  ])('%s', (_name, change, expected) => {
    expect(isSmallBalance({ currency: CNY, openMinor: 80, daysLate: 31, disputed: false, ...change }, settings)).toBe(
      expected,
    );
  });

  it('spreads 700 over 500 and 300 as 500 and 200', () => {
    const items = [{ dueItemId: id<'dueItem'>(1), openMinor: 500 }, { dueItemId: id<'dueItem'>(2), openMinor: 300 }]; // prettier-ignore
    expect(spread(700, items)).toEqual({ lines: [{ dueItemId: 1, amountMinor: 500 }, { dueItemId: 2, amountMinor: 200 }], leftMinor: 0 }); // prettier-ignore
    expect(spread(900, items).leftMinor).toBe(100);
  });

  it('property: what is spread and what is left add up, no item gets more than it has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.array(fc.integer({ min: 0, max: 3000 })), (amount, open) => {
        const items = open.map((openMinor, index) => ({ dueItemId: id<'dueItem'>(index + 1), openMinor }));
        const { lines, leftMinor } = spread(amount, items);
        expect(lines.reduce((sum, line) => sum + line.amountMinor, leftMinor)).toBe(amount);
        for (const line of lines) expect(line.amountMinor).toBeLessThanOrEqual(open[line.dueItemId - 1] ?? 0);
        if (leftMinor > 0) expect(lines.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(open.reduce((a, b) => a + b, 0)); // prettier-ignore
      }),
    );
  });
});
