import type { BillEventKind, BillKind } from '../../bills/rules/states.ts';
import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { Language } from '../../../kernel/format.ts';

/** What the practice company's book is filled with: rows in the making, linked by reference until they get numbers. */
export interface CustomerFact {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly taxId: string;
  readonly termsDays: number;
  readonly language: Language;
  readonly contactName: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly salesperson: string;
  readonly region: string;
  readonly industry: string;
  readonly note: string;
  readonly recordedAt: Instant;
}

export interface LimitFact {
  readonly customer: CustomerFact;
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly fromOn: Day;
  readonly reason: string;
  readonly recordedAt: Instant;
}

export interface Reversal {
  readonly on: Day;
  readonly at: Instant;
  readonly reason: string;
}

export interface DebitFact {
  readonly kind: 'invoice' | 'opening';
  readonly customer: CustomerFact;
  readonly currency: CurrencyCode;
  readonly issuedOn: Day;
  readonly amountMinor: number;
  readonly note: string;
  readonly recordedAt: Instant;
  readonly items: ItemFact[];
  number: string;
}

export interface ItemFact {
  readonly debit: DebitFact;
  readonly seq: number;
  readonly dueOn: Day;
  readonly dueBasis: 'stated' | 'terms';
  readonly amountMinor: number;
  openMinor: number;
}

export interface CreditFact {
  readonly kind: 'receipt' | 'credit_note' | 'write_off';
  readonly customer: CustomerFact;
  readonly currency: CurrencyCode;
  readonly issuedOn: Day;
  readonly amountMinor: number;
  readonly method: 'bank' | 'bill' | 'cash' | 'online' | null;
  readonly payerName: string;
  readonly reference: string;
  readonly note: string;
  readonly recordedAt: Instant;
  unappliedMinor: number;
  reversal: Reversal | null;
  number: string;
}

export interface AllocationFact {
  readonly item: ItemFact;
  readonly credit: CreditFact;
  readonly amountMinor: number;
  readonly effectiveOn: Day;
  readonly rule: 'chosen' | 'named' | 'exact' | 'oldest_due';
  readonly recordedAt: Instant;
  reversal: Reversal | null;
}

export interface DisputeFact {
  readonly item: ItemFact;
  readonly amountMinor: number;
  readonly reason: 'quality' | 'quantity' | 'price' | 'delivery' | 'document';
  readonly note: string;
  readonly openedOn: Day;
  readonly recordedAt: Instant;
  resolution: {
    readonly on: Day;
    readonly at: Instant;
    readonly outcome: 'rejected' | 'credit_note' | 'price_change' | 'withdrawn';
    readonly note: string;
  } | null;
}

/** A bill of the practice company with its course; the receipt says from whom, how much and when. */
export interface BillFact {
  readonly receipt: CreditFact;
  readonly kind: BillKind;
  readonly number: string;
  readonly drawer: string;
  readonly acceptor: string;
  readonly issuedOn: Day;
  readonly maturesOn: Day;
  readonly endorsable: boolean;
  readonly note: string;
  readonly events: readonly BillEventLine[];
}

export interface BillEventLine {
  readonly kind: BillEventKind;
  readonly on: Day;
  readonly counterparty: string;
  readonly amountMinor: number | null;
  readonly recourse: boolean | null;
  readonly note: string;
  readonly recordedAt: Instant;
}

export interface Facts {
  readonly customers: readonly CustomerFact[];
  readonly limits: readonly LimitFact[];
  readonly debits: readonly DebitFact[];
  readonly credits: readonly CreditFact[];
  readonly allocations: readonly AllocationFact[];
  readonly disputes: readonly DisputeFact[];
  readonly bills: readonly BillFact[];
}
