import { amount, day, instant } from './checks.ts';
import type { Migration } from './migration.ts';

const debitKinds = `'invoice','debit_note','opening','refund'`;
const creditKinds = `'receipt','credit_note','write_off'`;

/** The first schema: customers, debits and credits, what settles what, letters, the log of commands and the audit. */
export const firstLedger: Migration = {
  version: 10,
  name: 'first-ledger',
  statements: [
    `CREATE TABLE setting (key TEXT PRIMARY KEY, value_json TEXT NOT NULL CHECK (json_valid(value_json))) STRICT, WITHOUT ROWID`,

    `CREATE TABLE audit (
      seq INTEGER PRIMARY KEY,
      at TEXT NOT NULL ${instant('at')},
      actor TEXT NOT NULL,
      procedure TEXT NOT NULL,
      command_id TEXT,
      detail_json TEXT NOT NULL CHECK (json_valid(detail_json)),
      content_digest TEXT NOT NULL,
      prev_hash TEXT NOT NULL,
      hash TEXT NOT NULL UNIQUE
    ) STRICT`,
    `CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END`,
    `CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END`,

    `CREATE TABLE command_log (
      command_id TEXT PRIMARY KEY,
      procedure TEXT NOT NULL,
      input_hash TEXT NOT NULL,
      reply_json TEXT NOT NULL CHECK (json_valid(reply_json)),
      recorded_at TEXT NOT NULL ${instant('recorded_at')}
    ) STRICT, WITHOUT ROWID`,

    `CREATE TABLE import_batch (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('customers','invoices','receipts')),
      file_name TEXT NOT NULL,
      file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
      file_bytes INTEGER NOT NULL,
      sheet TEXT NOT NULL,
      accepted INTEGER NOT NULL,
      rejected INTEGER NOT NULL,
      duplicates INTEGER NOT NULL,
      totals_json TEXT NOT NULL CHECK (json_valid(totals_json)),
      plan_json TEXT NOT NULL CHECK (json_valid(plan_json)),
      actor TEXT NOT NULL,
      recorded_at TEXT NOT NULL ${instant('recorded_at')},
      undone_at TEXT ${instant('undone_at')},
      undo_reason TEXT
    ) STRICT`,
    `CREATE INDEX import_batch_file ON import_batch (file_sha256)`,
    `CREATE TABLE import_rejection (
      batch_id INTEGER NOT NULL REFERENCES import_batch (id),
      row INTEGER NOT NULL,
      column_name TEXT NOT NULL,
      cell TEXT NOT NULL,
      code TEXT NOT NULL,
      params_json TEXT NOT NULL CHECK (json_valid(params_json)),
      value TEXT NOT NULL,
      cells_json TEXT NOT NULL CHECK (json_valid(cells_json))
    ) STRICT`,
    `CREATE INDEX import_rejection_batch ON import_rejection (batch_id, row)`,
    `CREATE TABLE import_profile (
      kind TEXT NOT NULL,
      header_key TEXT NOT NULL,
      plan_json TEXT NOT NULL CHECK (json_valid(plan_json)),
      recorded_at TEXT NOT NULL ${instant('recorded_at')},
      PRIMARY KEY (kind, header_key)
    ) STRICT, WITHOUT ROWID`,

    `CREATE TABLE customer (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL CHECK (code <> ''),
      name TEXT NOT NULL CHECK (name <> ''),
      name_key TEXT NOT NULL,
      search_text TEXT NOT NULL,
      short_name TEXT NOT NULL DEFAULT '',
      tax_id TEXT NOT NULL DEFAULT '',
      terms_days INTEGER CHECK (terms_days BETWEEN 0 AND 730),
      language TEXT NOT NULL DEFAULT 'zh' CHECK (language IN ('zh','en')),
      contact_name TEXT NOT NULL DEFAULT '',
      phone TEXT NOT NULL DEFAULT '',
      email TEXT NOT NULL DEFAULT '',
      address TEXT NOT NULL DEFAULT '',
      salesperson TEXT NOT NULL DEFAULT '',
      region TEXT NOT NULL DEFAULT '',
      industry TEXT NOT NULL DEFAULT '',
      note TEXT NOT NULL DEFAULT '',
      batch_id INTEGER REFERENCES import_batch (id),
      recorded_at TEXT NOT NULL ${instant('recorded_at')},
      removed_at TEXT ${instant('removed_at')}
    ) STRICT`,
    `CREATE UNIQUE INDEX customer_code ON customer (code) WHERE removed_at IS NULL`,
    `CREATE INDEX customer_name_key ON customer (name_key) WHERE removed_at IS NULL`,
    `CREATE INDEX customer_tax_id ON customer (tax_id) WHERE removed_at IS NULL AND tax_id <> ''`,
    `CREATE INDEX customer_batch ON customer (batch_id) WHERE batch_id IS NOT NULL`,

    `CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN (${debitKinds},${creditKinds})),
      customer_id INTEGER NOT NULL REFERENCES customer (id),
      number TEXT NOT NULL CHECK (number <> ''),
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      issued_on TEXT NOT NULL ${day('issued_on')},
      amount_minor INTEGER NOT NULL CHECK (amount_minor > 0) ${amount('amount_minor')},
      method TEXT,
      payer_name TEXT NOT NULL DEFAULT '',
      reference TEXT NOT NULL DEFAULT '',
      note TEXT NOT NULL DEFAULT '',
      batch_id INTEGER REFERENCES import_batch (id),
      source_row INTEGER,
      recorded_at TEXT NOT NULL ${instant('recorded_at')},
      voided_at TEXT ${instant('voided_at')},
      reversed_on TEXT ${day('reversed_on')},
      reversed_at TEXT ${instant('reversed_at')},
      reversal_reason TEXT NOT NULL DEFAULT '',
      unapplied_minor INTEGER NOT NULL DEFAULT 0 ${amount('unapplied_minor')},
      CHECK ((reversed_on IS NULL) = (reversed_at IS NULL)),
      CHECK (reversed_on IS NULL OR (kind IN (${creditKinds}) AND reversed_on >= issued_on)),
      CHECK (unapplied_minor BETWEEN 0 AND amount_minor AND (unapplied_minor = 0 OR kind IN (${creditKinds})))
    ) STRICT`,
    `CREATE UNIQUE INDEX document_number ON document (number, kind, customer_id) WHERE voided_at IS NULL`,
    `CREATE INDEX document_customer ON document (customer_id, issued_on)`,
    `CREATE INDEX document_ledger ON document (currency, kind, issued_on, amount_minor, reversed_on, voided_at)`,
    `CREATE INDEX document_credit ON document (issued_on, id, currency, amount_minor, reversed_on, unapplied_minor, kind)
      WHERE kind IN (${creditKinds}) AND voided_at IS NULL`,
    `CREATE INDEX document_unapplied ON document (currency, customer_id, issued_on, unapplied_minor) WHERE unapplied_minor <> 0`,
    `CREATE INDEX document_reversed ON document (reversed_on) WHERE reversed_on IS NOT NULL`,
    `CREATE INDEX document_batch ON document (batch_id) WHERE batch_id IS NOT NULL`,

    `CREATE TABLE due_item (
      id INTEGER PRIMARY KEY,
      document_id INTEGER NOT NULL REFERENCES document (id),
      seq INTEGER NOT NULL CHECK (seq >= 1),
      customer_id INTEGER NOT NULL REFERENCES customer (id),
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      issued_on TEXT NOT NULL ${day('issued_on')},
      due_on TEXT NOT NULL ${day('due_on')},
      due_basis TEXT NOT NULL CHECK (due_basis IN ('stated','terms','document')),
      amount_minor INTEGER NOT NULL CHECK (amount_minor > 0) ${amount('amount_minor')},
      recorded_at TEXT NOT NULL ${instant('recorded_at')},
      voided_at TEXT ${instant('voided_at')},
      open_minor INTEGER NOT NULL CHECK (open_minor BETWEEN 0 AND amount_minor),
      UNIQUE (document_id, seq)
    ) STRICT`,
    `CREATE INDEX due_item_open ON due_item (currency, customer_id, due_on, issued_on, open_minor, amount_minor, document_id, seq, due_basis) WHERE open_minor <> 0`,
    `CREATE INDEX due_item_customer ON due_item (customer_id, due_on)`,

    `CREATE TABLE allocation (
      id INTEGER PRIMARY KEY,
      due_item_id INTEGER NOT NULL REFERENCES due_item (id),
      credit_id INTEGER NOT NULL REFERENCES document (id),
      amount_minor INTEGER NOT NULL CHECK (amount_minor > 0) ${amount('amount_minor')},
      effective_on TEXT NOT NULL ${day('effective_on')},
      rule TEXT NOT NULL,
      actor TEXT NOT NULL,
      batch_id INTEGER REFERENCES import_batch (id),
      recorded_at TEXT NOT NULL ${instant('recorded_at')},
      voided_at TEXT ${instant('voided_at')},
      reversed_on TEXT ${day('reversed_on')},
      reversed_at TEXT ${instant('reversed_at')},
      reversal_reason TEXT NOT NULL DEFAULT '',
      CHECK ((reversed_on IS NULL) = (reversed_at IS NULL))
    ) STRICT`,
    `CREATE INDEX allocation_item ON allocation (due_item_id, effective_on, amount_minor)`,
    `CREATE INDEX allocation_credit ON allocation (credit_id, effective_on, amount_minor)`,
    `CREATE INDEX allocation_effective ON allocation (effective_on, due_item_id, credit_id, amount_minor) WHERE reversed_on IS NULL AND voided_at IS NULL`,
    `CREATE INDEX allocation_reversed ON allocation (reversed_on) WHERE reversed_on IS NOT NULL`,
    `CREATE INDEX allocation_batch ON allocation (batch_id) WHERE batch_id IS NOT NULL`,

    `CREATE TABLE dispute (
      id INTEGER PRIMARY KEY,
      due_item_id INTEGER NOT NULL REFERENCES due_item (id),
      customer_id INTEGER NOT NULL REFERENCES customer (id),
      amount_minor INTEGER NOT NULL CHECK (amount_minor > 0) ${amount('amount_minor')},
      reason TEXT NOT NULL,
      note TEXT NOT NULL DEFAULT '',
      opened_on TEXT NOT NULL ${day('opened_on')},
      recorded_at TEXT NOT NULL ${instant('recorded_at')},
      resolved_on TEXT ${day('resolved_on')},
      resolved_at TEXT ${instant('resolved_at')},
      outcome TEXT,
      resolution_note TEXT NOT NULL DEFAULT '',
      CHECK ((resolved_on IS NULL) = (resolved_at IS NULL))
    ) STRICT`,
    `CREATE INDEX dispute_item ON dispute (due_item_id)`,

    `CREATE TABLE credit_limit (
      id INTEGER PRIMARY KEY,
      customer_id INTEGER NOT NULL REFERENCES customer (id),
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0) ${amount('amount_minor')},
      from_on TEXT NOT NULL ${day('from_on')},
      until_on TEXT ${day('until_on')},
      reason TEXT NOT NULL,
      batch_id INTEGER REFERENCES import_batch (id),
      recorded_at TEXT NOT NULL ${instant('recorded_at')},
      voided_at TEXT ${instant('voided_at')},
      CHECK (until_on IS NULL OR until_on >= from_on)
    ) STRICT`,
    `CREATE INDEX credit_limit_customer ON credit_limit (customer_id, currency, from_on)`,

    `CREATE TABLE signal_acknowledgement (
      id INTEGER PRIMARY KEY,
      signal_key TEXT NOT NULL,
      fact TEXT NOT NULL,
      reason TEXT NOT NULL,
      actor TEXT NOT NULL,
      snooze_until TEXT ${day('snooze_until')},
      recorded_at TEXT NOT NULL ${instant('recorded_at')},
      withdrawn_at TEXT ${instant('withdrawn_at')}
    ) STRICT`,
    `CREATE INDEX signal_acknowledgement_key ON signal_acknowledgement (signal_key)`,

    `CREATE TABLE issued_document (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('dunning_letter','management_report')),
      number TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      customer_id INTEGER REFERENCES customer (id),
      level INTEGER,
      language TEXT NOT NULL CHECK (language IN ('zh','en')),
      currency TEXT NOT NULL,
      amount_minor INTEGER NOT NULL,
      as_of TEXT NOT NULL ${day('as_of')},
      known_at TEXT ${instant('known_at')},
      figures_json TEXT NOT NULL CHECK (json_valid(figures_json)),
      body BLOB NOT NULL,
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      actor TEXT NOT NULL,
      reason TEXT NOT NULL DEFAULT '',
      recorded_at TEXT NOT NULL ${instant('recorded_at')}
    ) STRICT`,
    `CREATE INDEX issued_document_customer ON issued_document (customer_id, kind)`,
    `CREATE TRIGGER issued_document_no_update BEFORE UPDATE ON issued_document BEGIN SELECT RAISE(ABORT, 'issued documents are frozen'); END`,
    `CREATE TRIGGER issued_document_no_delete BEFORE DELETE ON issued_document BEGIN SELECT RAISE(ABORT, 'issued documents are frozen'); END`,
    `CREATE TABLE issued_number (series TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
  ],
};
