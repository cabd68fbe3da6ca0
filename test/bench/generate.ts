import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { customerSearchText } from '../../src-main/areas/customers/searchText.ts';
import { chanceOf, type Chance } from '../../src-main/areas/practice/rules/random.ts';
import { initialSettings } from '../../src-main/areas/settings/rules.ts';
import { writeSettings } from '../../src-main/areas/settings/store.ts';
import { currency } from '../../src-main/kernel/currency.ts';
import { addDays, day, dayFromNumber, dayNumber, type Day } from '../../src-main/kernel/day.ts';
import { instant } from '../../src-main/kernel/instant.ts';
import { ok, unwrap } from '../../src-main/kernel/result.ts';
import { nameKey } from '../../src-main/kernel/text.ts';
import type { WriteDb } from '../../src-main/storage/database.ts';
import { createBook } from '../../src-main/storage/open.ts';
import { schemaVersion } from '../../src-main/storage/migrations/index.ts';

/** The working day of the bench, and three years of business before it. */
export const benchToday = day('2026-11-20');
const firstDay = addDays(benchToday, -1095);

const root = fileURLToPath(new URL('../..', import.meta.url));
export const benchFolder = path.join(root, '.cache', 'bench');

/** The book of so many invoices, made once and kept in `.cache/bench` until this file or the schema changes. */
export function generatedBook(invoices: number): string {
  const source = createHash('sha256').update(fs.readFileSync(fileURLToPath(import.meta.url))).digest('hex').slice(0, 8); // prettier-ignore
  const file = path.join(benchFolder, `${invoices}-v${schemaVersion()}-${source}.duewarden`);
  if (fs.existsSync(file)) return file;
  fs.mkdirSync(benchFolder, { recursive: true });
  const growing = path.join(benchFolder, `growing-${process.pid}.duewarden`);
  fs.rmSync(growing, { force: true });
  const book = unwrap(createBook(growing));
  const at = instant(`${benchToday}T01:00:00Z`);
  unwrap(
    book.command({ at, actor: 'bench', procedure: 'book.create', commandId: null }, (db) => {
      writeSettings(db, initialSettings('Bench Ltd', currency('CNY'), 'zh'));
      fill(db, invoices);
      return ok();
    }),
  );
  book.close();
  fs.renameSync(growing, file);
  return file;
}

const places = ['杭州', '海宁', '绍兴', '南通', '苏州', '上海', '广州', '成都', '青岛', '桐乡'];
const words = [
  '锦',
  '程',
  '澜',
  '庭',
  '云',
  '水',
  '绣',
  '川',
  '越',
  '州',
  '金',
  '梭',
  '明',
  '达',
  '恒',
  '顺',
  '长',
  '兴',
  '素',
  '履',
  '新',
  '居',
  '海',
  '纺',
  '通',
  '和',
];
const trades = ['布艺', '家纺', '服饰', '窗帘', '酒店用品', '纺织', '家居', '针织'];

/** Customers one in fifty invoices, 93 of 100 invoices settled, some in part, a little money unapplied, bounced or disputed. */
function fill(db: WriteDb, invoices: number): void {
  const chance = chanceOf(`bench ${invoices}`);
  const customers = Math.max(20, Math.round(invoices / 50));
  const terms = Array.from({ length: customers + 1 }, () => chance.pick([30, 45, 60, 90]));
  fillCustomers(db, chance, customers, terms);

  const document = db.prepare(
    `INSERT INTO document (kind, customer_id, number, currency, issued_on, amount_minor, method, recorded_at, reversed_on, reversed_at, unapplied_minor)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const item = db.prepare(
    `INSERT INTO due_item (document_id, seq, customer_id, currency, issued_on, due_on, due_basis, amount_minor, recorded_at, open_minor)
     VALUES (?, 1, ?, ?, ?, ?, 'stated', ?, ?, ?)`,
  );
  const allocation = db.prepare(
    `INSERT INTO allocation (due_item_id, credit_id, amount_minor, effective_on, rule, actor, recorded_at, reversed_on, reversed_at)
     VALUES (?, ?, ?, ?, 'exact', 'bench', ?, ?, ?)`,
  );
  const dispute = db.prepare(
    `INSERT INTO dispute (due_item_id, customer_id, amount_minor, reason, opened_on, recorded_at) VALUES (?, ?, ?, 'quality', ?, ?)`,
  );
  const recorded = (on: Day): string => `${on}T01:00:00.000Z`;
  const start = dayNumber(firstDay);
  for (let number = 1; number <= invoices; number += 1) {
    const customer = chance.percent(30) ? chance.between(1, Math.ceil(customers / 20)) : chance.between(1, customers);
    // In the order of the days, as a ledger grows.
    const issuedOn = dayFromNumber(start + Math.floor((number * 1095) / invoices));
    const code = customer % 40 === 7 ? 'USD' : customer % 90 === 11 ? 'EUR' : 'CNY';
    const amount = chance.between(8_000, 9_000_000);
    const dueOn = addDays(issuedOn, terms[customer] ?? 30);
    const paidOn = addDays(dueOn, chance.percent(15) ? chance.between(20, 120) : chance.between(-10, 25));
    const settled = chance.percent(97) && paidOn <= benchToday;
    const paid = !settled ? 0 : chance.percent(3) ? Math.floor(amount / 2) : amount;
    const bounced = paid > 0 && chance.between(1, 1000) === 1 && addDays(paidOn, 20) <= benchToday;
    const bouncedOn = bounced ? addDays(paidOn, 20) : null;
    const open = bounced ? amount : amount - paid;
    const invoiceId = document('invoice', customer, `XS${issuedOn.slice(2, 4)}${String(number).padStart(8, '0')}`, code, issuedOn, amount, null, recorded(issuedOn), null, null, 0).lastId; // prettier-ignore
    const itemId = item(invoiceId, customer, code, issuedOn, dueOn, amount, recorded(issuedOn), open).lastId;
    if (paid > 0) {
      const over = !bounced && chance.between(1, 200) === 1 ? 5_000 : 0;
      const bouncedAt = bouncedOn ? recorded(bouncedOn) : null;
      const receiptOn = paidOn < issuedOn ? issuedOn : paidOn;
      const creditId = document('receipt', customer, `SK${String(number).padStart(8, '0')}`, code, receiptOn, paid + over, 'bank', recorded(receiptOn), bouncedOn, bouncedAt, over).lastId; // prettier-ignore
      allocation(itemId, creditId, paid, receiptOn, recorded(receiptOn), bouncedOn, bouncedAt);
    }
    if (open > 0 && dueOn < benchToday && chance.percent(3)) dispute(itemId, customer, Math.ceil(open / 4), addDays(dueOn, 1), recorded(addDays(dueOn, 1))); // prettier-ignore
  }
}

function fillCustomers(db: WriteDb, chance: Chance, count: number, terms: readonly number[]): void {
  const customer = db.prepare(
    `INSERT INTO customer (id, code, name, name_key, search_text, short_name, tax_id, terms_days, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const limit = db.prepare(
    `INSERT INTO credit_limit (customer_id, currency, amount_minor, from_on, reason, recorded_at) VALUES (?, ?, ?, ?, 'bench', ?)`,
  );
  const at = `${firstDay}T01:00:00.000Z`;
  for (let id = 1; id <= count; id += 1) {
    const short = chance.pick(words) + chance.pick(words) + chance.pick(words);
    const name = `${chance.pick(places)}${short}${chance.pick(trades)}有限公司`;
    const code = `C${String(id).padStart(6, '0')}`;
    const taxId = `91330481MA${String(id).padStart(8, '0')}`;
    customer(id, code, name, nameKey(name), customerSearchText({ name, shortName: short, code, taxId }), short, taxId, terms[id] ?? 30, at); // prettier-ignore
    const currencyCode = id % 40 === 7 ? 'USD' : id % 90 === 11 ? 'EUR' : 'CNY';
    limit(id, currencyCode, chance.between(20, 4000) * 1_000_000, firstDay, at);
  }
}
