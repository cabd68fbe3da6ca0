import type { Generated } from 'kysely';
import type { CurrencyCode } from '../kernel/currency.ts';
import type { Day } from '../kernel/day.ts';
import type {
  AttachmentId,
  CardId,
  ContractId,
  CustomerId,
  DocumentId,
  Id,
  MilestoneId,
  OrderId,
  PolicyId,
  ScoreId,
  SecurityId,
} from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

/** Table types of the credit file, contracts, securities, orders, scores, reviews and total control. */

export interface CustomerNameTable {
  id: Generated<Id<'customerName'>>;
  customer_id: CustomerId;
  kind: 'former' | 'alias' | 'english';
  name: string;
  name_key: string;
  until_on: Day | null;
  note: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface CustomerContactTable {
  id: Generated<Id<'contact'>>;
  customer_id: CustomerId;
  name: string;
  role: string;
  title: string;
  phone: string;
  mobile: string;
  email: string;
  wechat: string;
  address: string;
  channel: string;
  language: string;
  is_primary: number;
  consent: 'unknown' | 'given' | 'refused';
  consent_on: Day | null;
  consent_note: string;
  note: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface CustomerAccountTable {
  id: Generated<Id<'customerAccount'>>;
  customer_id: CustomerId;
  account_name: string;
  bank_name: string;
  account_number: string;
  currency: CurrencyCode;
  source: string;
  status: 'pending' | 'confirmed' | 'retired';
  checks_json: string;
  confirmed_by: string;
  confirmed_at: Instant | null;
  note: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface CustomerTagTable {
  id: Generated<Id<'customerTag'>>;
  customer_id: CustomerId;
  tag: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface SegmentTable {
  id: Generated<Id<'segment'>>;
  name: string;
  rule_json: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface CustomerMergeTable {
  id: Generated<Id<'merge'>>;
  kept_id: CustomerId;
  merged_id: CustomerId;
  moved_json: string;
  reason: string;
  actor: string;
  recorded_at: Instant;
  undone_at: Instant | null;
}

export interface AttachmentTable {
  id: Generated<AttachmentId>;
  entity: string;
  entity_id: number;
  customer_id: CustomerId | null;
  sha256: string;
  file_name: string;
  media_type: string;
  size_bytes: number;
  kind: string;
  title: string;
  on_day: Day | null;
  expires_on: Day | null;
  note: string;
  actor: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface LawRuleTable {
  id: Generated<Id<'lawRule'>>;
  pack: string;
  code: string;
  from_on: Day;
  until_on: Day | null;
  values_json: string;
  article: string;
  source: string;
  checked_on: Day;
  note: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface FinancialStatementTable {
  id: Generated<Id<'financialStatement'>>;
  customer_id: CustomerId;
  period_end_on: Day;
  months: number;
  currency: CurrencyCode;
  source: string;
  audited: number;
  figures_json: string;
  note: string;
  actor: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface CreditRecordTable {
  id: Generated<Id<'creditRecord'>>;
  customer_id: CustomerId;
  kind: 'bank' | 'trade' | 'public' | 'report';
  category: string;
  status: string;
  happened_on: Day | null;
  checked_on: Day;
  expires_on: Day | null;
  source: string;
  currency: string;
  amount_minor: number | null;
  limit_minor: number | null;
  note: string;
  actor: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface ExternalRatingTable {
  id: Generated<Id<'externalRating'>>;
  customer_id: CustomerId;
  agency: string;
  rating: string;
  own_grade: string;
  rated_on: Day;
  expires_on: Day | null;
  source: string;
  note: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface MarketNoteTable {
  id: Generated<Id<'marketNote'>>;
  scope: 'market' | 'industry' | 'region';
  name: string;
  outlook: 'good' | 'neutral' | 'bad';
  factor_bp: number;
  from_on: Day;
  until_on: Day | null;
  source: string;
  note: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface FraudCheckTable {
  id: Generated<Id<'fraudCheck'>>;
  customer_id: CustomerId;
  checked_on: Day;
  ticks_json: string;
  note: string;
  actor: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface ContractTable {
  id: Generated<ContractId>;
  customer_id: CustomerId;
  number: string;
  title: string;
  kind: string;
  currency: CurrencyCode;
  amount_minor: number | null;
  tax_rate_bp: number | null;
  signed_on: Day | null;
  from_on: Day | null;
  until_on: Day | null;
  status: 'draft' | 'signed' | 'ended' | 'cancelled';
  customer_signatory: string;
  our_signatory: string;
  terms_json: string;
  late_rate_bp: number | null;
  objection_days: number | null;
  sme_stated: number;
  dispute_resolution: string;
  jurisdiction: string;
  clauses_json: string;
  validity_json: string;
  note: string;
  actor: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface ContractMilestoneTable {
  id: Generated<MilestoneId>;
  contract_id: ContractId;
  seq: number;
  kind: string;
  label: string;
  planned_on: Day | null;
  actual_on: Day | null;
  amount_minor: number;
  due_days: number;
  trigger_document: string;
  document_id: DocumentId | null;
  note: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface ContractDeliveryTable {
  id: Generated<Id<'delivery'>>;
  customer_id: CustomerId;
  contract_id: ContractId | null;
  order_id: OrderId | null;
  document_id: DocumentId | null;
  number: string;
  planned_on: Day | null;
  delivered_on: Day | null;
  goods: string;
  receiver: string;
  amount_minor: number | null;
  acceptance: 'pending' | 'accepted' | 'objected' | 'deemed';
  accepted_on: Day | null;
  objection_days: number | null;
  objected_on: Day | null;
  note: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface ContractAmendmentTable {
  id: Generated<Id<'amendment'>>;
  contract_id: ContractId;
  number: string;
  amended_on: Day;
  subject: string;
  changes_json: string;
  signed: number;
  note: string;
  actor: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface ClaimTable {
  id: Generated<Id<'claim'>>;
  customer_id: CustomerId;
  contract_id: ContractId | null;
  document_id: DocumentId | null;
  direction: 'ours' | 'theirs';
  cause: string;
  currency: CurrencyCode;
  amount_minor: number;
  noticed_on: Day;
  deadline_on: Day | null;
  closed_on: Day | null;
  outcome: string;
  outcome_minor: number | null;
  credit_document_id: DocumentId | null;
  note: string;
  actor: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface AuthorisedPersonTable {
  id: Generated<Id<'authorisedPerson'>>;
  customer_id: CustomerId;
  contract_id: ContractId | null;
  side: 'theirs' | 'ours';
  name: string;
  id_last4: string;
  scopes_json: string;
  currency: string;
  limit_minor: number | null;
  from_on: Day;
  until_on: Day | null;
  revoked_on: Day | null;
  note: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface DocumentEvidenceTable {
  id: Generated<Id<'evidence'>>;
  document_id: DocumentId;
  kind: string;
  state: 'present' | 'unobtainable';
  on_day: Day | null;
  reference: string;
  person_id: Id<'authorisedPerson'> | null;
  note: string;
  actor: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface SecurityTable {
  id: Generated<SecurityId>;
  customer_id: CustomerId;
  contract_id: ContractId | null;
  kind: string;
  form: string;
  provider: string;
  currency: CurrencyCode;
  amount_minor: number;
  realisable_minor: number | null;
  signed_on: Day | null;
  main_due_on: Day | null;
  until_on: Day | null;
  registration_number: string;
  registered_on: Day | null;
  resolution_on: Day | null;
  paid_on: Day | null;
  released_on: Day | null;
  release_reason: string;
  note: string;
  actor: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface InsurancePolicyTable {
  id: Generated<PolicyId>;
  insurer: string;
  number: string;
  currency: CurrencyCode;
  from_on: Day;
  until_on: Day;
  insured_bp: number;
  retention_minor: number | null;
  max_term_days: number | null;
  max_extension_days: number | null;
  report_overdue_days: number | null;
  claim_days: number | null;
  premium_basis: string;
  note: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface InsuredLimitTable {
  id: Generated<Id<'insuredLimit'>>;
  policy_id: PolicyId;
  customer_id: CustomerId;
  amount_minor: number;
  from_on: Day;
  until_on: Day | null;
  discretionary: number;
  note: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface ServiceAgentTable {
  id: Generated<Id<'serviceAgent'>>;
  kind: string;
  name: string;
  contact: string;
  contract_number: string;
  from_on: Day | null;
  until_on: Day | null;
  fee: string;
  checks_json: string;
  note: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface SaleOrderTable {
  id: Generated<OrderId>;
  customer_id: CustomerId;
  contract_id: ContractId | null;
  number: string;
  currency: CurrencyCode;
  amount_minor: number;
  ordered_on: Day;
  ship_on: Day | null;
  note: string;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface OrderEventTable {
  id: Generated<Id<'orderEvent'>>;
  order_id: OrderId;
  kind: 'confirmed' | 'shipped' | 'invoiced' | 'cancelled';
  on_day: Day;
  amount_minor: number;
  document_id: DocumentId | null;
  note: string;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface OrderCheckTable {
  id: Generated<Id<'orderCheck'>>;
  customer_id: CustomerId;
  order_id: OrderId | null;
  currency: CurrencyCode;
  amount_minor: number;
  as_of: Day;
  decision: 'pass' | 'warn' | 'reason' | 'hold';
  reasons_json: string;
  figures_json: string;
  released: number;
  release_reason: string;
  approver: string;
  evidence: string;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface CreditStatusTable {
  id: Generated<Id<'creditStatus'>>;
  customer_id: CustomerId;
  status: 'open' | 'watch' | 'hold';
  reason: string;
  note: string;
  evidence: string;
  from_on: Day;
  review_on: Day | null;
  approver: string;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface ScoreCardTable {
  id: Generated<CardId>;
  code: string;
  version: number;
  name: string;
  definition_json: string;
  from_on: Day;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface CreditScoreTable {
  id: Generated<ScoreId>;
  customer_id: CustomerId;
  model: 'card' | 'features' | 'working_assets' | 'altman';
  card_id: CardId | null;
  as_of: Day;
  inputs_json: string;
  points_json: string;
  score_milli: number;
  confidence_bp: number;
  grade: string;
  hard_stop: string;
  note: string;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface GradeOverrideTable {
  id: Generated<Id<'gradeOverride'>>;
  customer_id: CustomerId;
  grade: string;
  from_on: Day;
  until_on: Day;
  reason: string;
  approver: string;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface DangerTickTable {
  id: Generated<Id<'dangerTick'>>;
  customer_id: CustomerId;
  code: string;
  seen_on: Day;
  expires_on: Day;
  evidence: string;
  source: string;
  actor: string;
  recorded_at: Instant;
  withdrawn_at: Instant | null;
  withdrawn_reason: string;
}

export interface CreditReviewTable {
  id: Generated<Id<'creditReview'>>;
  customer_id: CustomerId;
  reviewed_on: Day;
  next_on: Day;
  outcome: string;
  basis_json: string;
  note: string;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface ControlPlanTable {
  id: Generated<Id<'controlPlan'>>;
  from_on: Day;
  currency: CurrencyCode;
  figures_json: string;
  note: string;
  actor: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface CompanyFigureTable {
  id: Generated<Id<'companyFigure'>>;
  month: string;
  currency: CurrencyCode;
  figures_json: string;
  note: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}
