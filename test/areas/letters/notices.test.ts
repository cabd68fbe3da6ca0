import { describe, expect, it } from 'vitest';
import { initialSettings } from '../../../src-main/areas/settings/rules.ts';
import { canIssue, needsReason, noticesOf, type NoticeFacts } from '../../../src-main/areas/letters/rules/notices.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { account, asOf, claim, CNY, company, earlier, item } from './samples.ts';

const settings = initialSettings('x', CNY, 'zh').letters;

function facts(more: Partial<NoticeFacts> = {}): NoticeFacts {
  return {
    figures: claim([item(1, { late: 10 })]),
    level: 1,
    language: 'zh',
    asOf,
    today: asOf,
    company,
    customerTaxId: '9133',
    account,
    settings,
    baseCurrency: CNY,
    earlier: [],
    changedSinceAsOf: 0,
    differenceMinor: 0,
    unfilled: [],
    ...more,
  };
}

const told = (more: Partial<NoticeFacts>): string[] =>
  noticesOf(facts(more))
    .filter((notice) => notice.severity !== 'note')
    .map((notice) => `${notice.severity} ${notice.code}`);

describe('notices', () => {
  it('leave a plain first letter alone', () => {
    expect(told({})).toEqual([]);
    const notices = noticesOf(facts());
    expect(canIssue(notices)).toBe(true);
    expect(needsReason(notices)).toBe(false);
  });

  it.each<[string, Partial<NoticeFacts>, string[]]>([
    ['nothing to claim', { figures: claim([]) }, ['blocking nothing_overdue']],
    ['all of it disputed', { figures: claim([item(1, { disputedMinor: 100_000 })]) }, ['blocking fully_disputed']],
    [
      'unapplied money covers it',
      { figures: claim([item(1)], { unappliedMinor: 100_000, deductUnapplied: true }) },
      ['blocking covered_by_unapplied', 'look unapplied_money'],
    ],
    ['no account', { account: null, unfilled: ['accountName'] }, ['blocking no_account', 'blocking field_unfilled']],
    ['no way to reach us', { company: { ...company, phone: '', email: '' } }, ['blocking company_profile_incomplete']],
    ['pay-by before today', { today: day('2026-11-29') }, ['blocking pay_by_in_past']],
    ['a day that has not come', { asOf: day('2026-11-22') }, ['blocking as_of_in_future']],
    ['paid since', { changedSinceAsOf: 2 }, ['blocking changed_since_as_of']],
    ['the ledger says otherwise', { differenceMinor: -1 }, ['blocking base_not_reconciled']],
    ['less than worth a letter', { settings: { ...settings, minAmountMinor: 100_001 } }, ['look below_minimum']],
    ['level 2 without a level 1', { level: 2, figures: claim([item(1, { late: 20 })]) }, ['look level_skipped']],
    ['level 1 again', { earlier: [earlier(1)] }, ['look level_repeated']],
    ['level 2 too early', { level: 2, earlier: [earlier(1)] }, ['look level_early']],
    [
      'the last letter still gives time',
      { level: 2, figures: claim([item(1, { late: 20 })]), earlier: [earlier(1, { payBy: asOf })] },
      ['look earlier_term_running'],
    ],
    [
      'level 3 without tax ids',
      { level: 3, figures: claim([item(1, { late: 60 })]), earlier: [earlier(2)], customerTaxId: '', company: { ...company, taxId: '' } },
      ['blocking company_profile_incomplete', 'look customer_tax_id_missing'],
    ],
  ])('%s', (_name, more, expected) => {
    expect(told(more)).toEqual(expected);
  }); // prettier-ignore

  it('hold a letter back from 10 % of unapplied money on, and mention less', () => {
    const severity = (unappliedMinor: number): string | undefined =>
      noticesOf(facts({ figures: claim([item(1)], { unappliedMinor }) })).find((notice) => notice.code === 'unapplied_money')?.severity; // prettier-ignore
    expect(severity(9_999)).toBe('note');
    expect(severity(10_000)).toBe('look');
    expect(severity(0)).toBeUndefined();
  });

  it('do not measure a foreign claim by the base currency’s minimum', () => {
    const usd = currency('USD');
    const figures = claim([item(1, { currency: usd })], { currency: usd });
    expect(told({ figures, settings: { ...settings, minAmountMinor: 9_999_999 } })).toEqual([]);
  });

  it('name the law only where a letter relies on it', () => {
    const codes = (level: 1 | 3): string[] => noticesOf(facts({ level })).map((notice) => notice.code);
    expect(codes(3)).toContain('law_relied_on');
    expect(codes(1)).not.toContain('law_relied_on');
  });

  it('come worst first', () => {
    const order = noticesOf(facts({ level: 3, account: null, figures: claim([item(1)], { unappliedMinor: 1 }) })).map(
      (notice) => notice.severity,
    );
    expect(order).toEqual([...order].sort((a, b) => ['blocking', 'look', 'note'].indexOf(a) - ['blocking', 'look', 'note'].indexOf(b))); // prettier-ignore
    expect(new Set(order)).toEqual(new Set(['blocking', 'look', 'note']));
  });
});
