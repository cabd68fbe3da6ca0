import { daysBetween } from '../../kernel/day.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import type { bankContract } from './contract.ts';
import { loadProblem, storeBankFile } from './loading.ts';
import { bounceLine, linkLine, matchLine, unmatchLine } from './matching.ts';
import { bankPreview, openBankFile } from './opening.ts';
import { findLine, listLines, setAsideLine } from './store/lines.ts';
import { linkCandidates } from './store/matches.ts';
import { findStatement, freshnessOf, listStatements, matchedDocuments, voidStatement } from './store/statements.ts';

const NAMED_DOCUMENTS = 20;

export const bankProcedures: Handlers<typeof bankContract> = {
  'bank.open': async (ctx, input) => {
    const opened = await openBankFile(ctx, input);
    return opened.ok ? ok(bankPreview(ctx, opened.value)) : opened;
  },

  'bank.load': async (ctx, { sha256, acceptUnproved, ...input }) => {
    const opened = await openBankFile(ctx, input);
    if (!opened.ok) return opened;
    if (sha256 !== undefined && sha256 !== opened.value.file.sha256) return refuse('bank_file_changed');
    const problem = loadProblem(opened.value, acceptUnproved);
    if (!problem.ok) return problem;
    ctx.progress('loading', 0, 1);
    return ctx.command((command) => ok(storeBankFile(command, opened.value, acceptUnproved)));
  },

  'bank.statements': ({ db }, input) => ok(listStatements(db, input)),

  'bank.undo': ({ db, recordedAt, audit }, { statementId, reason }) => {
    const statement = findStatement(db, statementId);
    if (!statement) return refuse('bank_statement_not_found');
    if (statement.voided_at !== null) return refuse('bank_statement_undone');
    const documents = matchedDocuments(db, statementId);
    if (documents.length > 0)
      return refuse('bank_statement_in_use', {
        count: documents.length,
        documents: documents.slice(0, NAMED_DOCUMENTS),
      });
    const lines = voidStatement(db, statementId, recordedAt);
    audit({ entity: 'bankStatement', id: statementId, undone: statement.file_name, lines, reason });
    return ok({ lines });
  },

  'bank.lines': ({ db }, { offset, limit, ...filter }) => ok(listLines(db, filter, { offset, limit })),

  'bank.setAside': ({ db, recordedAt, audit }, { lineIds, reason }) => {
    for (const lineId of lineIds) {
      const line = findLine(db, lineId);
      if (!line) return refuse('bank_line_not_found');
      if (line.setAside) return refuse('bank_line_set_aside', { reason: line.setAsideReason });
      if (line.matches.length > 0)
        return refuse('bank_line_matched', { numbers: line.matches.map(({ number }) => number) });
      setAsideLine(db, lineId, recordedAt, reason);
      audit({ entity: 'bankLine', id: lineId, before: { setAside: '' }, after: { setAside: reason } });
    }
    return ok({ lines: lineIds.length });
  },

  'bank.bringBack': ({ db, audit }, { lineIds }) => {
    for (const lineId of lineIds) {
      const line = findLine(db, lineId);
      if (!line) return refuse('bank_line_not_found');
      if (!line.setAside) return refuse('bank_line_not_set_aside');
      setAsideLine(db, lineId, null, '');
      audit({ entity: 'bankLine', id: lineId, before: { setAside: line.setAsideReason }, after: { setAside: '' } });
    }
    return ok({ lines: lineIds.length });
  },

  'bank.match': matchLine,

  'bank.linkCandidates': ({ db }, { lineId, limit }) => {
    const line = findLine(db, lineId);
    if (!line) return refuse('bank_line_not_found');
    return ok({ rows: line.leftMinor === 0 ? [] : linkCandidates(db, line, limit) });
  },

  'bank.link': linkLine,
  'bank.unmatch': unmatchLine,
  'bank.bounce': bounceLine,

  'bank.freshness': ({ db }, { asOf }) =>
    ok({
      accounts: freshnessOf(db).map((account) => ({
        ...account,
        daysOld: Math.max(0, daysBetween(account.newestOn, asOf)),
      })),
    }),
};
