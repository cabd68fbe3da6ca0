import {
  listIds,
  listStatusField,
  unappliedViewField,
  type ListRow,
  type ListSection,
} from '../../areas/reports/contract.ts';
import { UsageError, type Options } from './arguments.ts';
import { findCustomer, pointOf } from './figures.ts';
import { table, type Answer } from './output.ts';
import { outputFile } from './paper.ts';
import type { Session } from './session.ts';
import { writeFileAtomic } from '../../storage/files.ts';
import { formatMinor } from '../../kernel/format.ts';

/** Any list of the reports: to a file by its ending, else all rows to standard output. */

export const listUsage = `${listIds.join('|')} [--as-of D] [--known-at T] [--currency C] [--customer CODE] [--from D] [--to D] [--basis due|document] [--unapplied separate|net|own-date] [--status S] [--sort COLUMN[:desc]] [--out F.html|F.csv|F.xlsx]`;
// prettier-ignore
export const listOptions = ['as-of', 'known-at', 'currency', 'customer', 'from', 'to', 'basis', 'unapplied', 'status', 'sort', 'out'] as const;

const PAGE = 1000;

export async function list(session: Session, options: Options, words: readonly string[]): Promise<Answer> {
  const [name, ...rest] = words;
  const id = listIds.find((known) => known === name);
  if (id === undefined || rest.length > 0) throw new UsageError(`list needs one of ${listIds.join(', ')}`);
  const request = { list: id, ...(await requestOf(session, options)) };
  if (options.text('out') !== undefined) return toFile(session, options, request);
  const first = await session.call('reports.list', { ...request, limit: PAGE });
  const rows: ListRow[] = [...first.rows];
  while (rows.length < first.total) {
    const more = await session.call('reports.list', { ...request, limit: PAGE, offset: rows.length });
    if (more.rows.length === 0) break;
    rows.push(...more.rows);
  }
  const right = first.columns.flatMap(({ align }, index) => (align === 'right' ? [index] : []));
  const lines = table(
    [
      '',
      ...first.columns.map(({ id: column, bucket }) =>
        bucket === null ? column : `${bucket.from}–${bucket.to ?? ''}`,
      ),
    ],
    rows.map((row) => [
      row.kind === 'line' ? '' : row.kind,
      ...row.cells.map((cell, index) => shown(cell, first.columns[index]?.kind === 'money', row)),
    ]),
    right.map((index) => index + 1),
  );
  return {
    json: { ...first, rows },
    lines: [`${id} as of ${first.facts.asOf}`, '', ...lines, '', ...first.sections.map(proofLine)],
    ...(first.reconciled ? {} : { exitCode: 1 }),
  };
}

function shown(cell: ListRow['cells'][number], money: boolean, row: ListRow): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return money ? formatMinor(cell, row.currency) : String(cell);
  return Array.isArray(cell) ? cell.join(' ') : cell;
}

function proofLine({ currency, proof }: ListSection): string {
  if (proof === null) return `${currency}: nothing to prove`;
  const parts = proof.parts.map(({ code, amountMinor }) => `${code} ${formatMinor(amountMinor, currency)}`).join(' + ');
  const mark = proof.differenceMinor === 0 ? '=' : '!=';
  return `${currency}: ${parts} ${mark} ${proof.against} ${formatMinor(proof.againstMinor, currency)}`;
}

async function requestOf(session: Session, options: Options) {
  const customer = options.text('customer');
  const [column, way] = (options.text('sort') ?? '').split(':');
  if (way !== undefined && way !== 'desc' && way !== 'asc') throw new UsageError('--sort takes COLUMN or COLUMN:desc');
  const { asOf, ...known } = pointOf(options);
  const to = options.day('to');
  const given = {
    currency: options.currency('currency'),
    customerId: customer === undefined ? undefined : (await findCustomer(session, customer)).id,
    basis: options.oneOf('basis', ['due', 'document']),
    unapplied: options.oneOf('unapplied', unappliedViewField.options),
    from: options.day('from'),
    to,
    status: options.oneOf('status', listStatusField.options),
    sort: column === undefined || column === '' ? undefined : { column, descending: way === 'desc' },
  };
  const named = Object.entries(given).filter(([, value]) => value !== undefined);
  return {
    asOf,
    ...known,
    ...(Object.fromEntries(named) as { [Key in keyof typeof given]?: NonNullable<(typeof given)[Key]> }),
  };
}

async function toFile(
  session: Session,
  options: Options,
  request: Awaited<ReturnType<typeof requestOf>> & { readonly list: (typeof listIds)[number] },
): Promise<Answer> {
  const out = outputFile(options);
  const language = options.language();
  const ending = /\.([a-z]+)$/i.exec(out)?.[1]?.toLowerCase();
  if (ending === 'html') {
    const page = await session.call('reports.listPage', { ...request, language });
    writeFileAtomic(out, session.page(page.documentToken));
    return {
      json: { out, title: page.title, reconciled: page.reconciled },
      lines: [`${page.title}${page.reconciled ? '' : ' (does not agree!)'}`, out],
    };
  }
  if (ending !== 'csv' && ending !== 'xlsx') throw new UsageError('--out must end in .html, .csv or .xlsx');
  const made = await session.call('exchange.exportList', {
    ...request,
    language,
    format: ending,
    saveToken: session.toWrite(out),
  });
  return { json: { out, rows: made.rows }, lines: [`${made.rows} rows`, out] };
}
