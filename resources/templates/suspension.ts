/**
 * The notice that an order already agreed on is not carried out for now (民法典 526–528). Own words; `{field}` is filled in.
 * Each ground has its own statement; 527 always stands with its evidence, and both with the way back.
 */
export const suspensionZh = {
  title: '中止履行通知书',
  numberLabel: '编号',
  dateLabel: '日期',
  draft: '草稿',
  practice: '练习公司，非真实函件',
  watermarkPractice: '练习',
  to: '致',
  attention: '收件人',
  orderLabel: '合同或订单',
  opening: '贵我双方就 {orderText} 已有约定，其中尚未履行的交货金额为 {amount}。现就该部分的履行通知如下：',
  grounds: {
    a526: '按照约定，贵方应当先履行其付款义务，而截至 {asOf} 该义务尚未履行。依据《中华人民共和国民法典》第五百二十六条，在贵方履行之前，我方有权拒绝贵方相应的履行请求。',
    a527: '我方有确切证据表明，贵方存在《中华人民共和国民法典》第五百二十七条所列可能丧失履行债务能力的情形。依据该条，我方自本通知发出之日起中止履行。',
  },
  evidenceHeading: '事实与证据',
  stopped: '中止履行的范围',
  stoppedText: '{orderText} 项下尚未交付的部分，金额 {amount}。已交付部分及其他合同不受本通知影响。',
  resumeHeading: '恢复履行',
  resume: {
    a526: '贵方付清上述款项后，我方即恢复交货，并另行确认交货日期。',
    a527: '贵方提供适当担保的，我方即恢复履行。请于 {securityBy} 前付款，或提供银行保函、保证、抵押、质押等担保，并与我方联系。依据民法典第五百二十八条，在合理期限内贵方未恢复履行能力且未提供适当担保的，我方可以解除合同并要求承担违约责任。',
  },
  prompt: '本通知于作出中止决定之时即发出，请贵方收到后签收，或以书面方式回复。',
  reserve: '本通知不构成对我方任何权利的放弃，也不构成对合同的解除。',
  contactHeading: '联系人',
  close: '特此通知。',
  seal: '（盖章）',
  signature: '',
  receiptHeading: '签收回执',
  receipt: '我方已收到编号 {number} 的《中止履行通知书》。',
  receivedBy: '签收人（盖章）',
  receivedOn: '签收日期',
} as const;

type Widened<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Widened<T[Key]> };
export type SuspensionText = Widened<typeof suspensionZh>;

export const suspensionEn: SuspensionText = {
  title: 'Notice of suspension',
  numberLabel: 'No.',
  dateLabel: 'Date',
  draft: 'Draft',
  practice: 'Practice company, not a real letter',
  watermarkPractice: 'PRACTICE',
  to: 'To',
  attention: 'Attention',
  orderLabel: 'contract or order',
  opening:
    'We have agreed with you on {orderText}. Deliveries of {amount} under it have not been made yet. On these we give you notice as follows.',
  grounds: {
    a526: 'Under the agreement you are to pay first, and as of {asOf} you have not done so. Under article 526 of the Civil Code of the People’s Republic of China we may refuse the performance you ask for until you have performed.',
    a527: 'We hold firm evidence of circumstances of article 527 of the Civil Code of the People’s Republic of China under which you may lose the ability to perform your obligations. Under that article we suspend our performance from the day of this notice.',
  },
  evidenceHeading: 'Facts and evidence',
  stopped: 'What is suspended',
  stoppedText:
    'The part of {orderText} not yet delivered, {amount}. What was delivered and other contracts are not affected by this notice.',
  resumeHeading: 'How we resume',
  resume: {
    a526: 'As soon as you have paid we deliver again and confirm a new delivery day.',
    a527: 'As soon as you give adequate security we resume. Please pay by {securityBy}, or give security such as a bank guarantee, a surety, a mortgage or a pledge, and contact us. Under article 528, if within a reasonable time you neither regain the ability to perform nor give adequate security, we may rescind the contract and hold you liable for the breach.',
  },
  prompt:
    'This notice is sent at the time we decided to suspend. Please acknowledge receipt below or reply in writing.',
  reserve: 'Nothing in this notice waives any right of ours or rescinds the contract.',
  contactHeading: 'Contact',
  close: 'Yours faithfully',
  seal: '',
  signature: 'Authorised signature',
  receiptHeading: 'Acknowledgement of receipt',
  receipt: 'We have received the notice of suspension no. {number}.',
  receivedBy: 'Received by (stamp)',
  receivedOn: 'Received on',
};
