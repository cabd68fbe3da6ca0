import { currency } from '../../kernel/currency.ts';
import { addDays, addMonths } from '../../kernel/day.ts';
import type { PracticeActs } from './acts.ts';

/**
 * What stands behind the debts: a guarantee whose six months run out soon, one that was missed, a mortgage, a pledged
 * receivable nobody registered, a policy with an overdue buyer to report, and who acts for the company outside.
 */
export function securitiesDesk(acts: PracticeActs): void {
  const { ago, say, done, customerOf, today, db } = acts;
  const cny = currency('CNY');
  const secure = (code: string, days: number, input: object): void => {
    done(ago(days), 'securities.save', { customerId: customerOf(code), currency: cny, signedOn: ago(days), ...input });
  };
  secure('KH003', 300, {
    kind: 'guarantee', form: 'joint', provider: say('嘉兴恒泰实业有限公司', 'Jiaxing Hengtai Industrial Co., Ltd.'), company: true,
    resolutionOn: ago(302), period: 'until_paid', amountMinor: 15_000_000, mainDueOn: addMonths(addDays(today, 22), -6),
    note: say('合同写“直至货款付清”，按法律为到期后六个月', 'The contract says “until fully paid”: six months by law'),
  }); // prettier-ignore
  secure('KH009', 420, {
    kind: 'guarantee', form: 'unclear', provider: say('赵国平', 'Zhao Guoping'), amountMinor: 20_000_000, mainDueOn: ago(260),
    note: say('只写“提供担保”，没有写明方式和期间', 'It only says “guarantees”, neither form nor period'),
  }); // prettier-ignore
  secure('KH016', 240, {
    kind: 'mortgage', form: 'building', provider: say('王店镇厂房 2 号楼', 'Factory building 2, Wangdian'), amountMinor: 60_000_000, realisableMinor: 42_000_000,
    mainDueOn: addDays(today, 60), registrationNumber: say('浙(2026)秀洲区不动产证明第 0012873 号', 'Zhe (2026) Xiuzhou 0012873'), registeredOn: ago(232),
  }); // prettier-ignore
  secure('KH022', 90, {
    kind: 'pledge', form: 'receivable', provider: say('应收杭州某酒店货款', 'Receivable from a hotel in Hangzhou'), amountMinor: 18_000_000,
    note: say('已签质押合同，登记还没有办', 'Pledge signed, registration still to be done'),
  }); // prettier-ignore
  const [project] = db.rows<{ id: number }>(`SELECT id FROM contract WHERE number = 'HT-018' AND removed_at IS NULL`);
  secure('KH026', 58, {
    kind: 'retention',
    contractId: project?.id ?? null, provider: say('酒店软装家具及窗帘', 'Hotel furnishings and curtains'), amountMinor: 24_000_000,
    registrationNumber: '20260912003481', registeredOn: ago(55),
  }); // prettier-ignore
  secure('KH038', 9, {
    kind: 'deposit', provider: say('客户', 'The customer'), amountMinor: 3_000_000, actedOn: ago(9),
    note: say('夏季布草定金', 'Deposit for summer linen'),
  }); // prettier-ignore

  const policyFrom = addDays(addMonths(today, -12), 41);
  const { policyId } = done(policyFrom, 'securities.savePolicy', {
    insurer: say('东海信用保险股份有限公司', 'Donghai Credit Insurance Co., Ltd.'), number: 'SCH-2026-00871', currency: cny,
    fromOn: policyFrom, untilOn: addDays(addMonths(policyFrom, 12), -1), insuredBp: 9_000, retentionMinor: 500_000, maxTermDays: 120, maxExtensionDays: 60,
    reportOverdueDays: 90, claimDays: 180, premiumBasis: say('投保销售额 × 0.35%', 'Insured sales × 0.35 %'),
  }); // prettier-ignore
  for (const [code, amountMinor, discretionary] of [
    ['KH001', 80_000_000, false],
    ['KH004', 15_000_000, false],
    ['KH023', 40_000_000, false],
    ['KH043', 20_000_000, true],
  ] as const)
    done(policyFrom, 'securities.saveInsured', { policyId, customerId: customerOf(code), amountMinor, fromOn: policyFrom, discretionary }); // prettier-ignore

  done(ago(200), 'securities.saveAgent', {
    kind: 'law_firm', name: say('浙江禾城律师事务所', 'Hecheng Law Firm, Zhejiang'), contact: say('陈律师 0573-8200 1122', 'Ms Chen, +86 573 8200 1122'), contractNumber: 'WT-2026-03',
    fromOn: ago(200), untilOn: addDays(today, 24), fee: say('基础费 + 回款 8%', 'Base fee + 8 % of what comes in'), checks: ['licence', 'mandate', 'fee', 'privacy', 'report'],
  }); // prettier-ignore
  done(ago(30), 'securities.saveAgent', {
    kind: 'factor', name: say('嘉兴商业保理有限公司', 'Jiaxing Commercial Factoring'), contact: say('业务部', 'Sales'), fee: say('年化 6.5%', '6.5 % a year'),
    checks: ['licence', 'recourse'], note: say('洽谈中，有追索权', 'In talks, with recourse'),
  }); // prettier-ignore
}
