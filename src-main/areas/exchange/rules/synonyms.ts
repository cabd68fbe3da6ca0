import type { ImportField, ImportKind } from '../contract.ts';
import { tidy } from '../../../kernel/text.ts';

/**
 * What columns are called in the exports of accounting programs (behaviours.md §4.1), best name first: where a file has
 * both 金额 and 价税合计, the receivable is 价税合计. Written as `labelKey` leaves them.
 */
type Names = Readonly<Partial<Record<ImportField, string>>>;

const code =
  '客户编码 客户代码 客户编号 客户号 客户账号 往来单位编码 往来单位代码 往来单位编号 对账对象编码 购方编码 单位编码 单位代码 会员号 会员编号 customercode customerno customernumber customerid customeraccount accountcode accountnumber accountno accountreference accountref account contactaccountnumber clientcode clientid clientno debtorcode debtorno custcode custno custid cust code';
const name =
  '客户名称 客户全称 往来单位名称 往来单位 购买方名称 购方名称 购货单位 购货单位名称 对账对象名称 对账对象 单位名称 客户 公司名称 企业名称 名称 customername customer clientname client contactname contact companyname company accountname debtorname debtor partysname partyname party buyername buyer billto name';
const taxId =
  '税号 纳税人识别号 纳税人登记号 统一社会信用代码 社会信用代码 购方识别号 购买方识别号 购方税号 购买方纳税人识别号 信用代码 taxid taxnumber taxregistrationnumber vatnumber vatno vatid vatregistrationnumber';
const currency = '币种 币别 货币 原币币种 结算币种 currency currencycode ccy curr';
const note = '备注 说明 摘要 附注 note notes remark remarks memo comment comments description';
const terms =
  '账期 账期天数 信用期限 信用天数 付款期限 收款期限 付款条件 收款条件 收款天数 terms termdays termsdays paymentterms creditterms creditdays netdays duedays';

export const synonyms: Readonly<Record<ImportKind, Names>> = {
  invoices: {
    invoiceNo: '发票号码 数电发票号码 数电票号码 发票号 发票编号 应收单号 销售单号 单据编号 单据号 单据号码 账单号 账单编号 票据号 业务单号 凭证字号 凭证号 单号 编号 invoiceno invoicenumber invoice invoiceid invno invnum billno billnumber documentno documentnumber docno document voucherno refno transactionno num number reference',
    customerCode: code,
    customerName: name,
    taxId,
    currency,
    issuedOn: '开票日期 发票日期 单据日期 业务日期 出票日期 凭证日期 记账日期 制单日期 销售日期 日期 invoicedate issuedate dateissued issuedon dateofissue billdate documentdate docdate postingdate transactiondate date',
    dueOn: '到期日 到期日期 应收日期 应收款日期 应付日期 应付款日期 约定付款日 约定付款日期 最后付款日 付款到期日 收款到期日 截止日期 duedate due dueon datedue paymentdue paymentduedate maturity maturitydate payby',
    termsDays: terms,
    amount: '价税合计 价税合计金额 含税金额 含税总额 应收金额 应收款金额 应收款 发票金额 开票金额 原币金额 账单金额 总金额 合计金额 金额 本币金额 借方金额 发生额 发生 invoiceamount invoicetotal totalamount grossamount totalgross amounttotal grandtotal gross total amount amountdue invoiceamt amt debit',
    paidOn: '收款日期 回款日期 付款日期 到账日期 实收日期 实际收款日 实际收款日期 结清日期 核销日期 paidon paiddate datepaid paymentdate settled settledon settleddate datesettled settlementdate clearedon clearingdate cleardate cleareddate receiveddate',
    paidAmount: '已收金额 收款金额 回款金额 已回款金额 已付金额 已收款金额 已收款 已收 已结 已结金额 实收金额 已核销金额 核销金额 paidamount amountpaid paid paymentamount receivedamount amountreceived received settledamount',
    status: '发票状态 单据状态 状态 status invoicestatus documentstatus',
    note,
  },
  receipts: {
    receiptNo: '收款单号 收款单编号 收据号 收据编号 收款编号 回单号 回单编号 交易流水号 流水号 单据编号 单据号 凭证号 单号 receiptno receiptnumber receipt paymentno paymentnumber paymentid transactionid transactionno num number',
    customerCode: code,
    customerName: `${name} 付款单位 付款单位名称 对方户名 对方单位名称 对方名称 付款方名称 付款人名称 付款人 receivedfrom`,
    taxId,
    currency,
    receivedOn: '收款日期 到账日期 到账日 交易日期 入账日期 记账日期 单据日期 业务日期 交易时间 日期 receiptdate receivedon datereceived receiveddate paymentdate transactiondate valuedate bookingdate postingdate date',
    amount: '收款金额 实收金额 到账金额 贷方发生额 贷方发生额收入 贷方金额 收入金额 收入 贷方 交易金额 金额 本币金额 receivedamount amountreceived paymentamount receiptamount amount credit creditamount total amt',
    invoiceNo: '发票号码 发票号 核销发票 核销发票号 对应发票 对应单号 应收单号 核销单号 invoiceno invoicenumber invoice invoices appliedto',
    payerName: '付款人 付款方 付款户名 对方户名 对方单位名称 payer payername paidby remitter',
    reference: '附言 用途 流水号 交易流水号 回单号 摘要 reference ref paymentreference remittance narrative',
    note: '备注 说明 摘要 note notes remark remarks memo description',
  },
  customers: {
    customerCode: `${code} 编码 代码 编号 id`,
    customerName: `${name} customerfullname`,
    shortName: '客户简称 简称 shortname alias',
    taxId,
    termsDays: terms,
    contactName: '联系人 联系人姓名 主要联系人 contactperson primaryperson primarycontact attention',
    phone: '手机 手机号 手机号码 联系电话 电话 电话号码 固定电话 phone mobile telephone tel mainphone phonenumber',
    email: '邮箱 电子邮箱 电子邮件 邮件 email emailaddress mainemail mail',
    address: '联系地址 地址 通讯地址 注册地址 公司地址 单位地址 收货地址 发货地址 address billaddress billingaddress mainaddress',
    salesperson: '业务员 专管业务员 销售员 销售人员 客户经理 负责人 分管人员 salesperson salesrep salesman accountmanager owner',
    department: '部门 所属部门 业务部门 销售部门 department salesdepartment',
    legalRepresentative: '法定代表人 法人代表 法人 法定代表人姓名 legalrepresentative legalrep',
    region: '地区 区域 所属地区 地区名称 省份 城市 地区编码 region area territory city',
    industry: '所属行业 行业 industry sector',
    limitAmount: '信用额度 授信额度 信用限额 额度 creditlimit limit',
    note,
  },
}; // prettier-ignore

/** What is still open today: the receivable of lists that carry no dated payments beside it. */
export const openAmountNames =
  '尚未收款金额 未核销金额 未收金额 未收款金额 未收款 未结金额 未结 未核销 未收 未付金额 未回款金额 欠款金额 应收余额 当前余额 openbalance openamount outstanding outstandingamount amountoutstanding amountopen balancedue pendingamount pending balance 余额'.split(
    ' ',
  );

/** Columns that count or describe and never are what their name might suggest. */
export const ignoredNames: ReadonlySet<string> = new Set(
  '序号 行号 序 no 项次 税率 税额 数量 单价 规格型号 单位 发票代码 发票来源 发票票种 开票人 销方名称 销方识别号 收款组织 单据类型 立账类型 账龄 逾期天数 账期内 quantity qty unitprice unitamount discount taxamount taxtype rate'.split(
    ' ',
  ),
);

const tables = new Map<ImportKind, Map<string, { field: ImportField; rank: number }[]>>();

/** Every field a label may stand for, with its rank among the names of that field. */
export function namesOf(kind: ImportKind): ReadonlyMap<string, readonly { field: ImportField; rank: number }[]> {
  const made = tables.get(kind);
  if (made) return made;
  const table = new Map<string, { field: ImportField; rank: number }[]>();
  for (const [field, names] of Object.entries(synonyms[kind])) {
    names.split(' ').forEach((label, rank) => {
      table.set(label, [...(table.get(label) ?? []), { field: field as ImportField, rank }]);
    });
  }
  tables.set(kind, table);
  return table;
}

/** `*Invoice No.` is `invoiceno`, `Party's Name` is `partysname`; brackets stay for `bareKey` to judge. */
export function labelKey(label: string): string {
  return tidy(label)
    .toLowerCase()
    .replace(/[\s*_\-.:#'’"“”`]/g, '');
}

/** Without what stands in brackets: `金额(元)` is `金额`. */
export function bareKey(label: string): string {
  return labelKey(label).replace(/[([【{（][^)\]】}）]*[)\]】}）]/g, '');
}
