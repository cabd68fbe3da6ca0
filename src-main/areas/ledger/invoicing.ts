import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { CustomerId, DocumentId, TermId } from '../../kernel/ids.ts';
import type { ParsedInputOf } from '../../kernel/procedure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { CommandContext, Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import { readSettings } from '../settings/store.ts';
import type { FrozenTerms, TermRule } from '../terms/contract.ts';
import { dueItemsOf } from '../terms/rules/dueItems.ts';
import { netDays } from '../terms/rules/usual.ts';
import { findTerm } from '../terms/store.ts';
import { readWorkdays } from '../terms/workCalendar.ts';
import type { ledgerContract } from './contract.ts';
import { insertDebit, numberTaken, type NewItem } from './store/write.ts';

export interface InvoiceToDate {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly issuedOn: Day;
  readonly amountMinor: number;
  readonly items?: readonly { readonly dueOn: Day; readonly amountMinor: number }[] | undefined;
  readonly dueOn?: Day | undefined;
  readonly paymentTermId?: TermId | undefined;
  readonly deliveredOn?: Day | undefined;
  readonly acceptedOn?: Day | undefined;
}

export interface DatedInvoice {
  readonly items: readonly NewItem[];
  /** `none`: no terms are known, the document day itself. */
  readonly source: 'stated' | 'term' | 'customer_term' | 'customer_days' | 'company_days' | 'none';
  /** Kept with the document: the terms of this day, whatever becomes of them. */
  readonly terms: FrozenTerms | null;
}

export type DatingProblem = 'customer_not_found' | 'term_not_found' | 'term_currency_differs';

/**
 * When a new document falls due: by the items stated, else the day stated, else the term named, the customer's term,
 * the customer's days, the company's days, else on the document day itself. Nothing is written.
 */
export function dateInvoice(db: ReadDb, invoice: InvoiceToDate): Result<DatedInvoice, DatingProblem> {
  const customer = findCustomer(db, invoice.customerId);
  if (!customer) return refuse('customer_not_found');
  const { dueOn, amountMinor, paymentTermId } = invoice;
  if (invoice.items !== undefined) return ok({ items: statedItems(invoice.items), source: 'stated', terms: null });
  if (dueOn !== undefined) return ok({ items: statedItems([{ dueOn, amountMinor }]), source: 'stated', terms: null });

  const termId = paymentTermId ?? customer.paymentTermId;
  if (termId === null) {
    const companyDays = readSettings(db).defaultTermsDays;
    const days = customer.termsDays ?? companyDays;
    const source = customer.termsDays !== null ? 'customer_days' : companyDays > 0 ? 'company_days' : 'none';
    const dated = byRule(db, invoice, { termId: null, code: '', name: '', rule: netDays(days) });
    if (source !== 'none') return ok({ ...dated, source });
    return ok({ items: dated.items.map((item) => ({ ...item, dueBasis: 'document' })), source, terms: null });
  }
  const term = findTerm(db, termId);
  // What was put away is not for new documents, but customers who have it go on by it.
  if (!term || (paymentTermId !== undefined && term.removedAt !== null && paymentTermId !== customer.paymentTermId))
    return refuse('term_not_found', { code: term?.code ?? String(termId) });
  const { rule, code, name } = term;
  if (rule.currency !== null && rule.currency !== invoice.currency)
    return refuse('term_currency_differs', { code, termCurrency: rule.currency, currency: invoice.currency });
  const dated = byRule(db, invoice, { termId, code, name, rule });
  return ok({ ...dated, source: paymentTermId === undefined ? 'customer_term' : 'term' });
}

function byRule(
  db: ReadDb,
  invoice: InvoiceToDate,
  terms: { readonly termId: TermId | null; readonly code: string; readonly name: string; readonly rule: TermRule },
): { items: NewItem[]; terms: FrozenTerms } {
  const items = dueItemsOf(terms.rule, invoice, invoice.amountMinor, readWorkdays(db));
  return {
    items: items.map(({ line: _line, ...item }) => item),
    terms: { ...terms, lines: items.map((item) => item.line) },
  };
}

function statedItems(items: readonly { readonly dueOn: Day; readonly amountMinor: number }[]): NewItem[] {
  const part = items.length > 1 ? 'instalment' : 'whole';
  return items.map((item) => ({ ...item, part, dueBasis: 'stated' }));
}

export type InvoiceInput = ParsedInputOf<(typeof ledgerContract)['ledger.addInvoice']>;

/**
 * Records a document that makes the customer owe, its due items worked out before. All of it or nothing. `parentId`: the
 * document on which interest or costs grew.
 */
export function raiseInvoice(
  ctx: CommandContext,
  input: InvoiceInput,
  { items, terms }: DatedInvoice,
  parentId: DocumentId | null = null,
) {
  const { db, audit } = ctx;
  if (input.purpose !== '' && input.kind !== 'debit_note') return refuse('purpose_needs_debit_note');
  if (numberTaken(db, input.customerId, input.kind, input.number))
    return refuse('document_number_taken', { number: input.number });
  const totalMinor = items.reduce((sum, item) => sum + item.amountMinor, 0);
  if (totalMinor !== input.amountMinor)
    return refuse('items_do_not_add_up', { totalMinor, amountMinor: input.amountMinor, currency: input.currency });
  const { kind, customerId, number, currency, issuedOn, amountMinor, note } = input;
  const head = { kind, customerId, number, currency, issuedOn, amountMinor, note, items };
  const paper = {
    purpose: input.purpose,
    parentId,
    contractNo: input.contractNo,
    deliveredOn: input.deliveredOn ?? null,
    acceptedOn: input.acceptedOn ?? null,
    secured: input.secured,
    lateRateBp: input.lateRateBp ?? null,
  };
  const termsJson = terms === null ? '' : JSON.stringify(terms);
  const documentId = insertDebit(db, { ...head, paper: { ...paper, termsJson } }, ctx);
  // The rule itself stays with the document.
  const said = items.map(({ dueOn, dueBasis, amountMinor: part, label }) => ({ dueOn, dueBasis, amountMinor: part, ...(label ? { label } : {}) })); // prettier-ignore
  audit({ entity: 'document', id: documentId, after: { ...head, ...paper, items: said, paymentTerm: terms?.code ?? '' } }); // prettier-ignore
  return ok({ documentId });
}

export const invoiceProcedures: Pick<Handlers<typeof ledgerContract>, 'ledger.addInvoice'> = {
  'ledger.addInvoice': (ctx, input) => {
    const dated = dateInvoice(ctx.db, input);
    return dated.ok ? raiseInvoice(ctx, input, dated.value) : dated;
  },
};
