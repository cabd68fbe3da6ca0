import { daysBetween } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { tidy } from '../../kernel/text.ts';
import type { CommandContext, Handlers } from '../context.ts';
import { customersMatching, findCustomer } from '../customers/store.ts';
import { recordCategories, type creditfileContract } from './contract.ts';
import { REGISTER_DAYS } from './rules/completeness.ts';
import { FRAUD_TICKS_PREPAY } from './rules/hardStops.ts';
import { completenessAt, completenessOfCustomer, hardStopsOf, marketFactorOf, recordsOf, statementsOf } from './store.ts'; // prettier-ignore
import { findMarketNote, insertMarketNote, marketNotesAt, placeOf } from './store/market.ts';
import { movePapers, takeOff } from './store/onRecord.ts';
import {
  findFraudCheck,
  findRating,
  findRecord,
  fraudChecksOf,
  insertFraudCheck,
  insertRating,
  insertRecord,
  ratingsOf,
} from './store/records.ts';
import { findStatement, insertStatement, periodTaken } from './store/statements.ts';

export const creditfileProcedures: Handlers<typeof creditfileContract> = {
  'creditfile.statements': ({ db }, { customerId, ...point }) => ok({ rows: statementsOf(db, point, customerId) }),

  'creditfile.saveStatement': (ctx, { statementId, ...statement }) => {
    const { db, recordedAt } = ctx;
    if (!findCustomer(db, statement.customerId)) return refuse('customer_not_found');
    const before = statementId === undefined ? null : findStatement(db, statementId);
    if (statementId !== undefined && before?.customerId !== statement.customerId) return refuse('statement_not_found');
    if (Object.values(statement.figures).every((minor) => minor === null)) return refuse('statement_empty');
    if (periodTaken(db, statement, statementId))
      return refuse('statement_period_taken', { periodEndOn: statement.periodEndOn, months: statement.months });
    if (statementId !== undefined) takeOff(db, 'financial_statement', statementId, recordedAt);
    const savedId = insertStatement(db, statement, ctx);
    if (statementId !== undefined) movePapers(db, 'financialStatement', statementId, savedId);
    audited(ctx, 'financialStatement', savedId, before, statement);
    return ok({ statementId: savedId });
  },

  'creditfile.removeStatement': (ctx, { id, reason }) => {
    const before = findStatement(ctx.db, id);
    if (!before) return refuse('statement_not_found');
    takeOff(ctx.db, 'financial_statement', id, ctx.recordedAt);
    audited(ctx, 'financialStatement', id, before, null, reason);
    return ok(null);
  },

  'creditfile.records': ({ db }, { customerId, ...point }) => {
    const rows = recordsOf(db, point, customerId);
    const looks = rows.filter(({ kind }) => kind === 'public');
    const [newest] = looks;
    return ok({
      rows,
      hardStops: hardStopsOf(db, point, customerId),
      register:
        newest === undefined
          ? null
          : {
              checkedOn: newest.checkedOn,
              clean: looks.every(({ status }) => status !== 'active'),
              current: daysBetween(newest.checkedOn, point.asOf) <= REGISTER_DAYS,
            },
    });
  },

  'creditfile.saveRecord': (ctx, { recordId, ...record }) => {
    const { db, recordedAt } = ctx;
    if (!findCustomer(db, record.customerId)) return refuse('customer_not_found');
    const before = recordId === undefined ? null : findRecord(db, recordId);
    if (recordId !== undefined && before?.customerId !== record.customerId) return refuse('credit_record_not_found');
    if (!(recordCategories[record.kind] as readonly string[]).includes(record.category))
      return refuse('credit_record_category_wrong');
    if ((record.amountMinor !== null || record.limitMinor !== null) && record.currency === '')
      return refuse('credit_record_currency_missing');
    if (
      (record.happenedOn !== null && record.happenedOn > record.checkedOn) ||
      (record.expiresOn !== null && record.expiresOn < record.checkedOn)
    )
      return refuse('credit_record_days_disordered', { checkedOn: record.checkedOn });
    if (recordId !== undefined) takeOff(db, 'credit_record', recordId, recordedAt);
    const savedId = insertRecord(db, record, ctx);
    if (recordId !== undefined) movePapers(db, 'creditRecord', recordId, savedId);
    audited(ctx, 'creditRecord', savedId, before, record);
    return ok({ recordId: savedId });
  },

  'creditfile.removeRecord': (ctx, { id, reason }) => {
    const before = findRecord(ctx.db, id);
    if (!before) return refuse('credit_record_not_found');
    takeOff(ctx.db, 'credit_record', id, ctx.recordedAt);
    audited(ctx, 'creditRecord', id, before, null, reason);
    return ok(null);
  },

  'creditfile.ratings': ({ db }, { customerId, ...point }) => ok({ rows: ratingsOf(db, point, customerId) }),

  'creditfile.saveRating': (ctx, { ratingId, ...rating }) => {
    const { db, recordedAt } = ctx;
    if (!findCustomer(db, rating.customerId)) return refuse('customer_not_found');
    const before = ratingId === undefined ? null : findRating(db, ratingId);
    if (ratingId !== undefined && before?.customerId !== rating.customerId) return refuse('rating_not_found');
    if (rating.expiresOn !== null && rating.expiresOn < rating.ratedOn)
      return refuse('rating_days_disordered', { ratedOn: rating.ratedOn });
    if (ratingId !== undefined) takeOff(db, 'external_rating', ratingId, recordedAt);
    const savedId = insertRating(db, rating, recordedAt);
    if (ratingId !== undefined) movePapers(db, 'externalRating', ratingId, savedId);
    audited(ctx, 'externalRating', savedId, before, rating);
    return ok({ ratingId: savedId });
  },

  'creditfile.removeRating': (ctx, { id, reason }) => {
    const before = findRating(ctx.db, id);
    if (!before) return refuse('rating_not_found');
    takeOff(ctx.db, 'external_rating', id, ctx.recordedAt);
    audited(ctx, 'externalRating', id, before, null, reason);
    return ok(null);
  },

  'creditfile.marketNotes': ({ db }, point) => ok(marketNotesAt(db, point)),

  'creditfile.saveMarketNote': ({ db, recordedAt, audit }, { noteId, ...input }) => {
    const note = input.scope === 'market' ? { ...input, name: '' } : input;
    const before = noteId === undefined ? null : findMarketNote(db, noteId);
    if (noteId !== undefined && !before) return refuse('market_note_not_found');
    if (note.scope !== 'market' && note.name === '') return refuse('market_note_name_missing');
    if (note.untilOn !== null && note.untilOn < note.fromOn)
      return refuse('market_note_days_disordered', { fromOn: note.fromOn });
    if (noteId !== undefined) takeOff(db, 'market_note', noteId, recordedAt);
    const savedId = insertMarketNote(db, note, recordedAt);
    audit({ entity: 'marketNote', id: savedId, ...(before ? { before: told(before) } : {}), after: told(note) });
    return ok({ noteId: savedId });
  },

  'creditfile.removeMarketNote': ({ db, recordedAt, audit }, { id, reason }) => {
    const before = findMarketNote(db, id);
    if (!before) return refuse('market_note_not_found');
    takeOff(db, 'market_note', id, recordedAt);
    audit({ entity: 'marketNote', id, before: told(before), removed: true, ...(reason === '' ? {} : { reason }) });
    return ok(null);
  },

  'creditfile.marketFactor': ({ db }, { customerId, ...point }) => {
    const place = placeOf(db, customerId);
    if (!place) return refuse('customer_not_found');
    const { factorBp, notes } = marketFactorOf(db, point, place);
    return ok({ factorBp, notes: [...notes] });
  },

  'creditfile.fraudChecks': ({ db }, { customerId, ...point }) => {
    const rows = fraudChecksOf(db, point, customerId);
    return ok({ rows, prepaymentOnly: (rows[0]?.ticks.length ?? 0) >= FRAUD_TICKS_PREPAY });
  },

  'creditfile.saveFraudCheck': (ctx, { fraudCheckId, ...input }) => {
    const { db, recordedAt } = ctx;
    const check = { ...input, ticks: [...new Set(input.ticks)] };
    if (!findCustomer(db, check.customerId)) return refuse('customer_not_found');
    const before = fraudCheckId === undefined ? null : findFraudCheck(db, fraudCheckId);
    if (fraudCheckId !== undefined && before?.customerId !== check.customerId) return refuse('fraud_check_not_found');
    if (fraudCheckId !== undefined) takeOff(db, 'fraud_check', fraudCheckId, recordedAt);
    const savedId = insertFraudCheck(db, check, ctx);
    if (fraudCheckId !== undefined) movePapers(db, 'fraudCheck', fraudCheckId, savedId);
    audited(ctx, 'fraudCheck', savedId, before, check);
    return ok({ fraudCheckId: savedId, prepaymentOnly: check.ticks.length >= FRAUD_TICKS_PREPAY });
  },

  'creditfile.removeFraudCheck': (ctx, { id, reason }) => {
    const before = findFraudCheck(ctx.db, id);
    if (!before) return refuse('fraud_check_not_found');
    takeOff(ctx.db, 'fraud_check', id, ctx.recordedAt);
    audited(ctx, 'fraudCheck', id, before, null, reason);
    return ok(null);
  },

  'creditfile.completeness': ({ db }, { customerId, ...point }) => {
    const found = completenessOfCustomer(db, point, customerId);
    if (!found) return refuse('customer_not_found');
    const { points, lines, isNew } = found;
    return ok({ points, lines: [...lines], isNew });
  },

  'creditfile.completenessList': ({ db }, { incomplete, search, offset, limit, ...point }) => {
    const all = completenessAt(db, point)
      .map(({ customerId, customerCode, customerName, points, lines }) => ({
        customerId,
        customerCode,
        customerName,
        points,
        missing: lines.filter(({ state }) => state !== 'there' && state !== 'not_needed').map(({ code }) => code),
      }))
      .sort((a, b) => a.points - b.points || (a.customerCode < b.customerCode ? -1 : 1));
    const found = tidy(search) === '' ? null : customersMatching(db, search);
    const rows = all.filter(
      ({ customerId, missing }) => (!incomplete || missing.length > 0) && (found === null || found.has(customerId)),
    );
    const incompleteCount = all.filter(({ missing }) => missing.length > 0).length;
    return ok({ rows: rows.slice(offset, offset + limit), total: rows.length, incompleteCount });
  },
};

/** A change of one entry of a customer's file, told on the customer's timeline. */
function audited(
  { audit }: CommandContext,
  entry: 'financialStatement' | 'creditRecord' | 'externalRating' | 'fraudCheck',
  entryId: number,
  before: { readonly customerId: CustomerId } | null,
  after: { readonly customerId: CustomerId } | null,
  reason = '',
): void {
  const { customerId } = after ?? before ?? {};
  if (customerId === undefined) throw new Error(`an entry of nobody's file: ${entry}`);
  audit({
    entity: 'customer',
    id: customerId,
    entry,
    entryId,
    ...(before === null ? {} : { before: told(before) }),
    ...(after === null ? { removed: true, ...(reason === '' ? {} : { reason }) } : { after: told(after) }),
  });
}

/** What an entry says, without the numbers and days of its row. */
function told(entry: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !ofTheRow.has(name)));
}

const ofTheRow = new Set(['customerId', 'recordId', 'ratingId', 'fraudCheckId', 'noteId', 'actor', 'recordedAt']);
