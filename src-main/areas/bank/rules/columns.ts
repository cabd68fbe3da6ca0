import { isMissing, type AmountCell } from '../../exchange/rules/amounts.ts';
import { readDay } from '../../exchange/rules/dates.ts';
import { headerAt, possibleHeaders, type Header } from '../../exchange/rules/header.ts';
import { bareKey, labelKey } from '../../exchange/rules/synonyms.ts';
import { kindAt, textAt, type Table } from '../../exchange/rules/table.ts';
import type { BankField } from '../contract.ts';

/**
 * What banks call their columns (behaviours.md §4.1, row 网银流水), best name first, written as `labelKey` leaves them. The
 * day of booking comes before the day of the deal; labels change with every version, so they are matched by name and
 * never by place.
 */
const names: Readonly<Record<BankField, string>> = {
  bookedOn: '记账日期 记帐日期 记账日 入账日 入账日期 入帐日期 过账日期 账务日期 会计日期 交易日期 交易日 发生日期 业务日期 交易日期时间 交易时间 交易时间戳 发生时间 入账时间 记账时间 日期 bookingdate bookeddate bookedon postingdate postdate transactiondate transdate valuedate transactiontime date',
  time: '交易时间 时间 记账时间 入账时间 transactiontime time',
  debit: '借方发生额 借方金额 借方 支出金额 支出 支出发生额 付款金额 付出金额 转出金额 支取金额 取款金额 借方发生金额 debitamount debit withdrawalamount withdrawals withdrawal paidout moneyout',
  credit: '贷方发生额 贷方金额 贷方 收入金额 收入 收入发生额 收款金额 存入金额 转入金额 存款金额 贷方发生金额 creditamount credit depositamount deposits deposit paidin moneyin',
  amount: '交易金额 发生额 交易发生额 金额 人民币金额 tradeamount transactionamount amount',
  direction: '借贷标志 借贷标识 借贷标记 借贷方向 借/贷 借贷 收支标志 收支类型 收支方向 收/支 收支 来往账标志 来往账 来往标志 资金流向 交易方向 dr/cr drcr d/c debit/credit credit/debit debitcredit creditdebit 交易类型',
  payerName: '对方户名 对方单位名称 对方单位 对方账户名称 对方帐户名称 对方名称 对方账户名 对方帐户名 收/付方名称 收付方名称 交易对方名称 交易对方 交易对手名称 交易对手 对手户名 对手名称 对手信息 对手单位名称 往来户名 付款人名称 付款人户名 付款人 付款方户名 付款方名称 对方 payersname payername payer counterpartyname counterparty counterpartname counterpart remittername remitter',
  payerAccount: '对方账号 对方帐号 对方卡号/账号 对方账号/卡号 对方卡号 对方账户 对方帐户 收/付方账号 收/付方帐号 收付方账号 交易对手账号 对手账号 付款人账号 付款人帐号 付款方账号 debitaccountno payeraccount counterpartyaccount counterpartyaccountnumber counterpartaccount counterpartyiban',
  payeeName: '收款人名称 收款人户名 收款人 收款方户名 收款方名称 payeesname payeename payee beneficiaryname beneficiary',
  payeeAccount: '收款人账号 收款人帐号 收款方账号 payeesaccountnumber payeeaccount beneficiaryaccount',
  purpose: '用途 交易用途 资金用途 商品说明 商品名称 商品 purpose',
  memo: '附言 交易附言 客户附言 摘要 交易摘要 摘要信息 摘要说明 业务摘要 其它摘要 其他摘要 客户摘要 备注 交易备注 个性化信息 说明 交易说明 商户订单号 商家订单号 memo description narrative details remittanceinformation remittance remarks remark particulars',
  reference: '交易流水号 账户明细编号交易流水号 账务流水号 银行流水号 核心流水号 流水号 流水编号 交易参考号 交易序号 交易编号 业务参考号 回单编号 回单号 电子回单号 交易单号 交易订单号 日志号 柜员流水号 企业流水号 凭证号 凭证号码 transactionreferencenumber transactionreference transactionid bankreference referencenumber referenceno refno fitid reference ref',
  balance: '余额 账户余额 帐户余额 交易后余额 联机余额 本次余额 当前余额 账面余额 aftertransactionbalance runningbalance balance',
  currency: '币种 币别 货币 交易货币 交易币种 tradecurrency currencycode currency ccy',
  accountNumber: '本方账号 本方帐号 查询账号 我方账号 账号 帐号 卡号 accountnumber accountno account iban',
  status: '交易状态 当前状态 状态 transactionstatus status',
}; // prettier-ignore

export interface ColumnProposal {
  readonly index: number;
  readonly field: BankField;
  readonly confidence: 'exact' | 'likely';
}

const ranks = new Map<string, { field: BankField; rank: number }[]>();
for (const [field, list] of Object.entries(names) as [BankField, string][])
  list.split(' ').forEach((name, rank) => {
    ranks.set(name, [...(ranks.get(name) ?? []), { field, rank }]);
  });

/** Several columns may tell what a payment was for; every other field stands in one column. */
export function mayRepeat(field: BankField): boolean {
  return field === 'memo';
}

const inWords = /^(?:贷|贷方|贷记|c|cr|crdt|credit|收入|收|来账|转入|存入|入账|in|\+)$/i;
const outWords = /^(?:借|借方|借记|d|dr|dbit|debit|支出|支|付|往账|转出|支取|出账|out|-)$/i;
const neutralWords = /^(?:不计收支|\/|中性交易|其他|其它|neutral)$/i;

/** `贷`, `CR`, `收入` and `来账` are money in; `不计收支` and `/` are none of the account's. Null: not understood. */
export function directionOf(text: string): 'in' | 'out' | 'neutral' | null {
  const word = text.trim();
  return inWords.test(word) ? 'in' : outWords.test(word) ? 'out' : neutralWords.test(word) ? 'neutral' : null;
}

/** The row that names most columns of a bank list. Null: nothing looks like one. */
export function findBankHeader(table: Table): Header | null {
  let best: { header: Header; score: number } | null = null;
  for (const header of possibleHeaders(table)) {
    const found = matchColumns(header.labels);
    const fields = new Set(found.map(({ field }) => field));
    if (found.length < 3 || !(fields.has('bookedOn') || fields.has('time'))) continue;
    const score =
      found.reduce((sum, { confidence }) => sum + (confidence === 'exact' ? 2 : 1), 0) -
      // A lead row above the names is no level of them, as long as it adds none.
      (header.bottom - header.top) * 0.1;
    if (score > (best?.score ?? 0)) best = { header, score };
  }
  return best?.header ?? null;
}

/** The header a person pointed at. */
export function bankHeaderAt(table: Table, row: number): Header {
  return possibleHeaders(table).find(({ top }) => top === row) ?? headerAt(table, row, 'receipts');
}

/** Fields for labels: exact names before likely ones, columns with content before empty ones, better names first. */
function matchColumns(labels: readonly string[], isBlank: (index: number) => boolean = () => false): ColumnProposal[] {
  const candidates = labels.flatMap((label, index) => candidatesFor(label, index));
  candidates.sort(
    (a, b) =>
      Number(a.confidence === 'likely') - Number(b.confidence === 'likely') ||
      Number(isBlank(a.index)) - Number(isBlank(b.index)) ||
      a.rank - b.rank ||
      a.index - b.index,
  );
  const [columns, fields] = [new Set<number>(), new Set<BankField>()];
  const taken: ColumnProposal[] = [];
  for (const { index, field, confidence } of candidates) {
    if (columns.has(index) || (fields.has(field) && !mayRepeat(field))) continue;
    columns.add(index);
    fields.add(field);
    taken.push({ index, field, confidence });
  }
  return taken;
}

function candidatesFor(label: string, index: number): (ColumnProposal & { rank: number })[] {
  if (label === '') return [];
  const levels = label.split('/');
  for (const key of [labelKey(label), bareKey(label), levels.map(bareKey).join(''), bareKey(levels.at(-1) ?? '')]) {
    const found = ranks.get(key);
    if (found) return found.map(({ field, rank }) => ({ index, field, rank, confidence: 'exact' as const }));
  }
  const key = bareKey(label);
  let longest = '';
  for (const name of ranks.keys()) {
    const enough = /^[a-z]/.test(name) ? name.length >= 6 : name.length >= 3;
    if (enough && key.includes(name) && name.length > longest.length) longest = name;
  }
  return (ranks.get(longest) ?? []).map(({ field, rank }) => ({ index, field, rank, confidence: 'likely' as const }));
}

/**
 * Columns whose cells are what their names say: days that can be read, amounts with digits, words for in and out. A
 * column called 交易类型 tells the direction at one bank and the kind of business at the others.
 */
export function checkedColumns(table: Table, header: Header): ColumnProposal[] {
  const cells = header.labels.map((_label, index) => firstCells(table, header, index));
  const isBlank = (index: number): boolean => cells[index]?.length === 0;
  let labels = [...header.labels];
  for (;;) {
    const proposals = matchColumns(labels, isBlank);
    const wrong = proposals.filter(({ index, field }) => !fits(field, cells[index] ?? []));
    if (wrong.length === 0) return withDay(withOneAmount(proposals), (index) => cells[index] ?? []);
    // Without its wrong columns another name may come into its own.
    labels = labels.map((label, index) => (wrong.some((one) => one.index === index) ? '' : label));
  }
}

function firstCells(table: Table, header: Header, column: number): AmountCell[] {
  const cells: AmountCell[] = [];
  for (let row = header.bottom + 1; row < table.height && cells.length < 200; row += 1) {
    const cell = { kind: kindAt(table, row, column), text: textAt(table, row, column) };
    if (cell.kind !== 'blank' && !isMissing(cell) && !isRemark(table, row)) cells.push(cell);
  }
  return cells;
}

/** One cell alone, like `# 收入合计: 1 笔` under the lines: under a single line two of them would outvote its day. */
function isRemark(table: Table, row: number): boolean {
  let filled = 0;
  for (let column = 0; column < table.width && filled < 2; column += 1)
    if (kindAt(table, row, column) !== 'blank') filled += 1;
  return filled < 2;
}

function fits(field: BankField, cells: readonly AmountCell[]): boolean {
  const most = (test: (cell: AmountCell) => boolean): boolean =>
    cells.length === 0 || cells.filter(test).length * 2 >= cells.length;
  switch (field) {
    case 'bookedOn':
      return cells.length > 0 && most((cell) => isDateLike(cell));
    case 'debit':
    case 'credit':
    case 'amount':
    case 'balance':
      return most((cell) => /\d/.test(cell.text));
    case 'direction':
      return cells.length > 0 && most((cell) => directionOf(cell.text) !== null);
    case 'accountNumber':
      return most((cell) => /\d{4}/.test(cell.text));
    default:
      return true;
  }
}

function isDateLike(cell: AmountCell): boolean {
  const plain = { kind: cell.kind, text: dayText(cell.text) };
  return (['ymd', 'dmy', 'mdy'] as const).some((order) => readDay(plain, order) !== null);
}

/** Some banks write a moment as one number: 20261005093112. */
export function dayText(text: string): string {
  const trimmed = text.trim();
  return /^(?:19|20)\d{12}(?:\d{3})?$/.test(trimmed) ? trimmed.slice(0, 8) : trimmed;
}

/** Where no column is the day alone, the moment of the deal holds it: 交易时间 `2026-10-08 09:12:33`. */
function withDay(
  proposals: readonly ColumnProposal[],
  cellsOf: (index: number) => readonly AmountCell[],
): ColumnProposal[] {
  if (proposals.some(({ field }) => field === 'bookedOn')) return [...proposals];
  return proposals.map((one) =>
    one.field === 'time' && fits('bookedOn', cellsOf(one.index)) ? { ...one, field: 'bookedOn' as const } : one,
  );
}

/** Money out and money in apart say all; a single amount beside them is one of them again. */
function withOneAmount(proposals: readonly ColumnProposal[]): ColumnProposal[] {
  const has = (field: BankField): boolean => proposals.some((one) => one.field === field);
  if (has('debit') && has('credit'))
    return proposals.filter(({ field }) => field !== 'amount' && field !== 'direction');
  if (has('amount') && has('direction'))
    return proposals.filter(({ field }) => field !== 'debit' && field !== 'credit');
  return [...proposals];
}

/**
 * What has to be told before the list can be read: the day, and money with its direction. A single amount is enough where
 * minus signs or a running balance show which way it went.
 */
export function missingFields(fields: ReadonlySet<BankField>, amountsTellDirection: boolean): BankField[] {
  const missing: BankField[] = [];
  if (!fields.has('bookedOn')) missing.push('bookedOn');
  if (fields.has('debit') || fields.has('credit')) return missing;
  if (!fields.has('amount')) missing.push('amount');
  else if (!fields.has('direction') && !amountsTellDirection) missing.push('direction');
  return missing;
}
