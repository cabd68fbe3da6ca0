import type { LetterText } from './letterText.ts';

/** 催款文书（到期前提醒至最后通知）。依据与必备内容见 domain.md §11；只陈述事实与合法权利，不作威胁；利息只在要求列明时按依据计算。 */
export const letterZh = {
  levels: {
    0: {
      title: '付款到期提醒',
      opening: [
        { text: '感谢贵司的合作。' },
        { text: '下列款项即将到期，谨此提前告知，便于贵司安排付款。本提醒不表示贵司有任何逾期。' },
      ],
      demand: [
        {
          text: '烦请核对下列发票是否均已收到、审批是否已进入付款流程，并于到期日前将{requested}付至本函所列账户。款项如已安排，请不必理会本提醒。',
        },
        { text: '如有发票未收到，或对数量、质量、价格有疑问，请尽早与{contact}联系，以免耽误付款。' },
      ],
      enclosures: [{ text: '所列发票复印件（如需）' }],
    },
    1: {
      title: '付款提醒函',
      opening: [
        { text: '感谢贵司一直以来的支持与合作。' },
        {
          text: '经核对账务，截至{asOf}，下列款项已过付款到期日，我司暂未查到相应款项入账。此事或属一时疏漏，特此提醒。',
        },
      ],
      demand: [
        {
          text: '如贵司已经付款，请告知付款日期与金额，以便我司核对入账；如尚未付款，烦请于{payBy}（含当日）前将{requested}汇至本函所列账户。',
        },
        {
          text: '如对货物数量、质量、价格或开票有疑问，请与{contact}联系，我司将及时配合核对；对无疑问的部分，请先行安排付款。',
        },
      ],
      enclosures: [{ text: '所列发票复印件' }],
    },
    2: {
      title: '催款函',
      opening: [
        {
          when: ['earlierLetters'],
          text: '我司此前已发出{earlierLetters}，提请贵司付款。截至{asOf}，下列款项仍未付清，其中最早一笔已逾期{oldestDaysLate}天。',
        },
        {
          when: ['noEarlierLetters'],
          text: '截至{asOf}，下列款项已过付款到期日而仍未付清，其中最早一笔已逾期{oldestDaysLate}天。',
        },
      ],
      demand: [
        {
          text: '请贵司于{payBy}（含当日）前付清{requested}；如暂时无法一次付清，请在同一日期前书面说明原因，并列明每笔款项的付款日期。',
        },
        { text: '在上述款项付清前，贵司新的订单将暂按款到发货办理。' },
        {
          text: '如对部分款项有异议，请书面列明发票号、异议金额与理由，交{contact}；无异议的部分，请按上述日期支付。',
        },
      ],
      enclosures: [{ text: '所列发票复印件' }, { text: '交货（验收）签收凭证复印件' }],
    },
    3: {
      title: '正式催告函',
      opening: [
        {
          when: ['taxIds'],
          text: '{companyName}（统一社会信用代码：{companyTaxId}，下称“我司”）就{customerName}（统一社会信用代码：{customerTaxId}，下称“贵司”）逾期未付款项一事，正式函告如下：',
        },
        {
          when: ['noTaxIds'],
          text: '{companyName}（统一社会信用代码：{companyTaxId}，下称“我司”）就{customerName}（下称“贵司”）逾期未付款项一事，正式函告如下：',
        },
        {
          text: '一、欠款事实。根据双方的业务往来，截至{asOf}，贵司尚有下列款项逾期未付，最早一笔于{oldestDueOn}到期，至今已逾期{oldestDaysLate}天。',
        },
        { when: ['earlierLetters'], text: '就上述款项，我司此前已发出{earlierLetters}，贵司至今未予付清。' },
      ],
      demand: [
        { text: '二、付款要求。请贵司于{payBy}（含当日）前，将{requested}一次付至本函所列账户。' },
        {
          when: ['interest'],
          text: '三、逾期利息与权利主张。截至{asOf}，上述款项的逾期利息（违约金）按下列依据计为{interest}，本息合计{withInterest}；此后每日增加{perDay}，计至实际付清之日。依据：{interestBasis}。本函为我司就上述款项及逾期利息向贵司主张权利的书面意思表示，最终金额以合同约定、法律规定和有权机关的认定为准。',
        },
        {
          when: ['noInterest'],
          text: '三、权利主张。本函为我司就上述款项向贵司主张权利的书面意思表示。本函金额不含违约金或逾期利息，我司保留依合同约定或法律规定另行主张的权利。',
        },
        {
          text: '四、后续安排。贵司逾期仍未付清，且双方未达成书面付款安排的，我司将依合同约定和法律规定，采取暂停供货、要求提供担保、提起诉讼或申请仲裁等合法措施。',
        },
        {
          text: '五、异议处理。对部分款项有异议的，请在上述日期前书面列明发票号、异议金额与理由，交{contact}；无异议的部分，应当先行支付。',
        },
      ],
      enclosures: [
        { text: '所列发票复印件' },
        { text: '合同（订单）相关页复印件' },
        { text: '交货（验收）签收凭证、往来对账记录复印件' },
      ],
    },
    4: {
      title: '最后通知函',
      opening: [
        {
          when: ['taxIds'],
          text: '{companyName}（统一社会信用代码：{companyTaxId}，下称“我司”）就{customerName}（统一社会信用代码：{customerTaxId}，下称“贵司”）欠付款项一事，作最后通知如下：',
        },
        {
          when: ['noTaxIds'],
          text: '{companyName}（统一社会信用代码：{companyTaxId}，下称“我司”）就{customerName}（下称“贵司”）欠付款项一事，作最后通知如下：',
        },
        {
          text: '一、截至{asOf}，贵司下列款项仍未付清，最早一笔于{oldestDueOn}到期，已逾期{oldestDaysLate}天。',
        },
        { when: ['earlierLetters'], text: '我司已先后发出{earlierLetters}，款项至今未获清偿。' },
      ],
      demand: [
        {
          text: '二、请贵司最迟于{payBy}（含当日）付清{requested}；确有困难的，请在同一期限内与我司签署书面还款协议，并提供相应担保。',
        },
        {
          text: '三、期限届满仍未付清，也未达成书面安排的，我司将委托律师依法处理，包括提起诉讼或申请仲裁、申请财产保全；由此产生的合理费用，将依合同约定和法律规定一并主张。',
        },
        {
          when: ['interest'],
          text: '四、截至{asOf}，上述款项的逾期利息（违约金）按下列依据计为{interest}，本息合计{withInterest}；此后每日增加{perDay}，计至实际付清之日。依据：{interestBasis}。本函为我司就上述款项及逾期利息向贵司主张权利的书面意思表示。',
        },
        {
          when: ['noInterest'],
          text: '四、本函为我司就上述款项向贵司主张权利的书面意思表示。本函金额不含违约金或逾期利息，我司保留另行主张的权利。',
        },
        {
          text: '五、对部分款项有异议的，请在上述期限内书面列明发票号、异议金额与理由，交{contact}；无异议的部分，应当先行支付。',
        },
      ],
      enclosures: [
        { text: '所列发票复印件' },
        { text: '合同（订单）相关页、交货（验收）签收凭证、往来对账记录复印件' },
        { text: '此前各次函件及送达凭证复印件' },
        { text: '还款协议（空白）' },
      ],
    },
  },
  small: {
    title: '小额余款提醒函',
    opening: [
      { text: '感谢贵司一直以来的支持与合作。' },
      {
        text: '我司整理账目时发现，截至{asOf}，贵司名下尚有下列小额款项过期未付。金额不大，或属付款时的尾差或一时疏漏，谨此提请核对。',
      },
    ],
    demand: [
      {
        text: '如核对无误，烦请于{payBy}（含当日）前将{requested}汇至本函所列账户，或与贵司下一笔货款一并支付，并在附言中注明。如已付款，请告知付款日期与金额，以便我司核对入账。',
      },
      { text: '如系扣款、折让或尾差，或对金额有疑问，请与{contact}联系，我司将及时核对并更正账目。' },
    ],
    enclosures: [{ text: '所列发票复印件（如需）' }],
  },
  earlierLetter: '{earlierOn}《{earlierTitle}》（{earlierNumber}）',
  listJoin: '、',
  totals: {
    claimed: '所列款项合计',
    deducted: '减：贵司尚未核销的款项',
    requested: '本函请付金额',
    fallingDue: '即将到期金额',
    capitals: '（大写）人民币{capitals}',
  },
  asides: [
    {
      when: ['disputed'],
      text: '另有{disputed}，贵司已提出异议，双方正在核对，见下列明细。该部分不在本函请付范围之内，我司亦未放弃相应权利。',
    },
    {
      when: ['unapplied'],
      text: '我司账上另有贵司款项{unapplied}尚未核销，本函未予抵减。如该款项系支付上列发票，请告知对应的发票号。',
    },
    {
      when: ['deducted'],
      text: '我司账上另有贵司尚未核销的款项{unapplied}，本函已从请付金额中抵减{deducted}。如与贵司的付款用途不符，请告知。',
    },
    {
      text: '以上为截至{asOf}的账面数。贵司在该日之后已支付的部分，请从中扣除，并告知付款日期与金额；已全部付清的，请不必理会本函。',
    },
  ],
  payment: {
    warning:
      '请仅向上列账户付款。账户如有变更请致电核实：凡收到变更账户的通知，请先拨打贵司原先留存的我司电话（非该通知所载电话）确认，再行付款。',
  },
  slip: {
    intro: '{companyName}：我司已收到贵司{letterOn}《{title}》（{number}，截至{asOf}，请付{requested}），答复如下：',
    answers: [
      '无异议，计划于 ______ 年 ____ 月 ____ 日付款。',
      '已于 ______ 年 ____ 月 ____ 日付款，金额 ______________，付款银行 ____________________。',
      '部分有异议，异议金额 ______________，发票号及理由：______________________________；其余部分计划于 ____ 月 ____ 日付款。',
    ],
    receipt: '本函一式两份。请在其中一份签收后交还送达人或寄回我司；签收仅表示收到，不代表对内容无异议。',
  },
  words: {
    to: '致',
    attention: '收件人',
    salutation: '',
    close: '此致',
    numberLabel: '编号',
    dateLabel: '日期',
    asOfLabel: '账务截至',
    draft: '草稿',
    practice: '练习数据 · 请勿寄出',
    itemsHeading: '逾期款项明细',
    comingHeading: '即将到期款项明细',
    daysLeft: '距到期天数',
    unit: '金额单位',
    index: '序号',
    invoice: '发票号',
    issuedOn: '开具日期',
    dueOn: '到期日',
    daysLate: '逾期天数',
    original: '原金额',
    open: '未付金额',
    disputed: '异议金额',
    claimed: '请付金额',
    total: '合计',
    disputedHeading: '异议款项（不在本函请付范围之内）',
    accountHeading: '收款账户',
    accountName: '户名',
    bankName: '开户行',
    accountNumber: '账号',
    swift: 'SWIFT',
    accountCurrency: '币种',
    referenceLabel: '付款附言请注明',
    contactHeading: '联系方式',
    phone: '电话',
    email: '邮箱',
    taxId: '统一社会信用代码',
    enclosures: '附件',
    seal: '（盖章）',
    signature: '',
    slipHeading: '回执',
    slipCut: '请填写并盖章后寄回，或发送扫描件',
    slipCompany: '单位（盖章）',
    slipSigned: '经办人（签字）',
    slipDate: '日期',
    receiptHeading: '签收',
    receivedBy: '签收人（签字或盖章）',
    receivedOn: '签收日期',
  },
  currencies: { CNY: '人民币', USD: '美元', EUR: '欧元', GBP: '英镑', JPY: '日元', HKD: '港元' },
} as const satisfies LetterText;
