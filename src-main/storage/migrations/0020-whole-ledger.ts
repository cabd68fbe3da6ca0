import { amount, day, flag, instant } from './checks.ts';
import type { Migration } from './migration.ts';

/**
 * Terms and due dates that move, bank lines, bills, write-offs, month closes, rates, and an index over the audit. Old rows
 * keep their meaning: a due item of before is one whole amount whose date hung on the document alone.
 */
const frozen = (table: string, words: string): string[] => [
  `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${words}'); END`,
  `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${words}'); END`,
];

export const wholeLedger: Migration = {
  version: 20,
  name: 'whole-ledger',
  statements: [
    `CREATE TABLE payment_term (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL CHECK (code <> ''),
      name TEXT NOT NULL CHECK (name <> ''),
      rule_json TEXT NOT NULL CHECK (json_valid(rule_json)),
      recorded_at TEXT NOT NULL ${instant('recorded_at')},
      removed_at TEXT ${instant('removed_at')}
    ) STRICT`,
    `CREATE UNIQUE INDEX payment_term_code ON payment_term (code) WHERE removed_at IS NULL`,
    `CREATE TABLE calendar_day (
      on_day TEXT PRIMARY KEY ${day('on_day')},
      kind TEXT NOT NULL CHECK (kind IN ('work','off')),
      name TEXT NOT NULL DEFAULT '',
      source TEXT NOT NULL DEFAULT '',
      recorded_at TEXT NOT NULL ${instant('recorded_at')}
    ) STRICT, WITHOUT ROWID`,
    `ALTER TABLE customer ADD COLUMN payment_term_id INTEGER REFERENCES payment_term (id)`,

    `ALTER TABLE document ADD COLUMN purpose TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE document ADD COLUMN parent_id INTEGER REFERENCES document (id)`,
    `ALTER TABLE document ADD COLUMN contract_no TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE document ADD COLUMN delivered_on TEXT ${day('delivered_on')}`,
    `ALTER TABLE document ADD COLUMN accepted_on TEXT ${day('accepted_on')}`,
    `ALTER TABLE document ADD COLUMN confirmed_on TEXT ${day('confirmed_on')}`,
    `ALTER TABLE document ADD COLUMN secured INTEGER NOT NULL DEFAULT 0 ${flag('secured')}`,
    `ALTER TABLE document ADD COLUMN late_rate_bp INTEGER CHECK (late_rate_bp BETWEEN 0 AND 100000)`,
    `ALTER TABLE document ADD COLUMN terms_json TEXT NOT NULL DEFAULT '' CHECK (terms_json = '' OR json_valid(terms_json))`,
    `CREATE INDEX document_parent ON document (parent_id) WHERE parent_id IS NOT NULL`,
    `CREATE INDEX document_contract ON document (contract_no) WHERE contract_no <> ''`,

    `ALTER TABLE due_item ADD COLUMN part TEXT NOT NULL DEFAULT 'whole' CHECK (part IN ('whole','instalment','retention','milestone'))`,
    `ALTER TABLE due_item ADD COLUMN label TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE due_item ADD COLUMN trigger_kind TEXT NOT NULL DEFAULT 'document' CHECK (trigger_kind IN ('document','delivery','acceptance','statement','milestone'))`,
    `ALTER TABLE due_item ADD COLUMN trigger_on TEXT ${day('trigger_on')}`,
    `ALTER TABLE due_item ADD COLUMN trigger_happened INTEGER NOT NULL DEFAULT 1 ${flag('trigger_happened')}`,
    `ALTER TABLE due_item ADD COLUMN original_due_on TEXT ${day('original_due_on')}`,
    `ALTER TABLE due_item ADD COLUMN discount_until_on TEXT ${day('discount_until_on')}`,
    `ALTER TABLE due_item ADD COLUMN discount_bp INTEGER CHECK (discount_bp BETWEEN 1 AND 10000)`,
    `CREATE TABLE due_date_change (
      id INTEGER PRIMARY KEY,
      due_item_id INTEGER NOT NULL REFERENCES due_item (id),
      from_due_on TEXT NOT NULL ${day('from_due_on')},
      to_due_on TEXT NOT NULL ${day('to_due_on')},
      changed_on TEXT NOT NULL ${day('changed_on')},
      reason TEXT NOT NULL CHECK (reason <> ''),
      evidence TEXT NOT NULL DEFAULT '',
      actor TEXT NOT NULL,
      recorded_at TEXT NOT NULL ${instant('recorded_at')},
      voided_at TEXT ${instant('voided_at')}
    ) STRICT`,
    `CREATE INDEX due_date_change_item ON due_date_change (due_item_id, changed_on)`,

    `ALTER TABLE dispute ADD COLUMN owner TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE dispute ADD COLUMN target_on TEXT ${day('target_on')}`,
    `ALTER TABLE dispute ADD COLUMN evidence TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE dispute ADD COLUMN outcome_minor INTEGER CHECK (outcome_minor >= 0) ${amount('outcome_minor')}`,
    `ALTER TABLE dispute ADD COLUMN outcome_document_id INTEGER REFERENCES document (id)`,
    `ALTER TABLE dispute ADD COLUMN voided_at TEXT ${instant('voided_at')}`,
    `CREATE INDEX dispute_unresolved ON dispute (customer_id, target_on) WHERE resolved_on IS NULL AND voided_at IS NULL`,

    `CREATE TABLE write_off (
      document_id INTEGER PRIMARY KEY REFERENCES document (id),
      reason TEXT NOT NULL,
      approver TEXT NOT NULL DEFAULT '',
      evidence TEXT NOT NULL DEFAULT '',
      tax_class TEXT NOT NULL DEFAULT '',
      recorded_at TEXT NOT NULL ${instant('recorded_at')}
    ) STRICT`,

    `CREATE TABLE payer_memory (
      id INTEGER PRIMARY KEY,
      payer_key TEXT NOT NULL CHECK (payer_key <> ''),
      payer_name TEXT NOT NULL,
      payer_account TEXT NOT NULL DEFAULT '',
      customer_id INTEGER NOT NULL REFERENCES customer (id),
      third_party INTEGER NOT NULL ${flag('third_party')},
      note TEXT NOT NULL DEFAULT '',
      recorded_at TEXT NOT NULL ${instant('recorded_at')},
      removed_at TEXT ${instant('removed_at')}
    ) STRICT`,
    `CREATE UNIQUE INDEX payer_memory_key ON payer_memory (payer_key, payer_account, customer_id) WHERE removed_at IS NULL`,

    `CREATE TABLE bank_statement (
      id INTEGER PRIMARY KEY,
      account_number TEXT NOT NULL,
      bank_name TEXT NOT NULL DEFAULT '',
      format TEXT NOT NULL CHECK (format IN ('csv','camt053','mt940','ofx')),
      file_name TEXT NOT NULL,
      file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      from_on TEXT ${day('from_on')},
      to_on TEXT ${day('to_on')},
      opening_minor INTEGER ${amount('opening_minor')},
      closing_minor INTEGER ${amount('closing_minor')},
      line_count INTEGER NOT NULL,
      duplicate_count INTEGER NOT NULL,
      rejected_count INTEGER NOT NULL,
      actor TEXT NOT NULL,
      recorded_at TEXT NOT NULL ${instant('recorded_at')},
      voided_at TEXT ${instant('voided_at')}
    ) STRICT`,
    `CREATE TABLE bank_line (
      id INTEGER PRIMARY KEY,
      statement_id INTEGER NOT NULL REFERENCES bank_statement (id),
      line_no INTEGER NOT NULL,
      fingerprint TEXT NOT NULL,
      account_number TEXT NOT NULL,
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      booked_on TEXT NOT NULL ${day('booked_on')},
      amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0) ${amount('amount_minor')},
      payer_name TEXT NOT NULL DEFAULT '',
      payer_account TEXT NOT NULL DEFAULT '',
      memo TEXT NOT NULL DEFAULT '',
      bank_reference TEXT NOT NULL DEFAULT '',
      balance_minor INTEGER ${amount('balance_minor')},
      set_aside_at TEXT ${instant('set_aside_at')},
      set_aside_reason TEXT NOT NULL DEFAULT '',
      recorded_at TEXT NOT NULL ${instant('recorded_at')},
      voided_at TEXT ${instant('voided_at')}
    ) STRICT`,
    `CREATE UNIQUE INDEX bank_line_fingerprint ON bank_line (fingerprint) WHERE voided_at IS NULL`,
    `CREATE INDEX bank_line_statement ON bank_line (statement_id, line_no)`,
    `CREATE INDEX bank_line_waiting ON bank_line (booked_on, id) WHERE set_aside_at IS NULL AND voided_at IS NULL`,
    `CREATE TABLE bank_match (
      id INTEGER PRIMARY KEY,
      line_id INTEGER NOT NULL REFERENCES bank_line (id),
      document_id INTEGER NOT NULL REFERENCES document (id),
      amount_minor INTEGER NOT NULL CHECK (amount_minor > 0) ${amount('amount_minor')},
      actor TEXT NOT NULL,
      recorded_at TEXT NOT NULL ${instant('recorded_at')},
      voided_at TEXT ${instant('voided_at')}
    ) STRICT`,
    `CREATE INDEX bank_match_line ON bank_match (line_id) WHERE voided_at IS NULL`,
    `CREATE INDEX bank_match_document ON bank_match (document_id) WHERE voided_at IS NULL`,
    `CREATE TABLE bank_profile (
      header_key TEXT PRIMARY KEY,
      bank_name TEXT NOT NULL,
      plan_json TEXT NOT NULL CHECK (json_valid(plan_json)),
      recorded_at TEXT NOT NULL ${instant('recorded_at')}
    ) STRICT, WITHOUT ROWID`,

    `CREATE TABLE bill (
      id INTEGER PRIMARY KEY,
      receipt_id INTEGER NOT NULL UNIQUE REFERENCES document (id),
      customer_id INTEGER NOT NULL REFERENCES customer (id),
      kind TEXT NOT NULL CHECK (kind IN ('bank_acceptance','commercial_acceptance','cheque')),
      number TEXT NOT NULL CHECK (number <> ''),
      drawer TEXT NOT NULL DEFAULT '',
      acceptor TEXT NOT NULL DEFAULT '',
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      amount_minor INTEGER NOT NULL CHECK (amount_minor > 0) ${amount('amount_minor')},
      issued_on TEXT NOT NULL ${day('issued_on')},
      received_on TEXT NOT NULL ${day('received_on')},
      matures_on TEXT NOT NULL ${day('matures_on')},
      endorsable INTEGER NOT NULL DEFAULT 1 ${flag('endorsable')},
      note TEXT NOT NULL DEFAULT '',
      recorded_at TEXT NOT NULL ${instant('recorded_at')},
      voided_at TEXT ${instant('voided_at')},
      CHECK (matures_on >= issued_on AND received_on >= issued_on)
    ) STRICT`,
    `CREATE INDEX bill_customer ON bill (customer_id)`,
    `CREATE TABLE bill_event (
      id INTEGER PRIMARY KEY,
      bill_id INTEGER NOT NULL REFERENCES bill (id),
      kind TEXT NOT NULL,
      on_day TEXT NOT NULL ${day('on_day')},
      counterparty TEXT NOT NULL DEFAULT '',
      amount_minor INTEGER ${amount('amount_minor')},
      recourse INTEGER ${flag('recourse')},
      note TEXT NOT NULL DEFAULT '',
      evidence TEXT NOT NULL DEFAULT '',
      actor TEXT NOT NULL,
      recorded_at TEXT NOT NULL ${instant('recorded_at')},
      voided_at TEXT ${instant('voided_at')}
    ) STRICT`,
    `CREATE INDEX bill_event_bill ON bill_event (bill_id, on_day)`,

    `CREATE TABLE exchange_rate (
      id INTEGER PRIMARY KEY,
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      base TEXT NOT NULL CHECK (length(base) = 3),
      on_day TEXT NOT NULL ${day('on_day')},
      rate TEXT NOT NULL CHECK (rate <> ''),
      source TEXT NOT NULL CHECK (source <> ''),
      recorded_at TEXT NOT NULL ${instant('recorded_at')},
      removed_at TEXT ${instant('removed_at')}
    ) STRICT`,
    `CREATE UNIQUE INDEX exchange_rate_key ON exchange_rate (base, currency, on_day, source) WHERE removed_at IS NULL`,

    `CREATE TABLE month_close (
      id INTEGER PRIMARY KEY,
      month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
      revision INTEGER NOT NULL CHECK (revision >= 1),
      as_of TEXT NOT NULL ${day('as_of')},
      known_at TEXT NOT NULL ${instant('known_at')},
      checklist_json TEXT NOT NULL CHECK (json_valid(checklist_json)),
      figures_json TEXT NOT NULL CHECK (json_valid(figures_json)),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      audit_head TEXT NOT NULL,
      note TEXT NOT NULL DEFAULT '',
      actor TEXT NOT NULL,
      recorded_at TEXT NOT NULL ${instant('recorded_at')},
      UNIQUE (month, revision)
    ) STRICT`,
    `CREATE TABLE month_close_row (
      close_id INTEGER NOT NULL REFERENCES month_close (id),
      kind TEXT NOT NULL CHECK (kind IN ('item','credit')),
      ref_id INTEGER NOT NULL,
      customer_id INTEGER NOT NULL,
      currency TEXT NOT NULL,
      number TEXT NOT NULL,
      issued_on TEXT NOT NULL ${day('issued_on')},
      due_on TEXT ${day('due_on')},
      open_minor INTEGER NOT NULL ${amount('open_minor')},
      disputed_minor INTEGER NOT NULL ${amount('disputed_minor')},
      PRIMARY KEY (close_id, kind, ref_id)
    ) STRICT, WITHOUT ROWID`,
    ...frozen('month_close', 'a closed month is frozen'),
    ...frozen('month_close_row', 'a closed month is frozen'),

    `CREATE TABLE audit_ref (
      entity TEXT NOT NULL,
      entity_id INTEGER NOT NULL,
      seq INTEGER NOT NULL REFERENCES audit (seq),
      PRIMARY KEY (entity, entity_id, seq)
    ) STRICT, WITHOUT ROWID`,
    `INSERT OR IGNORE INTO audit_ref (entity, entity_id, seq)
      SELECT json_extract(part.value, '$.entity'), json_extract(part.value, '$.id'), audit.seq
      FROM audit, json_each(CASE WHEN json_type(audit.detail_json) = 'array' THEN audit.detail_json ELSE '[]' END) AS part
      WHERE json_type(part.value) = 'object' AND typeof(json_extract(part.value, '$.entity')) = 'text'
        AND typeof(json_extract(part.value, '$.id')) = 'integer'`,
  ],
};
