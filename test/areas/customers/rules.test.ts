import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SegmentRule } from '../../../src-main/areas/customers/contract.ts';
import { duplicatePairs, nearKey } from '../../../src-main/areas/customers/rules/duplicates.ts';
import { coreOf, customerKind } from '../../../src-main/areas/customers/rules/kinds.ts';
import { maskedNumber, plainNumber } from '../../../src-main/areas/customers/rules/mask.ts';
import { asksAnything, inSegment, type SegmentFacts } from '../../../src-main/areas/customers/rules/segments.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { on } from '../book.ts';

describe('masked account numbers', () => {
  it.each([
    ['6222 0210 0111 6245 839', '•••• 5839'],
    ['GB29 NWBK 6016 1331 9268 19', '•••• 6819'],
    ['1234567', '••••'],
    ['', '••••'],
  ])('%s is shown as %s', (whole, shown) => {
    expect(maskedNumber(whole)).toBe(shown);
  });

  it('never shows more than the last four', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{8,24}$/), (number) => {
        const shown = maskedNumber(number).replace(/\D/g, '');
        expect(shown).toBe(number.slice(-4));
      }),
    );
  });

  it('knows one number in two spellings', () => {
    expect(plainNumber('6222-0210 0111')).toBe(plainNumber('６２２２０２１００１１１'));
  });
});

describe('near names', () => {
  it.each([
    ['浙江省杭州市明达服饰有限公司', '明达服饰'],
    ['杭州市明达服饰股份有限公司', '明达服饰'],
    ['明达服饰有限责任公司', '明达服饰'],
    ['Brightmill Trading Co., Ltd.', 'brightmilltrading'],
    ['BRIGHTMILL TRADING LIMITED', 'brightmilltrading'],
    ['Nordsee Textil GmbH', 'nordseetextil'],
    ['有限公司', '有限公司'],
  ])('%s is kept as %s', (name, key) => {
    expect(nearKey(name)).toBe(key);
  });
});

describe('probable duplicates', () => {
  const customer = (
    id: number,
    given: { name: string; taxId?: string; phones?: string[]; accounts?: string[]; other?: string[] },
  ) => ({
    id,
    taxId: given.taxId ?? '',
    names: [given.name, ...(given.other ?? [])],
    phones: given.phones ?? [],
    accounts: given.accounts ?? [],
  });
  const pairs = (...customers: ReturnType<typeof customer>[]) =>
    duplicatePairs(customers).map(({ a, b, reasons }) => `${a}-${b} ${reasons.join(' ')}`);

  it('are told by credit code, account, name, nearly the name and telephone, the surest first', () => {
    expect(
      pairs(
        customer(1, { name: '嘉兴蓝鲸家纺有限公司', taxId: '91330100MA0000001X' }),
        customer(2, { name: '绍兴云锦布行', phones: ['0571-5550 1053'] }),
        customer(3, { name: '别的名字', taxId: '91330100ma0000001x' }),
        customer(4, { name: '嘉兴蓝鲸家纺' }),
        customer(5, { name: '再一家', phones: ['+86 571 5550 1053'], accounts: ['6222 0210 0111'] }),
        customer(6, { name: '又一家', accounts: ['622202100111'] }),
      ),
    ).toEqual(['1-3 credit_code', '5-6 bank_account', '1-4 near_name', '2-5 phone']);
  });

  it('tell one slip of the pen in a long name, not in a short one', () => {
    expect(pairs(customer(1, { name: '海宁华盛纺织印染' }), customer(2, { name: '海宁华胜纺织印染' }))).toEqual([
      '1-2 near_name',
    ]);
    expect(pairs(customer(1, { name: '华盛布行' }), customer(2, { name: '华胜布行' }))).toEqual([]);
    expect(pairs(customer(1, { name: 'Brightmill Trading' }), customer(2, { name: 'Brigthmill Trading Ltd' }))).toEqual(
      ['1-2 near_name'],
    );
  });

  it('tell a former name as the name', () => {
    expect(pairs(customer(1, { name: 'New Co', other: ['Old Mill'] }), customer(2, { name: 'Old  Mill' }))).toEqual([
      '1-2 name',
    ]);
  });

  it('say nothing of a number that half the book shares, nor of empty fields', () => {
    const crowd = Array.from({ length: 9 }, (_, index) =>
      customer(index + 1, { name: `客户 ${'甲乙丙丁戊己庚辛壬'.charAt(index)} 的字号`, phones: ['4008001234'] }),
    );
    expect(pairs(...crowd)).toEqual([]);
    expect(pairs(customer(1, { name: '甲家' }), customer(2, { name: '乙家' }))).toEqual([]);
  });
});

describe('new, known and core customers', () => {
  const facts = { asOf: on('2026-12-14'), sinceOn: on('2026-09-15'), newMonths: 3, strategic: false, core: false };

  it.each([
    [{}, 'new'],
    [{ asOf: on('2026-12-15') }, 'existing'],
    [{ strategic: true }, 'core'],
    [{ asOf: on('2027-05-01'), core: true }, 'core'],
  ])('%j is %s', (change, kind) => {
    expect(customerKind({ ...facts, ...change })).toBe(kind);
  });

  it.each([
    [[60, 20, 10, 5, 5], [0]],
    [
      [500, 300, 50, 50, 20, 20, 20, 20, 10, 10],
      [0, 1],
    ],
    // One of ten makes four fifths alone: nobody else is core.
    [[800, 40, 30, 30, 20, 20, 20, 20, 10, 10], [0]],
    [[0, 0, -5], []],
  ])('of %j the core is %j', (amounts, core) => {
    expect([...coreOf(new Map(amounts.map((amount, index) => [index, amount])))]).toEqual(core);
  });

  it('never is more than a fifth, rounded up', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 60 }), (amounts) => {
        const core = coreOf(new Map(amounts.map((amount, index) => [index, amount])));
        expect(core.size).toBeLessThanOrEqual(Math.ceil(amounts.filter((amount) => amount > 0).length / 5));
      }),
    );
  });
});

describe('segments', () => {
  const everybody: SegmentRule = {
    tags: [], regions: [], industries: [], salespeople: [], departments: [], debtorClasses: [], kinds: [],
    currency: currency('CNY'), salesAtLeastMinor: null, overdueAtLeastMinor: null, daysLateAtLeast: null,
  }; // prettier-ignore
  const facts: SegmentFacts = {
    tags: ['export', 'hotel'], region: '杭州', industry: '服装', salesperson: '王芳', department: '一部', debtorClass: 'sme',
    kind: 'existing', salesMinor: 1_000_000, overdueMinor: 5_000, oldestDaysLate: 31,
  }; // prettier-ignore

  it.each<[Partial<SegmentRule>, boolean]>([
    [{}, true],
    [{ tags: ['hotel', 'shop'] }, true],
    [{ tags: ['shop'] }, false],
    [{ regions: ['杭州'], industries: ['服装'] }, true],
    [{ regions: ['杭州'], industries: ['酒店'] }, false],
    [{ salespeople: ['李强'] }, false],
    [{ departments: ['一部', '二部'] }, true],
    [{ debtorClasses: ['large'] }, false],
    [{ kinds: ['existing', 'core'] }, true],
    [{ kinds: ['new'] }, false],
    [{ salesAtLeastMinor: 1_000_000 }, true],
    [{ salesAtLeastMinor: 1_000_001 }, false],
    [{ overdueAtLeastMinor: 5_001 }, false],
    [{ daysLateAtLeast: 31, overdueAtLeastMinor: 1 }, true],
    [{ daysLateAtLeast: 32 }, false],
  ])('%j takes the customer: %s', (rule, taken) => {
    expect(inSegment({ ...everybody, ...rule }, facts)).toBe(taken);
  });

  it('ask something', () => {
    expect(asksAnything(everybody)).toBe(false);
    expect(asksAnything({ ...everybody, daysLateAtLeast: 1 })).toBe(true);
    expect(asksAnything({ ...everybody, kinds: ['new'] })).toBe(true);
  });
});
