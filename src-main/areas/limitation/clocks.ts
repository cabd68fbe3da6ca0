import type { CurrencyCode } from '../../kernel/currency.ts';
import { laterDay, type Day } from '../../kernel/day.ts';
import type { CustomerId, DocumentId, DueItemId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { casesAt } from '../cases/store.ts';
import type { LawRule } from '../law/contract.ts';
import { ruleOn } from '../law/rules/versions.ts';
import { lawRules } from '../law/store.ts';
import { readSettings } from '../settings/store.ts';
import type { IsWorkday } from '../terms/rules/workdays.ts';
import { readWorkdays } from '../terms/workCalendar.ts';
import type { ClockState, IncidentKind, ProofGrade, Weakness } from './contract.ts';
import { alarmOf } from './rules/alarms.ts';
import { readClock, type Incident, type LimitationRule, type Reading } from './rules/clock.ts';
import { incidence, weaknessOf } from './rules/incidents.ts';
import { documentsOf, enteredIncidents } from './store.ts';
import { lastInstalments, lawPacks, movedWithPaper, openDebts, type ClockQuestion, type LastInstalment, type OpenDebt } from './store/debts.ts'; // prettier-ignore
import { paymentIncidents, planIncidents, promiseIncidents } from './store/deeds.ts';
import { plain, type Found } from './store/found.ts';
import { actionIncidents, letterIncidents, statementIncidents } from './store/papers.ts';

export interface ClockEvent {
  readonly kind: 'due' | IncidentKind;
  readonly onDay: Day;
  /** The end of what lasted: proceedings, an obstacle, the last instalment of a plan. */
  readonly untilOn: Day | null;
  readonly ongoing: boolean;
  readonly proofGrade: ProofGrade;
  /** It is proved and came in time: it moved the safe date or would have. */
  readonly countsForSafe: boolean;
  /** Why not; null: it counts. */
  readonly whyNot: Weakness | null;
  readonly article: string;
  readonly reference: string;
  readonly source: string;
  readonly sourceId: number | null;
  readonly detail: string;
}

/** The limitation clock of one open due item. Days are the last day of the period, inclusive. */
export interface Clock {
  readonly dueItemId: DueItemId;
  readonly documentId: DocumentId;
  readonly invoiceNo: string;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly openMinor: number;
  readonly dueOn: Day;
  /** The day before the period starts: the due day, of a debt in parts that of the last part. */
  readonly startOn: Day;
  readonly lawPack: 'cn' | 'uk' | 'eu';
  /** By what can be proved; null: the period of that law is not entered. */
  readonly safeOn: Day | null;
  /** By everything known. Never before `safeOn`. */
  readonly greyOn: Day | null;
  /** What set the safe date. */
  readonly article: string;
  readonly state: ClockState;
  readonly daysLeft: number | null;
  readonly alarmDays: number | null;
  /** Stopped by the long stop of twenty years. */
  readonly longStop: boolean;
  readonly events: readonly ClockEvent[];
}

/**
 * The limitation clock of every open due item at a point (domain.md §10.1), in one pass over each register: due days,
 * letters with their proof, contacts, payments, confirmed balances, plans, promises, cases, entries by hand. Advisory.
 *
 * Due 2023-03-31, nothing happened: safe and grey until 2026-03-31. A call on 2025-05-12 noted without proof leaves the safe
 * date and moves the grey one to 2028-05-12; the same demand by EMS with its delivery record moves both.
 */
export function limitationClocks(db: ReadDb, question: ClockQuestion): Clock[] {
  const debts = openDebts(db, question);
  if (debts.length === 0) return [];
  const partial = debts.filter(({ part, openMinor, amountMinor }) => part !== 'whole' || openMinor !== amountMinor);
  const inParts = debts.filter(({ part }) => part !== 'whole').map(({ documentId }) => documentId);
  const last = lastInstalments(db, question, [...new Set(inParts)]);
  const found = [
    ...letterIncidents(db, question),
    ...actionIncidents(db, question),
    ...statementIncidents(db, question),
    ...paymentIncidents(db, question, [...new Set(partial.map(({ documentId }) => documentId))]),
    ...planIncidents(db, question),
    ...promiseIncidents(db, question),
    ...caseIncidents(db, question),
    ...enteredIncidents(db, question),
  ];
  const { named, general } = byDebt(found);
  const papers = movedWithPaper(db, question);
  const packs = lawPacks(db);
  const rules = lawRules(db);
  const read = reader(readWorkdays(db));
  const ruleOf = memo((pack: Clock['lawPack']) => limitationRule(rules, pack, question.asOf));
  const { alarmDays } = readSettings(db).limitation;

  return debts.map((debt) => {
    const lawPack = (packs.get(debt.customerId) ?? 'cn') as Clock['lawPack'];
    const rule = ruleOf(lawPack);
    const [dueOn, greyDueOn] = startsOf(debt, last.get(debt.documentId), papers);
    const overdueThen = ({ incident, currency }: Found): boolean =>
      debt.dueOn < incident.onDay && (currency === null || currency === debt.currency);
    const ofCustomer = general.get(debt.customerId)?.filter(overdueThen) ?? [];
    const incidents = [...(named.get(debt.documentId) ?? []), ...ofCustomer.map(({ incident }) => incident)];
    const { safe, grey } = read(lawPack, rule, dueOn, greyDueOn, incidents);
    const alarm = alarmOf(safe?.lastOn ?? null, safe?.pending ?? false, question.asOf, alarmDays);
    return {
      dueItemId: debt.dueItemId,
      documentId: debt.documentId,
      invoiceNo: debt.invoiceNo,
      customerId: debt.customerId,
      currency: debt.currency,
      openMinor: debt.openMinor,
      dueOn: debt.dueOn,
      startOn: dueOn,
      lawPack,
      safeOn: safe?.lastOn ?? null,
      greyOn: grey?.lastOn ?? null,
      article: safe?.by == null || lawPack !== 'cn' ? rule.article : incidence[safe.by.kind].article,
      ...alarm,
      longStop: safe?.stoppedByLongStop ?? false,
      events: [
        dueEvent(debt, dueOn, rule),
        ...incidents.map((incident) => told(incident, safe?.without.get(incident) ?? null, lawPack, rule)).sort(byDay),
      ],
    };
  });
}

/** The rule of a pack on a day; before the first version on record the oldest one speaks. */
export function limitationRule(rules: readonly LawRule[], pack: Clock['lawPack'], on: Day): LimitationRule {
  const versions = rules.filter((rule) => rule.pack === pack && rule.code === 'limitation' && !rule.replaced);
  const rule = ruleOn(rules, { pack, code: 'limitation', on }) ?? versions.at(-1);
  return rule?.values.kind === 'limitation' ? { ...rule.values, article: rule.article } : unknownRule;
}

const unknownRule: LimitationRule = {
  months: null,
  longStopMonths: null,
  obstacleMonths: null,
  demandRestarts: false,
  revives: false,
  rollsToWorkday: false,
  article: '',
};

/** Suits and what equals them, from the first stage that interrupts until the case is closed; lawyers' letters are demands. */
function caseIncidents(db: ReadDb, question: ClockQuestion): Found[] {
  const cases = casesAt(db, question);
  const documents = documentsOf(db, cases.flatMap(({ dueItemIds }) => dueItemIds)); // prettier-ignore
  return cases.flatMap((found) => {
    const shared = { ...plain, source: 'case', sourceId: found.caseId, detail: found.kind };
    const interrupting = found.events.filter(({ interrupts }) => interrupts !== null);
    const lasting = interrupting.filter(({ interrupts }) => interrupts !== 'demand');
    const lastOn = found.events.reduce((on, event) => laterDay(on, event.onDay), found.openedOn);
    const incidents: Incident[] = interrupting
      .filter(({ interrupts }) => interrupts === 'demand')
      .map(({ onDay, proofGrade, reference }) => ({
        ...shared,
        kind: 'demand',
        onDay,
        proofGrade,
        weakness: weaknessOf(proofGrade),
        reference,
      }));
    const first = lasting[0];
    if (first !== undefined) {
      const { onDay } = lasting.reduce((a, b) => (b.onDay < a.onDay ? b : a), first);
      const proved = lasting.find(({ proofGrade }) => weaknessOf(proofGrade) === null);
      incidents.push({
        ...shared,
        kind: 'case',
        onDay: proved === undefined ? onDay : proved.onDay,
        // A claim taken back restarts from its filing at the most: the careful reading.
        untilOn: found.outcome === 'withdrawn' ? null : (found.closedOn ?? lastOn),
        ongoing: found.closedOn === null,
        proofGrade: proved?.proofGrade ?? first.proofGrade,
        weakness: proved === undefined ? 'not_filed' : null,
        reference: found.number === '' ? first.reference : found.number,
      });
    }
    const of = new Set(found.dueItemIds.flatMap((itemId) => documents.get(itemId) ?? []));
    return [...of].flatMap((documentId) =>
      incidents.map((incident) => ({ documentId, customerId: found.customerId, currency: found.currency, incident })),
    );
  });
}

function byDebt(found: readonly Found[]) {
  const named = new Map<DocumentId, Incident[]>();
  const general = new Map<CustomerId, Found[]>();
  for (const one of found) {
    if (one.documentId !== null) push(named, one.documentId, one.incident);
    // What names no debt shows nothing for any of them.
    else push(general, one.customerId, { ...one, incident: { ...one.incident, weakness: one.incident.weakness ?? 'no_item_named' } }); // prettier-ignore
  }
  return { named, general };
}

function push<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/**
 * The day the debt was to be paid, as proved and as known: a date moved by word alone counts for the grey date only, and
 * so does a part whose day is only expected.
 */
function startsOf(debt: OpenDebt, last: LastInstalment | undefined, papers: ReadonlySet<DueItemId>): [Day, Day] {
  const { dueOn, originalDueOn } = debt;
  const byWord = originalDueOn !== null && originalDueOn < dueOn && !papers.has(debt.dueItemId);
  const proved = byWord ? originalDueOn : dueOn;
  return last === undefined ? [proved, dueOn] : [laterDay(proved, last.lastOn), laterDay(dueOn, last.expectedOn)];
}

/** Most items of a book have no history: of one due day they share one reading. */
function reader(isWorkday: IsWorkday) {
  const readings = new Map<string, Reading>();
  return (pack: string, rule: LimitationRule, dueOn: Day, greyDueOn: Day, incidents: readonly Incident[]): Reading => {
    if (incidents.length > 0) return readClock({ dueOn, greyDueOn, incidents }, rule, isWorkday);
    const key = `${pack} ${dueOn} ${greyDueOn}`;
    const known = readings.get(key);
    if (known !== undefined) return known;
    const reading = readClock({ dueOn, greyDueOn, incidents }, rule, isWorkday);
    readings.set(key, reading);
    return reading;
  };
}

function memo<Key, Value>(of: (key: Key) => Value): (key: Key) => Value {
  const values = new Map<Key, Value>();
  return (key) => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = of(key);
    values.set(key, value);
    return value;
  };
}

const dueEvent = (debt: OpenDebt, onDay: Day, rule: LimitationRule): ClockEvent => ({
  kind: 'due',
  onDay,
  untilOn: null,
  ongoing: false,
  proofGrade: 'none',
  countsForSafe: true,
  whyNot: null,
  article: debt.part === 'whole' || rule.article === '' ? rule.article : `${rule.article}, 189`,
  reference: debt.invoiceNo,
  source: 'due',
  sourceId: debt.documentId,
  detail: debt.part,
});

function told(incident: Incident, without: Weakness | null, pack: Clock['lawPack'], rule: LimitationRule): ClockEvent {
  const whyNot = incident.weakness ?? without;
  return {
    kind: incident.kind,
    onDay: incident.onDay,
    untilOn: incident.untilOn,
    ongoing: incident.ongoing,
    proofGrade: incident.proofGrade,
    countsForSafe: whyNot === null,
    whyNot,
    article: pack === 'cn' ? incidence[incident.kind].article : rule.article,
    reference: incident.reference,
    source: incident.source,
    sourceId: incident.sourceId,
    detail: incident.detail,
  };
}

const byDay = (a: ClockEvent, b: ClockEvent): number => (a.onDay < b.onDay ? -1 : a.onDay > b.onDay ? 1 : 0);
