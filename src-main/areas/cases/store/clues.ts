import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CaseId, CustomerId, Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { tidy } from '../../../kernel/text.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from '../../../storage/database.ts';
import { keptSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';
import type { Clue } from '../contract.ts';

export type ClueId = Id<'assetClue'>;

/** What is known of a debtor's assets as of a day, newest first. */
export function cluesAt(
  db: ReadDb,
  question: PointInTime & {
    readonly customerId?: CustomerId | undefined;
    readonly clueId?: ClueId | undefined;
    readonly search?: string | undefined;
  },
): Clue[] {
  const where = ['x.seen_on <= :asOf', keptSql(question, 'x')];
  const params: Record<string, SqlValue> = pointParams(question);
  if (question.customerId !== undefined) {
    where.push('x.customer_id = :customerId');
    params.customerId = question.customerId;
  }
  if (question.clueId !== undefined) {
    where.push('x.id = :clueId');
    params.clueId = question.clueId;
  }
  tidy(question.search ?? '')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '')
    .forEach((word, index) => {
      where.push(`instr(lower(x.description || ' ' || x.source) || ' ' || c.search_text, :word${index}) > 0`);
      params[`word${index}`] = word;
    });
  return db.rows<Clue>(
    `SELECT x.id AS "clueId", x.customer_id AS "customerId", c.code AS "customerCode", c.name AS "customerName", x.kind,
       x.description, x.seen_on AS "seenOn", x.source, x.currency, x.value_minor AS "valueMinor", x.case_id AS "caseId", x.note, x.actor
     FROM asset_clue x JOIN customer c ON c.id = x.customer_id WHERE ${where.join(' AND ')} ORDER BY x.seen_on DESC, x.id DESC`,
    params,
  );
}

export function insertClue(
  db: WriteDb,
  clue: {
    readonly customerId: CustomerId;
    readonly kind: string;
    readonly description: string;
    readonly seenOn: Day;
    readonly source: string;
    readonly currency: CurrencyCode | '';
    readonly valueMinor: number | null;
    readonly caseId: CaseId | null;
    readonly note: string;
  },
  { recordedAt, actor }: { readonly recordedAt: Instant; readonly actor: string },
): ClueId {
  return db.run(
    q.insertInto('asset_clue').values({
      customer_id: clue.customerId,
      kind: clue.kind,
      description: clue.description,
      seen_on: clue.seenOn,
      source: clue.source,
      currency: clue.currency,
      value_minor: clue.valueMinor,
      case_id: clue.caseId,
      note: clue.note,
      actor,
      recorded_at: recordedAt,
      removed_at: null,
    }),
  ).lastId as ClueId;
}

export function removeClue(db: WriteDb, clueId: ClueId, at: Instant): void {
  db.run(q.updateTable('asset_clue').set({ removed_at: at }).where('id', '=', clueId));
}
