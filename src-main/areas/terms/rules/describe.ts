import { toDecimal } from '../../../kernel/money.ts';
import { filled } from '../../../kernel/refusalText.ts';
import type { TermLine, TermRule } from '../contract.ts';

/** A catalogue `resources/text/terms.<language>.json`. */
export type TermWords = Readonly<Record<string, string>>;

/**
 * A rule as the trade says it: 月结30天 · 25日结账次月10日付款，遇休息日顺延 · 2/10 net 30 ·
 * 30% 预付款（见票即付） + 60% 货款（交货后30天） + 10% 质保金（验收后12个月）.
 */
export function describeRule(rule: TermRule, words: TermWords): string {
  const only = rule.lines.length === 1 ? rule.lines[0] : undefined;
  const short = only === undefined ? null : shortDiscount(rule, only, words);
  const body =
    short ??
    (only !== undefined
      ? describeDue(only, words)
      : rule.lines.map((line, index) => describeLine(rule, line, index, words)).join(say(words, 'join.lines')));
  const also = [
    ...(rule.discount !== null && short === null
      ? [say(words, 'discount', { days: rule.discount.days, share: percent(rule.discount.bp) })]
      : []),
    ...(rule.shift === 'none' ? [] : [say(words, `shift.${rule.shift}`)]),
  ];
  return [body, ...also].join(say(words, 'join.also'));
}

/** When a line falls due, without its share: 交货后30天. */
export function describeDue(line: TermLine, words: TermWords): string {
  const values = { label: line.label, cutOff: cutOffText(line, words) };
  if (line.payDay !== null) {
    const day = line.payDay === 31 ? say(words, 'payDay.end') : say(words, 'payDay.day', { n: line.payDay });
    if (line.days > 0) return say(words, 'payDay.after', { day, after: describeDue({ ...line, payDay: null }, words) });
    const month = say(words, `payDay.month.${line.months > 1 ? 'more' : line.months}`, { n: line.months });
    return say(words, `payDay.${line.base}`, { ...values, day, month });
  }
  if (line.months === 0 && line.days === 0) return say(words, `at.${line.base}`, values);
  return say(words, `after.${line.base}`, { ...values, delay: delayText(line, words) });
}

function describeLine(rule: TermRule, line: TermLine, index: number, words: TermWords): string {
  const share =
    line.shareBp !== null
      ? percent(line.shareBp)
      : line.amountMinor !== null && rule.currency !== null && index < rule.lines.length - 1
        ? `${rule.currency} ${toDecimal(line.amountMinor, rule.currency)}`
        : say(words, 'rest');
  const due = describeDue(line, words);
  const named = line.label !== '' && line.base !== 'milestone';
  return say(words, named ? 'line' : 'line.unnamed', { share, label: line.label, due });
}

/** 2/10 net 30, for the plain case only: one line of days after the invoice. */
function shortDiscount(rule: TermRule, line: TermLine, words: TermWords): string | null {
  const plain = line.base === 'invoice' && line.months === 0 && line.payDay === null && line.part === 'instalment';
  if (rule.discount === null || !plain || line.days <= rule.discount.days) return null;
  const share = percent(rule.discount.bp).slice(0, -1);
  return say(words, 'discount.short', { share, days: rule.discount.days, net: line.days });
}

function delayText({ months, days }: TermLine, words: TermWords): string {
  if (months > 0 && days > 0) return say(words, 'delay.both', { months, days });
  if (months > 0) return say(words, months === 1 ? 'delay.month' : 'delay.months', { months });
  return say(words, days === 1 ? 'delay.day' : 'delay.days', { days });
}

function cutOffText({ cutOffDay }: TermLine, words: TermWords): string {
  if (cutOffDay === null || cutOffDay === 0) return say(words, 'cutOff.end');
  return cutOffDay > 0 ? say(words, 'cutOff.day', { n: cutOffDay }) : say(words, 'cutOff.before', { n: -cutOffDay });
}

/** 3000 bp is 30%, 1250 is 12.5%. */
function percent(bp: number): string {
  return `${String(bp / 100)}%`;
}

function say(words: TermWords, id: string, values: Readonly<Record<string, string | number>> = {}): string {
  const text = words[id];
  if (text === undefined) throw new Error(`no words for ${id}`);
  return filled(text, values);
}
