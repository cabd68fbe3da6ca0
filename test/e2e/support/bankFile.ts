import fs from 'node:fs';

/** Days and months as the clerk's clock in Shanghai has them. */
export function daysFromToday(days: number): string {
  const there = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now());
  return new Date(Date.parse(there) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The month before this one: `2026-10` in November. */
export function lastMonth(): string {
  const today = daysFromToday(0);
  return daysFromToday(-Number(today.slice(8))).slice(0, 7);
}

export interface BankFileLine {
  readonly on: string;
  readonly inMinor?: number;
  readonly outMinor?: number;
  readonly name?: string;
  readonly account?: string;
  readonly memo: string;
}

/** A list of transactions in the shape and the encoding of China Merchants Bank, with running balances and both totals. */
export function writeBankFile(
  file: string,
  { openingMinor, lines }: { readonly openingMinor: number; readonly lines: readonly BankFileLine[] },
): void {
  const bankDay = (day: string): string => day.replaceAll('-', '');
  const days = lines.map(({ on }) => bankDay(on)).toSorted();
  const total = (of: 'inMinor' | 'outMinor'): string => {
    const given = lines.flatMap((line) => line[of] ?? []);
    return `${given.length} 笔，共 ${money(given.reduce((sum, minor) => sum + minor, 0))} 元`;
  };
  let balanceMinor = openingMinor;
  const rows = lines.map(({ on, inMinor = 0, outMinor = 0, name = '', account = '', memo }, index) => {
    balanceMinor += inMinor - outMinor;
    const serial = `C${bankDay(on)}${String(index + 1).padStart(6, '0')}`;
    const sums = [outMinor, inMinor, balanceMinor].map((minor) => (minor === 0 ? '""' : `"${money(minor)}"`));
    const kind = outMinor > 0 ? '企业银行扣费' : '转账汇款';
    return `\t${bankDay(on)},\t09${String(index).padStart(2, '0')}00,\t${bankDay(on)},${kind},${sums.join(',')},${memo},${serial},,${outMinor > 0 ? '收费' : '汇入'},${memo},,,,${name},${account},`;
  });
  const text = [
    '# 招商银行企业银行交易记录',
    `# 导出时间: [ ${days.at(-1)} 17:30:11 ]`,
    '# 账    号: [ 571900000012345 ]',
    '# 币    种: [ 人民币 ]',
    `# 起始日期: [ ${days[0]} ]    终止日期: [ ${days.at(-1)} ]`,
    '交易日,交易时间,起息日,交易类型,借方金额,贷方金额,余额,摘要,流水号,流程实例号,业务名称,用途,业务参考号,业务摘要,其它摘要,收/付方名称,收/付方账号,收/付方开户行名',
    ...rows,
    `# 收入合计: ${total('inMinor')}`,
    `# 支出合计: ${total('outMinor')}`,
    '',
  ].join('\r\n');
  fs.writeFileSync(file, gbk(text));
}

function money(minor: number): string {
  return (minor / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
}

/** The platform reads GBK but does not write it. */
function gbk(text: string): Buffer {
  const codes = new Map<string, [number, number]>();
  const decoder = new TextDecoder('gbk');
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from(
    [...text].flatMap((char) => {
      if (char.charCodeAt(0) < 0x80) return [char.charCodeAt(0)];
      const code = codes.get(char);
      if (code === undefined) throw new Error(`${char} is not in GBK`);
      return code;
    }),
  );
}
