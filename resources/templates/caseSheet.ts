/** What the sheet for a law firm says: our own paper, never one in the firm's name. */
export interface CaseSheetText {
  readonly title: string;
  readonly titleCase: string;
  readonly own: string;
  readonly words: Readonly<Record<CaseSheetWord, string>>;
  readonly methods: Readonly<Record<string, string>>;
  readonly channels: Readonly<Record<string, string>>;
  readonly asked: string;
}

export type CaseSheetWord =
  | 'asOf' | 'practice' | 'to' | 'from' | 'debtor' | 'taxId' | 'address' | 'phone' | 'contact' | 'contacts' | 'none' | 'claim' | 'items' | 'invoice'
  | 'issuedOn' | 'dueOn' | 'daysLate' | 'open' | 'disputed' | 'total' | 'letters' | 'number' | 'letterOn' | 'amount' | 'service' | 'notServed'
  | 'contracts' | 'signedOn' | 'disputesGoTo' | 'court' | 'arbitration' | 'log' | 'day' | 'channel' | 'note' | 'facts' | 'asked' | 'clues' | 'seenOn'
  | 'source' | 'papers' | 'level' | 'delivered' | 'sent' | 'prepared' | 'signed'; // prettier-ignore

export const caseSheetTexts: Readonly<Record<'zh' | 'en', CaseSheetText>> = {
  zh: {
    title: '委托律师函资料单',
    titleCase: '委托代理案件资料单',
    own: '本单是委托方自己整理的资料，供律师核对后使用，不是律师函，也不以律师事务所名义出具。律师函只能由律师事务所出具。',
    asked: '请核对事实后以贵所名义向债务人发函，要求其在函件送达后 {days} 日内付款；函件寄往下列地址，并把寄送凭证和妥投记录交给我们。',
    words: {
      asOf: '截至', practice: '练习数据', to: '受托律师事务所', from: '委托方', debtor: '债务人', taxId: '统一社会信用代码', address: '地址', phone: '电话',
      contact: '联系人', contacts: '债务人联系人（仅限其公司岗位）', none: '无', claim: '主张金额', items: '欠款明细', invoice: '单据', issuedOn: '开票日',
      dueOn: '到期日', daysLate: '逾期天数', open: '未收', disputed: '其中争议', total: '合计', letters: '已发催款函', number: '编号', letterOn: '函件日期',
      amount: '金额', service: '送达', notServed: '没有送达记录', contracts: '合同', signedOn: '签订日', disputesGoTo: '争议解决', court: '诉讼', arbitration: '仲裁',
      log: '联系记录（最近）', day: '日期', channel: '方式', note: '内容', facts: '事实说明', asked: '委托事项', clues: '财产线索', seenOn: '获知日', source: '来源',
      papers: '随附材料', level: '级别', delivered: '妥投 {day}', sent: '寄出 {day}', prepared: '整理人', signed: '委托方盖章',
    },
    methods: {
      hand: '当面送交', ems: 'EMS', courier: '快递', registered: '挂号信', email: '电子邮件', wechat: '微信', fax: '传真', notary: '公证送达',
      newspaper: '报纸公告',
    },
    channels: {
      phone: '电话', sms: '短信', wechat: '微信', email: '邮件', letter: '信函', courier: '快递', visit: '上门', meeting: '会面', video: '视频', lawyer: '律师',
      court: '法院', other: '其他',
    },
  },
  en: {
    title: "Brief for a lawyer's letter",
    titleCase: 'Brief for counsel',
    own: "This brief is the client's own paper for the firm to check and use. It is not a lawyer's letter and is not issued in the name of a law firm; only a law firm may issue one.",
    asked: 'Please check the facts and write to the debtor in the name of your firm, asking for payment within {days} days of delivery; send it to the address below and let us have the proof of posting and of delivery.',
    words: {
      asOf: 'As of', practice: 'Practice data', to: 'Law firm', from: 'Client', debtor: 'Debtor', taxId: 'Registration number', address: 'Address', phone: 'Phone',
      contact: 'Contact', contacts: "Contacts at the debtor (company roles only)", none: 'None', claim: 'Amount claimed', items: 'What is owed', invoice: 'Document', issuedOn: 'Issued',
      dueOn: 'Due', daysLate: 'Days late', open: 'Open', disputed: 'of which disputed', total: 'Total', letters: 'Letters sent so far', number: 'Number', letterOn: 'Dated',
      amount: 'Amount', service: 'Service', notServed: 'no service on record', contracts: 'Contracts', signedOn: 'Signed', disputesGoTo: 'Disputes go to', court: 'the courts', arbitration: 'arbitration',
      log: 'Contacts (latest)', day: 'Day', channel: 'By', note: 'What was said', facts: 'Facts', asked: 'What is asked of the firm', clues: 'Assets known of', seenOn: 'Seen', source: 'Source',
      papers: 'Papers enclosed', level: 'Level', delivered: 'delivered {day}', sent: 'sent {day}', prepared: 'Prepared by', signed: "Client's signature",
    },
    methods: {
      hand: 'by hand', ems: 'EMS', courier: 'courier', registered: 'registered post', email: 'e-mail', wechat: 'WeChat', fax: 'fax',
      notary: 'through a notary', newspaper: 'newspaper notice',
    },
    channels: {
      phone: 'phone', sms: 'text message', wechat: 'WeChat', email: 'e-mail', letter: 'letter', courier: 'courier', visit: 'visit', meeting: 'meeting', video: 'video call',
      lawyer: 'lawyer', court: 'court', other: 'other',
    },
  },
}; // prettier-ignore

export const caseSheetStyle = `
.own{margin:3mm 0;border-left:.8mm solid #1f6f6b;padding:1mm 3mm;font-size:8.6pt;color:#3a454c}
.parties{display:grid;grid-template-columns:1fr 1fr 1fr;gap:6mm;margin-top:3mm}
.mark{font-size:8pt}.parties h2,section h2{font-size:9.6pt;font-weight:650;color:#1f6f6b;margin-bottom:1mm}
.parties p{font-size:8.6pt;line-height:1.5}
section{margin-top:4mm}section p{font-size:8.8pt;line-height:1.6;white-space:pre-line}
.signs{display:grid;grid-template-columns:1fr 1fr;gap:10mm;margin-top:12mm;break-inside:avoid}
.signs div{border-top:.25mm solid #1b2126;padding-top:1.5mm;font-size:8.4pt;color:#46525a}
`;
