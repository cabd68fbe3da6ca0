import type { Language } from '../../../kernel/format.ts';

/** What a sentence of the library leaves open, such as `{amount}`, with its name for a reader. */
export const blankNames = {
  company: { zh: '我公司', en: 'our company' },
  me: { zh: '我的姓名', en: 'my name' },
  contact: { zh: '联系人', en: 'contact' },
  customer: { zh: '客户', en: 'customer' },
  amount: { zh: '逾期金额', en: 'amount overdue' },
  invoices: { zh: '发票号', en: 'invoice numbers' },
  dueOn: { zh: '到期日', en: 'due date' },
  daysLate: { zh: '逾期天数', en: 'days late' },
  promised: { zh: '承诺金额', en: 'amount promised' },
  promisedOn: { zh: '承诺日', en: 'date promised' },
  undisputed: { zh: '无异议金额', en: 'undisputed amount' },
  payBy: { zh: '付款期限', en: 'pay-by date' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;
export type BlankName = keyof typeof blankNames;
export type BlankValues = Readonly<Partial<Record<BlankName, string>>>;

const pattern = /\{(\w+)\}/g;
const isBlank = (name: string): name is BlankName => Object.hasOwn(blankNames, name);

/**
 * Puts values into a sentence; a blank without a value is shown by its name. `{amount} is open` with amount CNY 3,200.00
 * is `CNY 3,200.00 is open`, without it `[amount overdue] is open`, in Chinese `〔逾期金额〕`. A name that ends in a stop
 * (`Co., Ltd.`) brings none of its own before another stop.
 */
export function filled(text: string, language: Language, values: BlankValues = {}): string {
  return text.replace(pattern, (whole, name: string, at: number) => {
    if (!isBlank(name)) return whole;
    const value = values[name];
    if (value !== undefined && value !== '') return text[at + whole.length] === '.' ? value.replace(/\.$/, '') : value;
    return language === 'zh' ? `〔${blankNames[name].zh}〕` : `[${blankNames[name].en}]`;
  });
}

/** Blanks nobody will ever fill: `{amont}`. */
export function unknownBlanks(text: string): string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name).filter((name) => !isBlank(name));
}
