import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import { formatDay, formatMoney, type Language } from '../../../kernel/format.ts';
import type { Channel, ExcuseCode, NextAction, ResultCode } from '../../actions/contract.ts';
import type { DisputeReason } from '../../disputes/contract.ts';
import { noteWords, type NoteWords } from './noteWords.ts';

/** One contact as it was keyed in; amounts in minor units of `currency`. */
export interface CallDone {
  readonly currency: CurrencyCode;
  readonly direction: 'out' | 'in';
  readonly channel: Channel;
  readonly result: ResultCode;
  readonly contactName: string;
  /** A role in the company; others are left out of the note. */
  readonly contactRole: string;
  /** What was talked about. */
  readonly items: readonly { readonly number: string; readonly openMinor: number; readonly daysLate: number }[];
  readonly promise: {
    readonly amountMinor: number;
    readonly dueOn: Day;
    readonly written: boolean;
    /** Which promise for these items this is, 1 for the first. */
    readonly level: number;
    /** What was said where it is more than can be promised; null: the same. */
    readonly spokenMinor: number | null;
  } | null;
  readonly disputes: readonly {
    readonly number: string;
    readonly amountMinor: number;
    readonly reason: DisputeReason;
  }[];
  readonly excuse: ExcuseCode | '';
  readonly task: { readonly title: string; readonly owner: string; readonly dueOn: Day } | null;
  readonly nextOn: Day | null;
  readonly nextTime: string;
  readonly nextAction: NextAction | '';
  readonly closedBecause: string;
}

/**
 * The note of a contact, written from what was done (behaviours.md §5.1): who was reached about what, what came of it, what
 * was agreed, what follows. A promise by 李娟 (finance) about two items of ¥80,000 with ¥50,000 for 2026-11-27 gives
 * `电话联系李娟（财务），谈 2 笔，共 ¥80,000.00，最长逾期 45 天。承诺 2026-11-27 付 ¥50,000.00（口头）。下一步 2026-11-28：核对承诺是否到账。`
 */
export function callNote(done: CallDone, language: Language): string {
  const words = noteWords[language];
  const money = (amountMinor: number): string => formatMoney(amountMinor, done.currency);
  const day = (value: Day): string => formatDay(value, language);
  const sentences = [
    opening(done, words, money),
    outcome(done, words, money, day),
    ...done.disputes.map(({ number, amountMinor, reason }) =>
      fill(words.dispute, { number, amount: money(amountMinor), reason: words.disputeReason[reason] }),
    ),
    done.excuse === '' ? '' : fill(words.excuse, { reason: words.excuses[done.excuse] }),
    done.task === null
      ? ''
      : fill(done.task.owner === '' ? words.task : words.taskOwned, { ...done.task, day: day(done.task.dueOn) }),
    following(done, words, day),
  ];
  return sentences
    .filter((sentence) => sentence !== '')
    .map((sentence) => `${capital(sentence)}${words.stop}`)
    .join(words.gap);
}

function opening(done: CallDone, words: NoteWords, money: (minor: number) => string): string {
  const { contactName, contactRole, items } = done;
  const role = contactRole === 'other' ? '' : ((words.role as Readonly<Record<string, string>>)[contactRole] ?? '');
  const who =
    contactName === ''
      ? words.nobody
      : role === ''
        ? contactName
        : fill(words.whoWithRole, { name: contactName, role });
  const contact = fill(words[done.direction][done.channel], { who });
  if (items.length === 0) return contact;
  const days = Math.max(...items.map(({ daysLate }) => daysLate));
  const amount = money(items.reduce((sum, { openMinor }) => sum + openMinor, 0));
  const [first] = items;
  const about =
    items.length === 1 && first !== undefined
      ? fill(days > 0 ? words.oneItem : words.oneItemNotDue, { number: first.number, amount, days })
      : fill(days > 0 ? words.items : words.itemsNotDue, { count: items.length, amount, days });
  // English runs on: "Called Ann about …"; Chinese parts the two.
  return words.gap === '' ? `${contact}${words.comma}${about}` : `${contact} ${about}`;
}

function outcome(
  { result, promise }: CallDone,
  words: NoteWords,
  money: (minor: number) => string,
  day: (value: Day) => string,
): string {
  const said = words.result[result];
  if (promise === null) return said;
  const agreed = fill(promise.level > 1 ? words.promiseAgain : words.promise, {
    day: day(promise.dueOn),
    amount: money(promise.amountMinor),
    level: promise.level,
    form: promise.written ? words.written : words.spoken,
  });
  const more = promise.spokenMinor === null ? '' : fill(words.spokenMore, { amount: money(promise.spokenMinor) });
  const parts = [result === 'promise' || result === 'partial_promise' ? '' : said, agreed, more];
  return parts.filter((part) => part !== '').join(words.comma);
}

function following(done: CallDone, words: NoteWords, day: (value: Day) => string): string {
  if (done.nextOn === null) return done.closedBecause === '' ? '' : fill(words.closed, { reason: done.closedBecause });
  const when = done.nextTime === '' ? day(done.nextOn) : `${day(done.nextOn)} ${done.nextTime}`;
  return done.nextAction === ''
    ? fill(words.nextOnly, { when })
    : fill(words.next, { when, action: words.nextAction[done.nextAction] });
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_whole, name: string) => String(values[name] ?? ''));
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
