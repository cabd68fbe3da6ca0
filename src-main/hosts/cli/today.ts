import type { Options } from './arguments.ts';
import { pointOf } from './figures.ts';
import { table, type Answer } from './output.ts';
import type { Session } from './session.ts';

/** `today`: who is to be dealt with on a day, with the points that make the number, and who not and why. */

const EVERYBODY = 100_000;

export async function today(session: Session, options: Options): Promise<Answer> {
  const found = await session.call('collections.today', { ...pointOf(options), limit: EVERYBODY });
  const items = found.items.map(({ customerCode, priority, chips, forced }) => ({
    customer: customerCode,
    priority,
    chips: chips.map(({ code, points }) => ({ code, points })),
    forced: forced.length > 0,
    reasons: forced.map(({ code }) => code),
  }));
  const hidden = found.hidden.map(({ customerCode, reason }) => ({ customer: customerCode, reason }));
  const rows = found.items.map((item) => [
    item.forced.length > 0 ? '!' : '',
    `${item.customerCode} ${item.customerName}`,
    String(item.priority),
    item.chips
      .filter(({ points }) => points !== 0)
      .map(({ code, points }, index) => `${code} ${index > 0 && points > 0 ? '+' : ''}${points}`)
      .join(' '),
    [
      ...item.forced.map(({ code, on }) => `${code} ${on}`),
      ...(item.leftAlone === null ? [] : [`${item.leftAlone.kind}, not to be called`]),
    ].join(', '),
  ]);
  return {
    json: { items, hidden },
    lines: [
      ...table(['', 'customer', 'priority', 'points', 'on top because'], rows, [2]),
      '',
      `hidden on ${found.asOf}: ${hidden.length}`,
      ...table(
        ['customer', 'reason', 'back on'],
        found.hidden.map(({ customerCode, customerName, reason, backOn }) => [
          `${customerCode} ${customerName}`,
          reason,
          backOn ?? '',
        ]),
      ),
    ],
  };
}
