import { formatMinor } from '../../kernel/format.ts';
import { writeFileAtomic } from '../../storage/files.ts';
import { UsageError, type Options } from './arguments.ts';
import { currencyFor, pointOf } from './figures.ts';
import { table, type Answer } from './output.ts';
import { outputFile } from './paper.ts';
import type { Session } from './session.ts';

/** As many as go out in one batch. */
const MOST = 500;

/** `letter small`: who owes too little for a step of its own and what makes a letter wait; with `--issue` one letter each. */
export async function smallLetters(session: Session, options: Options): Promise<Answer> {
  const currency = await currencyFor(session, options);
  const { asOf } = pointOf(options);
  const wanted = options.text('out');
  const issue = options.flag('issue');
  if (wanted !== undefined && !issue) throw new UsageError('--out goes with --issue');
  const out = wanted === undefined ? null : outputFile(options);
  const { rows, total, minimumMinor, gapDays } = await session.call('letters.small', { asOf, currency, limit: MOST });
  const ready = rows.filter(({ held }) => held.length === 0);
  const made =
    issue && ready.length > 0
      ? await session.call('letters.issueSmall', { asOf, currency, customerIds: ready.map((row) => row.customerId) })
      : { issued: [], left: [] };
  if (out !== null && made.issued.length > 0) {
    const issuedIds = made.issued.map(({ issuedId }) => issuedId);
    const bundle = await session.call('letters.bundle', { issuedIds, language: options.language() });
    writeFileAtomic(out, session.page(bundle.documentToken));
  }
  const numberOf = new Map(made.issued.map(({ customerId, number }) => [customerId, number]));
  const leftOf = new Map(made.left.map(({ customerId, codes }) => [customerId, codes]));
  const customers = rows.map((row) => ({
    customer: row.customerCode,
    overdueMinor: row.overdueMinor,
    claimedMinor: row.claimedMinor,
    oldestDaysLate: row.oldestDaysLate,
    lastLevel: row.lastLevel,
    held: leftOf.get(row.customerId) ?? row.held.map(({ reason }) => reason),
    number: numberOf.get(row.customerId) ?? null,
  }));
  const json = {
    asOf,
    currency,
    minimumMinor,
    gapDays,
    total,
    customers,
    out: made.issued.length > 0 ? out : null,
  };
  const lines = [
    minimumMinor === null ? `no smallest amount is set in ${currency}` : `below ${formatMinor(minimumMinor, currency)} ${currency}: ${total}`, // prettier-ignore
    ...table(
      ['customer', 'overdue', 'asked for', 'days', 'letter', 'waits for'],
      customers.map((row, index) => [
        `${row.customer} ${rows[index]?.customerName ?? ''}`,
        formatMinor(row.overdueMinor, currency),
        formatMinor(row.claimedMinor, currency),
        String(row.oldestDaysLate),
        row.number ?? '',
        row.held.join(', '),
      ]),
      [1, 2, 3],
    ),
    ...(json.out === null ? [] : [json.out]),
  ];
  return { json, lines };
}
