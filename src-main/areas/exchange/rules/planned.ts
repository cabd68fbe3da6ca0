import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CustomerId, DocumentId, DueItemId } from '../../../kernel/ids.ts';
import type { ImportKind, RowError } from '../contract.ts';
import type { CustomerRef, KnownCustomer, NewCustomer } from './match.ts';

export interface KnownDebit {
  readonly documentId: DocumentId;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly issuedOn: Day;
  readonly amountMinor: number;
  readonly items: readonly { readonly dueItemId: DueItemId; readonly openMinor: number }[];
}

/** What planning must know of the book. Looked up by number, as a book may hold a million documents. */
export interface BookFacts {
  readonly customers: readonly KnownCustomer[];
  readonly defaultTermsDays: number;
  readonly terms?: BookTerms;
  /** Standing debit documents with this number, of any customer; items oldest due first. */
  debits(number: string): readonly KnownDebit[];
  /** Whether the customer has a standing receipt or credit note with this number. */
  hasCredit(kind: 'receipt' | 'credit_note', number: string, customerId: CustomerId): boolean;
  /** How many standing receipts of the customer look the same. */
  receiptsLike(like: ReceiptLikeness): number;
}

/** When an invoice of a day and an amount falls due under a payment term of the book. */
export type TermDating = (
  issuedOn: Day,
  amountMinor: number,
) => {
  readonly dueOn: Day;
  readonly discountUntilOn: Day | null;
  readonly discountBp: number | null;
  readonly termsJson: string;
};

export interface BookTerms {
  /** By code or name as the file has it; null when it is no term of the book. */
  named(text: string): TermDating | null;
  ofCustomer(customerId: CustomerId): TermDating | null;
}

export interface ReceiptLikeness {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly receivedOn: Day;
  readonly amountMinor: number;
  readonly reference: string;
}

/** One invoice (or, from a negative amount, one credit note) to load, with the payment the file reports for it. */
export interface PlannedInvoice {
  /** Row index in the table. */
  readonly row: number;
  readonly customer: CustomerRef;
  readonly number: string;
  readonly kind: 'invoice' | 'credit_note';
  readonly currency: CurrencyCode;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly dueBasis: 'stated' | 'terms';
  /** Always positive; the kind says which side it is on. */
  amountMinor: number;
  /** Under a payment term of the book: its rule as it is now, and what it gives for paying early. */
  readonly discountUntilOn?: Day | null;
  readonly discountBp?: number | null;
  readonly termsJson?: string;
  paid: { readonly receiptNumber: string; readonly on: Day; readonly amountMinor: number } | null;
  readonly note: string;
}

export interface PlannedReceipt {
  readonly row: number;
  readonly customer: CustomerRef;
  /** Null: the next free receipt number, given when it is written. */
  readonly number: string | null;
  readonly currency: CurrencyCode;
  readonly receivedOn: Day;
  readonly amountMinor: number;
  readonly payerName: string;
  readonly reference: string;
  readonly note: string;
  readonly allocations: readonly {
    readonly dueItemId: DueItemId;
    readonly amountMinor: number;
    readonly effectiveOn: Day;
  }[];
}

export interface PlannedCustomer {
  readonly row: number;
  /** Index into `newCustomers`. */
  readonly created: number;
  readonly shortName: string;
  readonly contactName: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly salesperson: string;
  readonly region: string;
  readonly industry: string;
  readonly department: string;
  readonly legalRepresentative: string;
  readonly note: string;
  readonly limitMinor: number | null;
}

export interface ControlTotal {
  readonly row: number;
  readonly label: string;
  readonly fileMinor: number;
  readonly readMinor: number;
  readonly differenceMinor: number;
}

/** What an import would do, row by row. The dry run shows it, the commit writes it; both from this one value. */
export interface PlannedImport {
  readonly kind: ImportKind;
  readonly rows: number;
  readonly accepted: number;
  readonly skipped: number;
  /** Row indexes that are not loaded, rising. */
  readonly rejectedRows: readonly number[];
  readonly duplicateRows: readonly { readonly row: number; readonly number: string }[];
  readonly errors: readonly RowError[];
  readonly warnings: readonly RowError[];
  readonly newCustomers: readonly NewCustomer[];
  readonly invoices: readonly PlannedInvoice[];
  readonly receipts: readonly PlannedReceipt[];
  readonly customers: readonly PlannedCustomer[];
  readonly totals: readonly {
    readonly currency: CurrencyCode;
    readonly amountMinor: number;
    readonly paidMinor: number;
  }[];
  readonly controlTotals: readonly ControlTotal[];
  readonly dueFromTerms: number;
  readonly sample: readonly Readonly<Record<string, string>>[];
}

/** What a kind's own planner says of one row. */
export type RowVerdict =
  | { readonly state: 'accepted'; readonly currency: CurrencyCode; readonly amountMinor: number; readonly paidMinor: number; readonly sample: Readonly<Record<string, string>> }
  | { readonly state: 'duplicate'; readonly number: string; readonly currency: CurrencyCode; readonly amountMinor: number }
  | { readonly state: 'rejected'; readonly currency: CurrencyCode | null; readonly amountMinor: number | null }
  | { readonly state: 'skipped' }; // prettier-ignore

export interface RowPlanner {
  /** `party` is the name a row of its own has announced for the rows below it; empty where none has. */
  plan(row: number, party: string): RowVerdict;
  /** After the last row: rows taken back, because what they add up to cannot be loaded. */
  finish?(): readonly {
    readonly row: number;
    readonly error: RowError;
    readonly amountMinor: number;
    readonly currency: CurrencyCode;
  }[];
}
