import { addDays, daysBetween, type Day } from '../../kernel/day.ts';
import { sumMinor } from '../../kernel/money.ts';
import type { CurrencyCode } from '../../kernel/currency.ts';
import type { ReadDb } from '../../storage/database.ts';
import { isReached } from '../actions/rules/codes.ts';
import { actionsAt } from '../actions/store.ts';
import { listBills } from '../bills/procedures.ts';
import { promisesAt } from '../promises/store.ts';
import { isWeekday, type IsWorkday } from '../terms/rules/workdays.ts';
import { readWorkdays } from '../terms/workCalendar.ts';
import { readSettings } from '../settings/store.ts';
import type { DayFigures, Morning } from './contract.ts';
import { countsOf, moneyDays, promisesMade, receiptsOf } from './store/day.ts';
import { newlyOverdueSums } from './store/debts.ts';
import { listTasks } from './store/tasks.ts';
import { todayList } from './today.ts';

/** What happened since the last working day, and how old the bank's word is (behaviours.md §5.1). */
export function morningOf(db: ReadDb, asOf: Day): Morning {
  const sinceOn = workdayBefore(asOf, readWorkdays(db));
  const fresh = newlyOverdueSums(db, { asOf }, sinceOn);
  const promises = promisesAt(db, { asOf });
  const { billMaturesWithinDays } = readSettings(db).worklist;
  const { bankOn, receiptOn, waiting } = moneyDays(db, asOf);
  const from = bankOn === null || bankOn === ('' as Day) ? ('receipt' as const) : ('bank' as const);
  const lastOn = from === 'bank' ? bankOn : receiptOn;
  const tasks = listTasks(db, { asOf, status: 'open' });
  return {
    sinceOn,
    bank: lastOn === null ? null : { lastOn, daysOld: daysBetween(lastOn, asOf), from, waiting },
    newlyOverdue: {
      count: fresh.reduce((sum, { items }) => sum + items, 0),
      customers: fresh.reduce((sum, { customers }) => sum + customers, 0),
      amounts: fresh.map(({ currency, amountMinor }) => ({ currency, amountMinor })),
    },
    promisesDue: counted(
      promises.filter(({ state, dueOn }) => state === 'due' || (state === 'open' && dueOn === asOf)),
    ),
    promisesBroken: counted(
      promises
        .filter(({ state, graceOn }) => (state === 'broken' || state === 'partial') && graceOn >= sinceOn)
        .map(({ currency, amountMinor, keptMinor }) => ({ currency, amountMinor: amountMinor - keptMinor })),
    ),
    billsMaturing: counted(
      listBills(db, { asOf }).filter(
        ({ state, maturesOn }) => state === 'held' && maturesOn <= addDays(asOf, billMaturesWithinDays),
      ),
    ),
    tasksDue: tasks.filter(({ dueOn }) => dueOn === asOf).length,
    tasksOverdue: tasks.filter(({ dueOn }) => dueOn < asOf).length,
  };
}

/** What was done on a day and what is left of it. Contacts about money only; care is no work on a debt. */
export function dayFiguresOf(db: ReadDb, asOf: Day): DayFigures {
  const actions = actionsAt(db, { asOf, from: asOf }).filter(({ purpose }) => purpose === 'collection');
  const channels = new Map<string, number>();
  for (const { channel } of actions) channels.set(channel, (channels.get(channel) ?? 0) + 1);
  const { items, hidden } = todayList(db, asOf);
  const forced = items.filter((item) => item.forced.length > 0).length;
  return {
    contacts: actions.length,
    reached: actions.filter(({ result }) => isReached(result)).length,
    minutes: actions.reduce((sum, { minutes }) => sum + minutes, 0),
    channels: [...channels].map(([channel, count]) => ({ channel, count })).sort((a, b) => b.count - a.count),
    customersWorked: new Set(actions.map(({ customerId }) => customerId)).size,
    promises: summed(promisesMade(db, asOf)),
    receipts: summed(receiptsOf(db, asOf)),
    ...countsOf(db, asOf),
    leftForced: forced,
    leftScored: items.length - forced,
    leftTasks: listTasks(db, { asOf, status: 'open' }).length,
    hidden: hidden.length,
  };
}

interface Sum {
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
}

function counted(of: readonly Sum[]): { count: number; amounts: { currency: CurrencyCode; amountMinor: number }[] } {
  const currencies = [...new Set(of.map(({ currency }) => currency))].sort();
  return {
    count: of.length,
    amounts: currencies.map((currency) => ({
      currency,
      amountMinor: sumMinor(of.filter((one) => one.currency === currency).map(({ amountMinor }) => amountMinor)),
    })),
  };
}

function summed(of: readonly (Sum & { readonly count: number })[]) {
  return {
    count: of.reduce((sum, { count }) => sum + count, 0),
    amounts: of.map(({ currency, amountMinor }) => ({ currency, amountMinor })),
  };
}

/** No row of holidays is as long. */
const LONGEST_BREAK_DAYS = 20;

function workdayBefore(asOf: Day, isWorkday: IsWorkday): Day {
  for (let back = 1; back <= LONGEST_BREAK_DAYS; back += 1)
    if (isWorkday(addDays(asOf, -back))) return addDays(asOf, -back);
  return isWeekday(addDays(asOf, -1)) ? addDays(asOf, -1) : addDays(asOf, -3);
}
