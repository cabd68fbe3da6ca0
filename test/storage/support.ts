import { hash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach } from 'vitest';
import { buildPractice } from '../../src-main/areas/practice/build.ts';
import { day } from '../../src-main/kernel/day.ts';
import { instant, instantFromMs, instantMs, type Instant } from '../../src-main/kernel/instant.ts';
import { ok, unwrap } from '../../src-main/kernel/result.ts';
import type { BookFile } from '../../src-main/storage/book.ts';
import type { SqlValue, WriteDb } from '../../src-main/storage/database.ts';
import { createBook, openBook } from '../../src-main/storage/open.ts';

const folders: string[] = [];
const books: BookFile[] = [];

afterEach(() => {
  for (const book of books.splice(0)) book.close();
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

/** A folder of the test's own, gone after it. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-storage-'));
  folders.push(folder);
  return folder;
}

export function newBookPath(): string {
  return path.join(temporaryFolder(), 'book.duewarden');
}

/** Closed after the test, unless the test did. */
export function keep(book: BookFile): BookFile {
  books.push(book);
  return book;
}

export function createdBook(file = newBookPath()): BookFile {
  return keep(unwrap(createBook(file)));
}

export async function openedBook(file: string): Promise<BookFile> {
  return keep(unwrap(await openBook(file)));
}

const epoch = instant('2026-10-15T04:00:00Z');
let ticks = 0;

export function nextInstant(): Instant {
  return instantFromMs(instantMs(epoch) + (ticks += 1));
}

/** One command that must go through. */
export function command(book: BookFile, work: (db: WriteDb) => void, commandId: string | null = null): void {
  unwrap(
    book.command({ at: nextInstant(), actor: 'test', procedure: 'test', commandId }, (db) => {
      work(db);
      return ok();
    }),
  );
}

/** A book with three years of business in it. */
export function practiceBook(file = newBookPath()): BookFile {
  const book = createdBook(file);
  const recordedAt = instant('2026-10-15T03:00:00Z');
  command(book, (db) => buildPractice({ db, today: day('2026-10-15'), language: 'zh', recordedAt, actor: '财务' }));
  return book;
}

/** Closed books are files that tests damage; made once per test file and copied. */
export function practiceFile(): string {
  const book = practiceBook();
  book.close();
  return book.path;
}

export function addCustomer(db: WriteDb, code: string, name = `Customer ${code}`): number {
  return db.prepare(`INSERT INTO customer (code, name, name_key, search_text, recorded_at) VALUES (?, ?, ?, ?, ?)`)(
    code,
    name,
    name.toLowerCase(),
    `${code} ${name}`.toLowerCase(),
    nextInstant(),
  ).lastId;
}

export function addInvoice(
  db: WriteDb,
  customerId: number,
  number: string,
  amountMinor: number,
  { issuedOn = '2026-09-01', dueOn = '2026-10-01', currency = 'CNY', openMinor = amountMinor } = {},
): { documentId: number; itemId: number } {
  const at = nextInstant();
  const documentId = insert(db, 'document', {
    kind: 'invoice', customer_id: customerId, number, currency, issued_on: issuedOn, amount_minor: amountMinor, recorded_at: at,
  }); // prettier-ignore
  const itemId = insert(db, 'due_item', {
    document_id: documentId, seq: 1, customer_id: customerId, currency, issued_on: issuedOn, due_on: dueOn,
    due_basis: 'stated', amount_minor: amountMinor, recorded_at: at, open_minor: openMinor,
  }); // prettier-ignore
  return { documentId, itemId };
}

export function insert(db: WriteDb, table: string, row: Readonly<Record<string, SqlValue>>): number {
  const columns = Object.keys(row);
  return db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)(
    ...Object.values(row),
  ).lastId;
}

/** The bytes of a file, to show later that not one was touched. */
export function bytesOf(file: string): string {
  return fs.readFileSync(file).toString('base64');
}

/** One row in every table, as an ordinary command would leave them. */
export function oneOfEverything(db: WriteDb): void {
  const recorded_at = nextInstant();
  const batch_id = insert(db, 'import_batch', {
    kind: 'invoices', file_name: 'a.xlsx', file_sha256: '0'.repeat(64), file_bytes: 10, sheet: 'S', accepted: 1, rejected: 1,
    duplicates: 0, totals_json: '{}', plan_json: '{}', actor: 'test', recorded_at,
  }); // prettier-ignore
  insert(db, 'setting', { key: 'a', value_json: '1' });
  insert(db, 'import_rejection', { batch_id, row: 3, column_name: 'A', cell: 'A3', code: 'x', params_json: '{}', value: '', cells_json: '[]' }); // prettier-ignore
  insert(db, 'import_profile', { kind: 'invoices', header_key: 'k', plan_json: '{}', recorded_at });
  insert(db, 'command_log', { command_id: 'c', procedure: 'p', input_hash: 'h', reply_json: '{}', recorded_at });
  const customer_id = addCustomer(db, 'K1');
  const { itemId: due_item_id } = addInvoice(db, customer_id, 'A-1', 1000, { openMinor: 700 });
  const receipt = {
    kind: 'receipt',
    customer_id,
    number: 'R-1',
    currency: 'CNY',
    issued_on: '2026-09-20',
    amount_minor: 500,
  };
  const credit_id = insert(db, 'document', { ...receipt, recorded_at, unapplied_minor: 200 });
  const day = '2026-09-20';
  insert(db, 'allocation', { due_item_id, credit_id, amount_minor: 300, effective_on: day, rule: 'chosen', actor: 'test', recorded_at }); // prettier-ignore
  insert(db, 'dispute', { due_item_id, customer_id, amount_minor: 100, reason: 'price', opened_on: day, recorded_at });
  insert(db, 'credit_limit', {
    customer_id,
    currency: 'CNY',
    amount_minor: 5000,
    from_on: day,
    reason: 'r',
    recorded_at,
  });
  insert(db, 'signal_acknowledgement', { signal_key: 's', fact: 'f', reason: 'r', actor: 'test', recorded_at });
  const html = '<p>Please pay</p>';
  const issued_id = insert(db, 'issued_document', {
    kind: 'dunning_letter', number: 'L-1', title: 'Letter', customer_id, level: 1, language: 'en', currency: 'CNY',
    amount_minor: 700, as_of: '2026-10-15', figures_json: '{}', body: deflateRawSync(html), sha256: hash('sha256', html, 'hex'),
    actor: 'test', recorded_at,
  }); // prettier-ignore
  insert(db, 'issued_number', { series: 'L', last: 1 });
  oneOfTheWholeLedger(db, { customer_id, due_item_id, credit_id, recorded_at });
  oneOfTheCreditFile(db, { customer_id, credit_id, recorded_at });
  oneOfTheCollecting(db, { customer_id, item_id: due_item_id, credit_id, issued_id, recorded_at });
}

function oneOfTheWholeLedger(
  db: WriteDb,
  one: {
    readonly customer_id: number;
    readonly due_item_id: number;
    readonly credit_id: number;
    readonly recorded_at: Instant;
  },
): void {
  const { customer_id, due_item_id, credit_id, recorded_at } = one;
  const [on_day, currency, actor] = ['2026-09-20', 'CNY', 'test'];
  insert(db, 'payment_term', { code: 'N30', name: 'Net 30', rule_json: '{}', recorded_at });
  insert(db, 'calendar_day', { on_day, kind: 'off', recorded_at });
  insert(db, 'due_date_change', { due_item_id, from_due_on: on_day, to_due_on: on_day, changed_on: on_day, reason: 'r', actor, recorded_at }); // prettier-ignore
  insert(db, 'write_off', { document_id: credit_id, reason: 'r', recorded_at });
  insert(db, 'payer_memory', { payer_key: 'k', payer_name: 'K', customer_id, third_party: 0, recorded_at });
  const statement_id = insert(db, 'bank_statement', {
    account_number: '1', format: 'csv', file_name: 'a.csv', file_sha256: '0'.repeat(64), currency, line_count: 1,
    duplicate_count: 0, rejected_count: 0, actor, recorded_at,
  }); // prettier-ignore
  const line_id = insert(db, 'bank_line', { statement_id, line_no: 1, fingerprint: 'f', account_number: '1', currency, booked_on: on_day, amount_minor: 500, recorded_at }); // prettier-ignore
  insert(db, 'bank_match', { line_id, document_id: credit_id, amount_minor: 500, actor, recorded_at });
  insert(db, 'bank_profile', { header_key: 'h', bank_name: 'B', plan_json: '{}', recorded_at });
  const bill_id = insert(db, 'bill', {
    receipt_id: credit_id, customer_id, kind: 'bank_acceptance', number: '1', currency, amount_minor: 500, issued_on: on_day,
    received_on: on_day, matures_on: on_day, recorded_at,
  }); // prettier-ignore
  insert(db, 'bill_event', { bill_id, kind: 'received', on_day, recourse: 1, actor, recorded_at });
  insert(db, 'exchange_rate', { currency: 'USD', base: currency, on_day, rate: '7.1', source: 's', recorded_at });
  const close_id = insert(db, 'month_close', {
    month: '2026-09', revision: 1, as_of: on_day, known_at: recorded_at, checklist_json: '{}', figures_json: '{}',
    sha256: '0'.repeat(64), audit_head: 'a', actor, recorded_at,
  }); // prettier-ignore
  insert(db, 'month_close_row', { close_id, kind: 'item', ref_id: due_item_id, customer_id, currency, number: 'A-1', issued_on: on_day, open_minor: 700, disputed_minor: 0 }); // prettier-ignore
}

function oneOfTheCreditFile(
  db: WriteDb,
  one: { readonly customer_id: number; readonly credit_id: number; readonly recorded_at: Instant },
): void {
  const { customer_id, credit_id, recorded_at } = one;
  const [day, currency, actor] = ['2026-09-20', 'CNY', 'test'];
  insert(db, 'customer_name', { customer_id, kind: 'former', name: 'x', name_key: 'x', recorded_at });
  insert(db, 'customer_contact', { customer_id, name: 'x', role: 'x', consent: 'unknown', recorded_at });
  insert(db, 'customer_account', {
    customer_id,
    account_name: 'x',
    account_number: 'x',
    currency,
    status: 'pending',
    checks_json: '{}',
    recorded_at,
  });
  insert(db, 'customer_tag', { customer_id, tag: 'x', recorded_at });
  insert(db, 'segment', { name: 'x', rule_json: '{}', recorded_at });
  insert(db, 'customer_merge', { kept_id: customer_id, merged_id: customer_id, moved_json: '{}', actor, recorded_at });
  insert(db, 'attachment', {
    entity: 'x',
    entity_id: 1,
    sha256: '0'.repeat(64),
    file_name: 'x',
    size_bytes: 1,
    actor,
    recorded_at,
  });
  insert(db, 'law_rule', {
    pack: 'x',
    code: 'x',
    from_on: day,
    values_json: '{}',
    source: 'x',
    checked_on: day,
    recorded_at,
  });
  insert(db, 'financial_statement', {
    customer_id,
    period_end_on: day,
    months: 1,
    currency,
    source: 'x',
    figures_json: '{}',
    actor,
    recorded_at,
  });
  insert(db, 'credit_record', {
    customer_id,
    kind: 'bank',
    category: 'x',
    status: 'x',
    checked_on: day,
    source: 'x',
    actor,
    recorded_at,
  });
  insert(db, 'external_rating', { customer_id, agency: 'x', rating: 'x', rated_on: day, recorded_at });
  insert(db, 'market_note', { scope: 'market', outlook: 'good', factor_bp: 1, from_on: day, source: 'x', recorded_at });
  insert(db, 'fraud_check', { customer_id, checked_on: day, ticks_json: '{}', actor, recorded_at });
  const contract_id = insert(db, 'contract', {
    customer_id,
    number: 'x',
    kind: 'x',
    currency,
    status: 'draft',
    clauses_json: '{}',
    validity_json: '{}',
    actor,
    recorded_at,
  });
  insert(db, 'contract_milestone', {
    contract_id: contract_id,
    seq: 1,
    kind: 'x',
    amount_minor: 1,
    due_days: 1,
    recorded_at,
  });
  insert(db, 'contract_delivery', { customer_id, acceptance: 'pending', recorded_at });
  insert(db, 'contract_amendment', {
    contract_id: contract_id,
    number: 'x',
    amended_on: day,
    subject: 'x',
    changes_json: '{}',
    actor,
    recorded_at,
  });
  insert(db, 'claim', {
    customer_id,
    direction: 'ours',
    cause: 'x',
    currency,
    amount_minor: 1,
    noticed_on: day,
    actor,
    recorded_at,
  });
  insert(db, 'authorised_person', {
    customer_id,
    side: 'theirs',
    name: 'x',
    scopes_json: '{}',
    from_on: day,
    recorded_at,
  });
  insert(db, 'document_evidence', { document_id: credit_id, kind: 'x', state: 'present', actor, recorded_at });
  insert(db, 'security', { customer_id, kind: 'x', provider: 'x', currency, amount_minor: 1, actor, recorded_at });
  const insurance_policy_id = insert(db, 'insurance_policy', {
    insurer: 'x',
    number: 'x',
    currency,
    from_on: day,
    until_on: day,
    insured_bp: 1,
    recorded_at,
  });
  insert(db, 'insured_limit', {
    policy_id: insurance_policy_id,
    customer_id,
    amount_minor: 1,
    from_on: day,
    recorded_at,
  });
  insert(db, 'service_agent', { kind: 'x', name: 'x', checks_json: '{}', recorded_at });
  const sale_order_id = insert(db, 'sale_order', {
    customer_id,
    number: 'x',
    currency,
    amount_minor: 1,
    ordered_on: day,
    actor,
    recorded_at,
  });
  insert(db, 'order_event', {
    order_id: sale_order_id,
    kind: 'confirmed',
    on_day: day,
    amount_minor: 1,
    actor,
    recorded_at,
  });
  insert(db, 'order_check', {
    customer_id,
    currency,
    amount_minor: 1,
    as_of: day,
    decision: 'pass',
    reasons_json: '{}',
    figures_json: '{}',
    actor,
    recorded_at,
  });
  insert(db, 'credit_status', { customer_id, status: 'open', reason: 'x', from_on: day, actor, recorded_at });
  insert(db, 'score_card', { code: 'x', version: 1, name: 'x', definition_json: '{}', from_on: day, recorded_at });
  insert(db, 'credit_score', {
    customer_id,
    model: 'card',
    as_of: day,
    inputs_json: '{}',
    points_json: '{}',
    score_milli: 1,
    confidence_bp: 1,
    actor,
    recorded_at,
  });
  insert(db, 'grade_override', {
    customer_id,
    grade: 'x',
    from_on: day,
    until_on: day,
    reason: 'x',
    actor,
    recorded_at,
  });
  insert(db, 'danger_tick', {
    customer_id,
    code: 'x',
    seen_on: day,
    expires_on: day,
    evidence: 'x',
    actor,
    recorded_at,
  });
  insert(db, 'credit_review', {
    customer_id,
    reviewed_on: day,
    next_on: day,
    outcome: 'x',
    basis_json: '{}',
    actor,
    recorded_at,
  });
  insert(db, 'control_plan', { from_on: day, currency, figures_json: '{}', actor, recorded_at });
  insert(db, 'company_figure', { month: '2026-09', currency, figures_json: '{}', recorded_at });
}

function oneOfTheCollecting(
  db: WriteDb,
  one: {
    readonly customer_id: number;
    readonly item_id: number;
    readonly credit_id: number;
    readonly issued_id: number;
    readonly recorded_at: Instant;
  },
): void {
  const { customer_id, item_id, credit_id, issued_id, recorded_at } = one;
  const [day, currency, actor] = ['2026-09-20', 'CNY', 'test'];
  insert(db, 'base_rate', { kind: 'x', from_on: day, rate_ppm: 1, source: 'x', checked_on: day, actor, recorded_at });
  insert(db, 'interest_charge', {
    customer_id,
    due_item_id: item_id,
    currency,
    rule: 'x',
    from_on: day,
    through_on: day,
    amount_minor: 1,
    basis_json: '{}',
    booked: 'letter',
    actor,
    recorded_at,
  });
  const collection_action_id = insert(db, 'collection_action', {
    customer_id,
    on_day: day,
    direction: 'out',
    purpose: 'collection',
    channel: 'x',
    result: 'x',
    proof_grade: 'none',
    minutes: 1,
    cost_minor: 1,
    conduct_json: '{}',
    facts_json: '{}',
    actor,
    recorded_at,
  });
  insert(db, 'action_item', { action_id: collection_action_id, due_item_id: item_id, recorded_at });
  insert(db, 'debtor_rating', { customer_id, rated_on: day, answers_json: '{}', actor, recorded_at });
  insert(db, 'delay_reason', { customer_id, due_item_id: item_id, code: 'x', on_day: day, actor, recorded_at });
  insert(db, 'customer_feedback', { customer_id, kind: 'complaint', on_day: day, actor, recorded_at });
  insert(db, 'care_date', { customer_id, kind: 'visit', title: 'x', on_day: day, actor, recorded_at });
  insert(db, 'script', { kind: 'excuse', code: 'x', language: 'zh', body_json: '{}', actor, recorded_at });
  insert(db, 'lesson', {
    title: 'x',
    closed_on: day,
    outcome: 'x',
    learned: 'x',
    tags_json: '{}',
    figures_json: '{}',
    actor,
    recorded_at,
  });
  const promise_id = insert(db, 'promise', {
    customer_id,
    currency,
    amount_minor: 1,
    made_on: day,
    due_on: day,
    tolerance_days: 1,
    tolerance_bp: 1,
    level: 1,
    actor,
    recorded_at,
  });
  insert(db, 'promise_line', { promise_id: promise_id, due_item_id: item_id, amount_minor: 1, recorded_at });
  insert(db, 'promise_verdict', { promise_id: promise_id, on_day: day, state: 'x', kept_minor: 1, recorded_at });
  const payment_plan_id = insert(db, 'payment_plan', {
    customer_id,
    currency,
    number: 'x',
    drafted_on: day,
    debt_minor: 1,
    down_payment_minor: 1,
    method: 'equal_principal',
    interest_treatment: 'waive',
    interest_minor: 1,
    default_days: 1,
    terms_json: '{}',
    request_json: '{}',
    actor,
    recorded_at,
  });
  insert(db, 'plan_item', { plan_id: payment_plan_id, due_item_id: item_id, amount_minor: 1, recorded_at });
  insert(db, 'plan_instalment', {
    plan_id: payment_plan_id,
    seq: 1,
    due_on: day,
    amount_minor: 1,
    principal_minor: 1,
    interest_minor: 1,
    recorded_at,
  });
  const legal_case_id = insert(db, 'legal_case', {
    customer_id,
    kind: 'lawyer_letter',
    currency,
    claim_minor: 1,
    opened_on: day,
    values_json: '{}',
    actor,
    recorded_at,
  });
  insert(db, 'case_item', { case_id: legal_case_id, due_item_id: item_id, amount_minor: 1, recorded_at });
  insert(db, 'case_event', {
    case_id: legal_case_id,
    stage: 'x',
    on_day: day,
    values_json: '{}',
    cost_minor: 1,
    actor,
    recorded_at,
  });
  insert(db, 'case_deadline', { case_id: legal_case_id, kind: 'x', due_on: day, actor, recorded_at });
  insert(db, 'asset_clue', { customer_id, kind: 'x', description: 'x', seen_on: day, actor, recorded_at });
  insert(db, 'limitation_event', {
    customer_id,
    kind: 'x',
    on_day: day,
    items_json: '{}',
    scope: 'debt',
    proof_grade: 'none',
    actor,
    recorded_at,
  });
  insert(db, 'service_proof', {
    customer_id,
    issued_id,
    method: 'x',
    sent_on: day,
    proof_grade: 'none',
    actor,
    recorded_at,
  });
  insert(db, 'collection_policy', { version: 1, name: 'x', from_on: day, definition_json: '{}', actor, recorded_at });
  insert(db, 'policy_override', { customer_id, kind: 'segment', from_on: day, reason: 'x', actor, recorded_at });
  insert(db, 'policy_step', {
    customer_id,
    due_item_id: item_id,
    step_code: 'x',
    on_day: day,
    kind: 'done',
    actor,
    recorded_at,
  });
  insert(db, 'rpm_stage', { document_id: credit_id, customer_id, stage: 'x', values_json: '{}', actor, recorded_at });
  insert(db, 'work_task', { kind: 'x', title: 'x', due_on: day, actor, recorded_at });
  insert(db, 'day_hidden', { customer_id, from_on: day, until_on: day, reason: 'x', actor, recorded_at });
  insert(db, 'day_summary', { on_day: day, figures_json: '{}', actor, recorded_at });
  insert(db, 'training_run', { case_code: 'x', answers_json: '{}', points: 1, actor, recorded_at });
  insert(db, 'evidence_pack', {
    customer_id,
    as_of: day,
    manifest_json: '{}',
    sha256: '0'.repeat(64),
    actor,
    recorded_at,
  });
}
