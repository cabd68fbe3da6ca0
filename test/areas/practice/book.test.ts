import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signalRules, type Signal } from '../../../src-main/areas/signals/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addMonths, day, monthEnd } from '../../../src-main/kernel/day.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { verifyBook } from '../../../src-main/storage/verify.ts';
import { TestBook } from '../book.ts';

const today = day('2026-11-22');
const cny = currency('CNY');
let book: TestBook;

beforeAll(async () => {
  book = await TestBook.create(`${today}T08:00:00.000Z`);
  await book.call('book.openPractice', { language: 'zh' });
});
afterAll(() => book.close());

describe('the practice company as a book', () => {
  it('is sound', () => {
    const sqlite = book.service.keeper.book?.sqlite;
    expect(sqlite && verifyBook(sqlite).findings).toEqual([]);
  });

  it('has a company profile and accounts that letters can be written with', async () => {
    const { company, accounts } = await book.call('settings.get', {});
    expect(company).toMatchObject({ name: '海宁恒信纺织有限公司', nameEn: 'Hengxin Textiles Co., Ltd.' });
    expect(accounts.map((account) => account.currency)).toEqual(['CNY', 'USD', 'EUR']);
    expect(accounts.filter((account) => account.isDefault)).toHaveLength(1);
  });

  it('reconciles in every currency, on every month end of three years, then and now', async () => {
    for (let back = 0; back <= 36; back += 1) {
      const asOf = back === 0 ? today : monthEnd(addMonths(today, -back));
      for (const knownAt of [undefined, instant(`${asOf}T16:00:00Z`)]) {
        const { currencies } = await book.call('aging.table', { asOf, ...(knownAt ? { knownAt } : {}) });
        for (const line of currencies) {
          const parts = line.buckets.reduce((sum, bucket) => sum + bucket.amountMinor, line.notDueMinor);
          expect(parts + line.unappliedMinor, `${asOf} ${line.currency}`).toBe(line.totalMinor);
          expect(line.totalMinor, `${asOf} ${line.currency}`).toBe(line.ledgerMinor);
        }
      }
    }
  });

  it('tells what was known at month ends apart from what is known now', async () => {
    let different = 0;
    for (let back = 1; back <= 24; back += 1) {
      const asOf = monthEnd(addMonths(today, -back));
      const then = await book.aging(asOf, { knownAt: instant(`${asOf}T16:00:00Z`) });
      const now = await book.aging(asOf);
      if (then.totalMinor !== now.totalMinor) different += 1;
    }
    expect(different).toBeGreaterThan(5);
  });

  it('fills all four quadrants and fires its warnings', async () => {
    const { totals } = await book.call('aging.quadrant', { asOf: today, currency: cny });
    expect(totals.map((total) => total.quadrant).sort()).toEqual(['I', 'II', 'III', 'IV']);
    for (const total of totals) expect(total.count).toBeGreaterThan(0);
    const { rows } = await book.call('signals.list', { asOf: today });
    const fired = new Set(rows.map((row: Signal) => row.rule));
    // Nobody in it moves, asks for time after the due date or overruns a trial.
    const quiet: readonly string[] = ['identity_changed', 'extended_overdue', 'trial_exceeded'];
    expect(signalRules.filter((rule) => !fired.has(rule) && !quiet.includes(rule))).toEqual([]);
    const { customers } = await book.call('signals.danger', { asOf: today });
    expect(customers.map(({ level }) => level)).toEqual(expect.arrayContaining(['red', 'orange', 'yellow']));
    const of = (rule: string): string[] => rows.filter((row) => row.rule === rule).map((row) => row.customerCode);
    expect(of('paying_slower')).toEqual(expect.arrayContaining(['KH003', 'KH004']));
    expect(of('concentration')).toContain('KH001');
    expect(of('over_limit')).toEqual(expect.arrayContaining(['KH002', 'KH003']));
    expect(of('large_newly_overdue').length).toBeGreaterThanOrEqual(2);
    expect(of('overdue')).toContain('KH002');
  });

  it('has customers to write letters to, disputed and unapplied money among them', async () => {
    const { rows, total } = await book.call('letters.candidates', { asOf: today, currency: cny, limit: 100 });
    expect(total).toBeGreaterThan(15);
    expect(rows.some((row) => row.disputedMinor > 0)).toBe(true);
    const figures = await book.aging(today);
    expect(figures.unappliedMinor).toBeLessThan(0);
    expect(figures.disputedMinor).toBeGreaterThan(0);
    for (const bucket of figures.buckets) expect(bucket.count, `${bucket.from}–${bucket.to ?? ''}`).toBeGreaterThan(0);
  });

  it('goes on: the next receipt is keyed in as in any book', async () => {
    const found = await book.call('customers.search', { text: 'jcjj' });
    const id = found.rows[0]?.id;
    if (id === undefined) throw new Error('锦程家居 is found by its initials');
    await book.receipt(id, today, 100_000);
    expect((await book.aging(today)).ledgerMinor).toBe((await book.aging(today)).totalMinor);
  });
});
