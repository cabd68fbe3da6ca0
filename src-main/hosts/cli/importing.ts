import type { ImportField, ImportKind, OpenedFile } from '../../areas/exchange/contract.ts';
import { importFields } from '../../areas/exchange/contract.ts';
import { messageFor } from '../../areas/messages.ts';
import { formatMinor } from '../../kernel/format.ts';
import { tidy } from '../../kernel/text.ts';
import { systemClock } from '../../service/clock.ts';
import { UsageError, type Options } from './arguments.ts';
import type { Answer } from './output.ts';
import { Refused, type Session } from './session.ts';

const dateFields: readonly ImportField[] = ['issuedOn', 'dueOn', 'paidOn', 'receivedOn'];
const amountFields: readonly ImportField[] = ['amount', 'paidAmount', 'limitAmount'];

/** Loads a file by the columns named in `--map`, or by those that were recognised. */
export async function importFile(session: Session, options: Options, kind: ImportKind, file: string): Promise<Answer> {
  const named = readMap(options.text('map'), kind);
  const sheet = options.text('sheet');
  const headerRow = options.whole('header-row');
  const encoding = options.oneOf('encoding', ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252']);
  const opened = await session.call('exchange.open', {
    fileToken: session.toRead(file),
    kind,
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(named.size === 0 ? {} : { expectHeaders: [...named.values()] }),
  });
  const mapping = named.size === 0 ? proposedMapping(opened, kind) : namedMapping(opened, named);
  const dateOrder = options.oneOf('date-order', ['ymd', 'dmy', 'mdy']);
  const decimalMark = options.oneOf('decimal', ['point', 'comma']);
  const { baseCurrency } = await session.call('settings.get', {});
  const plan = {
    importId: opened.importId,
    kind,
    sheet: opened.sheet,
    headerRow: opened.headerRow,
    mapping,
    formats: mapping.flatMap(({ index, field }) => [
      ...(dateOrder !== undefined && dateFields.includes(field) ? [{ index, dateOrder }] : []),
      ...(decimalMark !== undefined && amountFields.includes(field) ? [{ index, decimalMark }] : []),
    ]),
    currency: options.currency('currency') ?? baseCurrency,
    negativesAsCreditNotes: options.flag('negatives-as-credit-notes'),
    linesAsOne: options.flag('lines-as-one'),
    asOf: systemClock.today(),
  };
  const dry = await session.call('exchange.dryRun', plan);
  let batch = '';
  if (dry.accepted > 0 && !options.flag('dry-run'))
    batch = String((await session.call('exchange.commit', plan)).batchId);
  const language = options.language();
  const errors = dry.errors.map((error) => ({
    row: error.row,
    column: error.column,
    cell: error.cell,
    code: error.code,
    message: messageFor(error.code, { value: error.value, ...error.params }, language),
  }));
  const json = {
    accepted: dry.accepted,
    rejected: dry.rejected,
    duplicates: dry.duplicates,
    skipped: dry.skipped,
    totalMinor: Object.fromEntries(dry.totals.map((total) => [total.currency, total.amountMinor])),
    batch,
    errors,
    controlTotals: dry.controlTotals,
    loadedBefore: opened.loadedBefore.length > 0,
  };
  const lines = [
    `${dry.accepted} accepted, ${dry.rejected} rejected, ${dry.duplicates} duplicates, ${dry.skipped} skipped`,
    ...dry.totals.map((total) => `${total.currency} ${formatMinor(total.amountMinor, total.currency)}`),
    ...errors.map((error) => `${error.cell || `row ${error.row}`}: ${error.message}`),
    batch === '' ? 'nothing loaded' : `batch ${batch}`,
  ];
  return { json, lines };
}

/** `invoiceNo=Invoice,amount=Total` as field → header. */
function readMap(text: string | undefined, kind: ImportKind): Map<ImportField, string> {
  const map = new Map<ImportField, string>();
  if (text === undefined) return map;
  const known: readonly string[] = importFields[kind];
  for (const pair of text.split(',')) {
    const at = pair.indexOf('=');
    const field = pair.slice(0, at).trim();
    const header = pair.slice(at + 1).trim();
    if (at < 1 || header === '') throw new UsageError(`--map must be field=Header pairs, not ${pair}`);
    if (!known.includes(field)) throw new UsageError(`--map knows ${known.join(' ')}, not ${field}`);
    if (map.has(field as ImportField)) throw new UsageError(`--map names ${field} twice`);
    map.set(field as ImportField, header);
  }
  return map;
}

function namedMapping(opened: OpenedFile, named: ReadonlyMap<ImportField, string>) {
  return [...named].map(([field, header]) => {
    const wanted = tidy(header).toLowerCase();
    const column =
      opened.columns.find((candidate) => tidy(candidate.header).toLowerCase() === wanted) ??
      opened.columns.find((candidate) => candidate.letter.toLowerCase() === wanted);
    if (!column) throw new Refused({ ok: false, code: 'mapping_column_unknown', params: { column: header } });
    return { index: column.index, field };
  });
}

function proposedMapping(opened: OpenedFile, kind: ImportKind) {
  const fields: readonly ImportField[] = importFields[kind];
  return opened.columns.flatMap((column) =>
    column.proposed !== null && fields.includes(column.proposed)
      ? [{ index: column.index, field: column.proposed }]
      : [],
  );
}
