import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, day, dayOf, daysBetween } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import type { OpenItem } from '../../../src-main/areas/ledger/contract.ts';
import type { EarlierLetter } from '../../../src-main/areas/letters/rules/level.ts';
import { claimOf } from '../../../src-main/areas/letters/rules/claim.ts';
import type { LetterSheet } from '../../../src-main/areas/letters/sheet.ts';

export const asOf = day('2026-11-21');
export const CNY = currency('CNY');
export const customerId = id<'customer'>(1);

export function item(number: number, more: Partial<OpenItem> & { late?: number } = {}): OpenItem {
  const dueOn = more.dueOn ?? addDays(asOf, -(more.late ?? 10));
  const amountMinor = more.amountMinor ?? 100_000;
  return {
    dueItemId: id(number),
    documentId: id(number),
    kind: 'invoice',
    number: `INV-${number}`,
    customerId,
    customerCode: 'C1',
    customerName: '杭州明达服饰有限公司',
    currency: CNY,
    issuedOn: addDays(dueOn, -30),
    dueOn,
    dueBasis: 'stated',
    amountMinor,
    openMinor: amountMinor,
    disputedMinor: 0,
    daysLate: daysBetween(dueOn, asOf),
    ...more,
  };
}

export function claim(items: readonly OpenItem[], more: Partial<Parameters<typeof claimOf>[0]> = {}) {
  return claimOf({
    customerId,
    currency: CNY,
    items,
    unappliedMinor: 0,
    leaveOut: [],
    deductUnapplied: false,
    payBy: day('2026-11-28'),
    ...more,
  });
}

export function earlier(level: 1 | 2 | 3, more: Partial<EarlierLetter> = {}): EarlierLetter {
  return {
    issuedId: id(level),
    number: `DL-2026-000${level}`,
    level,
    letterOn: dayOf(2026, 7 + level, 10),
    payBy: dayOf(2026, 7 + level, 20),
    dueItemIds: [id(1)],
    ...more,
  };
}

export const company = {
  name: '海宁恒信纺织有限公司',
  nameEn: 'Haining Hengxin Textile Co., Ltd.',
  taxId: '91330481MA2C000001',
  address: '浙江省海宁市家纺路 188 号',
  addressEn: '188 Jiafang Road, Haining',
  phone: '0573-8721 0000',
  email: 'ar@hengxin.example',
  contactName: '王敏',
};

export const account = {
  accountId: 'icbc',
  accountName: '海宁恒信纺织有限公司',
  bankName: '中国工商银行海宁支行',
  accountNumber: '1204085009200123456',
  swift: 'ICBKCNBJZJP',
  currency: CNY,
  isDefault: true,
};

export function sheet(more: Partial<LetterSheet> = {}): LetterSheet {
  return {
    language: 'zh',
    level: 1,
    figures: claim([item(1)]),
    asOf,
    letterOn: asOf,
    number: 'DL-2026-0012',
    company,
    customer: {
      code: 'C1',
      name: '杭州明达服饰有限公司',
      taxId: '91330100MA2C000002',
      address: '杭州市解放路 1 号',
      contactName: '李雷',
    },
    account,
    earlier: [],
    practice: false,
    ...more,
  };
}

/** What a reader sees: tags dropped, entities read, white space folded. */
export function readable(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}
