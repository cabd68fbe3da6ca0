declare const currencyBrand: unique symbol;
/** ISO 4217 alphabetic code that Duewarden knows the exponent of. */
export type CurrencyCode = string & { readonly [currencyBrand]: true };

/** Minor-unit exponents by ISO 4217: CNY 2 (¥1.00 = 100 fen), JPY 0, KWD 3. */
// prettier-ignore
const exponents: Readonly<Record<string, number>> = {
  AED: 2, AUD: 2, BDT: 2, BGN: 2, BHD: 3, BRL: 2, CAD: 2, CHF: 2, CLP: 0, CNY: 2, COP: 2, CZK: 2, DKK: 2, EGP: 2,
  EUR: 2, GBP: 2, HKD: 2, HUF: 2, IDR: 2, ILS: 2, INR: 2, IQD: 3, ISK: 0, JOD: 3, JPY: 0, KES: 2, KHR: 2, KRW: 0,
  KWD: 3, KZT: 2, LAK: 2, LKR: 2, MAD: 2, MMK: 2, MOP: 2, MXN: 2, MYR: 2, NGN: 2, NOK: 2, NZD: 2, OMR: 3, PEN: 2,
  PHP: 2, PKR: 2, PLN: 2, QAR: 2, RON: 2, RUB: 2, SAR: 2, SEK: 2, SGD: 2, THB: 2, TND: 3, TRY: 2, TWD: 2, TZS: 2,
  UAH: 2, UGX: 0, USD: 2, UZS: 2, VND: 0, ZAR: 2,
};

/** Symbols that are unambiguous enough to print alone; the code is printed otherwise. */
const symbols: Readonly<Record<string, string>> = { CNY: '¥', USD: '$', EUR: '€', GBP: '£', JPY: 'JP¥', HKD: 'HK$' };

export const knownCurrencies = Object.keys(exponents) as readonly string[] as readonly CurrencyCode[];

export function isCurrencyCode(value: unknown): value is CurrencyCode {
  return typeof value === 'string' && Object.hasOwn(exponents, value);
}

/** @throws RangeError for a code that is not in the table; parse input with `isCurrencyCode` first. */
export function currency(code: string): CurrencyCode {
  if (!isCurrencyCode(code)) throw new RangeError(`unknown currency ${code}`);
  return code;
}

/** Digits after the decimal point: `exponentOf(CNY)` is 2, so 100 minor units make one major. */
export function exponentOf(code: CurrencyCode): number {
  return exponents[code] ?? 2;
}

export function symbolOf(code: CurrencyCode): string {
  return symbols[code] ?? `${code} `;
}

/**
 * Names in which a currency turns up in spreadsheets: 人民币, RMB, ￥, US dollars … Null when unknown.
 * `currencyFromText(' us dollars ')` is USD. A bare ¥ or 元 is read as CNY, a bare $ as USD.
 */
export function currencyFromText(text: string): CurrencyCode | null {
  const cleaned = text.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase();
  if (isCurrencyCode(cleaned)) return cleaned;
  return Object.hasOwn(aliases, cleaned) ? currency(aliases[cleaned] ?? '') : null;
}

/** Keys as `currencyFromText` cleans them: NFKC, one space, upper case. */
// prettier-ignore
const aliases: Readonly<Record<string, string>> = {
  人民币: 'CNY', 人民币元: 'CNY', 元: 'CNY', 圆: 'CNY', RMB: 'CNY', CNH: 'CNY', '¥': 'CNY', 'CN¥': 'CNY', YUAN: 'CNY', RENMINBI: 'CNY',
  美元: 'USD', 美金: 'USD', US$: 'USD', $: 'USD', 'US DOLLAR': 'USD', 'US DOLLARS': 'USD', 欧元: 'EUR', '€': 'EUR', EURO: 'EUR', EUROS: 'EUR',
  英镑: 'GBP', '£': 'GBP', 'POUND STERLING': 'GBP', 日元: 'JPY', 日圆: 'JPY', 'JP¥': 'JPY', 'JAPANESE YEN': 'JPY', 港币: 'HKD', 港元: 'HKD',
  HK$: 'HKD', 'HONG KONG DOLLAR': 'HKD', 新加坡元: 'SGD', 澳元: 'AUD', 加元: 'CAD', 瑞士法郎: 'CHF', 韩元: 'KRW', 台币: 'TWD', 新台币: 'TWD',
  卢布: 'RUB', 泰铢: 'THB', 澳门元: 'MOP', 越南盾: 'VND', 印度卢比: 'INR', 马来西亚林吉特: 'MYR', 迪拉姆: 'AED',
};
