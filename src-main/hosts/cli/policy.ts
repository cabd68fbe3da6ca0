import type { StepRow } from '../../areas/policy/contract.ts';
import { formatMoney } from '../../kernel/format.ts';
import type { Options } from './arguments.ts';
import { findCustomer, pointOf } from './figures.ts';
import { table, type Answer } from './output.ts';
import type { Session } from './session.ts';

/** `policy due`: the next step towards every customer, what it is about, and what holds it back. */

const PAGE = 1000;

export async function policyDue(session: Session, options: Options): Promise<Answer> {
  const named = options.text('customer');
  const customer = named === undefined ? {} : { customerId: (await findCustomer(session, named)).id };
  const rows: StepRow[] = [];
  for (;;) {
    const page = await session.call('policy.due', {
      ...pointOf(options),
      ...customer,
      offset: rows.length,
      limit: PAGE,
    });
    rows.push(...page.rows);
    if (page.rows.length < PAGE) break;
  }
  const steps = rows.map((row) => ({
    customer: row.customerCode,
    currency: row.currency,
    step: row.stepCode,
    kind: row.kind,
    letterLevel: row.letterLevel,
    segment: row.segment,
    since: row.sinceOn,
    items: row.dueItemIds.length,
    amountMinor: row.amountMinor,
    heldBack: row.heldBack.map(({ reason, untilOn }) => ({ reason, until: untilOn })),
  }));
  return {
    json: { steps },
    lines: table(
      ['customer', 'step', 'since', 'items', 'amount', 'waits for'],
      rows.map((row) => [
        `${row.customerCode} ${row.customerName}`,
        row.stepCode,
        row.sinceOn,
        String(row.dueItemIds.length),
        formatMoney(row.amountMinor, row.currency),
        row.heldBack
          .map(({ reason, untilOn }) => (untilOn === null ? reason : `${reason} until ${untilOn}`))
          .join(', '),
      ]),
      [3, 4],
    ),
  };
}
