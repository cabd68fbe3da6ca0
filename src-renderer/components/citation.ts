import type { Language } from '../../src-main/kernel/format.ts';

/** Longest names first, so that a short one never cuts into a long one. */
const english: readonly (readonly [zh: string, en: string])[] = [
  ['个人信息保护法', 'Personal Information Protection Law'],
  ['治安管理处罚法', 'Public Security Administration Punishments Law'],
  ['诉讼费用交纳办法(国务院令第481号)', 'Measures on the Payment of Litigation Costs (State Council Order 481)'],
  ['诉讼费用交纳办法', 'Litigation Costs Measures'],
  [
    '最高人民法院关于审理买卖合同纠纷案件适用法律问题的解释(2020修正)',
    'Supreme People’s Court, Interpretation on Sales Contract Disputes (2020)',
  ],
  ['执行迟延利息解释', 'Interpretation on Interest for Late Performance'],
  ['全国银行间同业拆借中心 公布的1年期LPR', '1-year LPR published by the National Interbank Funding Center'],
  ['合同约定 / as agreed', 'as agreed'],
  ['民法典', 'Civil Code'],
  ['民法总则', 'General Provisions'],
  ['时效规定', 'Limitation Provisions'],
  ['担保解释', 'Security Interpretation'],
  ['民诉法', 'Civil Procedure Law'],
  ['破产法', 'Bankruptcy Law'],
  ['仲裁法', 'Arbitration Law'],
  ['律师法', 'Lawyers Law'],
  ['保全规定', 'Preservation Rules'],
  ['督促规定', 'Payment Order Rules'],
  ['解释', 'CPL Interpretation'],
  ['；', '; '],
];

/**
 * A citation or a source in the language of the screen: `民法典 195；时效规定 8` is
 * `Civil Code 195; Limitation Provisions 8`. What it does not know, such as a source somebody typed, stays as it is.
 */
export function citation(article: string, language: Language): string {
  return language === 'zh'
    ? article.replaceAll(', ', '、').replace(' / as agreed', '')
    : english.reduce((text, [zh, en]) => text.replaceAll(zh, en), article);
}
