import type { Language } from '../../../kernel/format.ts';
import type { Channel, ExcuseCode, NextAction, ResultCode } from '../../actions/contract.ts';
import type { Contact } from '../../customers/contract.ts';
import type { DisputeReason } from '../../disputes/contract.ts';

/** What a note of a contact is written with. `{…}` are filled by `callNote`. */
export interface NoteWords {
  readonly nobody: string;
  /** How the contact is told when we made it; `{who}`. */
  readonly out: Readonly<Record<Channel, string>>;
  /** How it is told when the customer made it. */
  readonly in: Readonly<Record<Channel, string>>;
  readonly role: Readonly<Record<Contact['role'], string>>;
  readonly whoWithRole: string;
  readonly oneItem: string;
  readonly oneItemNotDue: string;
  readonly items: string;
  readonly itemsNotDue: string;
  /** Empty: the parts below say it. */
  readonly result: Readonly<Record<ResultCode, string>>;
  readonly promise: string;
  readonly promiseAgain: string;
  readonly written: string;
  readonly spoken: string;
  readonly spokenMore: string;
  readonly dispute: string;
  readonly disputeReason: Readonly<Record<DisputeReason, string>>;
  readonly excuse: string;
  readonly excuses: Readonly<Record<ExcuseCode, string>>;
  readonly task: string;
  readonly taskOwned: string;
  readonly next: string;
  readonly nextOnly: string;
  readonly nextAction: Readonly<Record<NextAction, string>>;
  readonly closed: string;
  readonly stop: string;
  readonly comma: string;
  readonly gap: string;
}

const zh: NoteWords = {
  nobody: '对方',
  out: {
    phone: '电话联系{who}', sms: '短信联系{who}', wechat: '微信联系{who}', email: '邮件联系{who}', letter: '致函{who}',
    courier: '快递寄送{who}', visit: '上门拜访{who}', meeting: '与{who}会面', video: '与{who}视频沟通', lawyer: '经律师联系{who}',
    court: '经法院联系{who}', other: '联系{who}',
  },
  in: {
    phone: '{who}来电', sms: '{who}来短信', wechat: '{who}来微信', email: '{who}来邮件', letter: '{who}来函', courier: '{who}寄来快件',
    visit: '{who}来访', meeting: '{who}约见', video: '{who}来视频', lawyer: '{who}的律师来函', court: '法院转来{who}的文书', other: '{who}主动联系',
  },
  role: {
    legal_representative: '法定代表人', owner: '老板', finance: '财务', purchasing: '采购', warehouse: '仓库', sales: '销售',
    legal: '法务', other: '其他',
  },
  whoWithRole: '{name}（{role}）',
  oneItem: '谈 {number}，未付 {amount}，逾期 {days} 天',
  oneItemNotDue: '谈 {number}，未付 {amount}，尚未到期',
  items: '谈 {count} 笔，共 {amount}，最长逾期 {days} 天',
  itemsNotDue: '谈 {count} 笔，共 {amount}，均未到期',
  result: {
    paid_already: '对方称已付款，请其提供银行、金额、日期与回单', promise: '对方承诺付款', partial_promise: '对方承诺先付一部分',
    dispute: '对方有异议', invoice_missing: '对方称未收到发票，补寄副本', in_approval: '对方称付款在审批中', wrong_contact: '找错了人',
    no_answer: '无人接听', voicemail: '转语音信箱，已留言', refuses: '对方拒绝付款', insolvent: '对方称已资不抵债或进入破产程序',
    call_back: '对方请改时间再联系', reached: '已联系上', sent: '已发出', documents_requested: '对方要求补充资料', plan_proposed: '对方提出分期付款',
    part_paid: '对方已付一部分', no_such_person: '查无此人', threat_received: '对方出言威胁', reply: '收到对方答复',
  },
  promise: '承诺 {day} 付 {amount}（{form}）',
  promiseAgain: '第 {level} 次承诺：{day} 付 {amount}（{form}）',
  written: '书面', spoken: '口头',
  spokenMore: '口头说的是 {amount}',
  dispute: '对 {number} 的 {amount} 提出异议：{reason}',
  disputeReason: {
    quality: '质量', quantity: '数量', price: '价格', delivery: '交付', document: '单据', tax: '税务', contract: '合同', duplicate: '重复开票',
    offset: '抵账', service: '服务', authority: '授权', other: '其他',
  },
  excuse: '理由：{reason}',
  excuses: {
    E01: '没收到发票或对账单', E02: '流程在走、领导没签字', E03: '经办人或老板不在', E04: '资金紧张', E05: '等下游回款', E06: '质量或数量问题',
    E07: '对账不一致', E08: '已经付了', E09: '换了人或系统升级', E10: '月底或年底统一付', E11: '等审计、验收或竣工备案', E12: '你们也欠我们、要抵账',
    E13: '给商票或以货抵债', E14: '否认欠款或签字人无权', E15: '不回应',
  },
  task: '待办：{title}，{day} 前', taskOwned: '待办：{title}，{owner}，{day} 前',
  next: '下一步 {when}：{action}', nextOnly: '下次联系 {when}',
  nextAction: {
    call: '再打电话', send_copy: '补寄发票副本', check_payment: '核对到账', check_promise: '核对承诺是否到账', confirm_written: '书面确认',
    handle_dispute: '处理异议', find_contact: '找新联系人', change_channel: '换一种方式联系', send_letter: '发催款函', send_statement: '发对账单',
    send_documents: '补寄资料', visit: '上门拜访', agree_plan: '商定分期', escalate: '上报主管', legal: '转法务', await_reply: '等回复', other: '跟进',
  },
  closed: '不再跟进：{reason}',
  stop: '。', comma: '，', gap: '',
}; // prettier-ignore

const en: NoteWords = {
  nobody: 'the customer',
  out: {
    phone: 'Called {who}', sms: 'Texted {who}', wechat: 'Messaged {who} on WeChat', email: 'E-mailed {who}', letter: 'Wrote to {who}',
    courier: 'Sent {who} a courier', visit: 'Visited {who}', meeting: 'Met {who}', video: 'Video call with {who}',
    lawyer: 'Reached {who} through the lawyer', court: 'Reached {who} through the court', other: 'Contacted {who}',
  },
  in: {
    phone: '{who} called', sms: '{who} sent a text', wechat: '{who} wrote on WeChat', email: '{who} e-mailed', letter: '{who} wrote a letter',
    courier: '{who} sent a courier', visit: '{who} came by', meeting: '{who} asked to meet', video: '{who} made a video call',
    lawyer: 'The lawyer of {who} wrote', court: 'The court passed on papers of {who}', other: '{who} got in touch',
  },
  role: {
    legal_representative: 'legal representative', owner: 'owner', finance: 'finance', purchasing: 'purchasing', warehouse: 'warehouse',
    sales: 'sales', legal: 'legal', other: 'other',
  },
  whoWithRole: '{name} ({role})',
  oneItem: 'about {number}, {amount} open, {days} days late',
  oneItemNotDue: 'about {number}, {amount} open, not due yet',
  items: 'about {count} items, {amount} in all, up to {days} days late',
  itemsNotDue: 'about {count} items, {amount} in all, none due yet',
  result: {
    paid_already: 'They say it is paid; asked for bank, amount, day and slip', promise: 'They promise to pay',
    partial_promise: 'They promise to pay a part first', dispute: 'They object', invoice_missing: 'They say they have no invoice; a copy goes out',
    in_approval: 'They say payment is being approved', wrong_contact: 'Wrong person', no_answer: 'No answer',
    voicemail: 'Voicemail, message left', refuses: 'They refuse to pay', insolvent: 'They say they are insolvent',
    call_back: 'They ask to be called another time', reached: 'Reached', sent: 'Sent', documents_requested: 'They ask for papers',
    plan_proposed: 'They propose to pay in instalments', part_paid: 'They have paid a part', no_such_person: 'No such person',
    threat_received: 'They made a threat', reply: 'They answered',
  },
  promise: '{amount} promised for {day} ({form})',
  promiseAgain: 'promise no. {level}: {amount} for {day} ({form})',
  written: 'in writing', spoken: 'by word',
  spokenMore: 'the figure spoken was {amount}',
  dispute: '{amount} of {number} disputed: {reason}',
  disputeReason: {
    quality: 'quality', quantity: 'quantity', price: 'price', delivery: 'delivery', document: 'papers', tax: 'tax', contract: 'contract',
    duplicate: 'billed twice', offset: 'set-off', service: 'service', authority: 'authority', other: 'other',
  },
  excuse: 'Reason given: {reason}',
  excuses: {
    E01: 'no invoice or statement', E02: 'still being approved', E03: 'the one who signs is away', E04: 'short of cash',
    E05: 'waiting to be paid themselves', E06: 'quality or quantity', E07: 'the balance differs', E08: 'already paid',
    E09: 'new staff or system', E10: 'fixed pay run', E11: 'audit, acceptance or completion', E12: 'we owe them too, set-off',
    E13: 'bill or goods instead of money', E14: 'denies the debt or the signature', E15: 'no reply',
  },
  task: 'To do by {day}: {title}', taskOwned: 'To do by {day}: {title} ({owner})',
  next: 'Next, {when}: {action}', nextOnly: 'Next contact {when}',
  nextAction: {
    call: 'call again', send_copy: 'send the copy', check_payment: 'check that it came', check_promise: 'check the promise',
    confirm_written: 'confirm in writing', handle_dispute: 'deal with the dispute', find_contact: 'find a new contact',
    change_channel: 'try another channel', send_letter: 'send a letter', send_statement: 'send a statement',
    send_documents: 'send the papers', visit: 'visit', agree_plan: 'agree a plan', escalate: 'take it higher', legal: 'hand to legal',
    await_reply: 'wait for the reply', other: 'follow up',
  },
  closed: 'Closed: {reason}',
  stop: '.', comma: ', ', gap: ' ',
}; // prettier-ignore

export const noteWords: Readonly<Record<Language, NoteWords>> = { zh, en };
