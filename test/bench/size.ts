/** Measures one size in a process of its own, so that its peak memory is its own: `node size.ts INVOICES [quick]`. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { currency } from '../../src-main/kernel/currency.ts';
import { instantFromMs } from '../../src-main/kernel/instant.ts';
import { unwrap } from '../../src-main/kernel/result.ts';
import { DataService } from '../../src-main/service/service.ts';
import { benchToday, generatedBook } from './generate.ts';
import { measure, timing, type Budget, type Line, type Timing } from './measure.ts';
import { questionsOf, type Question } from './questions.ts';

export interface SizeReport {
  readonly size: number;
  readonly lines: readonly Line[];
  readonly peakMb: number;
  readonly fileMb: number;
}

const size = Number(process.argv[2] ?? 10_000);
const quick = process.argv[3] === 'quick';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-bench-'));
let report: SizeReport | null = null;
try {
  report = await run();
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
if (process.send && report) process.send(report, () => process.disconnect());
else process.stdout.write(`${JSON.stringify(report, null, 1)}\n`);

async function run(): Promise<SizeReport> {
  const file = path.join(folder, 'bench.duewarden');
  fs.copyFileSync(generatedBook(size), file);
  const service = new DataService({
    dataFolder: folder,
    clock: { now: () => instantFromMs(Date.now()), today: () => benchToday },
    log: { error: (where, error) => process.stderr.write(`${where}: ${String(error)}\n`), note: () => undefined },
    emit: () => undefined,
  });
  service.grants.grant('bench-book-token-0001', file, 'read');
  unwrap(await service.call('book.open', { fileToken: 'bench-book-token-0001' }));
  const sqlite = service.keeper.book?.sqlite;
  if (!sqlite) throw new Error('the book is open');
  const found = sqlite.prepare('SELECT c.name, d.number FROM document d JOIN customer c ON c.id = d.customer_id WHERE d.id = ?').get(size); // prettier-ignore
  const { name, number } = found as { name: string; number: string };
  const questions = questionsOf(name, number.slice(-6));
  // The product's own peak, before plain SQL sorts its rows in the same process.
  for (const { procedure, input } of questions) unwrap(await service.call(procedure, input));
  const peakMb = process.resourceUsage().maxRSS / 1024;
  const lines: Line[] = [];
  for (const question of questions) {
    const plain = question.plain?.map(({ sql, params }) => ({ statement: sqlite.prepare(sql), params })) ?? null;
    const timed = await measure(
      async () => unwrap(await service.call(question.procedure, question.input)),
      plain && (() => plain.forEach(({ statement, params }) => statement.all(params))),
      { least: quick || size >= 1_000_000 ? 3 : 7, forMs: quick ? 300 : 1500 },
    );
    lines.push({ name: question.name, size, ...timed, budgets: budgetsOf(question, timed) });
  }
  lines.push(...(await commands(service)));
  const fileMb = fs.statSync(file).size / 1e6;
  await service.close();
  return { size, lines, fileMb, peakMb };
}

function budgetsOf(question: Question, { ours, plain }: { ours: Timing; plain: Timing | null }): Budget[] {
  const budgets: Budget[] = [];
  if (plain && question.maxRatio !== undefined)
    budgets.push({
      text: `≤ ${question.maxRatio}× SQL`,
      met: ours.medianMs <= plain.medianMs * question.maxRatio || ours.medianMs < 5,
    });
  if (size <= 100_000) {
    const limit = question.maxP95Ms ?? 100;
    budgets.push({ text: `p95 ≤ ${limit} ms`, met: ours.p95Ms <= limit });
  }
  if (size === 1_000_000 && question.name === 'aging today, by bucket')
    budgets.push({ text: '< 1 s', met: ours.medianMs < 1000 });
  return budgets;
}

/** One receipt matched with one invoice, one new customer: a commit on disk each, with its audit entry. */
async function commands(service: DataService): Promise<Line[]> {
  const times = { receipt: [] as number[], customer: [] as number[], undo: [] as number[], close: [] as number[] };
  const cny = currency('CNY');
  const items = unwrap(await service.call('ledger.items', { asOf: benchToday, currency: cny, limit: 60 })) as {
    rows: { dueItemId: number; customerId: number; openMinor: number }[];
  };
  const timed = async (into: number[], name: string, input: unknown): Promise<void> => {
    const from = performance.now();
    unwrap(await service.call(name, input));
    into.push(performance.now() - from);
  };
  for (const [index, { dueItemId, customerId, openMinor }] of items.rows.slice(0, quick ? 10 : 60).entries()) {
    const allocations = [{ dueItemId, amountMinor: openMinor }];
    await timed(times.receipt, 'ledger.addReceipt', { customerId, currency: cny, receivedOn: benchToday, amountMinor: openMinor, allocations }); // prettier-ignore
    if (index % 2 === 0) await timed(times.undo, 'history.undo', { seq: service.keeper.book?.head.seq });
    await timed(times.customer, 'customers.save', {
      code: `NEW${index}`, name: `新客户${index}`, shortName: '', taxId: '', termsDays: null, language: 'zh', contactName: '', phone: '',
      email: '', address: '', salesperson: '', region: '', industry: '', note: '',
    }); // prettier-ignore
  }
  const [year, month] = [benchToday.slice(0, 4), Number(benchToday.slice(5, 7)) - 1];
  for (let back = 0; back < 3; back += 1)
    await timed(times.close, 'closing.close', { month: `${year}-${String(month - back).padStart(2, '0')}` });
  const line = (name: string, all: number[], limit: number): Line => {
    const ours = timing(all);
    return { name, size, ours, plain: null, budgets: size <= 100_000 ? [{ text: `p95 ≤ ${limit} ms`, met: ours.p95Ms <= limit }] : [] }; // prettier-ignore
  };
  return [
    line('command: receipt, matched', times.receipt, 50),
    line('command: undo of a receipt', times.undo, 50),
    line('command: new customer', times.customer, 50),
    // A whole month frozen with every open row: asked for once a month, with a progress mark of its own.
    line('command: month closed', times.close, 3000),
  ];
}
