import type { TermBase, TermLine, TermRule } from '../../../src-main/areas/terms/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { basisPointsOf, percentText, wholeIn } from './numbers.ts';

/** A line of terms as it stands in the form: numbers as they were typed. */
export interface LineDraft {
  readonly part: TermLine['part'];
  readonly label: string;
  readonly takes: 'share' | 'amount' | 'rest';
  readonly share: string;
  readonly amountMinor: number | null;
  readonly base: TermBase;
  readonly cutOffDay: string;
  readonly months: string;
  readonly days: string;
  readonly payDay: string;
  readonly expectedDays: string;
}

export interface TermDraft {
  readonly code: string;
  readonly name: string;
  readonly lines: readonly LineDraft[];
  readonly shift: TermRule['shift'];
  readonly discount: string;
  readonly discountDays: string;
  readonly currency: CurrencyCode;
}

export type DraftProblem = 'shares' | 'rest' | 'range' | 'cutOff' | 'milestone';

export const emptyLine: LineDraft = {
  part: 'instalment',
  label: '',
  takes: 'rest',
  share: '',
  amountMinor: null,
  base: 'invoice',
  cutOffDay: '25',
  months: '0',
  days: '30',
  payDay: '',
  expectedDays: '',
};

export function emptyTerm(currency: CurrencyCode): TermDraft {
  return { code: '', name: '', lines: [emptyLine], shift: 'none', discount: '', discountDays: '', currency };
}

export function draftOfTerm(
  { code, name, rule }: { readonly code: string; readonly name: string; readonly rule: TermRule },
  currency: CurrencyCode,
): TermDraft {
  const optional = (value: number | null): string => (value === null ? '' : String(value));
  return {
    code,
    name,
    shift: rule.shift,
    discount: rule.discount === null ? '' : percentText(rule.discount.bp),
    discountDays: optional(rule.discount?.days ?? null),
    currency: rule.currency ?? currency,
    lines: rule.lines.map((line) => ({
      part: line.part,
      label: line.label,
      takes: line.shareBp !== null ? 'share' : line.amountMinor !== null ? 'amount' : 'rest',
      share: line.shareBp === null ? '' : percentText(line.shareBp),
      amountMinor: line.amountMinor,
      base: line.base,
      cutOffDay: line.cutOffDay === null ? '25' : String(line.cutOffDay),
      months: String(line.months),
      days: String(line.days),
      payDay: optional(line.payDay),
      expectedDays: optional(line.expectedDays),
    })),
  };
}

/** Without one of the lines; the only one left takes the whole amount. */
export function without(lines: readonly LineDraft[], at: number): LineDraft[] {
  const left = lines.filter((_line, index) => index !== at);
  return left.length === 1 ? left.map((line) => ({ ...line, takes: 'rest', share: '', amountMinor: null })) : left;
}

/** The rule the form says, or what is not right with it. */
export function ruleOfDraft(draft: TermDraft): { readonly rule: TermRule } | { readonly wrong: DraftProblem } {
  const lines: TermLine[] = [];
  for (const [index, line] of draft.lines.entries()) {
    const read = lineOf(line);
    if (typeof read === 'string') return { wrong: read };
    const open = read.shareBp === null && read.amountMinor === null;
    if (open && index < draft.lines.length - 1) return { wrong: 'rest' };
    lines.push(read);
  }
  const shares = lines.reduce((sum, line) => sum + (line.shareBp ?? 0), 0);
  const closed = lines.every((line) => line.shareBp !== null);
  if (closed ? shares !== 10_000 : shares >= 10_000) return { wrong: 'shares' };
  const discount = discountOf(draft);
  if (discount === undefined) return { wrong: 'range' };
  const currency = lines.some((line) => line.amountMinor !== null) ? draft.currency : null;
  return { rule: { lines, shift: draft.shift, discount, currency } };
}

function lineOf(line: LineDraft): TermLine | DraftProblem {
  const shareBp = line.takes === 'share' ? basisPointsOf(line.share) : null;
  const [months, days] = [wholeIn(line.months, 0, 120), wholeIn(line.days, 0, 3650)];
  const payDay = line.payDay.trim() === '' ? null : (wholeIn(line.payDay, 1, 31) ?? undefined);
  const waits = line.base === 'delivery' || line.base === 'acceptance' || line.base === 'milestone';
  const expected =
    !waits || line.expectedDays.trim() === '' ? null : (wholeIn(line.expectedDays, 0, 3650) ?? undefined);
  if (line.takes === 'share' && (shareBp === null || shareBp < 1)) return 'shares';
  if (line.takes === 'amount' && (line.amountMinor ?? 0) <= 0) return 'range';
  if (months === null || days === null || payDay === undefined || expected === undefined) return 'range';
  const cutOffDay = line.base === 'statement' ? cutOffOf(line.cutOffDay) : null;
  if (line.base === 'statement' && cutOffDay === null) return 'cutOff';
  if (line.base === 'milestone' && line.label.trim() === '') return 'milestone';
  return {
    part: line.part,
    label: line.label.trim(),
    shareBp,
    amountMinor: line.takes === 'amount' ? line.amountMinor : null,
    base: line.base,
    cutOffDay,
    months,
    days,
    payDay,
    expectedDays: expected,
  };
}

/** 1–28 day of the month, 0 and below days back from its end. `cutOffOf('-2')` is -2. */
function cutOffOf(text: string): number | null {
  const typed = text.normalize('NFKC').trim();
  if (!/^-?\d{1,2}$/.test(typed)) return null;
  const value = Number(typed);
  return value >= -27 && value <= 28 ? value + 0 : null;
}

function discountOf(draft: TermDraft): TermRule['discount'] | undefined {
  if (draft.discount.trim() === '' && draft.discountDays.trim() === '') return null;
  const [bp, days] = [basisPointsOf(draft.discount), wholeIn(draft.discountDays, 0, 365)];
  return bp === null || bp < 1 || bp > 5000 || days === null ? undefined : { bp, days };
}
