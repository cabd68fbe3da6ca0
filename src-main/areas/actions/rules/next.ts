import { addDays, type Day } from '../../../kernel/day.ts';
import { shifted, workdayAfter, type IsWorkday } from '../../terms/rules/workdays.ts';
import type { NextStep } from '../contract.ts';
import { isInVain, isLetter, isSpoken, type Channel, type NextAction, type ResultCode } from './codes.ts';

export interface NextFacts {
  readonly onDay: Day;
  readonly channel: Channel;
  /** For a promise: the day the money was promised for. */
  readonly promisedOn?: Day | null | undefined;
  /** Contacts in vain running, or how often this result came within 90 days; this one included. */
  readonly times: number;
  /** What was planned before and is not carried out by this contact. */
  readonly pending: { readonly nextOn: Day; readonly nextTime: string; readonly nextAction: string } | null;
  readonly isWorkday: IsWorkday;
}

/** The same excuse or the same silence so many times is enough. */
export const ENOUGH = 3;

type Hint = NextStep['hints'][number];
type Span = { readonly workdays: number } | { readonly days: number };
interface Plan {
  readonly in: Span;
  readonly action: NextAction;
  readonly hints?: readonly Hint[];
  /** From the third time on. */
  readonly third?: { readonly in: Span; readonly action: NextAction; readonly hints: readonly Hint[] };
}

const tomorrow: Span = { workdays: 1 };
const escalate = { in: tomorrow, action: 'escalate', hints: ['escalate_third_time'] } as const;
const otherChannel = { in: tomorrow, action: 'change_channel', hints: ['other_channel'] } as const;

/** behaviours.md §5.1: each result fixes the next step. */
const plans: Readonly<Record<ResultCode, Plan>> = {
  paid_already: { in: { days: 3 }, action: 'check_payment', hints: ['ask_date_and_bank'], third: escalate },
  promise: { in: tomorrow, action: 'confirm_written', hints: ['confirm_by_message'] },
  partial_promise: { in: tomorrow, action: 'confirm_written', hints: ['confirm_by_message', 'rate_again'] },
  dispute: { in: tomorrow, action: 'handle_dispute', hints: ['open_dispute', 'ask_in_writing', 'pay_undisputed'] },
  invoice_missing: { in: { workdays: 2 }, action: 'call', hints: ['send_copy_today'], third: escalate },
  in_approval: { in: { workdays: 3 }, action: 'call', hints: ['ask_approver'], third: escalate },
  wrong_contact: { in: tomorrow, action: 'find_contact', hints: ['find_new_contact'] },
  no_such_person: { in: tomorrow, action: 'find_contact', hints: ['find_new_contact'] },
  no_answer: { in: tomorrow, action: 'call', third: otherChannel },
  voicemail: { in: { workdays: 2 }, action: 'call', third: otherChannel },
  refuses: { in: tomorrow, action: 'escalate', hints: ['ask_in_writing', 'evidence_now', 'rate_again'] },
  insolvent: { in: tomorrow, action: 'legal', hints: ['stop_supply', 'file_claim', 'evidence_now', 'rate_again'] },
  call_back: { in: tomorrow, action: 'call', third: otherChannel },
  reached: { in: { workdays: 5 }, action: 'call' },
  sent: { in: { workdays: 3 }, action: 'await_reply' },
  documents_requested: { in: tomorrow, action: 'send_documents', third: escalate },
  plan_proposed: { in: { workdays: 2 }, action: 'agree_plan', hints: ['send_plan', 'rate_again'] },
  part_paid: { in: { workdays: 5 }, action: 'call' },
  threat_received: { in: tomorrow, action: 'escalate', hints: ['keep_calm', 'evidence_now'] },
  reply: { in: { workdays: 2 }, action: 'call' },
};

/** A letter takes its time. */
const LETTER_DAYS = 7;

/**
 * What a result asks for next, on a workday. Friday 2026-11-20: `invoice_missing` → call on Tuesday 11-24 and send the
 * copy today; `paid_already` → look for the money on Monday 11-23 (three days on); `in_approval` the third time → escalate
 * on Monday 11-23. A promise for 11-27 is checked on the workday after, Monday 11-30. Something sent does not put off what
 * was planned earlier.
 */
export function nextStepOf(result: ResultCode, facts: NextFacts): NextStep {
  const plan = plans[result];
  const now = facts.times >= ENOUGH && plan.third ? plan.third : plan;
  const hints: Hint[] = [...(now.hints ?? [])];
  if (isSpoken(facts.channel) && leavesNoProof.has(result)) hints.push('no_proof');
  const promised = result === 'promise' || result === 'partial_promise' ? facts.promisedOn : null;
  if (promised != null && promised >= facts.onDay)
    return { nextOn: workdayAfter(promised, 1, facts.isWorkday), nextTime: '', nextAction: 'check_promise', hints };
  const span = result === 'sent' && isLetter(facts.channel) ? { days: LETTER_DAYS } : now.in;
  const nextOn = on(facts.onDay, span, facts.isWorkday);
  const { pending } = facts;
  if (keepsPlan(result) && pending !== null && pending.nextOn > facts.onDay && pending.nextOn < nextOn)
    return { nextOn: pending.nextOn, nextTime: pending.nextTime, nextAction: pending.nextAction as NextAction, hints };
  return { nextOn, nextTime: '', nextAction: now.action, hints };
}

/** Said and not written: admitting, promising or asking for time restarts the limitation period once it can be proved. */
const leavesNoProof: ReadonlySet<ResultCode> = new Set([
  'promise', 'partial_promise', 'plan_proposed', 'in_approval', 'reached', 'invoice_missing', 'call_back',
]); // prettier-ignore

const keepsPlan = (result: ResultCode): boolean => result === 'sent' || isInVain(result);

function on(from: Day, span: Span, isWorkday: IsWorkday): Day {
  return 'workdays' in span
    ? workdayAfter(from, span.workdays, isWorkday)
    : shifted(addDays(from, span.days), 'next', isWorkday);
}

export interface ChannelTry {
  readonly channel: Channel;
  readonly result: string;
}

/**
 * Channels that failed three times running, with no success since (domain.md §0 row 36), and the one to try instead: the
 * first of the usual order that is not worn out. `tries` latest first.
 */
export function rotation(tries: readonly ChannelTry[]): { worn: Channel[]; advised: Channel | null } {
  const running = new Map<Channel, number>();
  const answered = new Set<Channel>();
  for (const { channel, result } of tries) {
    if (isInVain(result)) {
      if (!answered.has(channel)) running.set(channel, (running.get(channel) ?? 0) + 1);
    } else if (result !== 'sent') answered.add(channel);
  }
  const worn = [...running].filter(([, count]) => count >= ENOUGH).map(([channel]) => channel);
  const advised = worn.length === 0 ? null : (order.find((channel) => !worn.includes(channel)) ?? null);
  return { worn, advised };
}

/** Cheapest first, each able to reach whom the one before did not. */
const order: readonly Channel[] = ['phone', 'wechat', 'email', 'courier', 'visit', 'lawyer'];
