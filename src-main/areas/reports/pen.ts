import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import { formatDay, formatMinor, formatMoney, formatShare, formatShort, type Language } from '../../kernel/format.ts';
import { reportEn } from '../../../resources/templates/report.en.ts';
import { reportZh } from '../../../resources/templates/report.zh.ts';
import type { Markup } from '../letters/markup.ts';
import { Merger, type FieldsOf } from '../letters/merge.ts';

const texts = { zh: reportZh, en: reportEn } as const;

/** Words and figures of one report in one language. */
export class Pen {
  readonly language: Language;
  readonly currency: CurrencyCode;
  readonly text: (typeof texts)[Language];
  readonly #merger = new Merger();

  constructor(language: Language, currency: CurrencyCode) {
    this.language = language;
    this.currency = currency;
    this.text = texts[language];
  }

  /** @throws Error when a field has no value: a report with gaps is a bug. */
  say<const Text extends string>(
    text: Text,
    values: { readonly [Field in FieldsOf<Text>]: Markup | string | number },
  ): Markup {
    return this.sayFrom(text, values);
  }

  /** The same for texts whose fields are known only when it runs. */
  sayFrom(text: string, values: Readonly<Record<string, Markup | string | number>>): Markup {
    const printed = Object.entries(values).map(([field, value]) => [
      field,
      typeof value === 'number' ? String(value) : value,
    ]);
    const filled = this.#merger.fillFrom(text, Object.fromEntries(printed) as Record<string, Markup | string>);
    const { unfilled } = this.#merger;
    if (unfilled.length > 0) throw new Error(`report fields without a value: ${unfilled.join()}`);
    return filled;
  }

  /** With the currency's sign: `¥1,234.56`. */
  money(amountMinor: number, currency: CurrencyCode = this.currency): string {
    return formatMoney(amountMinor, currency);
  }

  /** For table columns under a named currency: `1,234.56`, and a dash for nothing. */
  amount(amountMinor: number, currency: CurrencyCode = this.currency): string {
    return amountMinor === 0 ? '–' : formatMinor(amountMinor, currency);
  }

  /** Sums and proofs print their zero. */
  exact(amountMinor: number, currency: CurrencyCode = this.currency): string {
    return formatMinor(amountMinor, currency);
  }

  short(amountMinor: number): string {
    return formatShort(amountMinor, this.currency, this.language);
  }

  share(part: number, whole: number): string {
    return whole <= 0 ? '–' : formatShare(part, whole);
  }

  /** Basis points as a rule states them: 8000 is `80%`, 1250 is `12.5%`. */
  basisPoints(bp: number): string {
    return `${bp % 100 === 0 ? bp / 100 : (bp / 100).toFixed(bp % 10 === 0 ? 1 : 2)}%`;
  }

  day(value: Day): string {
    return formatDay(value, this.language);
  }

  tenths(value: number): string {
    return (value / 10).toFixed(1);
  }

  days(value: number | string): Markup {
    return this.say(this.text.units.days, { value });
  }

  /** Tenths of a day, or that the figure does not apply. */
  daysOrNot(tenths: number | null, floor = false): Markup | string {
    if (tenths === null) return this.text.words.notAvailable;
    const value = this.tenths(tenths);
    return floor ? this.say(this.text.units.moreThanDays, { value }) : this.days(value);
  }
}
