import type { ImportField, ImportKind, OpenedFile, RowError } from '../../areas/exchange/contract.ts';
import { importFields } from '../../areas/exchange/contract.ts';
import { messageFor } from '../../areas/messages.ts';
import { formatMinor } from '../../kernel/format.ts';
import { id } from '../../kernel/ids.ts';
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
  const opened = await openNamed(session, named, {
    fileToken: session.toRead(file),
    kind,
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(encoding === undefined ? {} : { encoding }),
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
  const told = (error: RowError) => ({
    row: error.row,
    column: error.column,
    cell: error.cell,
    code: error.code,
    message: messageFor(error.code, { value: error.value, ...error.params }, language),
  });
  const all = batch !== '' && dry.errorTotal > dry.errors.length ? await rejectionsOf(session, batch) : dry.errors;
  const errors = all.map(told);
  const warnings = dry.warnings.map(told);
  const json = {
    accepted: dry.accepted,
    rejected: dry.rejected,
    duplicates: dry.duplicates,
    skipped: dry.skipped,
    totalMinor: Object.fromEntries(dry.totals.map((total) => [total.currency, total.amountMinor])),
    batch,
    errors,
    warnings,
    warningTotal: dry.warningTotal,
    duplicateRows: dry.duplicateRows,
    newCustomers: dry.newCustomers,
    dueFromTerms: dry.dueFromTerms,
    controlTotals: dry.controlTotals,
    loadedBefore: opened.loadedBefore.length > 0,
  };
  const lines = [
    `${dry.accepted} accepted, ${dry.rejected} rejected, ${dry.duplicates} duplicates, ${dry.skipped} skipped`,
    ...dry.totals.map((total) => `${total.currency} ${formatMinor(total.amountMinor, total.currency)}`),
    ...errors.map((error) => `${error.cell || `row ${error.row}`}: ${error.message}`),
    ...warnings.map((warning) => `note, ${warning.cell || `row ${warning.row}`}: ${warning.message}`),
    batch === '' ? 'nothing loaded' : `batch ${batch}`,
  ];
  return { json, lines };
}

/** The header is the row with every column of `--map`; where there is none, the usual header, to name what it lacks. */
async function openNamed(
  session: Session,
  named: ReadonlyMap<ImportField, string>,
  asked: Parameters<typeof session.call<'exchange.open'>>[1],
): Promise<OpenedFile> {
  if (named.size > 0) {
    const opened = await session.ask('exchange.open', { ...asked, expectHeaders: [...named.values()] });
    if (opened.ok) return opened.value;
    if (opened.code !== 'header_not_found') throw new Refused(opened);
  }
  return session.call('exchange.open', asked);
}

/** All of them: the dry run shows the first thousand. */
async function rejectionsOf(session: Session, batch: string): Promise<RowError[]> {
  const errors: RowError[] = [];
  for (;;) {
    const batchId = id<'batch'>(Number(batch));
    const page = await session.call('exchange.rejections', { batchId, offset: errors.length, limit: 1000 });
    errors.push(...page.rows);
    if (page.rows.length === 0 || errors.length >= page.total) return errors;
  }
}

/** `invoiceNo=Invoice,amount=Total` as field → header; a comma parts pairs only where another field follows. */
function readMap(text: string | undefined, kind: ImportKind): Map<ImportField, string> {
  const map = new Map<ImportField, string>();
  if (text === undefined) return map;
  const known: readonly string[] = importFields[kind];
  for (const pair of text.split(/,(?=\s*[A-Za-z]+\s*=)/)) {
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
