/**
 * `npm run bench`: how long the product takes for its questions, through the real path (call, contract, rules, SQL),
 * beside plain SQL on the same rows in the same run, and whether the budgets of the design are met.
 *   --size 100k    one size only (10k, 100k, 1M)
 *   --quick        10k only, few runs
 *   --no-import    without the import of 50,000 rows
 */
import { fork } from 'node:child_process';
import fs from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchFolder, generatedBook } from './generate.ts';
import type { ImportReport } from './importing.ts';
import { ms, ratio, table, type Budget, type Line } from './measure.ts';
import type { SizeReport } from './size.ts';
import { starts } from './starting.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string' },
    quick: { type: 'boolean', default: false },
    'no-import': { type: 'boolean', default: false },
  },
});
const sizes =
  values.size !== undefined ? [sizeOf(values.size)] : values.quick ? [10_000] : [10_000, 100_000, 1_000_000];
const say = (text: string): void => void process.stdout.write(`${text}\n`);

say(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
const reports: SizeReport[] = [];
for (const size of sizes) {
  const from = performance.now();
  generatedBook(size);
  const took = performance.now() - from;
  if (took > 500)
    say(`made the book of ${short(size)} invoices in ${(took / 1000).toFixed(1)} s; kept in .cache/bench`);
  const report = await ask<SizeReport>('size.ts', [String(size), ...(values.quick ? ['quick'] : [])]);
  reports.push(report);
  say(`\n${short(size)} invoices, file ${report.fileMb.toFixed(0)} MB, peak memory ${report.peakMb.toFixed(0)} MB\n`);
  say(tableOf(report.lines));
}

const more: Line[] = await starts(sizes.includes(100_000) ? 100_000 : (sizes[0] ?? 10_000), values.quick ? 3 : 7);
let importReport: ImportReport | null = null;
if (!values['no-import']) {
  importReport = await ask<ImportReport>('importing.ts', [String(values.quick ? 5_000 : 50_000)]);
  more.push(...importReport.lines);
}
say(`\nstart and import${importReport ? `, peak memory of the import ${importReport.peakMb.toFixed(0)} MB` : ''}\n`);
say(tableOf(more));

const overall: (Budget & { readonly name: string })[] = [];
for (const { size, peakMb } of reports.filter((report) => report.size <= 100_000))
  overall.push({ name: `memory at ${short(size)}`, text: `${peakMb.toFixed(0)} MB ≤ 400 MB`, met: peakMb <= 400 });
if (importReport)
  overall.push({ name: 'memory of the import', text: `${importReport.peakMb.toFixed(0)} MB ≤ 400 MB`, met: importReport.peakMb <= 400 }); // prettier-ignore
const [large, larger] = [100_000, 1_000_000].map((size) => reports.find((report) => report.size === size));
for (const line of larger?.lines ?? []) {
  const smaller = large?.lines.find((one) => one.name === line.name);
  if (!smaller || smaller.ours.medianMs < 1) continue;
  const growth = line.ours.medianMs / smaller.ours.medianMs;
  overall.push({ name: `${line.name}, 1M / 100k`, text: `${growth.toFixed(1)}× ≤ 12×`, met: growth <= 12 });
}
if (overall.length > 0) {
  say('\noverall\n');
  say(table(overall.map(({ name, text, met }) => [name, text, met ? 'pass' : 'MISS'])));
}

const budgets = [...reports.flatMap((report) => report.lines), ...more].flatMap((line) => line.budgets);
const missed = [...budgets, ...overall].filter((budget) => !budget.met).length;
say(`\n${budgets.length + overall.length} budgets, ${missed} missed`);
fs.writeFileSync(path.join(benchFolder, 'last.json'), `${JSON.stringify({ reports, more, overall }, null, 1)}\n`);

function tableOf(lines: readonly Line[]): string {
  const head = ['', 'median ms', 'p95 ms', 'plain ms', 'ratio', 'budget'];
  return table([
    head,
    ...lines.map((line) => [
      line.name,
      ms(line.ours.medianMs),
      ms(line.ours.p95Ms),
      line.plain ? ms(line.plain.medianMs) : '',
      ratio(line)?.toFixed(2) ?? '',
      line.budgets.map(({ text, met }) => `${text} ${met ? 'pass' : 'MISS'}`).join(' · '),
    ]),
  ]);
}

function ask<Answer>(script: string, args: readonly string[]): Promise<Answer> {
  const file = fileURLToPath(new URL(`./${script}`, import.meta.url));
  return new Promise((resolve, reject) => {
    const child = fork(file, args, { execArgv: [] });
    let answer: Answer | null = null;
    child.on('message', (message) => (answer = message as Answer));
    child.on('error', reject);
    child.on('exit', (code) => (answer ? resolve(answer) : reject(new Error(`${script} ended with ${code}`))));
  });
}

function sizeOf(text: string): number {
  const match = /^(\d+)(k|m)?$/i.exec(text);
  const unit = { k: 1000, m: 1_000_000 }[match?.[2]?.toLowerCase() ?? ''] ?? 1;
  if (!match) throw new Error(`--size ${text}: a number such as 10k, 100k or 1M is needed`);
  return Number(match[1]) * unit;
}

function short(size: number): string {
  return size >= 1_000_000 ? `${size / 1_000_000}M` : `${size / 1000}k`;
}
