import { daysBetween, type Day } from '../../../kernel/day.ts';
import type { DueItemId } from '../../../kernel/ids.ts';
import type { Settings } from '../../settings/contract.ts';
import type { ConductFinding } from '../contract.ts';
import { isInVain, isLetter, isSpoken, privateRoles, type Channel, type Purpose } from './codes.ts';
import { lintWording } from './wording.ts';

/** A contact of the log, as far as the guard looks at it. */
export interface EarlierContact {
  readonly onDay: Day;
  readonly atTime: string;
  readonly direction: 'out' | 'in';
  readonly purpose: Purpose;
  readonly channel: Channel;
  readonly result: string;
  readonly stepCode: string;
  readonly dueItemIds: readonly DueItemId[];
}

export interface ConductFacts {
  readonly onDay: Day;
  /** `HH:MM`; empty: not told. */
  readonly atTime: string;
  readonly direction: 'out' | 'in';
  readonly purpose: Purpose;
  readonly channel: Channel;
  /** Absent before the contact took place. */
  readonly result?: string | undefined;
  readonly stepCode: string;
  readonly contactRole: string;
  readonly consentRefused: boolean;
  /** The customer, or this person, asked for no care contacts. */
  readonly careOptedOut: boolean;
  /** Names of other customers that stand in the text. */
  readonly othersNamed: readonly string[];
  /** Who came along on a visit. */
  readonly companions: string;
  readonly dueItemIds: readonly DueItemId[];
  readonly text: string;
  /** It is the next step that was planned for this day: agreed contacts are no repetition. */
  readonly planned: boolean;
  /** Contacts with this customer, whatever their order. */
  readonly earlier: readonly EarlierContact[];
}

type Finding = ConductFinding;

/**
 * What speaks against a contact (domain.md §10.6, §14, §6.5), worst first. Only what goes out is measured; somebody
 * calling in is told as it was, but for a private person a reason is asked. Contacts in vain wear nobody out: they count
 * for the day and for no gap. With the default limits: a call at 22:30, the fourth contact of a day, and a call two days
 * after one that got through, each need a reason; a call to a relative is not made at all.
 */
export function conductFindings(facts: ConductFacts, limits: Settings['conduct']): Finding[] {
  return [...whom(facts), ...words(facts), ...(facts.direction === 'out' ? [...care(facts), ...howOften(facts, limits)] : [])].sort(
    (a, b) => Number(a.severity === 'override') - Number(b.severity === 'override'),
  ); // prettier-ignore
}

function* whom({ contactRole, direction, consentRefused, othersNamed }: ConductFacts): Iterable<Finding> {
  if ((privateRoles as readonly string[]).includes(contactRole))
    yield { code: 'role_private', severity: direction === 'out' ? 'block' : 'override', params: { role: contactRole } };
  if (consentRefused && direction === 'out') yield { code: 'consent_refused', severity: 'override', params: {} };
  if (othersNamed.length > 0)
    yield { code: 'other_debtor_named', severity: 'override', params: { names: othersNamed.join('、') } };
}

function* words({ text }: ConductFacts): Iterable<Finding> {
  for (const { code, severity, found } of text === '' ? [] : lintWording(text))
    yield severity === 'block'
      ? { code: 'wording_blocked', severity: 'block', params: { wording: code, found } }
      : { code: 'wording_warned', severity: 'override', params: { wording: code, found } };
}

/** Care and collecting do not mix: neither does a greeting ask for money, nor does it go where it is not wanted. */
function* care({ purpose, result, dueItemIds, careOptedOut }: ConductFacts): Iterable<Finding> {
  if (purpose !== 'care') return;
  if (dueItemIds.length > 0 || (result !== undefined && asksMoney.has(result)))
    yield { code: 'care_asks_money', severity: 'block', params: {} };
  if (careOptedOut) yield { code: 'care_opted_out', severity: 'override', params: {} };
}

const asksMoney: ReadonlySet<string> = new Set([
  'paid_already', 'promise', 'partial_promise', 'dispute', 'in_approval', 'refuses', 'plan_proposed', 'part_paid',
]); // prettier-ignore

function* howOften(facts: ConductFacts, limits: Settings['conduct']): Iterable<Finding> {
  const { onDay, atTime, channel, companions } = facts;
  if (channel === 'visit' && companions === '') yield { code: 'visit_alone', severity: 'override', params: {} };
  if (atTime !== '' && disturbs(channel) && (atTime < limits.fromTime || atTime >= limits.untilTime))
    yield {
      code: 'outside_hours',
      severity: 'override',
      params: { at: atTime, from: limits.fromTime, until: limits.untilTime },
    };
  if (facts.purpose === 'care') return;
  const before = facts.earlier.filter(
    ({ direction, purpose, onDay: on }) => direction === 'out' && purpose !== 'care' && on <= onDay,
  );
  const today = before.filter(({ onDay: on }) => on === onDay);
  if (today.length >= limits.maxPerDay)
    yield { code: 'too_many_today', severity: 'override', params: { count: today.length + 1, most: limits.maxPerDay } };
  const twice = today.find((each) => same(each, facts)) ?? before.find((each) => sameStep(each, facts));
  if (twice)
    yield { code: 'duplicate', severity: 'override', params: { on: twice.onDay, step: facts.stepCode, channel } };
  if (isLetter(channel))
    yield* gap(
      'letter_gap',
      before.filter((each) => isLetter(each.channel)),
      facts,
      limits.letterGapDays,
    );
  if (!isSpoken(channel) && facts.dueItemIds.length > 0) {
    const about = before.filter(
      (each) => !isSpoken(each.channel) && each.dueItemIds.some((item) => facts.dueItemIds.includes(item)),
    );
    yield* gap('item_gap', about, facts, limits.itemGapDays);
  }
  if (facts.planned) return;
  const heard = before.filter(({ result }) => !isInVain(result));
  yield* gap(
    'same_kind_gap',
    heard.filter((each) => each.channel === channel && !isLetter(channel)),
    facts,
    limits.sameKindGapDays,
  );
  yield* gap('courtesy_gap', heard, facts, limits.courtesyGapDays);
}

/** What rings or buzzes; a letter or an e-mail waits until it is read. */
function disturbs(channel: Channel): boolean {
  return isSpoken(channel) || channel === 'sms' || channel === 'wechat';
}

function* gap(
  code: 'letter_gap' | 'item_gap' | 'same_kind_gap' | 'courtesy_gap',
  before: readonly EarlierContact[],
  { onDay }: ConductFacts,
  days: number,
): Iterable<Finding> {
  const last = before.reduce<Day | null>(
    (latest, each) => (latest === null || each.onDay > latest ? each.onDay : latest),
    null,
  );
  if (last === null || daysBetween(last, onDay) >= days) return;
  yield { code, severity: 'override', params: { last, since: daysBetween(last, onDay), days } };
}

/** One thing entered twice: the same day, way and result, and no two hours that tell them apart. */
function same(each: EarlierContact, facts: ConductFacts): boolean {
  if (each.channel !== facts.channel || each.stepCode !== facts.stepCode) return false;
  if (facts.result !== undefined && each.result !== facts.result) return false;
  return each.atTime === '' || facts.atTime === '' || each.atTime === facts.atTime;
}

/** A step is done once for an item; within this time nobody means it to be done again. */
const STEP_AGAIN_DAYS = 30;

function sameStep(each: EarlierContact, { stepCode, dueItemIds, onDay }: ConductFacts): boolean {
  if (stepCode === '' || each.stepCode !== stepCode || isInVain(each.result)) return false;
  if (daysBetween(each.onDay, onDay) > STEP_AGAIN_DAYS) return false;
  return each.dueItemIds.some((item) => dueItemIds.includes(item));
}
