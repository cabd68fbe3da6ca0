import { describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { initialSettings } from '../../../src-main/areas/settings/rules.ts';
import { formatFor } from '../../../src-renderer/app/format.ts';
import { singular } from '../../../src-renderer/app/singular.ts';
import { usedPercent } from '../../../src-renderer/components/UseBar.tsx';
import { emptyCustomer, profileOf, termsOf } from '../../../src-renderer/screens/customers/customerForm.ts';
import { emptyAccount, isWhole, withDefault } from '../../../src-renderer/screens/settings/accounts.ts';
import { basisPointsOf, percentText, wholeIn } from '../../../src-renderer/screens/settings/numbers.ts';
import { companyNameFrom } from '../../../src-renderer/screens/start/companyName.ts';

describe('a company named after its file', () => {
  it.each([
    ['恒信纺织_应收明细_20261031.xlsx', '恒信纺织'],
    ['海宁恒信 2026年10月 应收账款明细表(1).xls', '海宁恒信'],
    ['AR aging 2026-10.xlsx', ''],
    ['Hengxin Ltd receivables 2026-10-31.csv', 'Hengxin Ltd'],
    ['Armada.csv', 'Armada'],
  ])('%s gives “%s”', (fileName, name) => {
    expect(companyNameFrom(fileName)).toBe(name);
  });
});

describe('shares and tenths', () => {
  it('round halves up without a float, and group thousands', () => {
    const { basisPoints, tenths } = formatFor('zh');
    expect([215, 2980, -215, 4, 0, 10_000, 1_234_560].map(basisPoints)).toEqual([
      '2.2%',
      '29.8%',
      '-2.2%',
      '0.0%',
      '0.0%',
      '100.0%',
      '12,345.6%',
    ]);
    expect([20_489, -10, 5].map(tenths)).toEqual(['2,048.9', '-1.0', '0.5']);
  });
});

describe('one of a thing in English', () => {
  it.each([
    ['1 days left', '1 day left'],
    ['due 1 Jul · 1 items (1 entries)', 'due 1 Jul · 1 item (1 entry)'],
    ['1 items are late', '1 item is late'],
    ['21 days, 1,001 days, 0.1 days, XS-1 days', '21 days, 1,001 days, 0.1 days, XS-1 days'],
    ['1 is enough', '1 is enough'],
  ])('%s', (many, one) => {
    expect(singular(many)).toBe(one);
  });
});

describe('numbers in the settings', () => {
  it('takes shares in per cent without a float', () => {
    expect([basisPointsOf('12.5'), basisPointsOf('80%'), basisPointsOf('0.07'), basisPointsOf('１００')]).toEqual([
      1250, 8000, 7, 10_000,
    ]);
    expect([basisPointsOf('100.01'), basisPointsOf('1.234'), basisPointsOf(''), basisPointsOf('-1')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    for (const value of [0, 7, 50, 1250, 8000, 10_000]) expect(basisPointsOf(percentText(value))).toBe(value);
  });

  it('takes whole numbers in their range', () => {
    expect([wholeIn('３０', 1, 90), wholeIn('0', 1, 90), wholeIn('91', 1, 90), wholeIn('7.5', 1, 90)]).toEqual([
      30,
      null,
      null,
      null,
    ]);
  });
});

describe('bank accounts', () => {
  const settings = initialSettings('Test Ltd', currency('USD'), 'en');

  it('makes the first of a currency its default, and keeps ids apart', () => {
    const first = emptyAccount([], settings);
    const second = emptyAccount([first], settings);
    expect([first.isDefault, second.isDefault]).toEqual([true, false]);
    expect(first.accountId).not.toBe(second.accountId);
    expect(isWhole(first)).toBe(false);
    expect(isWhole({ ...first, bankName: 'B', accountNumber: '1' })).toBe(true);
  });

  it('has one default per currency', () => {
    const first = emptyAccount([], settings);
    const second = emptyAccount([first], settings);
    const euro = { ...emptyAccount([first, second], settings), currency: currency('EUR'), isDefault: true };
    expect(withDefault([first, second, euro], 1, true).map(({ isDefault }) => isDefault)).toEqual([false, true, true]);
  });
});

describe('customers', () => {
  it('reads terms', () => {
    expect([termsOf(''), termsOf('３０'), termsOf('731'), termsOf('30 days')]).toEqual([
      null,
      30,
      undefined,
      undefined,
    ]);
  });

  it('sends nothing before name and code are there', () => {
    const draft = emptyCustomer('zh');
    expect(profileOf(draft)).toBe(null);
    expect(profileOf({ ...draft, code: 'C1', name: '甲公司', termsDays: 'x' })).toBe(null);
    expect(profileOf({ ...draft, code: 'C1', name: '甲公司', termsDays: '45' })).toMatchObject({ termsDays: 45 });
  });

  it('shows how much of a limit is used', () => {
    expect([usedPercent(50, 200), usedPercent(-5, 100), usedPercent(1, 0), usedPercent(1_005, 1_000)]).toEqual([
      25, 0, 999, 101,
    ]);
  });
});
