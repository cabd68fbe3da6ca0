import type { DocumentId } from '../../../kernel/ids.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { CommandContext, Handlers } from '../../context.ts';
import { findCustomer } from '../../customers/store.ts';
import { itemsOf } from '../../invoices/store/paper.ts';
import { dateInvoice, raiseInvoice } from '../../ledger/invoicing.ts';
import { addCredit } from '../../ledger/receipts.ts';
import { findDocument } from '../../ledger/store/find.ts';
import { nextInSeries } from '../../ledger/store/series.ts';
import type { contractsContract } from '../contract.ts';
import { fillOldest } from '../rules/claims.ts';
import {
  claimsAt,
  closeClaim,
  insertClaim,
  removeClaim,
  reopenClaim,
  updateClaim,
  type ClaimRecord,
} from '../store/claims.ts';
import { shownClaims } from '../view.ts';
import { contractOfCustomer } from './deliveries.ts';
import { ALWAYS } from './milestones.ts';

type Claims =
  | 'contracts.claims'
  | 'contracts.saveClaim'
  | 'contracts.closeClaim'
  | 'contracts.reopenClaim'
  | 'contracts.removeClaim';

export const claimProcedures: Pick<Handlers<typeof contractsContract>, Claims> = {
  'contracts.claims': ({ db }, { filter, offset, limit, customerId, contractId, ...point }) => {
    const rows = shownClaims(db, point, { customerId, contractId }).filter(
      ({ closedOn }) => filter === 'all' || (closedOn === null) === (filter === 'open'),
    );
    return ok({ rows: rows.slice(offset, offset + limit), total: rows.length });
  },

  'contracts.saveClaim': (ctx, { claimId, ...values }) => {
    const { db, audit } = ctx;
    const before = claimId === undefined ? undefined : claimsAt(db, { asOf: ALWAYS }, { claimId })[0];
    if (claimId !== undefined && before?.customerId !== values.customerId) return refuse('claim_not_found');
    if (before && before.closedOn !== null) return refuse('claim_closed');
    if (!findCustomer(db, values.customerId)) return refuse('customer_not_found');
    const belongs = contractOfCustomer(db, values.contractId, values.customerId);
    if (!belongs.ok) return belongs;
    if (values.documentId !== null) {
      const document = findDocument(db, values.documentId);
      if (!document) return refuse('document_not_found');
      if (document.customer_id !== values.customerId) return refuse('customer_mismatch', { number: document.number });
      if (document.currency !== values.currency)
        return refuse('currency_mismatch', { number: document.number, currency: document.currency });
    }
    if (values.deadlineOn !== null && values.deadlineOn < values.noticedOn)
      return refuse('claim_deadline_before_notice', { earliest: values.noticedOn });
    const id = claimId ?? insertClaim(db, values, ctx);
    if (claimId !== undefined) updateClaim(db, claimId, values);
    audit({ entity: 'claim', id, ...(before ? { before } : {}), after: values, customerId: values.customerId });
    return ok({ claimId: id });
  },

  'contracts.closeClaim': (ctx, { claimId, closedOn, outcome, outcomeMinor, document, note }) => {
    const { db, audit } = ctx;
    const claim = claimsAt(db, { asOf: ALWAYS }, { claimId })[0];
    if (!claim) return refuse('claim_not_found');
    if (claim.closedOn !== null) return refuse('claim_closed');
    if (closedOn < claim.noticedOn) return refuse('claim_closed_before_notice', { earliest: claim.noticedOn });
    const granted = outcome === 'rejected' || outcome === 'withdrawn' ? 0 : outcomeMinor;
    if (granted > claim.amountMinor)
      return refuse('claim_outcome_exceeds', { amountMinor: claim.amountMinor, currency: claim.currency });
    if (document !== undefined && granted <= 0) return refuse('claim_outcome_missing');
    const standing = standingResult(ctx, claim);
    if (document !== undefined && standing !== null)
      return refuse('claim_document_stands', { number: standing.number });
    let made: { documentId: DocumentId; number: string } | null = null;
    if (document !== undefined) {
      const raised =
        claim.direction === 'theirs'
          ? creditFor(ctx, claim, { closedOn, granted, note, number: document.number })
          : debitFor(ctx, claim, { closedOn, granted, note, number: document.number, dueOn: document.dueOn });
      if (!raised.ok) return raised;
      made = raised.value;
    }
    const documentId = made?.documentId ?? standing?.documentId ?? null;
    const text = note === '' ? claim.note : claim.note === '' ? note : `${claim.note}\n${note}`;
    closeClaim(db, claimId, { on: closedOn, outcome, outcomeMinor: granted, documentId, note: text });
    audit({ entity: 'claim', id: claimId, closedOn, outcome, outcomeMinor: granted, outcomeNumber: made?.number ?? '', note, customerId: claim.customerId }); // prettier-ignore
    return ok({ documentId, number: made?.number ?? standing?.number ?? '' });
  },

  'contracts.reopenClaim': (ctx, { claimId, reason }) => {
    const claim = claimsAt(ctx.db, { asOf: ALWAYS }, { claimId })[0];
    if (!claim) return refuse('claim_not_found');
    if (claim.closedOn === null) return refuse('claim_not_closed');
    reopenClaim(ctx.db, claimId);
    const { closedOn, outcome, outcomeMinor } = claim;
    const standing = standingResult(ctx, claim);
    ctx.audit({ entity: 'claim', id: claimId, customerId: claim.customerId, before: { closedOn, outcome, outcomeMinor }, after: { closedOn: null }, outcomeNumber: standing?.number ?? '', reason }); // prettier-ignore
    return ok({ standingDocumentId: standing?.documentId ?? null, standingNumber: standing?.number ?? '' });
  },

  'contracts.removeClaim': ({ db, recordedAt, audit }, { claimId, reason }) => {
    const claim = claimsAt(db, { asOf: ALWAYS }, { claimId })[0];
    if (!claim) return refuse('claim_not_found');
    if (claim.resultDocumentId !== null) return refuse('claim_has_document', { number: claim.resultNumber });
    removeClaim(db, claimId, recordedAt);
    audit({ entity: 'claim', id: claimId, removed: true, reason, customerId: claim.customerId });
    return ok(null);
  },
};

/** The document the claim ended in before, while it counts in the ledger. */
function standingResult({ db }: CommandContext, { resultDocumentId }: ClaimRecord) {
  const document = resultDocumentId === null ? undefined : findDocument(db, resultDocumentId);
  return document === undefined || document.reversed_on !== null
    ? null
    : { documentId: document.id, number: document.number };
}

interface End {
  readonly closedOn: ClaimRecord['noticedOn'];
  readonly granted: number;
  readonly note: string;
  readonly number: string | undefined;
}

/** Their claim lowers what they owe: against the invoice it is about as far as that is open, the rest stays their credit. */
function creditFor(ctx: CommandContext, claim: ClaimRecord, { closedOn, granted, note, number }: End) {
  const open = claim.documentId === null ? [] : itemsOf(ctx.db, claim.documentId);
  const lines = fillOldest(
    open.map((item) => ({ dueItemId: item.id, openMinor: item.open_minor, dueOn: item.due_on })),
    granted,
  );
  const added = addCredit(
    ctx,
    {
      kind: 'credit_note',
      customerId: claim.customerId,
      number: number ?? nextInSeries(ctx.db, 'credit_note', 'C'),
      currency: claim.currency,
      issuedOn: closedOn,
      amountMinor: granted,
      method: null,
      payerName: '',
      reference: claim.documentNumber || claim.contractNumber,
      note,
      paper: { purpose: 'claim', parentId: claim.documentId },
    },
    lines,
    'chosen',
  );
  return added.ok ? ok({ documentId: added.value.documentId, number: added.value.number }) : added;
}

/** Our claim is a debt of its own, due on the day given or by the customer's terms; no price of the contract. */
function debitFor(ctx: CommandContext, claim: ClaimRecord, end: End & { readonly dueOn: End['closedOn'] | undefined }) {
  const { closedOn, granted, note, number, dueOn } = end;
  if (number === undefined) return refuse('claim_number_missing');
  const { customerId, currency } = claim;
  const head = { customerId, currency, issuedOn: closedOn, amountMinor: granted, dueOn };
  const dated = dateInvoice(ctx.db, head);
  if (!dated.ok) return dated;
  const raised = raiseInvoice(
    ctx,
    { ...head, kind: 'debit_note', number, contractNo: '', secured: false, purpose: '', note },
    dated.value,
  );
  return raised.ok ? ok({ documentId: raised.value.documentId, number }) : raised;
}
