import { sumMinor } from '../../kernel/money.ts';
import type { BankLineId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { ParsedInputOf } from '../../kernel/procedure.ts';
import type { CommandContext } from '../context.ts';
import { addReceipt, reverseDocument } from '../ledger/receipts.ts';
import { findDocument } from '../ledger/store/find.ts';
import type { bankContract } from './contract.ts';
import { findLine, leftOf } from './store/lines.ts';
import { insertMatch, matchesOf, voidMatch } from './store/matches.ts';

type Input<Name extends keyof typeof bankContract> = ParsedInputOf<(typeof bankContract)[Name]>;

function freeLine(ctx: CommandContext, lineId: BankLineId) {
  const line = findLine(ctx.db, lineId);
  if (!line) return refuse('bank_line_not_found');
  return line.setAside ? refuse('bank_line_set_aside', { reason: line.setAsideReason }) : ok(line);
}

/** Money that came in and can take a match, with what is left of it. */
function incomingLine(ctx: CommandContext, lineId: BankLineId) {
  const line = freeLine(ctx, lineId);
  return line.ok && line.value.amountMinor < 0 ? refuse('bank_line_outgoing') : line;
}

function outgoingLine(ctx: CommandContext, lineId: BankLineId) {
  const line = freeLine(ctx, lineId);
  return line.ok && line.value.amountMinor > 0 ? refuse('bank_line_incoming') : line;
}

/** Receipts of a line: day, payer, account and reference are the bank's, the memo becomes the note. All or nothing. */
export function matchLine(ctx: CommandContext, { lineId, receipts }: Input<'bank.match'>) {
  const found = incomingLine(ctx, lineId);
  if (!found.ok) return found;
  const line = found.value;
  const wanted = sumMinor(receipts.map(({ amountMinor }) => amountMinor));
  if (wanted > line.leftMinor)
    return refuse('bank_match_exceeds_line', { leftMinor: line.leftMinor, currency: line.currency });
  const made = [];
  for (const receipt of receipts) {
    const added = addReceipt(ctx, {
      ...receipt,
      currency: line.currency,
      receivedOn: line.bookedOn,
      method: 'bank',
      payerName: line.payerName,
      payerAccount: line.payerAccount,
      reference: line.bankReference,
      note: line.memo,
    });
    if (!added.ok) return added;
    const { documentId, number, unappliedMinor } = added.value;
    const match = { lineId, documentId, amountMinor: receipt.amountMinor };
    ctx.audit({ entity: 'bankMatch', id: insertMatch(ctx.db, match, ctx), after: match });
    made.push({ documentId, number, unappliedMinor });
  }
  ctx.audit({ entity: 'bankLine', id: lineId, matched: made.map(({ number }) => number) });
  return ok({ receipts: made, leftMinor: leftOf(ctx.db, lineId) });
}

export function linkLine(ctx: CommandContext, { lineId, documentId, amountMinor }: Input<'bank.link'>) {
  const found = incomingLine(ctx, lineId);
  if (!found.ok) return found;
  const line = found.value;
  const document = findDocument(ctx.db, documentId);
  if (document?.kind !== 'receipt') return refuse('document_not_found');
  if (document.reversed_on !== null) return refuse('document_reversed', { number: document.number });
  if (document.currency !== line.currency) return refuse('currency_mismatch');
  if (amountMinor > line.leftMinor)
    return refuse('bank_match_exceeds_line', { leftMinor: line.leftMinor, currency: line.currency });
  const free = document.amount_minor - sumMinor(matchesOf(ctx.db, documentId).map((match) => match.amount_minor));
  if (amountMinor > free)
    return refuse('bank_match_exceeds_receipt', { number: document.number, freeMinor: free, currency: line.currency });
  const match = { lineId, documentId, amountMinor };
  ctx.audit({ entity: 'bankMatch', id: insertMatch(ctx.db, match, ctx), after: match });
  ctx.audit({ entity: 'bankLine', id: lineId, linked: document.number });
  ctx.audit({ entity: 'document', id: documentId, bankLine: lineId });
  return ok({ leftMinor: leftOf(ctx.db, lineId) });
}

/** The link goes; a receipt that came into being with it goes too, from its own day on. */
export function unmatchLine(ctx: CommandContext, { lineId, documentId, reason }: Input<'bank.unmatch'>) {
  const line = findLine(ctx.db, lineId);
  if (!line) return refuse('bank_line_not_found');
  const matches = matchesOf(ctx.db, documentId);
  const own = matches.filter((match) => match.line_id === lineId);
  const document = findDocument(ctx.db, documentId);
  if (own.length === 0 || !document) return refuse('bank_match_not_found');
  if (matches.some((match) => match.line_minor < 0)) return refuse('bank_bounce_stands', { number: document.number });
  for (const match of own) {
    voidMatch(ctx.db, match.id, ctx.recordedAt);
    ctx.audit({ entity: 'bankMatch', id: match.id, unmatched: document.number, reason });
  }
  const madeByMatch = own.some((match) => match.recorded_at === document.recorded_at);
  const receiptReversed = madeByMatch && document.reversed_on === null;
  if (receiptReversed) {
    const reversed = reverseDocument(ctx, { documentId, reversedOn: document.issued_on, reason });
    if (!reversed.ok) throw new Error(`the receipt of a match cannot be reversed: ${reversed.code}`);
  }
  ctx.audit({ entity: 'bankLine', id: lineId, unmatched: document.number, reason });
  return ok({ receiptReversed, leftMinor: leftOf(ctx.db, lineId) });
}

/** Money that went back: the receipt stops counting from the line's day on, its items are open at their old due dates. */
export function bounceLine(ctx: CommandContext, { lineId, documentId, reason }: Input<'bank.bounce'>) {
  const found = outgoingLine(ctx, lineId);
  if (!found.ok) return found;
  const line = found.value;
  const document = findDocument(ctx.db, documentId);
  if (document?.kind !== 'receipt') return refuse('document_not_found');
  if (document.currency !== line.currency) return refuse('currency_mismatch');
  if (document.amount_minor > -line.leftMinor)
    return refuse('bank_match_exceeds_line', { leftMinor: -line.leftMinor, currency: line.currency });
  const reversed = reverseDocument(ctx, { documentId, reversedOn: line.bookedOn, reason });
  if (!reversed.ok) return reversed;
  const match = { lineId, documentId, amountMinor: document.amount_minor };
  ctx.audit({ entity: 'bankMatch', id: insertMatch(ctx.db, match, ctx), after: match });
  ctx.audit({ entity: 'bankLine', id: lineId, bounced: document.number, reason });
  return ok({ leftMinor: leftOf(ctx.db, lineId) });
}
