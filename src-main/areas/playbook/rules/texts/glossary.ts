import type { glossaryGroups } from '../../contract.ts';

export interface ShippedTerm {
  readonly code: string;
  readonly group: (typeof glossaryGroups)[number];
  readonly zh: string;
  readonly en: string;
  readonly meaningZh: string;
  readonly meaningEn: string;
  readonly path: string;
}

type Row = readonly [code: string, zh: string, en: string, meaningZh: string, meaningEn: string, path?: string];

// prettier-ignore
const byGroup: Readonly<Record<(typeof glossaryGroups)[number], readonly Row[]>> = {
  terms: [
    ['receivable', '应收账款', 'receivable', '货已交、款未收的债权，从交货或验收起就存在，不等开票。', 'What a customer owes for goods delivered; it exists from delivery or acceptance, not from the invoice.', '/aging'],
    ['credit_sale', '赊销', 'sale on credit', '先交货、后收款，到期前由我方承担风险。', 'Goods first, money later; until then the risk is ours.', '/orders'],
    ['term', '账期', 'payment term', '从起算日到应付款日的天数，如月结 30 天。', 'Days from the start of the period to the day payment is due, such as month end plus 30.', '/settings'],
    ['due_date', '到期日', 'due date', '应当付款的那一天；第二天起算逾期。', 'The day payment is due; it is late from the day after.', '/invoices'],
    ['grace', '宽限期', 'days of grace', '到期后先不发函的几天，只推迟催款，不推迟计息。', 'Days after the due date before letters start; they move letters, not interest.', '/process'],
    ['monthly_settlement', '月结', 'monthly settlement', '一个月的货合并，到账单日结算，再加账期付款。', 'A month’s deliveries are settled together on a closing date and paid after the term.', '/settings'],
    ['closing_date', '账单日', 'closing date', '客户每月截止对账的那一天。', 'Day of the month on which a customer’s account is closed for the statement.', '/settings'],
    ['retention', '质保金', 'retention', '合同留下的一部分货款，质保期满后付。', 'Part of the price held back until the warranty ends.', '/invoices'],
    ['standing_credit', '铺底', 'standing stock credit', '长期放在客户处的一笔货款额度，结束合作时收回。', 'A sum of goods left with a dealer for as long as the trade lasts.', '/credit'],
    ['instalment', '分期款项', 'instalment', '一张发票按约定分成几次到期的一部分。', 'One of several parts of an invoice that fall due one after another.', '/invoices'],
    ['payment_on_delivery', '款到发货', 'payment before delivery', '钱到账才发货，不占用信用额度。', 'Goods leave when the money is here; no credit is used.', '/orders'],
  ],
  papers: [
    ['invoice', '发票', 'invoice', '记载货款和税额的单据；单独不能证明货已交付。', 'Paper naming price and tax; by itself it does not prove delivery.', '/invoices'],
    ['delivery_note', '送货单、签收单', 'delivery note', '由对方签字的收货凭证，证明交付的关键。', 'Signed by the buyer on receipt: the key proof of delivery.', '/evidence'],
    ['statement', '对账单', 'statement of account', '列出截至某日未付各笔的清单，对方盖章即确认债务。', 'List of open items to a day; a stamped copy confirms the debt.', '/letters'],
    ['confirmation_slip', '回执', 'reply slip', '附在对账单或函件后，由对方填写并退回的部分。', 'The part of a statement or letter that the debtor fills in and returns.', '/letters'],
    ['contract', '合同', 'contract', '写明货物、价款、付款时间、异议和违约责任的约定。', 'Agreement on goods, price, payment, objections and default.', '/contracts'],
    ['authorised_person', '授权签收人', 'authorised signer', '合同写明可以代表客户签收或确认的人。', 'Named in the contract as able to sign for the customer.', '/contracts'],
    ['acceptance', '验收', 'acceptance', '对方确认货物或工程合格，常是账期的起点。', 'The buyer’s confirmation that goods or work pass; the term often starts here.', '/contracts'],
    ['credit_note', '红字发票', 'credit note', '冲减已开发票的单据，用于退货或减价。', 'Reduces an invoice, for returns or a lower price.', '/receipts/credit-note'],
    ['receipt_slip', '银行回单', 'bank slip', '银行出具的付款凭证，客户说“已付”时请他发来。', 'The bank’s proof of a payment; ask for it when somebody says “paid”.', '/bank'],
    ['evidence_pack', '证据包', 'evidence pack', '合同、签收、发票、对账、函件和送达凭证的成套资料。', 'Contract, deliveries, invoices, statements, letters and proofs of delivery as one set.', '/evidence'],
  ],
  chase: [
    ['overdue', '逾期', 'overdue', '到期日已过而没有付清的状态。', 'Past the due date and not paid in full.', '/aging'],
    ['aging', '账龄', 'aging', '按逾期天数把欠款分段，看钱压了多久。', 'Debts in bands of days late: how long the money has been out.', '/aging'],
    ['dunning', '催款', 'dunning', '按制度由轻到重提醒和要求付款。', 'Reminding and asking for payment, step by step and by the rules.', '/process'],
    ['dunning_level', '催款等级', 'letter level', '函件的轻重：到期提醒、提醒函、催款函、正式催告、最后通知。', 'How firm a letter is, from reminder to final notice.', '/letters'],
    ['final_notice', '最后通知', 'final notice', '走法律程序之前的最后一封函，写明期限和后果。', 'The last letter before legal steps, with date and consequences.', '/letters'],
    ['lawyers_letter', '律师函', 'lawyer’s letter', '由律师事务所出具，本程序只准备资料。', 'Comes from a law firm; this program only prepares the papers.', '/cases'],
    ['proof_of_delivery', '送达凭证', 'proof of delivery', '证明函件到达对方的签收、回单或系统记录。', 'Signature, slip or system trace showing that a letter arrived.', '/letters'],
    ['proof_grade', '证据等级', 'proof grade', '一次催讨日后能证明到什么程度：甲为对方签章，乙为可查送达，丙为自记。', 'How well a demand can be proved: A signed by them, B traceable, C our own note.', '/limitation'],
    ['excuse_code', '借口编号', 'excuse code', '客户不付款理由的分类，E01 到 E15。', 'Class of the reason given for not paying, E01 to E15.', '/playbook'],
    ['result_code', '结果代码', 'result code', '一次联系的结果：承诺、争议、无人接听等，决定下一步。', 'What came of a contact; it decides the next step.', '/today'],
    ['next_action', '下一步', 'next action', '每次联系后必须留下的动作和日期。', 'What follows and on which day; no contact without one.', '/today'],
    ['rpm', 'RPM 流程监控', 'receivables process monitoring', '从发货到收款，按阶段盯每一张发票。', 'Following each invoice stage by stage from shipment to cash.', '/process'],
    ['care_contact', '客户关怀', 'care contact', '和催款分开的问候、回访。', 'A call or visit kept apart from collecting.', '/today'],
    ['pause', '暂停催款', 'pause', '因争议、承诺、分期等在一段时间内不催，到期自动恢复。', 'No chasing for a while, for a reason; it lifts by itself.', '/process'],
  ],
  promises: [
    ['promise', '承诺付款', 'promise to pay', '谁、哪一天、付多少：三样齐了才算承诺。', 'Who pays how much on which day: only all three make a promise.', '/promises'],
    ['kept_rate', '承诺兑现率', 'kept rate', '兑现的金额占承诺金额的比例。', 'Amount kept as a share of the amount promised.', '/promises'],
    ['broken_promise', '承诺未兑现', 'broken promise', '过了承诺日加宽限仍没有到账。', 'Nothing came by the promised day and its tolerance.', '/promises'],
    ['partial_promise', '部分承诺', 'partial promise', '只答应付一部分，余款另外约定。', 'Only a part is promised; the rest is fixed apart.', '/promises'],
    ['postponement', '改期', 'postponement', '用新的承诺替换旧的承诺；次数有限。', 'A new promise in the place of an old one; not without limit.', '/promises'],
    ['payment_plan', '分期还款协议', 'payment plan', '对方承认欠款并分期付清的书面协议。', 'Signed agreement that admits the debt and pays it in parts.', '/promises'],
    ['down_payment', '首付款', 'down payment', '分期协议生效时先付的一笔，一般不少于两成。', 'Paid when a plan begins, a fifth or more as a rule.', '/promises'],
    ['acceleration', '加速到期', 'acceleration', '一期违约，余款全部立即到期。', 'One part missed makes the whole rest due.', '/promises'],
    ['dispute', '争议', 'dispute', '客户对货款的一部分或全部提出异议。', 'The customer questions part or all of a debt.', '/disputes'],
    ['undisputed_part', '无异议部分', 'undisputed part', '没有异议的金额，照常到期、照常催收。', 'What is not in question; it stays due and is chased.', '/disputes'],
    ['objection_period', '检验期、异议期', 'inspection period', '合同约定可以提出质量、数量异议的期间。', 'Time the contract gives to object to quality or quantity.', '/contracts'],
  ],
  credit: [
    ['credit_limit', '信用额度', 'credit limit', '同意一个客户最多欠多少。', 'The most a customer may owe.', '/credit'],
    ['exposure', '信用占用', 'exposure', '欠款、未到期票据、未交货订单合计占用的额度。', 'Debts, unpaid bills and open orders counted against the limit.', '/credit'],
    ['hold', '停止赊销', 'credit hold', '暂不再赊新货，款到发货不受影响。', 'No new goods on credit; paid orders go on.', '/credit'],
    ['grade', '信用等级', 'credit grade', '按评分把客户分级，决定账期和额度。', 'Class by score; it sets terms and limit.', '/credit'],
    ['ability', '付款能力', 'ability to pay', '客户现在付得起多少，凭迹象评 1–5 分。', 'What the customer can pay now, rated 1 to 5 by signs.', '/today'],
    ['willingness', '付款意愿', 'willingness to pay', '客户愿不愿意付，凭承诺和态度评 1–5 分。', 'Whether the customer will pay, rated 1 to 5 by promises and conduct.', '/today'],
    ['danger_signal', '危险信号', 'danger signal', '预示可能收不回来的迹象，如换账户、人员离职、被诉。', 'A sign that money may be lost: new account, people leaving, lawsuits.', '/warnings'],
    ['segment', '客户分组', 'segment', '按等级和风险分成的组，各用各的催收步骤。', 'Group by grade and risk, each with its own steps.', '/process'],
    ['strategic_customer', '战略客户', 'strategic customer', '数额大或关系重的客户，措施要经主管。', 'Large or important; measures go through the manager.', '/customers'],
  ],
  money: [
    ['allocation', '核销', 'allocation', '把收到的钱对到具体发票上。', 'Putting money received against certain invoices.', '/receipts'],
    ['unapplied', '未核销收款', 'unapplied receipt', '钱已到账，还没有对到发票上。', 'Money that is here but not yet against an invoice.', '/receipts'],
    ['set_off', '抵销', 'set-off', '双方互有到期债务，经书面确认相互冲抵。', 'Debts due on both sides cancel out by a written note.', '/receipts'],
    ['write_off', '坏账核销', 'write-off', '确认收不回，经批准从账上转出，债权仍可追。', 'Taken off the books as lost, with approval; the claim lives on.', '/write-offs'],
    ['bill', '承兑汇票', 'acceptance bill', '到期兑付之前不算收到款。', 'Not money until it is honoured at maturity.', '/bills'],
    ['in_words', '大写金额', 'amount in words', '中文正式文书里防涂改的金额写法。', 'The Chinese form of an amount that cannot be altered.', '/letters'],
    ['late_interest', '逾期利息', 'late interest', '按约定或法律，从到期次日起算的利息。', 'By contract or law, from the day after the due date.', '/interest'],
    ['penalty', '违约金', 'agreed penalty', '合同约定的逾期责任，过高可请求调低。', 'Sum or rate the contract sets for delay; a court may cut it.', '/interest'],
    ['waiver', '减免', 'waiver', '放弃部分本金或利息，须审批，写明“付清才生效”。', 'Giving up part of a debt, with approval and only if paid by a day.', '/write-offs'],
  ],
  law: [
    ['limitation', '诉讼时效', 'limitation period', '请求法院保护债权的期间，一般三年，可因催讨重新计算。', 'Time to bring a claim, three years as a rule; a demand starts it anew.', '/limitation'],
    ['interruption', '时效中断', 'interruption', '催讨、承认、部分付款、起诉等使时效重新起算。', 'A demand, an admission, part payment or suit starts the period anew.', '/limitation'],
    ['acknowledgement', '债务确认', 'acknowledgement of debt', '对方签章承认欠款，时效重新计算。', 'Signed admission of the debt; the period starts anew.', '/letters'],
    ['payment_order', '支付令', 'payment order', '无争议金钱债权的督促程序，对方十五日内可异议。', 'Court order for an undisputed sum; the debtor may object within 15 days.', '/cases'],
    ['preservation', '财产保全', 'asset preservation', '判决前查封、冻结财产，一般要提供担保。', 'Freezing assets before judgment, as a rule against security.', '/cases'],
    ['arbitration', '仲裁', 'arbitration', '按约定提交仲裁机构，一裁终局。', 'By agreement; the award is final.', '/cases'],
    ['small_claim', '小额诉讼', 'small claim', '数额小、事实清楚的案件，一审终审，收费减半。', 'Small clear cases, one instance, half the fee.', '/cases'],
    ['enforcement', '强制执行', 'enforcement', '对方不履行判决时申请法院执行，期限二年。', 'Carried out by the court; apply within two years.', '/cases'],
    ['jurisdiction', '管辖', 'jurisdiction', '由哪里的法院审理；没有约定时，付款义务的履行地一般在收款方所在地。', 'Which court hears the case; for payment, without agreement, as a rule the creditor’s place.', '/cases'],
    ['pay_when_paid', '背靠背条款', 'pay-when-paid clause', '约定下游付款才付款；大型企业对中小企业用它无效。', 'Pay only when paid; void where a large firm uses it on a small one in China.', '/law'],
    ['personal_data', '个人信息', 'personal data', '联系人和个体户的资料，只为履行合同使用。', 'Data of contacts and sole traders, for the contract only.', '/law'],
  ],
  security: [
    ['guarantor', '保证人', 'guarantor', '替债务人承担还款责任的人，保证期间不中断、不延长。', 'Answers for the debtor; the guarantee period is fixed.', '/securities'],
    ['mortgage', '抵押', 'mortgage', '不转移占有的担保，登记后可对抗他人。', 'Security without handing over; holds against others once registered.', '/securities'],
    ['pledge', '质押', 'pledge', '交付占有或登记权利的担保。', 'Security by handing over or registering a right.', '/securities'],
    ['deposit', '定金', 'earnest money', '违约时适用定金罚则的担保，不同于预付款。', 'Lost or doubled on default, unlike an advance.', '/securities'],
    ['retention_of_title', '所有权保留', 'retention of title', '付清前货物仍归卖方所有。', 'Goods stay ours until paid.', '/securities'],
    ['credit_insurance', '信用保险', 'credit insurance', '买方不付款时由保险人赔一部分，逾期须按时报告。', 'Pays part of a loss; overdue debts must be reported in time.', '/securities'],
    ['factoring', '保理', 'factoring', '把应收账款转让给保理商换取资金或管理。', 'Assigning receivables for money or service.', '/securities'],
  ],
  figures: [
    ['dso', '应收账款周转天数（DSO）', 'days sales outstanding (DSO)', '按销售速度折算，欠款相当于多少天的销售。', 'How many days of sales are still unpaid.', '/aging'],
    ['overdue_rate', '逾期率', 'overdue ratio', '逾期金额占全部应收的比例。', 'Overdue amount as a share of all receivables.', '/aging'],
    ['cei', '收款效率指数（CEI）', 'collection effectiveness index (CEI)', '应收回的钱里实际收回了多少。', 'How much of what could be collected was.', '/reports'],
    ['roll_rate', '迁徙率', 'roll rate', '一段账龄的欠款转入更久一段的比例。', 'Share of one aging band that moves on to the next.', '/closing'],
    ['provision', '坏账准备', 'provision for bad debts', '按账龄或风险预计收不回的部分。', 'Expected loss by age or risk.', '/reports'],
    ['quadrant', '账龄象限图', 'aging quadrant', '按金额和账龄把客户分成四块，决定先后。', 'Customers in four fields by amount and age, to set the order.', '/quadrant'],
  ],
};

/** Words of the trade that ship. Version 1. */
export const shippedTerms: readonly ShippedTerm[] = Object.entries(byGroup).flatMap(([group, rows]) =>
  rows.map(([code, zh, en, meaningZh, meaningEn, path]) => ({
    code, group: group as ShippedTerm['group'], zh, en, meaningZh, meaningEn, path: path ?? '',
  })),
); // prettier-ignore
