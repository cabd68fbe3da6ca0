import type { ExplainLine } from '../../areas/closing/contract.ts';
import { bucketLabel, bucketRanges } from '../../areas/aging/rules/buckets.ts';
import { isDay, type Day } from '../../kernel/day.ts';
import { formatMinor } from '../../kernel/format.ts';
import { instant, type Instant } from '../../kernel/instant.ts';
import { UsageError, type Options } from './arguments.ts';
import { currencyFor } from './figures.ts';
import { table, type Answer } from './output.ts';
import type { Session } from './session.ts';

/** Verbs of the month's end: freeze it, prove it, and say why two figures differ. */

const PAGE = 1000;
const LINES = 100_000;

export async function close(session: Session, options: Options): Promise<Answer> {
  const note = options.text('note');
  const reviseReason = options.text('revise');
  const made = await session.call('closing.close', {
    month: monthOf(options),
    ...(note === undefined ? {} : { note }),
    ...(reviseReason === undefined ? {} : { reviseReason }),
  });
  const { closeId, ...rest } = made;
  const rows = made.currencies.map((row) => [
    row.currency,
    ...[row.totalMinor, row.overdueMinor, row.unappliedMinor].map((amount) => formatMinor(amount, row.currency)),
    String(row.itemCount + row.creditCount),
  ]);
  return {
    json: { close: closeId, ...rest },
    lines: [
      `${made.month} closed, revision ${made.revision}, as of ${made.asOf}, known at ${made.knownAt}`,
      ...table(['', 'total', 'overdue', 'unapplied', 'rows'], rows, [1, 2, 3, 4]),
      `sha256 ${made.sha256}`,
      `audit head ${made.auditHead}`,
    ],
  };
}

/** `closes` lists; `closes --verify ID` works one out again from the facts, exit code 1 when it differs. */
export async function closes(session: Session, options: Options): Promise<Answer> {
  const wanted = options.whole('verify');
  const { rows, total } = await session.call('closing.list', { limit: PAGE });
  if (wanted === undefined) {
    const lines = rows.map((row) => [String(row.closeId), row.month, String(row.revision), row.knownAt, row.sha256.slice(0, 16), row.note]); // prettier-ignore
    return {
      json: { closes: rows.map(({ closeId, ...row }) => ({ close: closeId, ...row })), total },
      lines: table(['close', 'month', 'revision', 'known at', 'sha256', 'note'], lines),
    };
  }
  const found = rows.find((row) => row.closeId === wanted);
  if (!found) throw new UsageError(`there is no close ${wanted}`);
  const { closeId, ...proof } = await session.call('closing.verify', { closeId: found.closeId });
  const sentence = proof.equal
    ? `${found.month} revision ${found.revision}: ${proof.rowCount} rows, equal to the facts, sha256 ${proof.sha256}`
    : `${found.month} revision ${found.revision} differs: ${proof.differenceCount} rows, sha256 ${proof.sha256}, from the facts ${proof.factsSha256}`;
  return { json: { close: closeId, ...proof }, lines: [sentence], ...(proof.equal ? {} : { exitCode: 1 }) };
}

export async function explain(session: Session, options: Options): Promise<Answer> {
  const currency = options.currency('currency');
  const question = {
    ...endsOf(options),
    measure: options.oneOf('measure', ['balance', 'overdue', 'unapplied']) ?? 'balance',
    ...(currency === undefined ? {} : { currency }),
  } as const;
  const first = await session.call('closing.explain', { ...question, limit: LINES });
  const lines = new Map<string, ExplainLine[]>(first.currencies.map((row) => [row.currency, [...row.lines]]));
  const most = Math.max(0, ...first.currencies.map((row) => row.total));
  for (let offset = LINES; offset < most; offset += LINES) {
    const more = await session.call('closing.explain', { ...question, limit: LINES, offset });
    for (const row of more.currencies) lines.get(row.currency)?.push(...row.lines);
  }
  const currencies = first.currencies.map(({ total: _total, ...row }) => ({
    ...row,
    lines: lines.get(row.currency) ?? [],
  }));
  return {
    json: { ...question, currencies },
    lines: currencies.flatMap((row) => {
      const body = row.lines.map((line) => [line.kind, line.document, line.against, line.customer, line.why, line.on, line.recordedAt, formatMinor(line.amountMinor, row.currency)]); // prettier-ignore
      return [
        `${row.currency}: ${formatMinor(row.fromMinor, row.currency)} to ${formatMinor(row.toMinor, row.currency)}`,
        ...table(['kind', 'document', 'against', 'customer', 'why', 'on', 'recorded', 'amount'], body, [7]),
        `difference ${formatMinor(row.toMinor - row.fromMinor, row.currency)}, lines ${formatMinor(row.linesMinor, row.currency)}${row.linesMinor === row.toMinor - row.fromMinor ? '' : ' !'}`,
        '',
      ];
    }),
  };
}

export async function compare(session: Session, options: Options): Promise<Answer> {
  const currency = await currencyFor(session, options);
  const question = { ...endsOf(options), currency, basis: basisOf(options) } as const;
  const found = await session.call('closing.compare', { ...question, limit: PAGE });
  const customers = [...found.customers];
  while (customers.length < found.total) {
    const more = await session.call('closing.compare', { ...question, limit: PAGE, offset: customers.length });
    if (more.customers.length === 0) break;
    customers.push(...more.customers);
  }
  const line = (name: string, from: number, to: number): string[] => [name, ...[from, to, to - from].map((amount) => formatMinor(amount, currency))]; // prettier-ignore
  const rows = [
    line('not due', found.from.notDueMinor, found.to.notDueMinor),
    ...bucketRanges(found.bucketEnds).map((range, index) =>
      line(bucketLabel(range), found.from.buckets[index] ?? 0, found.to.buckets[index] ?? 0),
    ),
    line('unapplied', found.from.unappliedMinor, found.to.unappliedMinor),
    line('total', found.from.totalMinor, found.to.totalMinor),
    line('ledger', found.from.ledgerMinor, found.to.ledgerMinor),
  ];
  const people = customers.map((row) =>
    line(`${row.customerCode} ${row.customerName}`, row.from.totalMinor, row.to.totalMinor),
  );
  const head = [currency, pointText(question.from), pointText(question.to), 'change'];
  return {
    json: { ...question, ...found, customers },
    lines: [...table(head, rows, [1, 2, 3]), '', ...table(head, people, [1, 2, 3])],
  };
}

export async function roll(session: Session, options: Options): Promise<Answer> {
  const currency = await currencyFor(session, options);
  const question = { ...endsOf(options), currency, basis: basisOf(options) } as const;
  const found = await session.call('closing.roll', question);
  const ranges = bucketRanges(found.bucketEnds).map(bucketLabel);
  const name = (state: number, absent: string): string =>
    state === -2 ? absent : state === -1 ? 'not due' : (ranges[state] ?? '');
  const to = [-1, ...ranges.keys(), -2];
  const from = [-2, -1, ...ranges.keys()];
  const amount = (row: number, column: number): number =>
    found.cells.find((cell) => cell.from === row && cell.to === column)?.amountMinor ?? 0;
  const body = from.map((row) => [
    name(row, 'new'),
    ...to.map((column) => (row === -2 && column === -2 ? '' : formatMinor(amount(row, column), currency))),
    formatMinor(to.reduce((sum, column) => sum + amount(row, column), 0), currency), // prettier-ignore
  ]);
  const head = [currency, ...to.map((column) => name(column, 'settled')), 'from'];
  const movements = found.movements.map((row) => [row.movement, String(row.count), formatMinor(row.amountMinor, currency)]); // prettier-ignore
  return {
    json: { ...question, ...found },
    lines: [
      ...table(head, body, head.map((_, column) => column).slice(1)),
      '',
      ...table(['movement', 'items', 'amount'], movements, [1, 2]),
    ],
  };
}

function monthOf(options: Options): string {
  const month = options.required('month');
  if (!isDay(`${month}-01`)) throw new UsageError(`--month must be a month such as 2026-03, not ${month}`);
  return month;
}

function basisOf(options: Options): 'due' | 'document' {
  return options.oneOf('basis', ['due', 'document']) ?? 'due';
}

function endsOf(options: Options) {
  return { from: endOf(options, 'from'), to: endOf(options, 'to') };
}

/** `2026-03-31`, or with what was known: `2026-03-31,2026-04-02T08:00:00Z`; a day as R means its last moment in UTC. */
function endOf(options: Options, name: 'from' | 'to'): { asOf: Day; knownAt?: Instant } {
  const [asOf = '', known, ...rest] = options.required(name).split(',');
  if (!isDay(asOf) || rest.length > 0)
    throw new UsageError(`--${name} must be a day such as 2026-03-31, or a day and a moment joined by a comma`);
  if (known === undefined) return { asOf };
  try {
    return { asOf, knownAt: instant(isDay(known) ? `${known}T23:59:59.999Z` : known) };
  } catch {
    throw new UsageError(`--${name}: ${known} is no moment such as 2026-04-02T08:00:00Z`);
  }
}

function pointText({ asOf, knownAt }: { readonly asOf: Day; readonly knownAt?: Instant }): string {
  return knownAt === undefined ? asOf : `${asOf} known ${knownAt.slice(0, 10)}`;
}
