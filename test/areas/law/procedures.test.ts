import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feeOf } from '../../../src-main/areas/cases/rules/fees.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { TestBook } from '../book.ts';

let book: TestBook;
beforeEach(async () => {
  book = await TestBook.create('2026-03-01T08:00:00.000Z');
});
afterEach(() => book.close());

const own = {
  pack: 'cn',
  code: 'terms_large',
  fromOn: day('2027-01-01'),
  article: '9',
  source: 'gazette 2026/30',
  checkedOn: day('2026-02-20'),
  values: { kind: 'term', defaultDays: 45, maxDays: 45, beyond: 'forbidden' },
} as const;
const check = (documentOn: string, dueOn: string) =>
  book.call('law.check', { lawPack: '', debtorClass: 'large', documentOn: day(documentOn), dueOn: day(dueOn) });

describe('the law card', () => {
  it('checks a due date from delivery by the law of that day', async () => {
    const asked = { lawPack: 'cn', debtorClass: 'public_body', documentOn: day('2026-03-10'), deliveredOn: day('2026-03-01'), dueOn: day('2026-04-15') } as const; // prettier-ignore
    const reply = await book.call('law.check', { ...asked, agreed: false });
    expect(reply.start).toEqual({ on: '2026-03-01', basis: 'delivery' });
    expect(reply.finding).toMatchObject({
      level: 'warn',
      code: 'over_default',
      termDays: 45,
      limitDays: 30,
      article: '9',
    });
    expect((await book.call('law.check', { ...asked, agreed: true })).finding).toBeNull();
  });

  it('keeps a version of one’s own, changes it and takes it away', async () => {
    const { ruleId } = await book.call('law.saveRule', own);
    expect((await check('2027-01-01', '2027-02-20')).finding).toMatchObject({
      limitDays: 45,
      source: 'gazette 2026/30',
    });
    await book.call('law.saveRule', { ...own, ruleId, values: { ...own.values, maxDays: 50, defaultDays: 50 } });
    expect((await check('2027-01-01', '2027-02-20')).finding).toBeNull();
    await book.call('law.removeRule', { ruleId });
    expect((await check('2027-01-01', '2027-03-20')).finding).toMatchObject({ limitDays: 60 });
    expect(await book.ask('law.removeRule', { ruleId })).toMatchObject({ ok: false, code: 'law_rule_not_found' });
  });

  it('refuses what cannot be', async () => {
    const refused = async (more: object) => {
      const reply = await book.ask('law.saveRule', { ...own, ...more });
      return reply.ok ? null : reply.code;
    };
    expect(await refused({ untilOn: day('2026-12-31') })).toBe('law_days_disordered');
    expect(await refused({ values: { ...own.values, maxDays: 30 } })).toBe('law_max_below_default');
    expect(await refused({ code: 'interest' })).toBe('law_values_do_not_fit');
    expect(await refused({ code: 'no_such_rule' })).toBe('law_values_do_not_fit');
    expect(await refused({ ruleId: 9 })).toBe('law_rule_not_found');
    expect(await refused({})).toBeNull();
    expect(await refused({})).toBe('law_rule_taken');
  });

  it('shows which versions count and what was checked too long ago', async () => {
    const { rows, staleCount } = await book.call('law.rules', { asOf: day('2026-03-01') });
    const large = rows.filter((row) => row.pack === 'cn' && row.code === 'terms_public');
    expect(large.map((row) => [row.fromOn, row.inForce])).toEqual([
      ['2025-06-01', true],
      ['2020-09-01', false],
    ]);
    expect(staleCount).toBe(0);
    const later = await book.call('law.rules', { asOf: day('2026-05-01') });
    expect(later.staleCount).toBeGreaterThan(20);
    await book.call('law.saveRule', {
      pack: 'card', code: 'deposit', fromOn: day('2021-01-01'), source: 'read again', checkedOn: day('2026-05-01'),
      values: { kind: 'card', topic: 'securities', title: 'Deposit', text: 'Twenty per cent at most.' },
    }); // prettier-ignore
    expect((await book.call('law.rules', { asOf: day('2026-05-01') })).staleCount).toBe(later.staleCount - 1);
  });

  describe('court fees', () => {
    const half = { upToMinor: 1_000_000, flatMinor: 10_000, rateBp: null };
    const fees = {
      pack: 'cn' as const, code: 'fees_suit', fromOn: day('2027-01-01'), source: 'order of 2026', checkedOn: day('2026-12-20'),
      values: { kind: 'fees' as const, bands: [half, { upToMinor: null, flatMinor: null, rateBp: 100 }], capMinor: null, numerator: 1, denominator: 1 },
    }; // prettier-ignore

    it('are charged by the version of the day, one of one’s own too', async () => {
      await book.call('law.saveRule', fees);
      const { rows } = await book.call('law.rules', { asOf: day('2026-03-01') });
      expect(feeOf('suit', 20_000_000, day('2026-12-31'), rows)).toMatchObject({ feeMinor: 430_000, source: '诉讼费用交纳办法(国务院令第481号)' }); // prettier-ignore
      // 100.00 for the first 10,000.00 and 1 % of 190,000.00.
      expect(feeOf('suit', 20_000_000, day('2027-01-01'), rows)).toMatchObject({ feeMinor: 200_000, source: 'order of 2026', ruleFrom: '2027-01-01' }); // prettier-ignore
      expect(feeOf('small', 20_000_000, day('2027-01-01'), rows).feeMinor).toBe(215_000);
    });

    it.each([
      ['out of order', [half, { ...half, upToMinor: 500_000 }, { upToMinor: null, flatMinor: null, rateBp: 100 }]],
      ['without an end too early', [{ ...half, upToMinor: null }, half]],
      ['neither a sum nor a rate', [{ upToMinor: null, flatMinor: null, rateBp: null }]],
      ['both a sum and a rate', [{ upToMinor: null, flatMinor: 1, rateBp: 1 }]],
      ['with an end to the last', [half]],
    ])('are refused with bands %s', async (_name, bands) => {
      expect(await book.ask('law.saveRule', { ...fees, values: { ...fees.values, bands } })).toMatchObject({ ok: false, code: 'law_bands_disordered' }); // prettier-ignore
    });

    it('are a matter of Chinese courts', async () => {
      expect(await book.ask('law.saveRule', { ...fees, pack: 'uk' })).toMatchObject({ ok: false, code: 'law_values_do_not_fit' }); // prettier-ignore
    });
  });
});
