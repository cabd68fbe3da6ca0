import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { CustomerId, DueItemId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';
import { account, company } from './samples.ts';

const CNY = currency('CNY');
const today = '2026-11-22';

describe('the first and the last letter of a timetable', () => {
  let book: TestBook;
  let debtor: CustomerId;
  let late: DueItemId;

  beforeEach(async () => {
    book = await TestBook.create(`${today}T08:00:00.000Z`);
    await book.call('settings.update', { company, accounts: [account], confirmAccounts: true });
    debtor = await book.customer('D1', { name: 'Debtor' });
    late = (await book.invoice(debtor, 'OLD', '2026-06-01', 100_000, { dueOn: '2026-09-01' })).itemId;
    await book.invoice(debtor, 'SOON', '2026-10-01', 20_000, { dueOn: '2026-11-24' });
    await book.invoice(debtor, 'LATER', '2026-10-01', 30_000, { dueOn: '2026-12-24' });
  });
  afterEach(() => book.close());

  const request = (level: 0 | 1 | 2 | 3 | 4) => ({ customerId: debtor, currency: CNY, level, language: 'en' as const, asOf: on(today) }); // prettier-ignore
  const codes = async (level: 0 | 1 | 2 | 3 | 4) => (await book.call('letters.preview', request(level))).notices.map(({ severity, code }) => `${severity} ${code}`); // prettier-ignore

  it('L0 names what is about to fall due, until its due day, and no overdue item', async () => {
    const { figures, notices } = await book.call('letters.preview', request(0));
    expect(figures.lines.map(({ number, daysLate }) => [number, daysLate])).toEqual([['SOON', -2]]);
    expect(figures).toMatchObject({ requestedMinor: 20_000, payBy: '2026-11-24', oldestDaysLate: 0 });
    expect(notices.map(({ code }) => code)).toEqual(['copies_to_attach']);
    await book.call('letters.issue', request(0));
    // A reminder is no level: the first letter about the old debt is still the first.
    const [row] = (await book.call('letters.candidates', { asOf: on(today), currency: CNY })).rows;
    expect(row).toMatchObject({ lastLevel: null, suggestedLevel: 1, stepDue: false });
  });

  it('L0 without anything about to fall due is not issued', async () => {
    const other = await book.customer('D2');
    expect(await book.ask('letters.issue', { ...request(0), customerId: other })).toMatchObject({ code: 'letter_blocked', params: { codes: ['nothing_coming_due'] } }); // prettier-ignore
  });

  it('L4 follows L3, gives seven days and says what it passed over', async () => {
    expect(await codes(4)).toContain('look level_skipped');
    await book.call('letters.issue', { ...request(4), lookedReason: 'agreed with the owner' });
    const [row] = (await book.call('letters.candidates', { asOf: on(today), currency: CNY })).rows;
    expect(row).toMatchObject({ lastLevel: 4, lastPayBy: '2026-11-29', suggestedLevel: 4 });
    const { steps, nextCode } = await book.call('policy.item', { asOf: on(today), dueItemId: late });
    expect(steps.filter(({ state }) => state === 'passed').map(({ code }) => code)).toEqual(['L0', 'C1', 'L1', 'C2', 'L2', 'L3', 'L4']); // prettier-ignore
    expect(nextCode).toBe('LAW');
  });

  it('names an open promise and a pause, and stops at an exclusion', async () => {
    await book.call('promises.add', { customerId: debtor, currency: CNY, amountMinor: 100_000, madeOn: on(today), dueOn: on('2026-11-25'), promisedBy: 'Li', channel: 'phone' }); // prettier-ignore
    expect(await codes(1)).toContain('look open_promise');
    await book.call('policy.override', { customerId: debtor, kind: 'pause', fromOn: on(today), untilOn: on('2026-11-30'), reason: 'fair' }); // prettier-ignore
    expect(await codes(1)).toEqual(expect.arrayContaining(['look open_promise', 'look paused']));
    await book.call('policy.override', { customerId: debtor, kind: 'exclude', fromOn: on(today), reason: 'family of the owner' }); // prettier-ignore
    expect(await codes(1)).toContain('blocking excluded');
    const [row] = (await book.call('letters.candidates', { asOf: on(today), currency: CNY })).rows;
    expect(row?.held.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['promise', 'paused', 'excluded']));
  });
});
