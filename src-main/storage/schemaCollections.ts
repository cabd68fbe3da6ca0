import type { Generated } from 'kysely';
import type { CurrencyCode } from '../kernel/currency.ts';
import type { Day } from '../kernel/day.ts';
import type {
  ActionId,
  CaseId,
  CollectionPolicyId,
  CustomerId,
  DocumentId,
  DueItemId,
  Id,
  InterestChargeId,
  IssuedId,
  LimitationEventId,
  PlanId,
  PromiseId,
  SecurityId,
  TaskId,
} from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

/** Table types of the work of collecting: actions, promises, plans, cases, the limitation clock, interest, policy, tasks. */

export interface BaseRateTable {
  id: Generated<Id<'baseRate'>>;
  kind: string;
  from_on: Day;
  rate_ppm: number;
  source: string;
  checked_on: Day;
  note: string;
  actor: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface InterestChargeTable {
  id: Generated<InterestChargeId>;
  customer_id: CustomerId;
  due_item_id: DueItemId;
  currency: CurrencyCode;
  rule: string;
  from_on: Day;
  through_on: Day;
  amount_minor: number;
  basis_json: string;
  booked: 'letter' | 'note';
  document_id: DocumentId | null;
  note: string;
  actor: string;
  recorded_at: Instant;
  waived_on: Day | null;
  waived_at: Instant | null;
  waive_reason: string;
  voided_at: Instant | null;
}

export interface CollectionActionTable {
  id: Generated<ActionId>;
  customer_id: CustomerId;
  contact_id: Id<'contact'> | null;
  contact_name: string;
  contact_role: string;
  on_day: Day;
  at_time: string;
  direction: 'out' | 'in';
  purpose: 'collection' | 'care' | 'service';
  channel: string;
  step_code: string;
  policy_id: CollectionPolicyId | null;
  result: string;
  reason_code: string;
  proof_grade: 'none' | 'A' | 'B' | 'C';
  proof_note: string;
  minutes: number;
  cost_minor: number;
  cost_currency: string;
  cost_note: string;
  replies_to_id: ActionId | null;
  issued_id: IssuedId | null;
  next_on: Day | null;
  next_time: string;
  next_action: string;
  closed_because: string;
  conduct_json: string;
  override_reason: string;
  facts_json: string;
  note: string;
  corrects_id: ActionId | null;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
  void_reason: string;
}

export interface ActionItemTable {
  id: Generated<Id<'actionItem'>>;
  action_id: ActionId;
  due_item_id: DueItemId;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface DebtorRatingTable {
  id: Generated<Id<'debtorRating'>>;
  customer_id: CustomerId;
  rated_on: Day;
  ability: number | null;
  willingness: number | null;
  ability_evidence: string;
  willingness_evidence: string;
  debtor_type: string;
  answers_json: string;
  action_id: ActionId | null;
  note: string;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface DelayReasonTable {
  id: Generated<Id<'delayReason'>>;
  customer_id: CustomerId;
  due_item_id: DueItemId;
  code: string;
  on_day: Day;
  cause: string;
  note: string;
  action_id: ActionId | null;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface CustomerFeedbackTable {
  id: Generated<Id<'feedback'>>;
  customer_id: CustomerId;
  kind: 'complaint' | 'suggestion' | 'praise' | 'satisfaction';
  on_day: Day;
  score: number | null;
  content: string;
  owner: string;
  target_on: Day | null;
  closed_on: Day | null;
  outcome: string;
  closed_at: Instant | null;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface CareDateTable {
  id: Generated<Id<'careDate'>>;
  customer_id: CustomerId;
  contact_id: Id<'contact'> | null;
  kind: 'visit' | 'holiday' | 'birthday' | 'call' | 'gift' | 'opt_out' | 'other';
  title: string;
  on_day: Day;
  yearly: number;
  note: string;
  actor: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface ScriptTable {
  id: Generated<Id<'script'>>;
  kind: 'excuse' | 'stage' | 'conduct' | 'glossary';
  code: string;
  language: 'zh' | 'en';
  body_json: string;
  note: string;
  actor: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface LessonTable {
  id: Generated<Id<'lesson'>>;
  customer_id: CustomerId | null;
  title: string;
  closed_on: Day;
  outcome: string;
  cause: string;
  story: string;
  worked: string;
  learned: string;
  tags_json: string;
  figures_json: string;
  actor: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface PromiseTable {
  id: Generated<PromiseId>;
  customer_id: CustomerId;
  currency: CurrencyCode;
  amount_minor: number;
  spoken: string;
  made_on: Day;
  due_on: Day;
  promised_by: string;
  authority: string;
  channel: string;
  written: number;
  written_on: Day | null;
  assumed: number;
  tolerance_days: number;
  tolerance_bp: number;
  level: number;
  replaces_id: PromiseId | null;
  action_id: ActionId | null;
  note: string;
  actor: string;
  recorded_at: Instant;
  withdrawn_on: Day | null;
  withdrawn_by: string;
  withdrawn_reason: string;
  withdrawn_at: Instant | null;
  voided_at: Instant | null;
}

export interface PromiseLineTable {
  id: Generated<Id<'promiseLine'>>;
  promise_id: PromiseId;
  due_item_id: DueItemId;
  amount_minor: number;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface PromiseVerdictTable {
  id: Generated<Id<'promiseVerdict'>>;
  promise_id: PromiseId;
  on_day: Day;
  state: string;
  kept_minor: number;
  cause: string;
  recorded_at: Instant;
}

export interface PaymentPlanTable {
  id: Generated<PlanId>;
  customer_id: CustomerId;
  currency: CurrencyCode;
  number: string;
  drafted_on: Day;
  debt_minor: number;
  down_payment_minor: number;
  method: 'equal_principal' | 'equal_instalment' | 'own';
  interest_treatment: 'waive' | 'keep' | 'suspend';
  interest_rate_bp: number | null;
  interest_minor: number;
  default_days: number;
  terms_json: string;
  security_id: SecurityId | null;
  request_json: string;
  signed_on: Day | null;
  signed_by: string;
  person_id: Id<'authorisedPerson'> | null;
  issued_id: IssuedId | null;
  signed_at: Instant | null;
  ended_on: Day | null;
  end_kind: string;
  end_reason: string;
  ended_at: Instant | null;
  note: string;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface PlanItemTable {
  id: Generated<Id<'planItem'>>;
  plan_id: PlanId;
  due_item_id: DueItemId;
  amount_minor: number;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface PlanInstalmentTable {
  id: Generated<Id<'planInstalment'>>;
  plan_id: PlanId;
  seq: number;
  due_on: Day;
  amount_minor: number;
  principal_minor: number;
  interest_minor: number;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface LegalCaseTable {
  id: Generated<CaseId>;
  customer_id: CustomerId;
  parent_id: CaseId | null;
  kind:
    | 'lawyer_letter'
    | 'payment_order'
    | 'small_claim'
    | 'suit'
    | 'arbitration'
    | 'preservation'
    | 'enforcement'
    | 'insolvency'
    | 'outsourced';
  number: string;
  title: string;
  forum: string;
  currency: CurrencyCode;
  claim_minor: number;
  agent_id: Id<'serviceAgent'> | null;
  opened_on: Day;
  values_json: string;
  note: string;
  actor: string;
  recorded_at: Instant;
  closed_on: Day | null;
  outcome: string;
  recovered_minor: number | null;
  close_note: string;
  closed_at: Instant | null;
  voided_at: Instant | null;
}

export interface CaseItemTable {
  id: Generated<Id<'caseItem'>>;
  case_id: CaseId;
  due_item_id: DueItemId;
  amount_minor: number;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface CaseEventTable {
  id: Generated<Id<'caseEvent'>>;
  case_id: CaseId;
  stage: string;
  on_day: Day;
  values_json: string;
  cost_kind: string;
  cost_minor: number;
  note: string;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface CaseDeadlineTable {
  id: Generated<Id<'caseDeadline'>>;
  case_id: CaseId;
  kind: string;
  due_on: Day;
  basis: string;
  note: string;
  done_on: Day | null;
  done_at: Instant | null;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface AssetClueTable {
  id: Generated<Id<'assetClue'>>;
  customer_id: CustomerId;
  kind: string;
  description: string;
  seen_on: Day;
  source: string;
  currency: string;
  value_minor: number | null;
  case_id: CaseId | null;
  note: string;
  actor: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface LimitationEventTable {
  id: Generated<LimitationEventId>;
  customer_id: CustomerId;
  kind: string;
  on_day: Day;
  until_on: Day | null;
  items_json: string;
  scope: 'debt' | 'guarantor';
  security_id: SecurityId | null;
  proof_grade: 'none' | 'A' | 'B' | 'C';
  reference: string;
  note: string;
  actor: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface ServiceProofTable {
  id: Generated<Id<'serviceProof'>>;
  customer_id: CustomerId;
  issued_id: IssuedId;
  method: string;
  sent_on: Day;
  delivered_on: Day | null;
  returned_on: Day | null;
  tracking: string;
  address: string;
  agreed_address: number;
  signed_by: string;
  proof_grade: 'none' | 'A' | 'B' | 'C';
  note: string;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface CollectionPolicyTable {
  id: Generated<CollectionPolicyId>;
  version: number;
  name: string;
  from_on: Day;
  definition_json: string;
  approver: string;
  note: string;
  actor: string;
  recorded_at: Instant;
  removed_at: Instant | null;
}

export interface PolicyOverrideTable {
  id: Generated<Id<'policyOverride'>>;
  customer_id: CustomerId;
  due_item_id: DueItemId | null;
  kind: 'segment' | 'pause' | 'exclude' | 'start_step' | 'max_step' | 'grace' | 'own_step';
  value: string;
  from_on: Day;
  until_on: Day | null;
  reason: string;
  approver: string;
  actor: string;
  recorded_at: Instant;
  ended_on: Day | null;
  ended_at: Instant | null;
  end_reason: string;
  voided_at: Instant | null;
}

export interface PolicyStepTable {
  id: Generated<Id<'policyStep'>>;
  customer_id: CustomerId;
  due_item_id: DueItemId;
  policy_id: CollectionPolicyId | null;
  step_code: string;
  on_day: Day;
  kind: 'done' | 'superseded' | 'skipped';
  action_id: ActionId | null;
  issued_id: IssuedId | null;
  reason: string;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface RpmStageTable {
  id: Generated<Id<'rpmStage'>>;
  document_id: DocumentId;
  customer_id: CustomerId;
  stage: string;
  planned_on: Day | null;
  actual_on: Day | null;
  result: string;
  values_json: string;
  note: string;
  actor: string;
  recorded_at: Instant;
  voided_at: Instant | null;
}

export interface WorkTaskTable {
  id: Generated<TaskId>;
  customer_id: CustomerId | null;
  document_id: DocumentId | null;
  kind: string;
  title: string;
  due_on: Day;
  at_time: string;
  owner: string;
  action_id: ActionId | null;
  source: string;
  note: string;
  actor: string;
  recorded_at: Instant;
  done_on: Day | null;
  done_note: string;
  done_at: Instant | null;
  removed_at: Instant | null;
}

export interface DayHiddenTable {
  id: Generated<Id<'dayHidden'>>;
  customer_id: CustomerId;
  from_on: Day;
  until_on: Day;
  reason: string;
  actor: string;
  recorded_at: Instant;
  withdrawn_at: Instant | null;
}

export interface DaySummaryTable {
  id: Generated<Id<'daySummary'>>;
  on_day: Day;
  figures_json: string;
  note: string;
  actor: string;
  recorded_at: Instant;
}

export interface TrainingRunTable {
  id: Generated<Id<'trainingRun'>>;
  case_code: string;
  answers_json: string;
  points: number;
  finished_at: Instant | null;
  actor: string;
  recorded_at: Instant;
}

export interface EvidencePackTable {
  id: Generated<Id<'evidencePack'>>;
  customer_id: CustomerId;
  as_of: Day;
  manifest_json: string;
  sha256: string;
  note: string;
  actor: string;
  recorded_at: Instant;
}
