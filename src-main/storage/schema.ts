import type { Generated } from 'kysely';
import type {
  AllocationId,
  BankLineId,
  BankStatementId,
  BatchId,
  BillId,
  CloseId,
  CustomerId,
  DisputeId,
  DocumentId,
  DueItemId,
  Id,
  IssuedId,
  TermId,
} from '../kernel/ids.ts';
import type { CurrencyCode } from '../kernel/currency.ts';
import type { Day } from '../kernel/day.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Language } from '../kernel/format.ts';

import type {
  AttachmentTable,
  AuthorisedPersonTable,
  ClaimTable,
  CompanyFigureTable,
  ContractAmendmentTable,
  ContractDeliveryTable,
  ContractMilestoneTable,
  ContractTable,
  ControlPlanTable,
  CreditRecordTable,
  CreditReviewTable,
  CreditScoreTable,
  CreditStatusTable,
  CustomerAccountTable,
  CustomerContactTable,
  CustomerMergeTable,
  CustomerNameTable,
  CustomerTagTable,
  DangerTickTable,
  DocumentEvidenceTable,
  ExternalRatingTable,
  FinancialStatementTable,
  FraudCheckTable,
  GradeOverrideTable,
  InsurancePolicyTable,
  InsuredLimitTable,
  LawRuleTable,
  MarketNoteTable,
  OrderCheckTable,
  OrderEventTable,
  SaleOrderTable,
  ScoreCardTable,
  SecurityTable,
  SegmentTable,
  ServiceAgentTable,
} from './schemaCredit.ts';
import type {
  ActionItemTable,
  AssetClueTable,
  BaseRateTable,
  CareDateTable,
  CaseDeadlineTable,
  CaseEventTable,
  CaseItemTable,
  CollectionActionTable,
  CollectionPolicyTable,
  CustomerFeedbackTable,
  DayHiddenTable,
  DaySummaryTable,
  DebtorRatingTable,
  DelayReasonTable,
  EvidencePackTable,
  InterestChargeTable,
  LegalCaseTable,
  LessonTable,
  LimitationEventTable,
  PaymentPlanTable,
  PlanInstalmentTable,
  PlanItemTable,
  PolicyOverrideTable,
  PolicyStepTable,
  PromiseLineTable,
  PromiseTable,
  PromiseVerdictTable,
  RpmStageTable,
  ScriptTable,
  ServiceProofTable,
  TrainingRunTable,
  WorkTaskTable,
} from './schemaCollections.ts';

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
  payment_term: PaymentTermTable;
  calendar_day: { on_day: Day; kind: 'work' | 'off'; name: string; source: string; recorded_at: Instant };
  due_date_change: DueDateChangeTable;
  write_off: WriteOffTable;
  payer_memory: PayerMemoryTable;
  bank_statement: BankStatementTable;
  bank_line: BankLineTable;
  bank_match: BankMatchTable;
  bank_profile: { header_key: string; bank_name: string; plan_json: string; recorded_at: Instant };
  bill: BillTable;
  bill_event: BillEventTable;
  exchange_rate: ExchangeRateTable;
  month_close: MonthCloseTable;
  month_close_row: MonthCloseRowTable;
  audit_ref: { entity: string; entity_id: number; seq: number };
  customer_name: CustomerNameTable;
  customer_contact: CustomerContactTable;
  customer_account: CustomerAccountTable;
  customer_tag: CustomerTagTable;
  segment: SegmentTable;
  customer_merge: CustomerMergeTable;
  attachment: AttachmentTable;
  law_rule: LawRuleTable;
  financial_statement: FinancialStatementTable;
  credit_record: CreditRecordTable;
  external_rating: ExternalRatingTable;
  market_note: MarketNoteTable;
  fraud_check: FraudCheckTable;
  contract: ContractTable;
  contract_milestone: ContractMilestoneTable;
  contract_delivery: ContractDeliveryTable;
  contract_amendment: ContractAmendmentTable;
  claim: ClaimTable;
  authorised_person: AuthorisedPersonTable;
  document_evidence: DocumentEvidenceTable;
  security: SecurityTable;
  insurance_policy: InsurancePolicyTable;
  insured_limit: InsuredLimitTable;
  service_agent: ServiceAgentTable;
  sale_order: SaleOrderTable;
  order_event: OrderEventTable;
  order_check: OrderCheckTable;
  credit_status: CreditStatusTable;
  score_card: ScoreCardTable;
  credit_score: CreditScoreTable;
  grade_override: GradeOverrideTable;
  danger_tick: DangerTickTable;
  credit_review: CreditReviewTable;
  control_plan: ControlPlanTable;
  company_figure: CompanyFigureTable;
  base_rate: BaseRateTable;
  interest_charge: InterestChargeTable;
  collection_action: CollectionActionTable;
  action_item: ActionItemTable;
  debtor_rating: DebtorRatingTable;
  delay_reason: DelayReasonTable;
  customer_feedback: CustomerFeedbackTable;
  care_date: CareDateTable;
  script: ScriptTable;
  lesson: LessonTable;
  promise: PromiseTable;
  promise_line: PromiseLineTable;
  promise_verdict: PromiseVerdictTable;
  payment_plan: PaymentPlanTable;
  plan_item: PlanItemTable;
  plan_instalment: PlanInstalmentTable;
  legal_case: LegalCaseTable;
  case_item: CaseItemTable;
  case_event: CaseEventTable;
  case_deadline: CaseDeadlineTable;
  asset_clue: AssetClueTable;
  limitation_event: LimitationEventTable;
  service_proof: ServiceProofTable;
  collection_policy: CollectionPolicyTable;
  policy_override: PolicyOverrideTable;
  policy_step: PolicyStepTable;
  rpm_stage: RpmStageTable;
  work_task: WorkTaskTable;
  day_hidden: DayHiddenTable;
  day_summary: DaySummaryTable;
  training_run: TrainingRunTable;
  evidence_pack: EvidencePackTable;
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
  /** Null: `terms_days`, else the company's default. */
  payment_term_id: TermId | null;
  legal_representative: string;
  capital_minor: number | null;
  paid_in_minor: number | null;
  capital_currency: string;
  founded_on: Day | null;
  customer_since_on: Day | null;
  licence_until_on: Day | null;
  business_scope: string;
  registered_address: string;
  debtor_class: '' | 'public_body' | 'institution' | 'large' | 'sme' | 'individual';
  /** Empty: the company's own. */
  law_pack: string;
  department: string;
  margin_bp: number | null;
  strategic: number;
  business_json: string;
  parent_id: CustomerId | null;
  /** On the head of a group: its limit is the limit of all of them together. */
  pools_limit: number;
  merged_into_id: CustomerId | null;
  /** Who of us looks after what this customer owes. */
  collector: string;
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
  /** What a debit or credit is for beside trade: interest, cost, recovery; discount, bank_charge, small_balance … */
  purpose: string;
  /** The receipt an adjustment came with, the invoice a red letter corrects, the write-off a recovery belongs to. */
  parent_id: DocumentId | null;
  contract_no: string;
  delivered_on: Day | null;
  accepted_on: Day | null;
  /** The customer said they have the invoice. */
  confirmed_on: Day | null;
  secured: number;
  /** Contract rate for late payment in basis points a year; null when none is agreed. */
  late_rate_bp: number | null;
  /** The terms as they were when the document was issued; empty when dates were stated. */
  terms_json: string;
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
  part: 'whole' | 'instalment' | 'retention' | 'milestone';
  label: string;
  trigger_kind: 'document' | 'delivery' | 'acceptance' | 'statement' | 'milestone';
  /** The day the terms count from; null: the document's own. */
  trigger_on: Day | null;
  /** 0: the day is only expected, the due date provisional. */
  trigger_happened: number;
  /** Set by the first change of the due date, and never again. */
  original_due_on: Day | null;
  discount_until_on: Day | null;
  discount_bp: number | null;
}

export interface DueDateChangeTable {
  id: Generated<Id<'dueDateChange'>>;
  due_item_id: DueItemId;
  from_due_on: Day;
  to_due_on: Day;
  /** The day from which the new date counts: figures of earlier days keep the old one. */
  changed_on: Day;
  reason: string;
  evidence: string;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
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
  owner: string;
  target_on: Day | null;
  evidence: string;
  outcome_minor: number | null;
  outcome_document_id: DocumentId | null;
  voided_at: Instant | null;
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
  kind: 'standing' | 'temporary' | 'trial';
  /** What the limit was worked out from, as it was then. */
  basis_json: string;
  approver: string;
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
  kind:
    | 'dunning_letter'
    | 'management_report'
    | 'credit_file'
    | 'suspension_notice'
    | 'policy_manual'
    | 'promise_confirmation'
    | 'repayment_agreement';
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

export interface PaymentTermTable {
  id: Generated<TermId>;
  code: string;
  name: string;
  rule_json: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface WriteOffTable {
  document_id: DocumentId;
  reason: string;
  approver: string;
  evidence: string;
  tax_class: string;
  recorded_at: Instant;
}

export interface PayerMemoryTable {
  id: Generated<Id<'payer'>>;
  payer_key: string;
  payer_name: string;
  payer_account: string;
  customer_id: CustomerId;
  third_party: number;
  note: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface BankStatementTable {
  id: Generated<BankStatementId>;
  account_number: string;
  bank_name: string;
  format: 'csv' | 'camt053' | 'mt940' | 'ofx';
  file_name: string;
  file_sha256: string;
  currency: CurrencyCode;
  from_on: Day | null;
  to_on: Day | null;
  opening_minor: number | null;
  closing_minor: number | null;
  line_count: number;
  duplicate_count: number;
  rejected_count: number;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface BankLineTable {
  id: Generated<BankLineId>;
  statement_id: BankStatementId;
  line_no: number;
  /** The same line of two files has the same fingerprint. */
  fingerprint: string;
  account_number: string;
  currency: CurrencyCode;
  booked_on: Day;
  /** Positive came in, negative went out. */
  amount_minor: number;
  payer_name: string;
  payer_account: string;
  memo: string;
  bank_reference: string;
  balance_minor: number | null;
  set_aside_at: Instant | null;
  set_aside_reason: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface BankMatchTable {
  id: Generated<Id<'bankMatch'>>;
  line_id: BankLineId;
  document_id: DocumentId;
  amount_minor: number;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface BillTable {
  id: Generated<BillId>;
  receipt_id: DocumentId;
  customer_id: CustomerId;
  kind: 'bank_acceptance' | 'commercial_acceptance' | 'cheque';
  number: string;
  drawer: string;
  acceptor: string;
  currency: CurrencyCode;
  amount_minor: number;
  issued_on: Day;
  received_on: Day;
  matures_on: Day;
  endorsable: number;
  note: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface BillEventTable {
  id: Generated<Id<'billEvent'>>;
  bill_id: BillId;
  kind: string;
  on_day: Day;
  counterparty: string;
  amount_minor: number | null;
  recourse: number | null;
  note: string;
  evidence: string;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface ExchangeRateTable {
  id: Generated<Id<'rate'>>;
  currency: CurrencyCode;
  base: CurrencyCode;
  on_day: Day;
  /** Units of base for one unit of currency, as a decimal text. */
  rate: string;
  source: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface MonthCloseTable {
  id: Generated<CloseId>;
  month: string;
  revision: number;
  as_of: Day;
  known_at: Instant;
  checklist_json: string;
  figures_json: string;
  sha256: string;
  audit_head: string;
  note: string;
  actor: string;
  recorded_at: Instant;
}

/** One open item or unapplied credit as it stood at the close. */
export interface MonthCloseRowTable {
  close_id: CloseId;
  kind: 'item' | 'credit';
  ref_id: number;
  customer_id: CustomerId;
  currency: CurrencyCode;
  number: string;
  issued_on: Day;
  due_on: Day | null;
  open_minor: number;
  disputed_minor: number;
}
