import { formatMinor } from '../../kernel/format.ts';
import { id, type CustomerId, type DocumentId } from '../../kernel/ids.ts';
import { UsageError, type Options } from './arguments.ts';
import { findCustomer } from './figures.ts';
import { table, type Answer } from './output.ts';
import { Refused, type Session } from './session.ts';

/** Verbs about what was done, and about taking it back. */

/** Of a customer, or of one document by its number (with `--customer` where two customers have that number). */
export async function timeline(session: Session, options: Options): Promise<Answer> {
  const page = { limit: options.whole('limit') ?? 1000, offset: options.whole('offset') ?? 0 };
  const code = options.text('customer');
  const customerId = code === undefined ? undefined : (await findCustomer(session, code)).id;
  const number = options.text('document');
  if (number === undefined && customerId === undefined) throw new UsageError('timeline needs --customer or --document');
  const subject =
    number === undefined
      ? { customerId: customerId ?? id<'customer'>(0) }
      : { documentId: await documentOf(session, number, customerId) };
  const found = await session.call('history.timeline', { ...subject, ...page });
  const rows = found.rows.map((row) => [
    row.seq === null ? '' : String(row.seq),
    row.at,
    row.actor,
    `${row.what}${row.undone ? ' (undone)' : ''}`,
    row.number,
    row.amountMinor === null || row.currency === null
      ? ''
      : `${formatMinor(row.amountMinor, row.currency)} ${row.currency}`,
    row.changes.map((change) => `${change.field}: ${change.before ?? ''} → ${change.after ?? ''}`).join('; '),
  ]);
  const lines = table(['entry', 'at', 'by', 'what', 'document', 'amount', 'changes'], rows, [0, 5]);
  return { json: found, lines: [...lines, `${found.rows.length} of ${found.total}`] };
}

async function documentOf(session: Session, number: string, customerId: CustomerId | undefined): Promise<DocumentId> {
  const { rows } = await session.call('ledger.find', { text: number, limit: 50 });
  const found = rows.filter(
    (row) => row.number === number && (customerId === undefined || row.customerId === customerId),
  );
  const [first, second] = found;
  if (first === undefined) throw new Refused({ ok: false, code: 'document_not_found', params: { number } });
  if (second !== undefined)
    throw new Refused({
      ok: false,
      code: 'receipt_ambiguous',
      params: { number, codes: found.map((row) => row.customerName).join(', ') },
    });
  return first.documentId;
}

/** A whole import (`--batch`), or what one command did (`--entry`, its number in the audit and the timeline). */
export async function undo(session: Session, options: Options): Promise<Answer> {
  const [batch, entry] = [options.whole('batch'), options.whole('entry')];
  if ((batch === undefined) === (entry === undefined)) throw new UsageError('undo needs --batch or --entry');
  if (entry !== undefined) {
    const undone = await session.call('history.undo', { seq: id<'auditEntry'>(entry) });
    return { json: undone, lines: [`entry ${undone.seq} (${undone.procedure}) undone`] };
  }
  const reason = options.text('reason') ?? 'undone from the command line';
  await session.call('exchange.undo', { batchId: id<'batch'>(batch ?? 0), reason });
  return { json: { undone: batch }, lines: [`batch ${batch} undone`] };
}
