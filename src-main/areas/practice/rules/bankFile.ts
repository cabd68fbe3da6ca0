import { currency } from '../../../kernel/currency.ts';
import { addDays, addMonths, monthEnd, monthStart, type Day } from '../../../kernel/day.ts';
import { formatMinor } from '../../../kernel/format.ts';
import { bankDay } from './account.ts';
import type { CustomerFact, Facts, ItemFact } from './facts.ts';

const CNY = currency('CNY');
const ACCOUNT = '571908888810801';
const OPENING_MINOR = 38_652_018;
const FEE_MINOR = 2_500;
const STRANGER_MINOR = 360_000;

interface Movement {
  readonly on: Day;
  readonly amountMinor: number;
  readonly payer: string;
  readonly payerAccount: string;
  readonly kind: string;
  readonly memo: string;
}

/**
 * What the practice company's bank would export (in the shape of 招商银行, with lead rows, tabs and totals): the bank receipts
 * of last month, which are in the ledger already and wait to be linked, a fee, and new money of these days to be matched:
 * one sum for two invoices, one naming its invoice, one paid by somebody else, one by a stranger. Balances run through.
 */
export function practiceBankFile(facts: Facts, today: Day): string {
  const from = monthStart(addMonths(today, -1));
  const movements = [...keyedBefore(facts, from, monthEnd(from)), ...newMoney(facts, today)];
  let balanceMinor = OPENING_MINOR;
  const amount = (amountMinor: number): string => `"${formatMinor(amountMinor, CNY)}"`;
  const rows = movements.map(({ on, amountMinor, payer, payerAccount, kind, memo }, index) => {
    balanceMinor += amountMinor;
    return [
      `\t${compact(on)}`,
      `\t${clock(index)}`,
      kind,
      amountMinor < 0 ? amount(-amountMinor) : '',
      amountMinor > 0 ? amount(amountMinor) : '',
      amount(balanceMinor),
      words(memo),
      `\tC${compact(on)}${String(index + 1).padStart(5, '0')}`,
      words(payer),
      `\t${payerAccount}`,
    ].join(',');
  });
  const side = (sign: 1 | -1): readonly Movement[] =>
    movements.filter(({ amountMinor }) => Math.sign(amountMinor) === sign);
  const total = (lines: readonly Movement[]): string =>
    `${lines.length} 笔，共 ${formatMinor(Math.abs(lines.reduce((sum, line) => sum + line.amountMinor, 0)), CNY)} 元`;
  return [
    '# 招商银行企业银行交易记录',
    `# 账    号: [ ${ACCOUNT} ]`,
    '# 币    种: [ 人民币 ]',
    `# 起始日期: [ ${compact(from)} ]    终止日期: [ ${compact(today)} ]`,
    '交易日,交易时间,交易类型,借方金额,贷方金额,余额,摘要,流水号,收/付方名称,收/付方账号',
    ...rows,
    `# 收入合计: ${total(side(1))}`,
    `# 支出合计: ${total(side(-1))}`,
    '',
  ].join('\r\n');
}

/** Receipts that were keyed by hand when they came: the bank now says the same. */
function keyedBefore(facts: Facts, from: Day, to: Day): Movement[] {
  return facts.credits
    .filter(
      ({ kind, method, currency: code, issuedOn, reversal }) =>
        kind === 'receipt' &&
        method === 'bank' &&
        code === CNY &&
        reversal === null &&
        issuedOn >= from &&
        issuedOn <= to,
    )
    .toSorted((a, b) => (a.issuedOn === b.issuedOn ? (a.number < b.number ? -1 : 1) : a.issuedOn < b.issuedOn ? -1 : 1))
    .map(({ issuedOn, amountMinor, payerName, customer }) => ({
      on: issuedOn,
      amountMinor,
      payer: payerName === '' ? customer.name : payerName,
      payerAccount: accountOf(customer),
      kind: '转账汇款',
      memo: '货款',
    }));
}

function newMoney(facts: Facts, today: Day): Movement[] {
  const on = bankDay(addDays(today, -1)) <= today ? bankDay(addDays(today, -1)) : today;
  const owing = new Map<CustomerFact, ItemFact[]>();
  for (const { customer, currency: code, items } of facts.debits) {
    if (code !== CNY) continue;
    const open = items.filter(({ openMinor }) => openMinor > 0);
    if (open.length > 0) owing.set(customer, [...(owing.get(customer) ?? []), ...open]);
  }
  const byCode = [...owing].toSorted(([a], [b]) => (a.code < b.code ? -1 : 1));
  const twice = byCode.find(([, items]) => items.length === 2) ?? byCode.find(([, items]) => items.length > 2);
  const others = byCode.filter((entry) => entry !== twice);
  const [named, thirdParty] = [others.at(0), others.at(-1)];
  const transfer = (customer: CustomerFact, amountMinor: number, memo: string, payer = customer.name): Movement => ({
    on,
    amountMinor,
    payer,
    payerAccount: payer === customer.name ? accountOf(customer) : '6214835710018823',
    kind: '转账汇款',
    memo,
  });
  const lines: Movement[] = [];
  if (twice) {
    const [customer, items] = twice;
    lines.push(transfer(customer, items.slice(0, 2).reduce((sum, { openMinor }) => sum + openMinor, 0), '货款')); // prettier-ignore
  }
  if (named?.[1][0]) lines.push(transfer(named[0], named[1][0].openMinor, `货款 ${named[1][0].debit.number}`));
  if (thirdParty?.[1][0]) {
    const [customer, [item]] = thirdParty as [CustomerFact, [ItemFact]];
    const name = customer.shortName === '' ? customer.name : customer.shortName;
    lines.push(transfer(customer, item.openMinor, `代${name}付货款 ${item.debit.number}`, '朱建华'));
  }
  lines.push({ on, amountMinor: STRANGER_MINOR, payer: '嘉兴秀洲盛达商行', payerAccount: '201000258741369', kind: '转账汇款', memo: '货款' }); // prettier-ignore
  lines.push({ on, amountMinor: -FEE_MINOR, payer: '', payerAccount: '', kind: '企业银行扣费', memo: '手续费' });
  return lines;
}

/** The same customer pays from the same account: digits from its tax id. */
function accountOf(customer: CustomerFact): string {
  const digits = customer.taxId.replace(/\D/g, '') || customer.code.replace(/\D/g, '');
  return `3305${digits.padEnd(14, '0').slice(-14)}`;
}

/** A company's name may hold a comma. */
function words(text: string): string {
  return text.includes(',') ? `"${text}"` : text;
}

function compact(on: Day): string {
  return on.replaceAll('-', '');
}

/** Minutes of the bank's morning, one line after the other. */
function clock(index: number): string {
  const minute = 9 * 60 + ((index * 7) % 480);
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}00`;
}
