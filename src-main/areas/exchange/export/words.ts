import type { Language } from '../../../kernel/format.ts';
import type { Basis } from '../../aging/contract.ts';

export interface AgingWords {
  readonly title: string;
  readonly sheets: { readonly summary: string; readonly customers: string; readonly items: string };
  readonly bases: Readonly<Record<Basis, string>>;
  readonly company: string;
  readonly asOf: string;
  readonly knownAt: string;
  readonly now: string;
  readonly basis: string;
  readonly generatedAt: string;
  readonly search: string;
  readonly currency: string;
  readonly notDue: string;
  readonly unapplied: string;
  readonly overdue: string;
  readonly total: string;
  readonly ledger: string;
  readonly difference: string;
  readonly code: string;
  readonly name: string;
  readonly oldest: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly amount: string;
  readonly open: string;
  readonly disputed: string;
  readonly daysLate: string;
  readonly days: (from: number, to: number) => string;
  readonly over: (days: number) => string;
  readonly reconciled: (total: string) => string;
  readonly notReconciled: (total: string, ledger: string) => string;
}

export const agingWords: Readonly<Record<Language, AgingWords>> = {
  zh: {
    title: '应收账款账龄表',
    sheets: { summary: '汇总', customers: '按客户', items: '未结清明细' },
    bases: { due: '按到期日(逾期天数)', document: '按单据日期(自然账龄)' },
    company: '公司',
    asOf: '截止日期',
    knownAt: '数据截至',
    now: '当前全部记录',
    basis: '账龄基准',
    generatedAt: '生成时间 (UTC)',
    search: '筛选',
    currency: '币种',
    notDue: '未到期',
    unapplied: '未核销',
    overdue: '逾期合计',
    total: '应收合计',
    ledger: '总账余额',
    difference: '差额',
    code: '客户编码',
    name: '客户名称',
    oldest: '最长逾期天数',
    number: '单据编号',
    issuedOn: '单据日期',
    dueOn: '到期日',
    amount: '原始金额',
    open: '未收金额',
    disputed: '争议金额',
    daysLate: '逾期天数',
    days: (from, to) => `${from}–${to} 天`,
    over: (days) => `${days} 天以上`,
    reconciled: (total) => `账龄合计 ${total} 与总账余额一致。`,
    notReconciled: (total, ledger) => `账龄合计 ${total} 与总账余额 ${ledger} 不一致,请先运行数据校验。`,
  },
  en: {
    title: 'Aging of receivables',
    sheets: { summary: 'Summary', customers: 'By customer', items: 'Open items' },
    bases: { due: 'by due date (days overdue)', document: 'by document date (age)' },
    company: 'Company',
    asOf: 'As of',
    knownAt: 'Known at',
    now: 'everything on record now',
    basis: 'Basis',
    generatedAt: 'Generated at (UTC)',
    search: 'Filter',
    currency: 'Currency',
    notDue: 'Not due',
    unapplied: 'Unapplied',
    overdue: 'Overdue',
    total: 'Total',
    ledger: 'Ledger balance',
    difference: 'Difference',
    code: 'Customer code',
    name: 'Customer name',
    oldest: 'Oldest, days overdue',
    number: 'Document number',
    issuedOn: 'Document date',
    dueOn: 'Due date',
    amount: 'Original amount',
    open: 'Open amount',
    disputed: 'Disputed',
    daysLate: 'Days overdue',
    days: (from, to) => `${from}–${to} days`,
    over: (days) => `over ${days} days`,
    reconciled: (total) => `The aging total ${total} agrees with the ledger balance.`,
    notReconciled: (total, ledger) => `The aging total ${total} does not agree with the ledger balance ${ledger}: verify the data file first.`, // prettier-ignore
  },
};
