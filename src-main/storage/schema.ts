import type { Generated } from 'kysely';
import type {
  AllocationId,
  BatchId,
  CustomerId,
  DisputeId,
  DocumentId,
  DueItemId,
  Id,
  IssuedId,
} from '../kernel/ids.ts';
import type { CurrencyCode } from '../kernel/currency.ts';
import type { Day } from '../kernel/day.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Language } from '../kernel/format.ts';

/** Table types, written by hand; a test compares them with what SQLite reports of a fresh file. */
export interface Schema {
  setting: { key: string; value_json: string };
  audit: AuditTable;
  command_log: { command_id: string; procedure: string; input_hash: string; reply_json: string; recorded_at: Instant };
  import_batch: ImportBatchTable;
  import_rejection: ImportRejectionTable;
  import_profile: { kind: string; header_key: string; plan_json: string; recorded_at: Instant };
  customer: CustomerTable;
  document: DocumentTable;
  due_item: DueItemTable;
  allocation: AllocationTable;
  dispute: DisputeTable;
  credit_limit: CreditLimitTable;
  signal_acknowledgement: SignalAcknowledgementTable;
  issued_document: IssuedDocumentTable;
  issued_number: { series: string; last: number };
}

export interface AuditTable {
  seq: Generated<number>;
  at: Instant;
  actor: string;
  procedure: string;
  command_id: string | null;
  detail_json: string;
  content_digest: string;
  prev_hash: string;
  hash: string;
}

export interface ImportBatchTable {
  id: Generated<BatchId>;
  kind: 'customers' | 'invoices' | 'receipts';
  file_name: string;
  file_sha256: string;
  file_bytes: number;
  sheet: string;
  accepted: number;
  rejected: number;
  duplicates: number;
  totals_json: string;
  plan_json: string;
  actor: string;
  recorded_at: Instant;
  undone_at: Instant | null;
  undo_reason: string | null;
}

export interface ImportRejectionTable {
  batch_id: BatchId;
  row: number;
  column_name: string;
  cell: string;
  code: string;
  params_json: string;
  value: string;
  cells_json: string;
}

export interface CustomerTable {
  id: Generated<CustomerId>;
  code: string;
  name: string;
  name_key: string;
  search_text: string;
  short_name: string;
  tax_id: string;
  terms_days: number | null;
  language: Language;
  contact_name: string;
  phone: string;
  email: string;
  address: string;
  salesperson: string;
  region: string;
  industry: string;
  note: string;
  batch_id: BatchId | null;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export type DebitKind = 'invoice' | 'debit_note' | 'opening' | 'refund';
export type CreditKind = 'receipt' | 'credit_note' | 'write_off';

export interface DocumentTable {
  id: Generated<DocumentId>;
  kind: DebitKind | CreditKind;
  customer_id: CustomerId;
  number: string;
  currency: CurrencyCode;
  issued_on: Day;
  amount_minor: number;
  method: string | null;
  payer_name: string;
  reference: string;
  note: string;
  batch_id: BatchId | null;
  source_row: number | null;
  recorded_at: Instant;
  /** An undone import never happened, as known from this moment on. */
  voided_at: Instant | null;
  reversed_on: Day | null;
  reversed_at: Instant | null;
  reversal_reason: string;
  /** Cache, credits only: amount − Σ standing allocations; 0 once reversed or voided. */
  unapplied_minor: number;
}

export interface DueItemTable {
  id: Generated<DueItemId>;
  document_id: DocumentId;
  seq: number;
  customer_id: CustomerId;
  currency: CurrencyCode;
  issued_on: Day;
  due_on: Day;
  due_basis: 'stated' | 'terms' | 'document';
  amount_minor: number;
  recorded_at: Instant;
  voided_at: Instant | null;
  /** Cache: amount − Σ standing allocations, whatever their day; 0 once voided. */
  open_minor: number;
}

export interface AllocationTable {
  id: Generated<AllocationId>;
  due_item_id: DueItemId;
  credit_id: DocumentId;
  amount_minor: number;
  /** The later of the two document days (behaviours.md §2.1). */
  effective_on: Day;
  rule: string;
  actor: string;
  batch_id: BatchId | null;
  recorded_at: Instant;
  voided_at: Instant | null;
  reversed_on: Day | null;
  reversed_at: Instant | null;
  reversal_reason: string;
}

export interface DisputeTable {
  id: Generated<DisputeId>;
  due_item_id: DueItemId;
  customer_id: CustomerId;
  amount_minor: number;
  reason: string;
  note: string;
  opened_on: Day;
  recorded_at: Instant;
  resolved_on: Day | null;
  resolved_at: Instant | null;
  outcome: string | null;
  resolution_note: string;
}

export interface CreditLimitTable {
  id: Generated<Id<'creditLimit'>>;
  customer_id: CustomerId;
  currency: CurrencyCode;
  amount_minor: number;
  from_on: Day;
  until_on: Day | null;
  reason: string;
  batch_id: BatchId | null;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface SignalAcknowledgementTable {
  id: Generated<number>;
  signal_key: string;
  fact: string;
  reason: string;
  actor: string;
  snooze_until: Day | null;
  recorded_at: Instant;
  withdrawn_at: Instant | null;
}

export interface IssuedDocumentTable {
  id: Generated<IssuedId>;
  kind: 'dunning_letter' | 'management_report';
  number: string;
  title: string;
  customer_id: CustomerId | null;
  level: number | null;
  language: Language;
  currency: CurrencyCode;
  amount_minor: number;
  as_of: Day;
  known_at: Instant | null;
  figures_json: string;
  /** The HTML as shown and printed, deflated. `sha256` is over the HTML itself. */
  body: Uint8Array;
  sha256: string;
  actor: string;
  reason: string;
  recorded_at: Instant;
}
