import { formatMinor } from '../../kernel/format.ts';
import type { Options } from './arguments.ts';
import { findCustomer, pointOf } from './figures.ts';
import { table, type Answer } from './output.ts';
import type { Session } from './session.ts';

/** The limitation clock of every open item, nearest end first; both dates are the last day, inclusive. Not legal advice. */
export async function limitation(session: Session, options: Options): Promise<Answer> {
  const point = pointOf(options);
  const code = options.text('customer');
  const customer = code === undefined ? {} : { customerId: (await findCustomer(session, code)).id };
  const { rows } = await session.call('limitation.clocks', { ...point, ...customer });
  const items = rows.map((row) => ({
    invoiceNo: row.invoiceNo,
    customer: row.customerCode,
    currency: row.currency,
    openMinor: row.openMinor,
    dueOn: row.dueOn,
    safeOn: row.safeOn,
    greyOn: row.greyOn,
    state: row.state,
    daysLeft: row.daysLeft,
    alarmDays: row.alarmDays,
    law: row.lawPack,
    article: row.article,
    events: row.events.map(({ sourceId: _sourceId, ...event }) => event),
  }));
  return {
    json: { asOf: point.asOf, items },
    lines: table(
      ['invoice', 'customer', 'open', '', 'due', 'safe until', 'perhaps until', 'days left', 'state'],
      items.map((item) => [
        item.invoiceNo,
        item.customer,
        formatMinor(item.openMinor, item.currency),
        item.currency,
        item.dueOn,
        item.safeOn ?? '-',
        item.greyOn ?? '-',
        item.daysLeft === null ? '' : String(item.daysLeft),
        item.alarmDays === null ? item.state : `${item.state} ${item.alarmDays}`,
      ]),
      [2, 7],
    ),
  };
}
