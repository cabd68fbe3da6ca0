import type { StatementFigures } from '../../creditfile/contract.ts';
import { tidy } from '../../../kernel/text.ts';

/** A line of a statement; profit before tax is read only to work EBIT out of it. */
export type StatementLine = keyof StatementFigures | 'preTaxMinor';

/**
 * What accountants call the lines, best name first: where a sheet has both 营业收入 and 营业总收入 the first counts. Written as
 * `lineKey` leaves them. A name not here is never guessed at: 财务费用 is not interest, 营业总成本 is not the cost of sales.
 */
const names: Readonly<Record<StatementLine, string>> = {
  cashMinor: '货币资金 现金及银行存款 cashandcashequivalents cashatbank cashandbank cash',
  receivablesMinor: '应收账款 应收帐款 应收账款净额 tradereceivables accountsreceivable tradedebtors receivables',
  inventoryMinor: '存货 存货净额 inventories inventory stocks',
  currentAssetsMinor: '流动资产合计 流动资产总计 totalcurrentassets currentassets',
  totalAssetsMinor: '资产总计 资产合计 资产总额 totalassets',
  intangibleMinor: '无形资产 intangibleassets intangibles',
  currentLiabilitiesMinor: '流动负债合计 流动负债总计 totalcurrentliabilities currentliabilities',
  totalLiabilitiesMinor: '负债合计 负债总计 负债总额 totalliabilities',
  paidInMinor: '实收资本 股本 paidincapital sharecapital issuedcapital calledupsharecapital',
  retainedEarningsMinor: '未分配利润 retainedearnings retainedprofits retainedprofit accumulatedprofits',
  equityMinor:
    '所有者权益合计 股东权益合计 所有者权益总计 净资产合计 净资产 totalequity totalshareholdersequity shareholdersequity totalstockholdersequity stockholdersequity ownersequity netassets',
  salesMinor: '营业收入 主营业务收入 营业总收入 销售收入 revenue netsales sales turnover totalrevenue operatingrevenue',
  costOfSalesMinor: '营业成本 主营业务成本 销售成本 costofsales costofgoodssold costofrevenue cogs',
  ebitMinor: '息税前利润 ebit',
  interestMinor: '利息费用 利息支出 interestexpense interestexpenses financecosts',
  preTaxMinor: '利润总额 税前利润 profitbeforetax profitbeforetaxation incomebeforetax pretaxprofit',
  netProfitMinor: '净利润 netprofit netincome profitfortheyear profitfortheperiod profitaftertax',
  operatingCashMinor:
    '经营活动产生的现金流量净额 经营活动现金流量净额 经营活动产生的现金净流量 netcashfromoperatingactivities netcashgeneratedfromoperatingactivities netcashprovidedbyoperatingactivities cashflowfromoperations operatingcashflow',
  marketValueMinor: '总市值 股权市值 marketcapitalisation marketcapitalization marketvalueofequity',
};

const lineOfName = new Map(
  (Object.entries(names) as [StatementLine, string][]).flatMap(([line, all]) =>
    all.split(' ').map((name, rank) => [name, { line, rank }] as const),
  ),
);

/**
 * The bare name of a line: numbering, 减：/加：/其中：, what stands in brackets, white space and marks are off.
 * `三、营业利润（亏损以“－”号填列）` is 营业利润; `所有者权益（或股东权益）合计` is 所有者权益合计.
 */
export function lineKey(label: string): string {
  return tidy(label)
    .toLowerCase()
    .replace(/[(（[【][^)）\]】]*[)）\]】]/g, '')
    .replace(/^\s*(?:[一二三四五六七八九十]+|\d{1,2})\s*[、.)．]\s*/, '')
    .replace(/^(?:减|加|其中|less|add|including)\s*:\s*/, '')
    .replace(/[\s*△▲:,.、_'’"“”&/-]/g, '');
}

/** The line a label names, and how good a name for it that is; 0 is best. Null: none of ours. */
export function statementLineOf(label: string): { readonly line: StatementLine; readonly rank: number } | null {
  return lineOfName.get(lineKey(label)) ?? null;
}
