import { exponentOf, type CurrencyCode } from '../../kernel/currency.ts';
import { addDays } from '../../kernel/day.ts';
import type { DocumentId, DueItemId } from '../../kernel/ids.ts';
import type { ParsedInputOf } from '../../kernel/procedure.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { CommandContext, Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import type { Settings } from '../settings/contract.ts';
import { readSettings } from '../settings/store.ts';
import type { AdjustmentReason, ledgerContract } from './contract.ts';
import { isCredit } from './rules.ts';
import { isThirdParty, suggestCustomers } from './rules/payers.ts';
import { proposeAllocation, type Tolerance } from './rules/proposal.ts';
import {
  adjustmentsOf,
  findAllocation,
  findDocument,
  findItem,
  recoveredWriteOff,
  openForProposal,
} from './store/find.ts';
import { nextInSeries, nextReceiptNumber } from './store/series.ts';
import { findPayer, forgetPayer, listPayers, payerCandidates, rememberPayer } from './store/payers.ts';
import {
  allocate,
  insertCredit,
  numberTaken,
  reverseAllocations,
  reverseCredit,
  type NewCredit,
} from './store/write.ts';

export type ReceiptInput = ParsedInputOf<(typeof ledgerContract)['ledger.addReceipt']>;
export type CreditNoteInput = ParsedInputOf<(typeof ledgerContract)['ledger.addCreditNote']>;
export type ReversalInput = ParsedInputOf<(typeof ledgerContract)['ledger.reverse']>;
type Lines = Parameters<typeof allocate>[2];

/** A discount is a credit note the customer earned; what a bank kept or a small rest is written off. */
const adjustmentKinds = {
  discount: { kind: 'credit_note', series: 'D' },
  bank_charge: { kind: 'write_off', series: 'F' },
  small_balance: { kind: 'write_off', series: 'F' },
} as const satisfies Record<AdjustmentReason, { kind: NewCredit['kind']; series: string }>;
const reasons = Object.keys(adjustmentKinds) as AdjustmentReason[];

/** Records money with what it settles, its adjustments and, when asked, who pays for whom. All of it or nothing. */
export function addReceipt(ctx: CommandContext, input: ReceiptInput) {
  const { allocations, adjustments, rule, receivedOn, number, payerAccount, remember, ...rest } = input;
  const customer = findCustomer(ctx.db, input.customerId);
  if (!customer) return refuse('customer_not_found');
  if (input.method === 'offset' && input.reference === '') return refuse('offset_needs_agreement');
  const thirdParty = isThirdParty(input.payerName, customer);
  const added = addCredit(
    ctx,
    {
      ...rest,
      kind: 'receipt',
      issuedOn: receivedOn,
      number: number ?? nextReceiptNumber(ctx.db),
      paper: { purpose: thirdParty ? 'third_party' : '' },
    },
    allocations,
    rule,
  );
  if (!added.ok) return added;
  const made: { documentId: DocumentId; number: string; reason: AdjustmentReason }[] = [];
  for (const reason of reasons) {
    const lines = adjustments.filter((line) => line.reason === reason);
    if (lines.length === 0) continue;
    const adjusted = addAdjustment(ctx, input, added.value.documentId, reason, lines);
    if (!adjusted.ok) return adjusted;
    made.push({ documentId: adjusted.value.documentId, number: adjusted.value.number, reason });
  }
  if (remember) {
    const memory = { payerName: input.payerName, payerAccount, customerId: input.customerId, thirdParty };
    const payerId = rememberPayer(ctx.db, memory, ctx.recordedAt);
    if (payerId !== null) ctx.audit({ entity: 'payer', id: payerId, after: memory });
  }
  return ok({ ...added.value, adjustments: made, thirdParty });
}

function addAdjustment(
  ctx: CommandContext,
  receipt: ReceiptInput,
  receiptId: DocumentId,
  reason: AdjustmentReason,
  lines: readonly { readonly dueItemId: DueItemId; readonly amountMinor: number }[],
) {
  const { kind, series } = adjustmentKinds[reason];
  return addCredit(
    ctx,
    {
      kind,
      customerId: receipt.customerId,
      number: nextInSeries(ctx.db, kind, series),
      currency: receipt.currency,
      issuedOn: receipt.receivedOn,
      amountMinor: lines.reduce((sum, line) => sum + line.amountMinor, 0),
      method: null,
      payerName: '',
      reference: '',
      note: '',
      paper: { purpose: reason, parentId: receiptId },
    },
    lines.map(({ dueItemId, amountMinor }) => ({ dueItemId, amountMinor })),
    receipt.rule,
  );
}

export function addCreditNote(ctx: CommandContext, { allocations, rule, number, ...input }: CreditNoteInput) {
  const credit = {
    ...input,
    kind: 'credit_note' as const,
    number: number ?? nextInSeries(ctx.db, 'credit_note', 'C'),
    method: null,
    payerName: '',
    reference: '',
  };
  return addCredit(ctx, credit, allocations, rule);
}

/** A credit document and what it settles, with its audit entry; shared by receipts, credit notes and write-offs. */
export function addCredit(ctx: CommandContext, credit: NewCredit, lines: Lines, rule: string) {
  const { db, audit } = ctx;
  if (!findCustomer(db, credit.customerId)) return refuse('customer_not_found');
  if (numberTaken(db, credit.customerId, credit.kind, credit.number))
    return refuse('document_number_taken', { number: credit.number });
  const documentId = insertCredit(db, credit, ctx);
  const applied = allocate(db, documentId, lines, { ...ctx, rule });
  if (!applied.ok) return applied;
  audit({ entity: 'document', id: documentId, after: credit, allocated: lines, rule });
  return ok({ documentId, number: credit.number, unappliedMinor: applied.value.unappliedMinor });
}

/** Applies a standing credit to due items of its customer. */
function allocateCredit(ctx: CommandContext, creditId: DocumentId, lines: Lines, rule: string) {
  const credit = findDocument(ctx.db, creditId);
  if (!credit || !isCredit(credit.kind)) return refuse('document_not_found');
  if (credit.reversed_on !== null) return refuse('document_reversed', { number: credit.number });
  const done = allocate(ctx.db, creditId, lines, { ...ctx, rule });
  if (!done.ok) return done;
  ctx.audit({ entity: 'document', id: creditId, allocated: lines, rule, allocationIds: done.value.allocationIds });
  return ok({ unappliedMinor: done.value.unappliedMinor });
}

/** A credit stops counting from a day on, with all it settled and all that was let go with it. */
export function reverseDocument(ctx: CommandContext, { documentId, reversedOn, reason }: ReversalInput) {
  const { db, recordedAt, audit } = ctx;
  const document = findDocument(db, documentId);
  if (!document) return refuse('document_not_found');
  if (!isCredit(document.kind)) return refuse('only_credits_reverse', { number: document.number });
  if (document.reversed_on !== null) return refuse('already_reversed');
  if (reversedOn < document.issued_on) return refuse('reversal_before_document', { earliest: document.issued_on });
  for (const id of [documentId, ...adjustmentsOf(db, documentId)]) {
    const reversed = reverseCredit(db, id, { on: reversedOn, at: recordedAt, reason });
    audit({ entity: 'document', id, reversedOn, reason, allocations: reversed });
  }
  return ok(null);
}

/** Fifty units where the settings name no amount for a currency: 50.00, or 50 in one without decimals. */
function toleranceOf({ receipts }: Pick<Settings, 'receipts'>, currency: CurrencyCode): Tolerance {
  const named = receipts.tolerances.find((entry) => entry.currency === currency);
  return { shareBp: receipts.toleranceBp, mostMinor: named?.amountMinor ?? 50 * 10 ** exponentOf(currency) };
}

type ReceiptProcedures =
  | 'ledger.propose'
  | 'ledger.payerSuggestions'
  | 'ledger.payers'
  | 'ledger.forgetPayer'
  | 'ledger.addReceipt'
  | 'ledger.addCreditNote'
  | 'ledger.allocate'
  | 'ledger.applyCredits'
  | 'ledger.unallocate'
  | 'ledger.reverse';

export const receiptProcedures: Pick<Handlers<typeof ledgerContract>, ReceiptProcedures> = {
  'ledger.propose': ({ db }, { customerId, currency, ...question }) => {
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    const open = openForProposal(db, customerId, currency, addDays(question.on, 366));
    return ok(proposeAllocation({ ...question, tolerance: toleranceOf(readSettings(db), currency) }, open));
  },

  'ledger.payerSuggestions': ({ db }, { payerName, payerAccount }) =>
    ok({ rows: suggestCustomers(payerName, payerAccount, payerCandidates(db, payerName, payerAccount)) }),

  'ledger.payers': ({ db }, { customerId, ...window }) => ok(listPayers(db, customerId, window)),

  'ledger.forgetPayer': ({ db, recordedAt, audit }, { payerId }) => {
    const payer = findPayer(db, payerId);
    if (!payer) return refuse('payer_not_found');
    forgetPayer(db, payerId, recordedAt);
    audit({ entity: 'payer', id: payerId, before: payer });
    return ok(null);
  },

  'ledger.addReceipt': addReceipt,
  'ledger.addCreditNote': addCreditNote,
  'ledger.allocate': (ctx, { creditId, lines, rule }) => allocateCredit(ctx, creditId, lines, rule),

  'ledger.applyCredits': (ctx, { dueItemId, credits }) => {
    for (const { creditId, amountMinor } of credits) {
      const done = allocateCredit(ctx, creditId, [{ dueItemId, amountMinor }], 'chosen');
      if (!done.ok) return done;
    }
    const appliedMinor = credits.reduce((sum, credit) => sum + credit.amountMinor, 0);
    return ok({ openMinor: findItem(ctx.db, dueItemId)?.open_minor ?? 0, appliedMinor });
  },

  'ledger.unallocate': ({ db, recordedAt, audit }, { allocationId, on, reason }) => {
    const allocation = findAllocation(db, allocationId);
    if (!allocation) return refuse('allocation_not_found');
    if (allocation.reversed_on !== null) return refuse('already_reversed');
    if (on < allocation.effective_on) return refuse('reversal_before_document', { earliest: allocation.effective_on });
    reverseAllocations(db, [allocation], { on, at: recordedAt, reason });
    audit({ entity: 'allocation', id: allocationId, reversedOn: on, reason });
    return ok(null);
  },

  'ledger.reverse': (ctx, input) => {
    const recovered = recoveredWriteOff(ctx.db, input.documentId);
    return recovered === null ? reverseDocument(ctx, input) : refuse('write_off_recovered', { number: recovered });
  },
};
