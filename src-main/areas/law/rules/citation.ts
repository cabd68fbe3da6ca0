import type { Day } from '../../../kernel/day.ts';
import { formatDay, type Language } from '../../../kernel/format.ts';

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
  [
    '保障中小企业款项支付条例(国务院令第802号,2025)',
    'Regulation on Payments to Small and Medium Enterprises (State Council Order 802, 2025)',
  ],
  [
    '保障中小企业款项支付条例(国务院令第728号,2020)',
    'Regulation on Payments to Small and Medium Enterprises (State Council Order 728, 2020)',
  ],
  [
    '法释〔2024〕11号 最高人民法院关于大型企业与中小企业约定以第三方支付款项为付款前提条款效力问题的批复',
    'Supreme People’s Court, Reply on Pay-when-paid Clauses (Fashi [2024] 11)',
  ],
  [
    '最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定(2020年修正)',
    'Supreme People’s Court, Provisions on the Limitation of Actions (2020)',
  ],
  ['民法典第188至204条', 'Civil Code, articles 188 to 204'],
  ['民法总则第188至204条', 'General Provisions of the Civil Law, articles 188 to 204'],
  ['法释〔2024〕11号', 'Fashi [2024] 11'],
  [
    '最高人民法院关于大型企业与中小企业约定以第三方支付款项为付款前提条款效力问题的批复',
    'Supreme People’s Court, Reply on Pay-when-paid Clauses',
  ],
  ['合同编通则解释', 'General Contract Interpretation'],
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
  ['BOE ', 'Bank of England base rate '],
  ['ECB_MRO ', 'ECB refinancing rate '],
];

/**
 * A citation or a source in the language of the screen: `民法典 195；时效规定 8` is
 * `Civil Code 195; Limitation Provisions 8`. What it does not know, such as a source somebody typed, stays as it is.
 */
export function citation(article: string, language: Language): string {
  return language === 'zh'
    ? article
        .replace(/(?<=[\d)]), (?=\d)/g, '、')
        .replace(' / as agreed', '')
        .replace('BOE ', '英格兰银行基准利率 ')
        .replace('ECB_MRO ', '欧洲央行再融资利率 ')
    : english
        .reduce((text, [zh, en]) => text.replaceAll(zh, en), article)
        .replace(/\d{4}-\d\d-\d\d/g, (day) => formatDay(day as Day, language));
}

/**
 * An article as it is read beside its law: `13, 14(3)` is `第 13、14(3) 条` or `art. 13, 14(3)`. One that names its law,
 * such as `民法典 188` or `s. 4`, is a citation already.
 */
export function articles(article: string, language: Language): string {
  const [own = ''] = /^\d[\d, ()]*(?=$|[；;])/.exec(article) ?? [];
  const rest = citation(article.slice(own.length), language);
  if (own === '') return rest;
  return (language === 'zh' ? `第 ${citation(own, language)} 条` : `art. ${own}`) + rest;
}
