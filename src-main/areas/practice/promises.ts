import { addDays, type Day } from '../../kernel/day.ts';
import type { CustomerId, DueItemId } from '../../kernel/ids.ts';
import { listItems } from '../ledger/store/read.ts';
import { logVerdicts } from '../promises/judging.ts';
import type { PracticeActs } from './acts.ts';

interface Words {
  readonly by: string;
  readonly authority?: string;
  readonly channel?: string;
  readonly written?: boolean;
  readonly note?: string;
}

/**
 * What customers said on the telephone over the last months: words that were kept and words that were not, one put off
 * three times, one taken back, one due today, and several for the days to come.
 */
export function promisesDesk(acts: PracticeActs): void {
  const { ago, say, done, today } = acts;
  const late = (code: string, on: Day) =>
    listItems(acts.db, { customerId: acts.customerOf(code), asOf: on, status: 'overdue' }).filter(
      ({ openMinor, disputedMinor }) => openMinor > disputedMinor,
    );
  /** A promise for the oldest overdue invoice of that day, in hundreds; nothing where nothing was late. */
  const promise = (code: string, made: Day, due: Day, { by, ...words }: Words, shareBp = 10_000) => {
    const [item] = late(code, made);
    if (!item) return null;
    const amountMinor = shareBp === 10_000 ? item.openMinor : Math.max(10_000, Math.floor((item.openMinor * shareBp) / 100_000_000) * 10_000); // prettier-ignore
    return done(made, 'promises.add', {
      customerId: item.customerId, currency: item.currency, amountMinor, dueOn: due, madeOn: made, promisedBy: by,
      channel: 'phone', lines: [{ dueItemId: item.dueItemId, amountMinor }], ...words,
    }); // prettier-ignore
  };
  const cashier = say('出纳李姐', 'Ms Li, cashier');
  const boss = say('老板王总', 'Mr Wang, owner');
  const finance = say('财务经理周敏', 'Zhou Min, finance manager');

  // Kept to the day: each looks back from the money that came.
  for (const code of ['KH013', 'KH014', 'KH015', 'KH017', 'KH019', 'KH021', 'KH023', 'KH024'])
    for (const paid of paymentsOf(acts, acts.customerOf(code), ago(120)).slice(0, 2))
      done(addDays(paid.on, -6), 'promises.add', {
        customerId: acts.customerOf(code), amountMinor: paid.amountMinor, madeOn: addDays(paid.on, -6), dueOn: paid.on, promisedBy: finance,
        channel: 'wechat', written: true, lines: [{ dueItemId: paid.dueItemId, amountMinor: paid.amountMinor }],
      }); // prettier-ignore

  // Two days that passed without money, and a third word for the same invoice that is due today.
  promise('KH021', ago(30), ago(24), { by: boss, note: say('说月底前一定付', 'Before the end of the month for sure') });
  promise('KH021', ago(20), ago(14), {
    by: boss,
    note: say('又说月初有一笔回款', 'Says money comes in early in the month'),
  });
  promise('KH021', ago(6), today, {
    by: boss,
    authority: say('老板本人', 'the owner himself'),
    written: true,
    channel: 'wechat',
  });
  promise('KH022', ago(8), ago(4), { by: boss });
  // Not kept, asked again by somebody who may decide, and confirmed in writing.
  promise('KH016', ago(17), ago(11), { by: finance, authority: say('十万以内可批', 'May approve up to 100,000') });
  promise('KH016', ago(9), addDays(today, 2), { by: boss, written: true, channel: 'wechat' });
  // Half of it, and nothing came; the other word stands.
  promise('KH018', ago(21), ago(14), { by: cashier }, 5_000);
  promise('KH018', ago(5), addDays(today, 4), { by: finance }, 5_000);
  // Taken back before its day.
  const taken = promise('KH020', ago(29), ago(20), { by: cashier });
  if (taken && done(ago(25), 'promises.get', { promiseId: taken.promiseId, asOf: ago(25) }).promise.state === 'open')
    done(ago(25), 'promises.withdraw', { promiseId: taken.promiseId, withdrawnOn: ago(25), by: 'customer', reason: say('总部冻结付款，日期另定', 'Head office froze payments; a new day later') }); // prettier-ignore
  // Put off before its day, and others that stand.
  promise('KH015', ago(10), addDays(today, 1), { by: cashier });
  promise('KH015', ago(2), addDays(today, 8), {
    by: finance,
    note: say('等一笔货款到账', 'Waits for money of its own'),
  });
  promise('KH023', ago(5), addDays(today, 1), { by: finance, written: true, channel: 'email' });
  promise('KH014', ago(1), addDays(today, 3), { by: cashier });
  promise('KH024', ago(1), addDays(today, 9), { by: finance }, 6_000);
  logVerdicts(acts.contextOn(today), 'day');
}

interface Paid {
  readonly on: Day;
  readonly amountMinor: number;
  readonly dueItemId: DueItemId;
}

/** Money that came late since a day, largest first: what a call before it may have brought. */
function paymentsOf({ db, today }: PracticeActs, customerId: CustomerId, from: Day): Paid[] {
  return db.rows<Paid>(
    `SELECT d.issued_on AS "on", sum(a.amount_minor) AS "amountMinor", a.due_item_id AS "dueItemId"
     FROM document d JOIN allocation a ON a.credit_id = d.id JOIN due_item i ON i.id = a.due_item_id
     WHERE d.customer_id = :customerId AND d.kind = 'receipt' AND d.method <> 'bill' AND d.issued_on BETWEEN :from AND :today
       AND d.reversed_on IS NULL AND d.voided_at IS NULL AND a.reversed_on IS NULL AND a.voided_at IS NULL
       AND d.issued_on > i.due_on AND i.issued_on < date(d.issued_on, '-6 days')
     GROUP BY d.issued_on, a.due_item_id ORDER BY sum(a.amount_minor) DESC, a.due_item_id`,
    { customerId, from, today },
  );
}
