/** Measures the import of a workbook, beside the bare readers on the same file: `node importing.ts ROWS`. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { read, utils } from '@e965/xlsx';
import readSheet from 'read-excel-file/node';
import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node';
import { chanceOf } from '../../src-main/areas/practice/rules/random.ts';
import { addDays } from '../../src-main/kernel/day.ts';
import { instantFromMs } from '../../src-main/kernel/instant.ts';
import { unwrap } from '../../src-main/kernel/result.ts';
import { DataService } from '../../src-main/service/service.ts';
import { benchFolder, benchToday } from './generate.ts';
import { timing, type Line } from './measure.ts';

export interface ImportReport {
  readonly lines: readonly Line[];
  readonly peakMb: number;
}

const rows = Number(process.argv[2] ?? 50_000);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-bench-'));
let report: ImportReport | null = null;
try {
  report = await run();
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
if (process.send && report) process.send(report, () => process.disconnect());
else process.stdout.write(`${JSON.stringify(report, null, 1)}\n`);

async function run(): Promise<ImportReport> {
  const workbook = await workbookOf(rows);
  const service = new DataService({
    dataFolder: folder,
    clock: { now: () => instantFromMs(Date.now()), today: () => benchToday },
    log: { error: (where, error) => process.stderr.write(`${where}: ${String(error)}\n`), note: () => undefined },
    emit: () => undefined,
  });
  unwrap(await service.call('book.create', { companyName: 'Bench', baseCurrency: 'CNY', language: 'zh' }));
  service.grants.grant('bench-file-token-0001', workbook, 'read');
  const steps: Record<'open' | 'dryRun' | 'commit', number> = { open: 0, dryRun: 0, commit: 0 };
  const step = async <T>(name: keyof typeof steps, input: unknown): Promise<T> => {
    const from = performance.now();
    const value = unwrap(await service.call(`exchange.${name}`, input)) as T;
    steps[name] = performance.now() - from;
    return value;
  };
  const opened = await step<{ importId: string; kind: string; columns: { index: number; proposed: string | null }[] }>('open', { fileToken: 'bench-file-token-0001' }); // prettier-ignore
  const plan = {
    importId: opened.importId,
    kind: opened.kind,
    mapping: opened.columns.flatMap(({ index, proposed }) => (proposed ? [{ index, field: proposed }] : [])),
    currency: 'CNY',
    asOf: benchToday,
  };
  await step('dryRun', plan);
  const done = await step<{ accepted: number; rejected: number }>('commit', plan);
  if (done.accepted !== rows) throw new Error(`${done.accepted} of ${rows} rows were accepted`);
  const peakMb = process.resourceUsage().maxRSS / 1024;
  await service.close();

  const bytes = fs.readFileSync(workbook);
  const timed = async (work: () => unknown): Promise<number> => {
    const from = performance.now();
    await work();
    return performance.now() - from;
  };
  const sheetJs = await timed(() => utils.sheet_to_json(firstSheet(bytes), { header: 1 }));
  const quickReader = await timed(() => readSheet(bytes));
  const line = (name: string, time: number, plain: number | null, budgets: Line['budgets'] = []): Line => ({
    name,
    size: rows,
    ours: timing([time]),
    plain: plain === null ? null : timing([plain]),
    budgets,
  });
  const whole = steps.open + steps.dryRun + steps.commit;
  return {
    peakMb,
    lines: [
      line('import: read and understand', steps.open, sheetJs),
      line('import: dry run', steps.dryRun, null),
      line('import: copy, load, commit', steps.commit, null),
      line('import: all of it, beside SheetJS', whole, sheetJs, [
        { text: '≤ 1.5× reading', met: whole <= sheetJs * 1.5 },
        { text: '≤ 10 s', met: whole <= 10_000 },
      ]),
      line('import: all, beside read-excel-file', whole, quickReader),
    ],
  };
}

function firstSheet(bytes: Buffer) {
  const book = read(bytes, { dense: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('the workbook has a sheet');
  return sheet;
}

async function workbookOf(count: number): Promise<string> {
  const file = path.join(benchFolder, `invoices-${count}.xlsx`);
  if (fs.existsSync(file)) return file;
  fs.mkdirSync(benchFolder, { recursive: true });
  const chance = chanceOf('workbook');
  const head = ['客户编码', '往来单位', '单据编号', '业务日期', '到期日', '价税合计', '收款日期', '收款金额'];
  const data: Cell[][] = [head.map((value) => ({ value, type: String }))];
  for (let row = 1; row <= count; row += 1) {
    const customer = chance.between(1, 2000);
    const issuedOn = addDays(benchToday, -chance.between(1, 1000));
    const dueOn = addDays(issuedOn, 45);
    const amount = chance.between(10_000, 20_000_000) / 100;
    const paidOn = addDays(dueOn, chance.between(-10, 40));
    const paid = paidOn <= benchToday;
    const date = (on: string): Cell => ({ value: new Date(`${on}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' });
    data.push([
      { value: `C${String(customer).padStart(5, '0')}`, type: String },
      { value: `杭州第${customer}布艺有限公司`, type: String },
      { value: `XS${String(row).padStart(8, '0')}`, type: String },
      date(issuedOn),
      date(dueOn),
      { value: amount, type: Number, format: '#,##0.00' },
      paid ? date(paidOn) : null,
      paid ? { value: amount, type: Number, format: '#,##0.00' } : null,
    ]);
  }
  const bytes = await writeXlsxFile(data as SheetData, { sheet: '应收明细' }).toBuffer();
  fs.writeFileSync(`${file}.part`, bytes);
  fs.renameSync(`${file}.part`, file);
  return file;
}
