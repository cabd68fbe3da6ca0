import { dayOf, daysInMonth, partsOf, type Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { lastContacts } from '../actions/store.ts';
import { listBills } from '../bills/procedures.ts';
import { wholeCases } from '../cases/store.ts';
import { plansAt } from '../plans/store.ts';
import { promisesAt } from '../promises/store.ts';
import { clocksUntil } from './clocks.ts';
import type { CalendarEntry, CalendarKind } from './contract.ts';
import { customersNamed } from './store/customers.ts';
import { careDates } from './store/dated.ts';
import { listTasks } from './store/tasks.ts';

export interface CalendarQuestion {
  readonly fromOn: Day;
  readonly toOn: Day;
  readonly asOf: Day;
  readonly kinds?: readonly CalendarKind[] | undefined;
  readonly customerId?: CustomerId | undefined;
}

type Bare = Omit<CalendarEntry, 'customerCode' | 'customerName'>;

/** Everything with a day between two days, as the book stands on `asOf`; care dates are a kind of their own. */
export function calendarOf(db: ReadDb, question: CalendarQuestion): CalendarEntry[] {
  const { fromOn, toOn, asOf, customerId } = question;
  const wanted = (kind: CalendarKind): boolean => question.kinds === undefined || question.kinds.includes(kind);
  const within = (on: Day | null): on is Day => on !== null && on >= fromOn && on <= toOn;
  const point = { asOf, ...(customerId === undefined ? {} : { customerId }) };
  const entries: Bare[] = [];
  const add = (
    kind: CalendarKind,
    id: string | number,
    on: Day,
    of: CustomerId | null,
    more: Partial<Pick<Bare, 'time' | 'amountMinor' | 'currency' | 'reference' | 'code'>> = {},
  ): void => {
    entries.push({ key: `${kind}-${id}`, kind, on, customerId: of, time: '', amountMinor: null, currency: null, reference: '', code: '', ...more }); // prettier-ignore
  };

  if (wanted('promise'))
    for (const promise of promisesAt(db, point))
      if ((promise.state === 'open' || promise.state === 'due') && within(promise.dueOn))
        add('promise', promise.promiseId, promise.dueOn, promise.customerId, { amountMinor: promise.amountMinor, currency: promise.currency, reference: promise.promisedBy }); // prettier-ignore
  if (wanted('action'))
    for (const [id, contact] of lastContacts(db, point))
      if (within(contact.nextOn) && (customerId === undefined || id === customerId))
        add('action', contact.actionId, contact.nextOn, id, { time: contact.nextTime, code: contact.nextAction });
  if (wanted('plan'))
    for (const plan of plansAt(db, point).filter(({ state }) => state === 'active' || state === 'late'))
      for (const { seq, dueOn, amountMinor, paidMinor } of plan.instalments)
        if (within(dueOn) && paidMinor < amountMinor)
          add('plan', `${plan.planId}-${seq}`, dueOn, plan.customerId, { amountMinor: amountMinor - paidMinor, currency: plan.currency, reference: plan.number }); // prettier-ignore
  if (wanted('bill'))
    for (const bill of listBills(db, point))
      if ((bill.state === 'held' || bill.state === 'presented') && within(bill.maturesOn))
        add('bill', bill.billId, bill.maturesOn, bill.customerId, { amountMinor: bill.amountMinor, currency: bill.currency, reference: bill.number }); // prettier-ignore
  if (wanted('case'))
    for (const legal of wholeCases(db, point))
      for (const deadline of legal.deadlines)
        if (legal.closedOn === null && deadline.doneOn === null && within(deadline.dueOn))
          add('case', `${legal.caseId}-${deadline.code}-${deadline.fromStage}`, deadline.dueOn, legal.customerId, { reference: legal.number, code: deadline.code }); // prettier-ignore
  if (wanted('limitation'))
    for (const clock of clocksUntil(db, point, toOn))
      if (within(clock.safeOn))
        add('limitation', clock.dueItemId, clock.safeOn, clock.customerId, { amountMinor: clock.openMinor, currency: clock.currency, reference: clock.invoiceNo }); // prettier-ignore
  if (wanted('task'))
    for (const task of listTasks(db, { asOf, customerId, status: 'open', dueFrom: fromOn, dueTo: toOn }))
      add('task', task.taskId, task.dueOn, task.customerId, {
        time: task.atTime,
        reference: task.title,
        code: task.kind,
      });
  if (wanted('care'))
    for (const care of careDates(db, customerId))
      for (const on of care.yearly === 1 ? yearlyWithin(care.onDay, fromOn, toOn) : [care.onDay])
        if (within(on))
          add('care', `${care.careDateId}-${on}`, on, care.customerId, { reference: care.title, code: care.kind });

  const names = customersNamed(db);
  return entries
    .map((entry) => {
      const named = entry.customerId === null ? undefined : names.get(entry.customerId);
      return { ...entry, customerCode: named?.customerCode ?? '', customerName: named?.customerName ?? '' };
    })
    .sort((a, b) => compare(a.on, b.on) || compare(a.time, b.time) || compare(a.key, b.key));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** 29 February is kept on the 28th of a year without it. */
function yearlyWithin(onDay: Day, fromOn: Day, toOn: Day): Day[] {
  const { month, date } = partsOf(onDay);
  const days: Day[] = [];
  for (let year = partsOf(fromOn).year; year <= partsOf(toOn).year; year += 1)
    days.push(dayOf(year, month, Math.min(date, daysInMonth(year, month))));
  return days.filter((on) => on >= onDay);
}
