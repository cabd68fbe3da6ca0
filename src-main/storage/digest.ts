import { hash } from 'node:crypto';
import type Sqlite from 'better-sqlite3';

/**
 * A digest over every row that counts, kept up to date as rows change: the sum (mod 2^128) of one hash per row, so
 * that order does not matter and one changed row costs two hashes. `integrity_check` does not see a flipped byte in
 * a payload; this does. The audit has its own chain, issued pages their own hash. Caches (`open_minor`, `unapplied_minor`) stay out: they are checked against the facts.
 * A later version adds columns and tables here without moving those there are.
 */
const tracked: Readonly<Record<string, readonly string[]>> = {
  setting: ['key', 'value_json'],
  import_batch: ['id', 'kind', 'file_name', 'file_sha256', 'file_bytes', 'sheet', 'accepted', 'rejected', 'duplicates', 'totals_json', 'plan_json', 'actor', 'recorded_at', 'undone_at', 'undo_reason'],
  import_rejection: ['batch_id', 'row', 'column_name', 'cell', 'code', 'params_json', 'value', 'cells_json'],
  import_profile: ['kind', 'header_key', 'plan_json', 'recorded_at'],
  command_log: ['command_id', 'procedure', 'input_hash', 'reply_json', 'recorded_at'],
  issued_number: ['series', 'last'],
  customer: ['id', 'code', 'name', 'name_key', 'search_text', 'short_name', 'tax_id', 'terms_days', 'language', 'contact_name', 'phone', 'email', 'address', 'salesperson', 'region', 'industry', 'note', 'batch_id', 'recorded_at', 'removed_at', 'payment_term_id', 'legal_representative', 'capital_minor', 'paid_in_minor', 'capital_currency', 'founded_on', 'customer_since_on', 'licence_until_on', 'business_scope', 'registered_address', 'debtor_class', 'law_pack', 'department', 'margin_bp', 'strategic', 'business_json', 'parent_id', 'pools_limit', 'merged_into_id', 'collector'],
  document: ['id', 'kind', 'customer_id', 'number', 'currency', 'issued_on', 'amount_minor', 'method', 'payer_name', 'reference', 'note', 'batch_id', 'source_row', 'recorded_at', 'voided_at', 'reversed_on', 'reversed_at', 'reversal_reason', 'purpose', 'parent_id', 'contract_no', 'delivered_on', 'accepted_on', 'confirmed_on', 'secured', 'late_rate_bp', 'terms_json'],
  due_item: ['id', 'document_id', 'seq', 'customer_id', 'currency', 'issued_on', 'due_on', 'due_basis', 'amount_minor', 'recorded_at', 'voided_at', 'part', 'label', 'trigger_kind', 'trigger_on', 'trigger_happened', 'original_due_on', 'discount_until_on', 'discount_bp'],
  allocation: ['id', 'due_item_id', 'credit_id', 'amount_minor', 'effective_on', 'rule', 'actor', 'batch_id', 'recorded_at', 'voided_at', 'reversed_on', 'reversed_at', 'reversal_reason'],
  dispute: ['id', 'due_item_id', 'customer_id', 'amount_minor', 'reason', 'note', 'opened_on', 'recorded_at', 'resolved_on', 'resolved_at', 'outcome', 'resolution_note', 'owner', 'target_on', 'evidence', 'outcome_minor', 'outcome_document_id', 'voided_at'],
  credit_limit: ['id', 'customer_id', 'currency', 'amount_minor', 'from_on', 'until_on', 'reason', 'batch_id', 'recorded_at', 'voided_at', 'kind', 'basis_json', 'approver'],
  signal_acknowledgement: ['id', 'signal_key', 'fact', 'reason', 'actor', 'snooze_until', 'recorded_at', 'withdrawn_at'],
  issued_document: ['id', 'kind', 'number', 'title', 'customer_id', 'level', 'language', 'currency', 'amount_minor', 'as_of', 'known_at', 'figures_json', 'sha256', 'actor', 'reason', 'recorded_at'],
  payment_term: ['id', 'code', 'name', 'rule_json', 'recorded_at', 'removed_at'],
  calendar_day: ['on_day', 'kind', 'name', 'source', 'recorded_at'],
  due_date_change: ['id', 'due_item_id', 'from_due_on', 'to_due_on', 'changed_on', 'reason', 'evidence', 'actor', 'recorded_at', 'voided_at'],
  write_off: ['document_id', 'reason', 'approver', 'evidence', 'tax_class', 'recorded_at'],
  payer_memory: ['id', 'payer_key', 'payer_name', 'payer_account', 'customer_id', 'third_party', 'note', 'recorded_at', 'removed_at'],
  bank_statement: ['id', 'account_number', 'bank_name', 'format', 'file_name', 'file_sha256', 'currency', 'from_on', 'to_on', 'opening_minor', 'closing_minor', 'line_count', 'duplicate_count', 'rejected_count', 'actor', 'recorded_at', 'voided_at'],
  bank_line: ['id', 'statement_id', 'line_no', 'fingerprint', 'account_number', 'currency', 'booked_on', 'amount_minor', 'payer_name', 'payer_account', 'memo', 'bank_reference', 'balance_minor', 'set_aside_at', 'set_aside_reason', 'recorded_at', 'voided_at'],
  bank_match: ['id', 'line_id', 'document_id', 'amount_minor', 'actor', 'recorded_at', 'voided_at'],
  bank_profile: ['header_key', 'bank_name', 'plan_json', 'recorded_at'],
  bill: ['id', 'receipt_id', 'customer_id', 'kind', 'number', 'drawer', 'acceptor', 'currency', 'amount_minor', 'issued_on', 'received_on', 'matures_on', 'endorsable', 'note', 'recorded_at', 'voided_at'],
  bill_event: ['id', 'bill_id', 'kind', 'on_day', 'counterparty', 'amount_minor', 'recourse', 'note', 'evidence', 'actor', 'recorded_at', 'voided_at'],
  exchange_rate: ['id', 'currency', 'base', 'on_day', 'rate', 'source', 'recorded_at', 'removed_at'],
  month_close: ['id', 'month', 'revision', 'as_of', 'known_at', 'checklist_json', 'figures_json', 'sha256', 'audit_head', 'note', 'actor', 'recorded_at'],
  month_close_row: ['close_id', 'kind', 'ref_id', 'customer_id', 'currency', 'number', 'issued_on', 'due_on', 'open_minor', 'disputed_minor'],
  customer_name: ['id', 'customer_id', 'kind', 'name', 'name_key', 'until_on', 'note', 'recorded_at', 'removed_at'],
  customer_contact: ['id', 'customer_id', 'name', 'role', 'title', 'phone', 'mobile', 'email', 'wechat', 'address', 'channel', 'language', 'is_primary', 'consent', 'consent_on', 'consent_note', 'note', 'recorded_at', 'removed_at'],
  customer_account: ['id', 'customer_id', 'account_name', 'bank_name', 'account_number', 'currency', 'source', 'status', 'checks_json', 'confirmed_by', 'confirmed_at', 'note', 'recorded_at', 'removed_at'],
  customer_tag: ['id', 'customer_id', 'tag', 'recorded_at', 'removed_at'],
  segment: ['id', 'name', 'rule_json', 'recorded_at', 'removed_at'],
  customer_merge: ['id', 'kept_id', 'merged_id', 'moved_json', 'reason', 'actor', 'recorded_at', 'undone_at'],
  attachment: ['id', 'entity', 'entity_id', 'customer_id', 'sha256', 'file_name', 'media_type', 'size_bytes', 'kind', 'title', 'on_day', 'expires_on', 'note', 'actor', 'recorded_at', 'removed_at'],
  law_rule: ['id', 'pack', 'code', 'from_on', 'until_on', 'values_json', 'article', 'source', 'checked_on', 'note', 'recorded_at', 'removed_at'],
  financial_statement: ['id', 'customer_id', 'period_end_on', 'months', 'currency', 'source', 'audited', 'figures_json', 'note', 'actor', 'recorded_at', 'removed_at'],
  credit_record: ['id', 'customer_id', 'kind', 'category', 'status', 'happened_on', 'checked_on', 'expires_on', 'source', 'currency', 'amount_minor', 'limit_minor', 'note', 'actor', 'recorded_at', 'removed_at'],
  external_rating: ['id', 'customer_id', 'agency', 'rating', 'own_grade', 'rated_on', 'expires_on', 'source', 'note', 'recorded_at', 'removed_at'],
  market_note: ['id', 'scope', 'name', 'outlook', 'factor_bp', 'from_on', 'until_on', 'source', 'note', 'recorded_at', 'removed_at'],
  fraud_check: ['id', 'customer_id', 'checked_on', 'ticks_json', 'note', 'actor', 'recorded_at', 'removed_at'],
  contract: ['id', 'customer_id', 'number', 'title', 'kind', 'currency', 'amount_minor', 'tax_rate_bp', 'signed_on', 'from_on', 'until_on', 'status', 'customer_signatory', 'our_signatory', 'terms_json', 'late_rate_bp', 'objection_days', 'sme_stated', 'dispute_resolution', 'jurisdiction', 'clauses_json', 'validity_json', 'note', 'actor', 'recorded_at', 'removed_at'],
  contract_milestone: ['id', 'contract_id', 'seq', 'kind', 'label', 'planned_on', 'actual_on', 'amount_minor', 'due_days', 'trigger_document', 'document_id', 'note', 'recorded_at', 'removed_at'],
  contract_delivery: ['id', 'customer_id', 'contract_id', 'order_id', 'document_id', 'number', 'planned_on', 'delivered_on', 'goods', 'receiver', 'amount_minor', 'acceptance', 'accepted_on', 'objection_days', 'objected_on', 'note', 'recorded_at', 'removed_at'],
  contract_amendment: ['id', 'contract_id', 'number', 'amended_on', 'subject', 'changes_json', 'signed', 'note', 'actor', 'recorded_at', 'removed_at'],
  claim: ['id', 'customer_id', 'contract_id', 'document_id', 'direction', 'cause', 'currency', 'amount_minor', 'noticed_on', 'deadline_on', 'closed_on', 'outcome', 'outcome_minor', 'credit_document_id', 'note', 'actor', 'recorded_at', 'removed_at'],
  authorised_person: ['id', 'customer_id', 'contract_id', 'side', 'name', 'id_last4', 'scopes_json', 'currency', 'limit_minor', 'from_on', 'until_on', 'revoked_on', 'note', 'recorded_at', 'removed_at'],
  document_evidence: ['id', 'document_id', 'kind', 'state', 'on_day', 'reference', 'person_id', 'note', 'actor', 'recorded_at', 'removed_at'],
  security: ['id', 'customer_id', 'contract_id', 'kind', 'form', 'provider', 'currency', 'amount_minor', 'realisable_minor', 'signed_on', 'main_due_on', 'until_on', 'registration_number', 'registered_on', 'resolution_on', 'paid_on', 'released_on', 'release_reason', 'note', 'actor', 'recorded_at', 'removed_at'],
  insurance_policy: ['id', 'insurer', 'number', 'currency', 'from_on', 'until_on', 'insured_bp', 'retention_minor', 'max_term_days', 'max_extension_days', 'report_overdue_days', 'claim_days', 'premium_basis', 'note', 'recorded_at', 'removed_at'],
  insured_limit: ['id', 'policy_id', 'customer_id', 'amount_minor', 'from_on', 'until_on', 'discretionary', 'note', 'recorded_at', 'removed_at'],
  service_agent: ['id', 'kind', 'name', 'contact', 'contract_number', 'from_on', 'until_on', 'fee', 'checks_json', 'note', 'recorded_at', 'removed_at'],
  sale_order: ['id', 'customer_id', 'contract_id', 'number', 'currency', 'amount_minor', 'ordered_on', 'ship_on', 'note', 'actor', 'recorded_at', 'voided_at'],
  order_event: ['id', 'order_id', 'kind', 'on_day', 'amount_minor', 'document_id', 'note', 'actor', 'recorded_at', 'voided_at'],
  order_check: ['id', 'customer_id', 'order_id', 'currency', 'amount_minor', 'as_of', 'decision', 'reasons_json', 'figures_json', 'released', 'release_reason', 'approver', 'evidence', 'actor', 'recorded_at', 'voided_at'],
  credit_status: ['id', 'customer_id', 'status', 'reason', 'note', 'evidence', 'from_on', 'review_on', 'approver', 'actor', 'recorded_at', 'voided_at'],
  score_card: ['id', 'code', 'version', 'name', 'definition_json', 'from_on', 'recorded_at', 'removed_at'],
  credit_score: ['id', 'customer_id', 'model', 'card_id', 'as_of', 'inputs_json', 'points_json', 'score_milli', 'confidence_bp', 'grade', 'hard_stop', 'note', 'actor', 'recorded_at', 'voided_at'],
  grade_override: ['id', 'customer_id', 'grade', 'from_on', 'until_on', 'reason', 'approver', 'actor', 'recorded_at', 'voided_at'],
  danger_tick: ['id', 'customer_id', 'code', 'seen_on', 'expires_on', 'evidence', 'source', 'actor', 'recorded_at', 'withdrawn_at', 'withdrawn_reason'],
  credit_review: ['id', 'customer_id', 'reviewed_on', 'next_on', 'outcome', 'basis_json', 'note', 'actor', 'recorded_at', 'voided_at'],
  control_plan: ['id', 'from_on', 'currency', 'figures_json', 'note', 'actor', 'recorded_at', 'removed_at'],
  company_figure: ['id', 'month', 'currency', 'figures_json', 'note', 'recorded_at', 'removed_at'],
  base_rate: ['id', 'kind', 'from_on', 'rate_ppm', 'source', 'checked_on', 'note', 'actor', 'recorded_at', 'removed_at'],
  interest_charge: ['id', 'customer_id', 'due_item_id', 'currency', 'rule', 'from_on', 'through_on', 'amount_minor', 'basis_json', 'booked', 'document_id', 'note', 'actor', 'recorded_at', 'waived_on', 'waived_at', 'waive_reason', 'voided_at'],
  collection_action: ['id', 'customer_id', 'contact_id', 'contact_name', 'contact_role', 'on_day', 'at_time', 'direction', 'purpose', 'channel', 'step_code', 'policy_id', 'result', 'reason_code', 'proof_grade', 'proof_note', 'minutes', 'cost_minor', 'cost_currency', 'cost_note', 'replies_to_id', 'issued_id', 'next_on', 'next_time', 'next_action', 'closed_because', 'conduct_json', 'override_reason', 'facts_json', 'note', 'corrects_id', 'actor', 'recorded_at', 'voided_at', 'void_reason'],
  action_item: ['id', 'action_id', 'due_item_id', 'recorded_at', 'voided_at'],
  debtor_rating: ['id', 'customer_id', 'rated_on', 'ability', 'willingness', 'ability_evidence', 'willingness_evidence', 'debtor_type', 'answers_json', 'action_id', 'note', 'actor', 'recorded_at', 'voided_at'],
  delay_reason: ['id', 'customer_id', 'due_item_id', 'code', 'on_day', 'cause', 'note', 'action_id', 'actor', 'recorded_at', 'voided_at'],
  customer_feedback: ['id', 'customer_id', 'kind', 'on_day', 'score', 'content', 'owner', 'target_on', 'closed_on', 'outcome', 'closed_at', 'actor', 'recorded_at', 'voided_at'],
  care_date: ['id', 'customer_id', 'contact_id', 'kind', 'title', 'on_day', 'yearly', 'note', 'actor', 'recorded_at', 'removed_at'],
  script: ['id', 'kind', 'code', 'language', 'body_json', 'note', 'actor', 'recorded_at', 'removed_at'],
  lesson: ['id', 'customer_id', 'title', 'closed_on', 'outcome', 'cause', 'story', 'worked', 'learned', 'tags_json', 'figures_json', 'actor', 'recorded_at', 'removed_at'],
  promise: ['id', 'customer_id', 'currency', 'amount_minor', 'spoken', 'made_on', 'due_on', 'promised_by', 'authority', 'channel', 'written', 'written_on', 'assumed', 'tolerance_days', 'tolerance_bp', 'level', 'replaces_id', 'action_id', 'note', 'actor', 'recorded_at', 'withdrawn_on', 'withdrawn_by', 'withdrawn_reason', 'withdrawn_at', 'voided_at'],
  promise_line: ['id', 'promise_id', 'due_item_id', 'amount_minor', 'recorded_at', 'voided_at'],
  promise_verdict: ['id', 'promise_id', 'on_day', 'state', 'kept_minor', 'cause', 'recorded_at'],
  payment_plan: ['id', 'customer_id', 'currency', 'number', 'drafted_on', 'debt_minor', 'down_payment_minor', 'method', 'interest_treatment', 'interest_rate_bp', 'interest_minor', 'default_days', 'terms_json', 'security_id', 'request_json', 'signed_on', 'signed_by', 'person_id', 'issued_id', 'signed_at', 'ended_on', 'end_kind', 'end_reason', 'ended_at', 'note', 'actor', 'recorded_at', 'voided_at'],
  plan_item: ['id', 'plan_id', 'due_item_id', 'amount_minor', 'recorded_at', 'voided_at'],
  plan_instalment: ['id', 'plan_id', 'seq', 'due_on', 'amount_minor', 'principal_minor', 'interest_minor', 'recorded_at', 'voided_at'],
  legal_case: ['id', 'customer_id', 'parent_id', 'kind', 'number', 'title', 'forum', 'currency', 'claim_minor', 'agent_id', 'opened_on', 'values_json', 'note', 'actor', 'recorded_at', 'closed_on', 'outcome', 'recovered_minor', 'close_note', 'closed_at', 'voided_at'],
  case_item: ['id', 'case_id', 'due_item_id', 'amount_minor', 'recorded_at', 'voided_at'],
  case_event: ['id', 'case_id', 'stage', 'on_day', 'values_json', 'cost_kind', 'cost_minor', 'note', 'actor', 'recorded_at', 'voided_at'],
  case_deadline: ['id', 'case_id', 'kind', 'due_on', 'basis', 'note', 'done_on', 'done_at', 'actor', 'recorded_at', 'voided_at'],
  asset_clue: ['id', 'customer_id', 'kind', 'description', 'seen_on', 'source', 'currency', 'value_minor', 'case_id', 'note', 'actor', 'recorded_at', 'removed_at'],
  limitation_event: ['id', 'customer_id', 'kind', 'on_day', 'until_on', 'items_json', 'scope', 'security_id', 'proof_grade', 'reference', 'note', 'actor', 'recorded_at', 'removed_at'],
  service_proof: ['id', 'customer_id', 'issued_id', 'method', 'sent_on', 'delivered_on', 'returned_on', 'tracking', 'address', 'agreed_address', 'signed_by', 'proof_grade', 'note', 'actor', 'recorded_at', 'voided_at'],
  collection_policy: ['id', 'version', 'name', 'from_on', 'definition_json', 'approver', 'note', 'actor', 'recorded_at', 'removed_at'],
  policy_override: ['id', 'customer_id', 'due_item_id', 'kind', 'value', 'from_on', 'until_on', 'reason', 'approver', 'actor', 'recorded_at', 'ended_on', 'ended_at', 'end_reason', 'voided_at'],
  policy_step: ['id', 'customer_id', 'due_item_id', 'policy_id', 'step_code', 'on_day', 'kind', 'action_id', 'issued_id', 'reason', 'actor', 'recorded_at', 'voided_at'],
  rpm_stage: ['id', 'document_id', 'customer_id', 'stage', 'planned_on', 'actual_on', 'result', 'values_json', 'note', 'actor', 'recorded_at', 'voided_at'],
  work_task: ['id', 'customer_id', 'document_id', 'kind', 'title', 'due_on', 'at_time', 'owner', 'action_id', 'source', 'note', 'actor', 'recorded_at', 'done_on', 'done_note', 'done_at', 'removed_at'],
  day_hidden: ['id', 'customer_id', 'from_on', 'until_on', 'reason', 'actor', 'recorded_at', 'withdrawn_at'],
  day_summary: ['id', 'on_day', 'figures_json', 'note', 'actor', 'recorded_at'],
  training_run: ['id', 'case_code', 'answers_json', 'points', 'finished_at', 'actor', 'recorded_at'],
  evidence_pack: ['id', 'customer_id', 'as_of', 'manifest_json', 'sha256', 'note', 'actor', 'recorded_at'],
}; // prettier-ignore

export const trackedTables = Object.keys(tracked);

const MASK = (1n << 128n) - 1n;
export const EMPTY_DIGEST = '0'.repeat(32);

export class ContentDigest {
  #sum: bigint;

  constructor(hex: string = EMPTY_DIGEST) {
    this.#sum = BigInt(`0x${hex}`);
  }

  /**
   * From here on every change of a tracked row moves this digest. The triggers are temporary: they belong to this
   * connection, so a change made around the product leaves the digest behind and is found by `verify`.
   */
  attach(sqlite: Sqlite.Database): void {
    sqlite.function('dw_digest', { directOnly: false }, (sign: unknown, row: unknown) => {
      const value = rowHash(String(row));
      this.#sum = (Number(sign) > 0 ? this.#sum + value : this.#sum - value) & MASK;
      return null;
    });
    for (const [table, columns] of trackedIn(sqlite)) {
      const add = `SELECT dw_digest(1, ${rowText(table, columns, 'NEW.')});`;
      const remove = `SELECT dw_digest(-1, ${rowText(table, columns, 'OLD.')});`;
      sqlite.exec(`
        CREATE TEMP TRIGGER digest_insert_${table} AFTER INSERT ON main.${table} BEGIN ${add} END;
        CREATE TEMP TRIGGER digest_update_${table} AFTER UPDATE OF ${columns.join(', ')} ON main.${table} BEGIN ${remove} ${add} END;
        CREATE TEMP TRIGGER digest_delete_${table} AFTER DELETE ON main.${table} BEGIN ${remove} END;
      `);
    }
  }

  get hex(): string {
    return this.#sum.toString(16).padStart(32, '0');
  }

  /** After a rollback the triggers' work must go too. */
  reset(hex: string): void {
    this.#sum = BigInt(`0x${hex}`);
  }
}

/** The digest worked out anew from every tracked row of a file. */
export function contentDigest(sqlite: Sqlite.Database): string {
  let sum = 0n;
  for (const [table, columns] of trackedIn(sqlite)) {
    const rows = sqlite.prepare(`SELECT ${rowText(table, columns, '')} FROM main.${table}`).pluck();
    for (const row of rows.iterate()) sum = (sum + rowHash(String(row))) & MASK;
  }
  return sum.toString(16).padStart(32, '0');
}

/** What of it this file has: a file of an earlier version is checked by the columns it had, which is what its digest is of. */
function trackedIn(sqlite: Sqlite.Database): [table: string, columns: readonly string[]][] {
  const present = new Map<string, Set<string>>();
  const rows = sqlite
    .prepare(
      `SELECT t.name, c.name AS column_name FROM main.sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'`,
    )
    .all() as { name: string; column_name: string }[];
  for (const { name, column_name } of rows) present.set(name, (present.get(name) ?? new Set()).add(column_name));
  return Object.entries(tracked).flatMap(([table, columns]): [string, readonly string[]][] => {
    const there = present.get(table);
    return there === undefined ? [] : [[table, columns.filter((column) => there.has(column))]];
  });
}

function rowText(table: string, columns: readonly string[], prefix: string): string {
  return `json_array('${table}', ${columns.map((column) => prefix + column).join(', ')})`;
}

function rowHash(row: string): bigint {
  return BigInt(`0x${hash('sha256', row, 'hex').slice(0, 32)}`);
}
