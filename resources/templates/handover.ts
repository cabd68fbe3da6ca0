import type { Language } from '../../src-main/kernel/format.ts';

type Word =
  | 'asOf' | 'practice' | 'of' | 'customer' | 'salesperson' | 'collector' | 'contacts' | 'phone' | 'note' | 'owed' | 'overdue' | 'unapplied' | 'oldest'
  | 'items' | 'number' | 'issuedOn' | 'dueOn' | 'daysLate' | 'open' | 'reason' | 'moreItems' | 'promises' | 'promised' | 'madeOn' | 'amount' | 'kept'
  | 'disputes' | 'openedOn' | 'owner' | 'targetOn' | 'plans' | 'cases' | 'stage' | 'deadline' | 'log' | 'day' | 'channel' | 'result' | 'said' | 'next'
  | 'noNext' | 'closed' | 'never' | 'rating' | 'unrated' | 'ability' | 'willingness' | 'none' | 'summary' | 'handedBy' | 'takenBy' | 'signature' | 'total'; // prettier-ignore

export interface HandoverText {
  readonly title: string;
  readonly words: Readonly<Record<Word, string>>;
  readonly boxes: Readonly<Record<'A' | 'B' | 'C' | 'D', string>>;
  readonly channels: Readonly<Record<string, string>>;
  readonly results: Readonly<Record<string, string>>;
  readonly nextActions: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, string>>;
  readonly disputes: Readonly<Record<string, string>>;
}

/** What a hand-over sheet says (domain.md §0 row 152). */
export const handoverTexts: Readonly<Record<Language, HandoverText>> = {
  zh: {
    title: '应收账款交接单',
    words: {
      asOf: '截至', practice: '练习数据', of: '名下客户', customer: '客户', salesperson: '业务员', collector: '催收人', contacts: '联系人', phone: '电话', note: '客户备注',
      owed: '欠款', overdue: '逾期', unapplied: '未核销', oldest: '最长逾期', items: '未清单据', number: '单据', issuedOn: '开票日', dueOn: '到期日', daysLate: '逾期天数', open: '未清金额',
      reason: '拖欠原因', moreItems: '另有 {count} 笔，合计 {amount}', promises: '未兑现的承诺', promised: '承诺付款日', madeOn: '承诺于', amount: '金额', kept: '已到账', disputes: '未决争议', openedOn: '提出日',
      owner: '负责人', targetOn: '期限', plans: '分期协议', cases: '法律程序', stage: '阶段', deadline: '最近期限', log: '最近联系', day: '日期', channel: '方式', result: '结果', said: '内容', next: '下一步',
      noNext: '没有安排', closed: '不再跟进：{reason}', never: '还没有联系过', rating: '能力 × 意愿', unrated: '未评', ability: '能力', willingness: '意愿', none: '无', summary: '一览',
      handedBy: '移交人', takenBy: '接收人', signature: '签字 / 日期', total: '合计',
    },
    boxes: { A: 'A 疏忽、流程型', B: 'B 故意拖延、争议型', C: 'C 困难型', D: 'D 恶意、绝望型' },
    channels: { phone: '电话', sms: '短信', wechat: '微信', email: '邮件', letter: '信函', courier: '快递', visit: '上门', meeting: '会面', video: '视频', lawyer: '律师', court: '法院', other: '其他' },
    results: {
      paid_already: '已付款', promise: '承诺付款', partial_promise: '承诺付一部分', dispute: '有异议', invoice_missing: '没收到发票', in_approval: '审批中', wrong_contact: '找错人', no_answer: '无人接听',
      voicemail: '语音信箱', refuses: '拒绝付款', insolvent: '资不抵债', call_back: '改时间再谈', reached: '已联系上', sent: '已发出', documents_requested: '要求补资料', plan_proposed: '提出分期', part_paid: '已付一部分',
      no_such_person: '查无此人', threat_received: '受到威胁', reply: '收到答复',
    },
    nextActions: {
      call: '再打电话', send_copy: '补寄发票', check_payment: '核对到账', check_promise: '核对承诺', confirm_written: '书面确认', handle_dispute: '处理异议', find_contact: '找新联系人', change_channel: '换方式',
      send_letter: '发催款函', send_statement: '发对账单', send_documents: '补寄资料', visit: '上门', agree_plan: '商定分期', escalate: '上报主管', legal: '转法务', await_reply: '等回复', other: '其他',
    },
    reasons: {
      E01: '没收到发票', E02: '流程在走', E03: '经办人不在', E04: '资金紧张', E05: '等下游回款', E06: '质量数量', E07: '对账不符', E08: '已付在途', E09: '换人换系统', E10: '统一付款日', E11: '等审计验收',
      E12: '要抵账', E13: '商票或抵货', E14: '否认欠款', E15: '不回应', other: '其他',
    },
    disputes: { quality: '质量', quantity: '数量', price: '价格', delivery: '交货', document: '单据', tax: '税务', contract: '合同', duplicate: '重复', offset: '抵账', service: '服务', authority: '授权', other: '其他' },
  },
  en: {
    title: 'Hand-over of receivables',
    words: {
      asOf: 'As of', practice: 'Practice data', of: 'Customers of', customer: 'Customer', salesperson: 'Salesperson', collector: 'Collector', contacts: 'Contacts', phone: 'Phone', note: 'Note on file',
      owed: 'Owed', overdue: 'Overdue', unapplied: 'Unapplied', oldest: 'Oldest, days', items: 'Open items', number: 'Document', issuedOn: 'Issued', dueOn: 'Due', daysLate: 'Days late', open: 'Open',
      reason: 'Reason', moreItems: '{count} more, {amount} in all', promises: 'Promises not yet kept', promised: 'Promised for', madeOn: 'Made on', amount: 'Amount', kept: 'Received', disputes: 'Open disputes', openedOn: 'Raised',
      owner: 'Owner', targetOn: 'Target', plans: 'Payment plans', cases: 'Legal cases', stage: 'Stage', deadline: 'Next deadline', log: 'Last contacts', day: 'Day', channel: 'By', result: 'Result', said: 'What was said', next: 'Next step',
      noNext: 'none planned', closed: 'no next step: {reason}', never: 'never contacted', rating: 'Ability × willingness', unrated: 'not rated', ability: 'ability', willingness: 'willingness', none: 'none', summary: 'Summary',
      handedBy: 'Handed over by', takenBy: 'Taken over by', signature: 'signature / day', total: 'Total',
    },
    boxes: { A: 'A careless, slow process', B: 'B putting off, disputing', C: 'C in difficulty', D: 'D unwilling and unable' },
    channels: { phone: 'phone', sms: 'text message', wechat: 'WeChat', email: 'e-mail', letter: 'letter', courier: 'courier', visit: 'visit', meeting: 'meeting', video: 'video call', lawyer: 'lawyer', court: 'court', other: 'other' },
    results: {
      paid_already: 'already paid', promise: 'promise', partial_promise: 'promise of a part', dispute: 'dispute', invoice_missing: 'invoice missing', in_approval: 'in approval', wrong_contact: 'wrong person', no_answer: 'no answer',
      voicemail: 'voicemail', refuses: 'refuses', insolvent: 'insolvent', call_back: 'call back later', reached: 'reached', sent: 'sent', documents_requested: 'wants papers', plan_proposed: 'proposes a plan', part_paid: 'part paid',
      no_such_person: 'no such person', threat_received: 'threat received', reply: 'reply',
    },
    nextActions: {
      call: 'call', send_copy: 'send a copy', check_payment: 'look for the money', check_promise: 'check the promise', confirm_written: 'confirm in writing', handle_dispute: 'handle the dispute', find_contact: 'find a contact', change_channel: 'change channel',
      send_letter: 'send a letter', send_statement: 'send a statement', send_documents: 'send papers', visit: 'visit', agree_plan: 'agree a plan', escalate: 'take it higher', legal: 'go to law', await_reply: 'await the reply', other: 'other',
    },
    reasons: {
      E01: 'no invoice', E02: 'in approval', E03: 'signer away', E04: 'cash short', E05: 'paid when paid', E06: 'quality', E07: 'balance differs', E08: 'already sent', E09: 'staff or system change', E10: 'fixed pay run', E11: 'audit, completion',
      E12: 'set-off', E13: 'bill or goods', E14: 'denies the debt', E15: 'silence', other: 'other',
    },
    disputes: { quality: 'quality', quantity: 'quantity', price: 'price', delivery: 'delivery', document: 'document', tax: 'tax', contract: 'contract', duplicate: 'duplicate', offset: 'offset', service: 'service', authority: 'authority', other: 'other' },
  },
}; // prettier-ignore

export const handoverStyle = `
.customer{break-before:page}
.customer:first-of-type{break-before:auto}
.about{display:grid;grid-template-columns:auto 1fr auto 1fr;gap:1mm 4mm;margin:2mm 0 3mm;font-size:8.8pt}
.about dt{color:#5d6a73}
.about dd{margin:0}
section h2{font-size:12pt;font-weight:650;margin-top:4mm}
section h3{font-size:9.4pt;font-weight:650;color:#1f6f6b;margin:3mm 0 1mm}
.signs{display:grid;grid-template-columns:1fr 1fr;gap:10mm;margin-top:12mm;break-inside:avoid}
.signs div{border-top:.25mm solid #1b2126;padding-top:1.5mm;font-size:8.4pt;color:#46525a}
`;
