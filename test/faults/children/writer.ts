/**
 * A process that works on a book until it is killed. Started as `node writer.ts MODE`; waits for a line with a file on
 * standard input, then tells every finished piece of work in a line of its own, written before it goes on.
 */
import fs from 'node:fs';
import { instantFromMs } from '../../../src-main/kernel/instant.ts';
import { ok, unwrap } from '../../../src-main/kernel/result.ts';
import { makeBackup } from '../../../src-main/storage/backup.ts';
import type { BookFile } from '../../../src-main/storage/book.ts';
import type { WriteDb } from '../../../src-main/storage/database.ts';
import { openBook } from '../../../src-main/storage/open.ts';

const [mode = 'commands'] = process.argv.slice(2);
const tell = (line: string): void => void fs.writeSync(1, `${line}\n`);

process.stdin.once('data', (line) => void work(String(line).trim()));
tell('warm');

async function work(file: string): Promise<void> {
  const opened = await openBook(file);
  if (!opened.ok) {
    tell(`refused ${opened.code}`);
    process.exit(1);
  }
  const book = opened.value;
  if (mode === 'hold') {
    tell('open');
    setInterval(() => undefined, 1000);
    return;
  }
  for (let turn = 0; ; turn += 1) {
    if (mode === 'backup') {
      tell('start');
      const now = instantFromMs(Date.now());
      tell(unwrap(await makeBackup(book.sqlite, file, { reason: 'daily', now })).backupId);
    } else {
      const before = book.head.seq;
      const rows = mode === 'import' ? 400 : 1;
      write(book, `${process.pid}-${turn}`, (db, at) => {
        for (let row = 0; row < rows; row += 1) addBalanced(db, before * 1000 + row, at);
      });
      tell(String(book.head.seq));
    }
  }
}

function write(book: BookFile, commandId: string, change: (db: WriteDb, at: string) => void): void {
  const at = book.nextRecordedAt(instantFromMs(Date.now()));
  const meta = { at, actor: 'writer', procedure: 'test', commandId };
  unwrap(
    book.command(meta, (db) => {
      change(db, at);
      db.prepare('INSERT INTO command_log VALUES (?, ?, ?, ?, ?)')(commandId, 'test', 'hash', '{}', at);
      return ok();
    }),
  );
}

/** An invoice of 1,000 + n and a receipt of half of that, matched: every sum of the book can be told from its rows. */
function addBalanced(db: WriteDb, number: number, at: string): void {
  const amount = 1000 + (number % 1000);
  const paid = Math.floor(amount / 2);
  const add = (sql: string, ...values: (string | number)[]): number => db.prepare(sql)(...values).lastId;
  const document = `INSERT INTO document (kind, customer_id, number, currency, issued_on, amount_minor, recorded_at, unapplied_minor)
    VALUES (?, 1, ?, 'CNY', '2026-09-01', ?, ?, 0)`;
  const invoice = add(document, 'invoice', `A${number}`, amount, at);
  const item = add(
    `INSERT INTO due_item (document_id, seq, customer_id, currency, issued_on, due_on, due_basis, amount_minor, recorded_at, open_minor)
     VALUES (?, 1, 1, 'CNY', '2026-09-01', '2026-10-01', 'stated', ?, ?, ?)`,
    invoice,
    amount,
    at,
    amount - paid,
  );
  const receipt = add(document, 'receipt', `R${number}`, paid, at);
  add(
    `INSERT INTO allocation (due_item_id, credit_id, amount_minor, effective_on, rule, actor, recorded_at)
     VALUES (?, ?, ?, '2026-09-01', 'exact', 'writer', ?)`,
    item,
    receipt,
    paid,
    at,
  );
}
