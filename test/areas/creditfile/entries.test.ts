import { afterEach, describe, expect, it } from 'vitest';
import type { StatementFigures } from '../../../src-main/areas/creditfile/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import type { InputOf } from '../../../src-main/kernel/procedure.ts';
import type { Contracts } from '../../../src-main/areas/contracts.ts';
import { TestBook } from '../book.ts';

const asOf = day('2026-11-22');
const cny = currency('CNY');
let book: TestBook;
afterEach(() => book.close());

const figures: StatementFigures = {
  cashMinor: null, receivablesMinor: null, inventoryMinor: 240, currentAssetsMinor: 600, totalAssetsMinor: 1000,
  intangibleMinor: null, currentLiabilitiesMinor: 400, totalLiabilitiesMinor: 600, paidInMinor: null,
  retainedEarningsMinor: null, equityMinor: 400, salesMinor: null, costOfSalesMinor: null, ebitMinor: null,
  interestMinor: null, netProfitMinor: null, operatingCashMinor: null, marketValueMinor: null,
}; // prettier-ignore

const statement = (customerId: CustomerId, end = '2025-12-31') => ({
  customerId, periodEndOn: day(end), months: 12, currency: cny, source: 'annual report', audited: false, figures,
}); // prettier-ignore

const record = (customerId: CustomerId, more: Partial<InputOf<Contracts['creditfile.saveRecord']>> = {}) => ({
  customerId, kind: 'public' as const, category: 'litigation' as const, status: 'active' as const, happenedOn: null,
  checkedOn: day('2026-10-01'), expiresOn: null, source: 'court website', ...more,
}); // prettier-ignore

describe('statements', () => {
  it('are corrected in place of the first one, which earlier knowledge keeps', async () => {
    book = await TestBook.create();
    const customerId = await book.customer('K1');
    const first = await book.call('creditfile.saveStatement', statement(customerId));
    const { rows: known } = await book.call('creditfile.statements', { customerId, asOf });
    const knownAt = known[0]?.recordedAt;
    const corrected = { ...statement(customerId), figures: { ...figures, equityMinor: 500 } };
    const second = await book.call('creditfile.saveStatement', { ...corrected, statementId: first.statementId });
    const now = await book.call('creditfile.statements', { customerId, asOf });
    expect(now.rows.map((row) => [row.statementId, row.figures.equityMinor])).toEqual([[second.statementId, 500]]);
    const then = await book.call('creditfile.statements', { customerId, asOf, ...(knownAt ? { knownAt } : {}) });
    expect(then.rows.map((row) => row.figures.equityMinor)).toEqual([400]);
    expect(await book.ask('creditfile.saveStatement', { ...corrected, statementId: first.statementId })).toMatchObject({
      ok: false,
      code: 'statement_not_found',
    });
  });

  it('are one a period, of periods that had ended, with a figure at least', async () => {
    book = await TestBook.create();
    const customerId = await book.customer('K1');
    const { statementId } = await book.call('creditfile.saveStatement', statement(customerId));
    expect(await book.ask('creditfile.saveStatement', statement(customerId))).toMatchObject({ ok: false, code: 'statement_period_taken' }); // prettier-ignore
    expect((await book.call('creditfile.statements', { customerId, asOf: day('2025-12-30') })).rows).toEqual([]);
    const empty = Object.fromEntries(Object.keys(figures).map((name) => [name, null])) as unknown as StatementFigures;
    expect(await book.ask('creditfile.saveStatement', { ...statement(customerId, '2024-12-31'), figures: empty })).toMatchObject({ ok: false, code: 'statement_empty' }); // prettier-ignore
    await book.call('creditfile.removeStatement', { id: statementId, reason: 'of another firm' });
    expect((await book.call('creditfile.statements', { customerId, asOf })).rows).toEqual([]);
    await book.call('creditfile.saveStatement', statement(customerId));
    const { rows } = await book.call('history.timeline', { customerId });
    expect(rows.map(({ what }) => what).slice(0, 3)).toEqual([
      'creditfile.saveStatement', 'creditfile.removeStatement', 'creditfile.saveStatement',
    ]); // prettier-ignore
  });
});

describe('credit records', () => {
  it('stop credit while a hard fact is active and tell when the register was looked at', async () => {
    book = await TestBook.create();
    const customerId = await book.customer('K1');
    expect(await book.call('creditfile.records', { customerId, asOf })).toEqual({ rows: [], hardStops: [], register: null }); // prettier-ignore
    await book.call('creditfile.saveRecord', record(customerId, { category: 'search', status: 'clean', checkedOn: day('2026-08-01') })); // prettier-ignore
    const clean = await book.call('creditfile.records', { customerId, asOf });
    expect(clean.register).toEqual({ checkedOn: '2026-08-01', clean: true, current: false });
    const { recordId } = await book.call('creditfile.saveRecord', record(customerId, { category: 'dishonest_debtor' }));
    const listed = await book.call('creditfile.records', { customerId, asOf });
    expect(listed).toMatchObject({ hardStops: ['dishonest_debtor'], register: { clean: false, current: true } });
    expect((await book.call('creditfile.records', { customerId, asOf: day('2026-09-30') })).hardStops).toEqual([]);
    await book.call('creditfile.saveRecord', { ...record(customerId, { category: 'dishonest_debtor', status: 'settled' }), recordId }); // prettier-ignore
    expect((await book.call('creditfile.records', { customerId, asOf })).hardStops).toEqual([]);
  });

  it.each([
    [{ category: 'limit_given' as const }, 'credit_record_category_wrong'],
    [{ amountMinor: 100 }, 'credit_record_currency_missing'],
    [{ happenedOn: day('2026-10-02') }, 'credit_record_days_disordered'],
    [{ expiresOn: day('2026-09-30') }, 'credit_record_days_disordered'],
  ])('refuse %j', async (more, code) => {
    book = await TestBook.create();
    const customerId = await book.customer('K1');
    expect(await book.ask('creditfile.saveRecord', record(customerId, more))).toMatchObject({ ok: false, code });
  });

  it('of one customer cannot be saved over those of another', async () => {
    book = await TestBook.create();
    const [mine, other] = [await book.customer('K1'), await book.customer('K2')];
    const { recordId } = await book.call('creditfile.saveRecord', record(mine));
    expect(await book.ask('creditfile.saveRecord', { ...record(other), recordId })).toMatchObject({ ok: false, code: 'credit_record_not_found' }); // prettier-ignore
    await book.call('creditfile.removeRecord', { id: recordId });
    expect(await book.ask('creditfile.removeRecord', { id: recordId })).toMatchObject({ ok: false, code: 'credit_record_not_found' }); // prettier-ignore
  });
});

describe('ratings, market notes and fraud checks', () => {
  it('leave prepayment alone from three ticks on', async () => {
    book = await TestBook.create();
    const customerId = await book.customer('K1');
    const two = await book.call('creditfile.saveFraudCheck', { customerId, checkedOn: day('2026-11-01'), ticks: ['mobile_only', 'mobile_only', 'refuses_licence'] }); // prettier-ignore
    expect(two.prepaymentOnly).toBe(false);
    await book.call('creditfile.saveFraudCheck', { customerId, checkedOn: day('2026-11-10'), ticks: ['mobile_only', 'changed_payee', 'refuses_licence'] }); // prettier-ignore
    expect(await book.call('creditfile.fraudChecks', { customerId, asOf })).toMatchObject({ prepaymentOnly: true, rows: [{ ticks: { length: 3 } }, { ticks: { length: 2 } }] }); // prettier-ignore
    expect((await book.call('creditfile.records', { customerId, asOf })).hardStops).toEqual(['fraud_mark']);
    expect((await book.call('creditfile.fraudChecks', { customerId, asOf: day('2026-11-09') })).prepaymentOnly).toBe(false); // prettier-ignore
  });

  it('multiply for the customers they are about, as long as they are in force', async () => {
    book = await TestBook.create();
    const customerId = await book.customer('K1');
    const { recordedAt: _at, ...profile } = await book.call('customers.get', { id: customerId });
    await book.call('customers.save', { ...profile, industry: 'Textiles', region: 'Zhejiang' });
    const note = { outlook: 'bad' as const, fromOn: day('2026-07-01'), untilOn: day('2026-12-31'), source: 'trade press' }; // prettier-ignore
    await book.call('creditfile.saveMarketNote', { ...note, scope: 'industry', name: 'textiles', factorBp: 9500 });
    await book.call('creditfile.saveMarketNote', { ...note, scope: 'region', name: 'Zhejiang', factorBp: 9000 });
    await book.call('creditfile.saveMarketNote', { ...note, scope: 'region', name: 'Jiangsu', factorBp: 5000 });
    expect(await book.call('creditfile.marketFactor', { customerId, asOf })).toEqual({
      factorBp: 8550,
      notes: [
        { scope: 'industry', name: 'textiles', outlook: 'bad', factorBp: 9500 },
        { scope: 'region', name: 'Zhejiang', outlook: 'bad', factorBp: 9000 },
      ],
    });
    expect((await book.call('creditfile.marketFactor', { customerId, asOf: day('2027-01-01') })).factorBp).toBe(10_000);
    const { rows, industries, regions } = await book.call('creditfile.marketNotes', { asOf });
    expect(rows.map(({ name, inForce, customers }) => [name, inForce, customers])).toEqual([
      ['Jiangsu', true, 0],
      ['Zhejiang', true, 1],
      ['textiles', true, 1],
    ]);
    expect([industries, regions]).toEqual([['Textiles'], ['Zhejiang']]);
    expect(await book.ask('creditfile.saveMarketNote', { ...note, scope: 'region', name: '', factorBp: 9000 })).toMatchObject({ ok: false, code: 'market_note_name_missing' }); // prettier-ignore
  });

  it('rates, and refuses a rating that expired before it was given', async () => {
    book = await TestBook.create();
    const customerId = await book.customer('K1');
    const rating = { customerId, agency: 'CCXI', rating: 'AA-', ownGrade: 'AA' as const, ratedOn: day('2026-03-01'), expiresOn: day('2027-02-28') }; // prettier-ignore
    const { ratingId } = await book.call('creditfile.saveRating', rating);
    expect((await book.call('creditfile.ratings', { customerId, asOf })).rows).toMatchObject([{ ratingId, ownGrade: 'AA' }]); // prettier-ignore
    expect(await book.ask('creditfile.saveRating', { ...rating, ratingId, expiresOn: day('2026-02-28') })).toMatchObject({ ok: false, code: 'rating_days_disordered' }); // prettier-ignore
    await book.call('creditfile.removeRating', { id: ratingId });
    expect((await book.call('creditfile.ratings', { customerId, asOf })).rows).toEqual([]);
  });
});

describe('the completeness of files', () => {
  it('grows with what is filed and lists the emptiest first', async () => {
    book = await TestBook.create();
    const [filed] = [await book.customer('K2'), await book.customer('K1')];
    const before = await book.call('creditfile.completeness', { customerId: filed, asOf });
    expect(before).toMatchObject({ points: 0, isNew: true });
    await book.call('creditfile.saveStatement', statement(filed));
    await book.call('creditfile.saveRecord', record(filed));
    await book.call('creditfile.saveRecord', record(filed, { kind: 'report', category: 'credit_report', status: 'clean', expiresOn: asOf })); // prettier-ignore
    await book.call('creditfile.saveFraudCheck', { customerId: filed, checkedOn: asOf, ticks: [] });
    const after = await book.call('creditfile.completeness', { customerId: filed, asOf });
    expect(after.points).toBe(12 + 14 + 4 + 4);
    expect(after.lines.find(({ code }) => code === 'statement')).toEqual({ code: 'statement', weight: 12, state: 'there', on: '2025-12-31' }); // prettier-ignore
    const { rows, total } = await book.call('creditfile.completenessList', { asOf });
    expect([total, rows.map(({ customerCode, points }) => [customerCode, points])]).toEqual([2, [['K1', 0], ['K2', 34]]]); // prettier-ignore
    expect(rows[1]?.missing).not.toContain('statement');
    const found = await book.call('creditfile.completenessList', { asOf, search: 'k2', incomplete: true });
    expect([found.total, found.incompleteCount, found.rows[0]?.customerCode]).toEqual([1, 2, 'K2']);
  });
});
