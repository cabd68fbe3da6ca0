import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import { formatDay, formatMoney, type Language } from '../../../kernel/format.ts';
import type { BlankValues } from '../../playbook/rules/blanks.ts';
import type { ExcuseScript, StageScript } from '../../playbook/rules/codes.ts';
import type { Cockpit, CockpitItem } from '../contract.ts';

/** What decides which words help in this call. */
export interface CallSituation {
  /** Everything overdue, undisputed and disputed, in minor units of one currency. */
  readonly overdueMinor: number;
  readonly disputedMinor: number;
  readonly hasBrokenPromise: boolean;
  /** Broken plan, or one being talked about. */
  readonly planTalk: boolean;
  /** The step the policy asks for; null: none. */
  readonly step: { readonly kind: string; readonly letterLevel: number | null } | null;
  /** Calls and meetings on record about what is open, whoever made them. */
  readonly contacts: number;
  /** Days to the next due date; null: nothing is open. */
  readonly dueInDays: number | null;
}

/**
 * The stage of the library whose words fit (domain.md §6.4): nothing late is a reminder or care, a disputed debt is talked
 * about as one, a broken promise before everything else, the last notice before law, then the first call or the next one.
 */
export function stageOf(situation: CallSituation): StageScript {
  const { overdueMinor, disputedMinor, step } = situation;
  if (overdueMinor <= 0) return situation.dueInDays === null || situation.dueInDays > 30 ? 'care' : 'pre_due';
  if (situation.hasBrokenPromise) return 'broken_promise';
  if (situation.planTalk) return 'plan_talk';
  if (disputedMinor > 0 && disputedMinor * 2 >= overdueMinor) return 'dispute_call';
  if (step !== null && (step.kind === 'lawyer' || step.kind === 'decision' || (step.letterLevel ?? 0) >= 4))
    return 'final_notice';
  return situation.contacts === 0 ? 'first_call' : 'second_call';
}

/** The situation of a customer in one currency, from what a cockpit shows. */
export function situationOf(cockpit: Cockpit, currency: CurrencyCode): CallSituation {
  const money = cockpit.money.find((row) => row.currency === currency);
  const open = cockpit.items.filter((item) => item.openMinor > 0 && item.currency === currency);
  return {
    overdueMinor: money?.overdueMinor ?? 0,
    disputedMinor: money?.disputedMinor ?? 0,
    hasBrokenPromise: open.some(({ brokenPromises, promisedMinor }) => brokenPromises > 0 && promisedMinor === 0),
    planTalk: cockpit.plans.some(({ state }) => state === 'draft' || state === 'broken'),
    step: cockpit.steps.find((step) => step.currency === currency) ?? null,
    contacts: cockpit.recent.filter(({ direction }) => direction === 'out').length,
    dueInDays: open.length === 0 ? null : Math.min(...open.map(({ daysLate }) => -daysLate)),
  };
}

/** Reasons this customer gave, newest first: in contacts, then for the delay of what is still open. */
export function reasonsGiven(cockpit: Cockpit): string[] {
  const told = [
    ...cockpit.recent.map(({ reasonCode }) => reasonCode),
    ...cockpit.items.map(({ delay }) => delay?.code ?? ''),
  ];
  return told.filter((code) => code !== '');
}

/** What the blanks of a script stand for in this call. */
export function scriptValues(
  cockpit: Cockpit,
  talk: { readonly currency: CurrencyCode; readonly items: readonly CockpitItem[]; readonly contact: string; readonly company: string; readonly me: string; readonly payBy: Day },
  language: Language,
): BlankValues {
  const { currency, items } = talk;
  const money = (of: (item: CockpitItem) => number): string =>
    formatMoney(items.reduce((sum, item) => sum + of(item), 0), currency);
  const asked = items.reduce((sum, item) => sum + item.openMinor - item.disputedMinor, 0);
  const [oldest] = items;
  const unkept = cockpit.promises.find(({ state }) => state === 'broken' || state === 'partial') ?? cockpit.promises[0];
  return {
    company: talk.company,
    me: talk.me,
    payBy: formatDay(talk.payBy, language),
    contact: talk.contact,
    customer: cockpit.customer.shortName || cockpit.customer.name,
    // What is disputed is not asked for; where all of it is, the talk is about the whole.
    amount: money(({ openMinor, disputedMinor }) => (asked > 0 ? openMinor - disputedMinor : openMinor)),
    undisputed: money(({ openMinor, disputedMinor }) => openMinor - disputedMinor),
    invoices: numbersSaid(items.map(({ number }) => number), language),
    ...(oldest === undefined ? {} : { dueOn: formatDay(oldest.dueOn, language), daysLate: String(Math.max(0, ...items.map(({ daysLate }) => daysLate))) }),
    ...(unkept === undefined ? {} : { promised: formatMoney(unkept.amountMinor, unkept.currency), promisedOn: formatDay(unkept.dueOn, language) }),
  };
} // prettier-ignore

/** As they are said on the telephone: up to five by number, of more the oldest three and how many there are. */
function numbersSaid(numbers: readonly string[], language: Language): string {
  const said = numbers.slice(0, numbers.length > 5 ? 3 : 5).join(language === 'zh' ? '、' : ', ');
  if (numbers.length <= 5) return said;
  return language === 'zh' ? `${said} 等 ${numbers.length} 笔` : `${said} and ${numbers.length - 3} more`;
}

/** What customers say most in a stage, before this one has said anything. */
const usual: Readonly<Record<StageScript, readonly ExcuseScript[]>> = {
  pre_due: ['E02', 'E01'],
  first_call: ['E01', 'E02', 'E08'],
  second_call: ['E02', 'E04', 'E05'],
  broken_promise: ['E04', 'E05', 'E03'],
  dispute_call: ['E06', 'E07', 'E12'],
  plan_talk: ['E04', 'E05'],
  final_notice: ['E04', 'E14', 'E05'],
  visit: ['E04', 'E03'],
  care: [],
};

/**
 * Reasons to be ready for, the likeliest first: what was said before, by how often and how lately, then what is usual in
 * the stage. `given` are the codes of past contacts, newest first: E02, E04, E02 gives E02, E04 and then the usual ones.
 */
export function likelyExcuses(stage: StageScript, given: readonly string[], most = 4): string[] {
  const weight = new Map<string, number>();
  given
    .filter((code) => /^E\d\d$/.test(code))
    .slice(0, 12)
    // The newest says as much as any two of those before.
    .forEach((code, index) => weight.set(code, (weight.get(code) ?? 0) + (index === 0 ? 2 : 1)));
  const said = [...weight].sort(([, a], [, b]) => b - a).map(([code]) => code);
  return [...new Set([...said, ...usual[stage]])].slice(0, most);
}
