import type { VisitAim, VisitPaper } from '../../src-main/areas/reports/rules/visits.ts';
import type { Language } from '../../src-main/kernel/format.ts';

type Word =
  | 'day' | 'asOf' | 'practice' | 'made' | 'confidential' | 'lead' | 'route' | 'nr' | 'place' | 'customer' | 'overdue' | 'oldest' | 'why' | 'days' | 'noPlace'
  | 'crew' | 'start' | 'back' | 'transport' | 'mileage' | 'fares' | 'other' | 'costs' | 'conduct' | 'conductText' | 'contacts' | 'noContact' | 'refused'
  | 'owed' | 'unapplied' | 'disputed' | 'items' | 'number' | 'dueOn' | 'late' | 'open' | 'more' | 'promises' | 'noPromises' | 'keptOf' | 'promised'
  | 'last' | 'never' | 'blocked' | 'take' | 'none' | 'reach' | 'ask' | 'result' | 'met' | 'said' | 'promise' | 'handed' | 'minutes'
  | 'visitor' | 'theirs' | 'agreed' | 'late_visit' | 'task' | 'policy' | 'chosen' | 'limitation' | 'phone'; // prettier-ignore

export interface VisitsText {
  readonly title: string;
  readonly words: Readonly<Record<Word, string>>;
  readonly papers: Readonly<Record<VisitPaper['code'], string>>;
  readonly aims: Readonly<Record<VisitAim, string>>;
}

/** What a visit sheet says (domain.md §0 row 9); `{…}` are filled by `papers/visits.ts`. */
export const visitsTexts: Readonly<Record<Language, VisitsText>> = {
  zh: {
    title: '上门走访单',
    words: {
      day: '走访日', asOf: '数据截至', practice: '练习账套', made: '生成于', confidential: '内部资料，不得外传', lead: '共 {count} 家 · 逾期合计 {amount}', route: '路线',
      nr: '序', place: '地区 / 地址', customer: '客户', overdue: '逾期', oldest: '最长逾期', why: '事由', days: '{count} 天', noPlace: '地址未登记',
      crew: '走访人（两人）', start: '出发', back: '返回', transport: '交通方式', mileage: '里程', fares: '交通费', other: '其他费用', costs: '费用记录',
      conduct: '守则', conductText: '两人同行，带授权书和工作证；只找公司的人，不谈其他客户；不威胁、不堵门、不留难，请离开就离开；当场写记录，请对方签字；回来当天登记催收记录和费用。',
      contacts: '联系人', noContact: '没有登记联系人', refused: '拒绝被联系', owed: '欠款', unapplied: '未核销 {amount}', disputed: '争议 {amount}', items: '逾期单据', number: '单据',
      dueOn: '到期日', late: '逾期', open: '未付', more: '另有 {count} 笔，共 {amount}', promises: '承诺', noPromises: '没有承诺记录', keptOf: '{count} 次承诺中兑现 {kept} 次',
      promised: '{day} 付 {amount}', last: '上次联系', never: '还没有联系过', blocked: '注意：现在不能催收', take: '带去的资料', none: '无', reach: '这次要谈成', ask: '先问清',
      result: '走访结果', met: '见到谁 / 职务', said: '对方说法', promise: '承诺付款日 / 金额', handed: '资料交付 / 盖章取回', minutes: '到达 / 离开', visitor: '走访人签字',
      theirs: '对方签字或盖章 / 日期', agreed: '约定 {time}', late_visit: '原约 {day}，未去', task: '任务：{title}', policy: '政策步骤 {code}', chosen: '自选', limitation: '时效安全日 {day}', phone: '电话',
    },
    papers: {
      statement: '对账单（一式两份，请盖章带回一份）', confirmation: '欠款确认书（请签字盖章并写日期）', invoices: '发票复印件', deliveries: '送货单、签收单复印件（请补签）',
      letter: '应发的催款函 L{level}（请签收回执）', plan: '分期还款协议空白件（两份）', dispute: '争议处理单', mandate: '签收人授权书（请补盖）',
    },
    aims: {
      pay_now: '收到无争议的 {amount}，或当场定下日期和金额', new_promise: '失约的承诺：问清原因，重新书面承诺', sign: '取得签字盖章的欠款确认（书面，带日期）',
      settle: '说清争议 {amount}，定处理人和期限，无争议部分照付', agree_plan: '商定分期方案，约签字日', hand_letter: '当面送达催款函并取得签收', keep_touch: '了解近况，确认下次付款',
    },
  },
  en: {
    title: 'Visit sheet',
    words: {
      day: 'Visits on', asOf: 'Figures as of', practice: 'Practice data', made: 'Made', confidential: 'Internal, not to be passed on', lead: '{count} customers · {amount} overdue', route: 'Round',
      nr: 'No.', place: 'Region / address', customer: 'Customer', overdue: 'Overdue', oldest: 'Oldest', why: 'Why', days: '{count} days', noPlace: 'no address on file',
      crew: 'Visitors (two persons)', start: 'Left at', back: 'Back at', transport: 'Went by', mileage: 'Distance', fares: 'Fares, fuel', other: 'Other costs', costs: 'Costs',
      conduct: 'Conduct', conductText: 'Go in twos, with authorisation and staff card. Speak to the company’s people only and of no other customer. No threats, no blocking of doors; leave when asked. Write the minutes there and have them signed. Log contact and costs the same day.',
      contacts: 'Contacts', noContact: 'no contact on file', refused: 'does not want to be contacted', owed: 'Owed', unapplied: '{amount} unapplied', disputed: '{amount} disputed', items: 'Overdue documents', number: 'Document',
      dueOn: 'Due', late: 'Late', open: 'Open', more: '{count} more, {amount} in all', promises: 'Promises', noPromises: 'no promise on record', keptOf: '{kept} of {count} kept',
      promised: '{amount} for {day}', last: 'Last contact', never: 'never contacted', blocked: 'Mind: not to be chased now', take: 'To take along', none: 'none', reach: 'To reach', ask: 'Ask first',
      result: 'Result', met: 'Met whom / position', said: 'What was said', promise: 'Promised day / amount', handed: 'Handed over / stamped and taken back', minutes: 'Came / left', visitor: 'Visitors, signature',
      theirs: 'Customer, signature or stamp / day', agreed: 'agreed {time}', late_visit: 'agreed for {day}, not done', task: 'task: {title}', policy: 'policy step {code}', chosen: 'own choice', limitation: 'limitation, safe until {day}', phone: 'Phone',
    },
    papers: {
      statement: 'Statement, two copies, one to come back stamped', confirmation: 'Acknowledgement of the debt, to be signed, stamped and dated', invoices: 'Copies of invoices', deliveries: 'Copies of delivery notes, to be signed',
      letter: 'Letter L{level} that is due, receipt to be signed', plan: 'Blank payment plan, two copies', dispute: 'Sheet of the dispute', mandate: 'Mandate of the signer, to be stamped',
    },
    aims: {
      pay_now: 'Get the undisputed {amount}, or fix day and amount on the spot', new_promise: 'The broken promise: why, and a new one in writing', sign: 'A signed and dated acknowledgement of the debt',
      settle: 'Clear up the disputed {amount}: who sees to it, by when; the rest is paid', agree_plan: 'Agree the plan and a day to sign it', hand_letter: 'Hand over the letter and have the receipt signed', keep_touch: 'How things are; confirm the next payment',
    },
  },
}; // prettier-ignore

export const visitsStyle = `
body{font-size:8.8pt;line-height:1.4}
h2{font-size:11.5pt;font-weight:650;margin:0}
h3{font-size:8.8pt;font-weight:650;color:#1f6f6b;margin:2mm 0 .8mm}
th{text-align:left;font-weight:600;color:#46525a;border-bottom:.2mm solid #8a969d;padding:.6mm 1mm}
th.n{text-align:right}
td{padding:.4mm 1mm;border-bottom:.1mm solid #dde1e4;vertical-align:top}
.route th{white-space:nowrap}
.route td{padding:.9mm 1mm}
th:first-child,td:first-child{padding-left:0}
th:last-child.n,td:last-child.n{padding-right:0}
.route td small{display:block;color:#5d6a73;font-size:7.4pt}
.conduct{margin-top:3mm;border:.2mm solid #c5ccd0;padding:1.6mm 2.4mm;font-size:8pt;color:#46525a}
.conduct b{color:#1b2126}
.fill{display:grid;grid-template-columns:repeat(4,1fr);gap:1mm 5mm;margin-top:3mm}
.fill div{font-size:7.8pt;color:#46525a;border-bottom:.2mm solid #1b2126;padding-top:4.5mm}
.fill .wide{grid-column:span 2}
.visit{border-top:.6mm solid #1f6f6b;margin-top:5mm;padding-top:1.6mm}
.visit>header{display:flex;justify-content:space-between;gap:6mm;align-items:baseline}
.visit>header span{color:#1f6f6b;font-weight:600;text-align:right}
.where{color:#46525a;margin-top:.6mm}
.sums{display:flex;flex-wrap:wrap;gap:.4mm 6mm;margin-top:1.4mm}
.sums b{font-size:10.5pt}
.sums .bad,.bad{color:#a8302f}
.stop{margin-top:1.6mm;border:.4mm solid #a8302f;color:#8a1414;padding:1mm 2.4mm;font-weight:600}
.halves{display:grid;grid-template-columns:1.12fr 1fr;gap:0 6mm}
ul.plain{margin:0;padding-left:4mm}
ul.boxes{list-style:none;margin:0;padding:0}
ul.boxes li{padding-left:4.6mm;text-indent:-4.6mm}
ul.boxes li::before{content:"";display:inline-block;width:2.6mm;height:2.6mm;border:.25mm solid #1b2126;margin-right:2mm;vertical-align:-.2mm}
ul.boxes small,ul.plain small{color:#5d6a73}
.answer{display:grid;grid-template-columns:1fr 1fr;gap:0 6mm;margin-top:2.4mm;border:.2mm solid #8a969d;padding:1.4mm 2.4mm 2mm;break-inside:avoid}
.answer div{font-size:7.8pt;color:#46525a;border-bottom:.15mm solid #c5ccd0;min-height:7.6mm;padding-top:.6mm}
.answer .wide{grid-column:1/-1;min-height:13mm}
.answer .sign{min-height:10mm;border-bottom:0}
@media print{.visit{break-inside:avoid}}
`;
