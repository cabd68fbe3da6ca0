/** Banks by the name people know, the words by which a file names them, and the first four letters of their BIC. */
const banks: readonly (readonly [name: string, words: RegExp, bic: string])[] = [
  ['中国工商银行', /工商银行|(?<![A-Z])ICBC/i, 'ICBK'],
  ['中国建设银行', /建设银行|(?<![A-Z])CCB(?![A-Z])|China Construction Bank/i, 'PCBC'],
  ['中国农业银行', /农业银行|Agricultural Bank of China|(?<![A-Z])ABCHINA/i, 'ABOC'],
  ['交通银行', /交通银行|Bank of Communications|BOCOM/i, 'COMM'],
  ['招商银行', /招商银行|招行|(?<![A-Z])CMB(?![A-Z])|China Merchants Bank/i, 'CMBC'],
  ['中国邮政储蓄银行', /邮政储蓄|邮储|(?<![A-Z])PSBC/i, 'PSBC'],
  ['中信银行', /中信银行|CITIC/i, 'CIBK'],
  ['浦发银行', /浦发|浦东发展|(?<![A-Z])SPDB/i, 'SPDB'],
  ['兴业银行', /兴业银行|(?<![A-Z])CIB(?![A-Z])|Industrial Bank/i, 'FJIB'],
  ['中国民生银行', /民生银行|Minsheng/i, 'MSBC'],
  ['中国光大银行', /光大银行|Everbright/i, 'EVER'],
  ['平安银行', /平安银行|Ping ?An Bank/i, 'SZDB'],
  ['广发银行', /广发银行|Guangfa/i, 'GDBK'],
  ['华夏银行', /华夏银行|Hua ?xia Bank/i, 'HXBK'],
  ['支付宝', /支付宝|alipay/i, ''],
  ['微信支付', /微信支付|wechat ?pay|tenpay|财付通/i, ''],
  ['中国银行', /(?<!在)中国银行|Bank of China(?! \()|(?<![A-Z])BOC(?![A-Z])/i, 'BKCH'],
  ['HSBC', /(?<![A-Z])HSBC|汇丰/i, 'HSBC'],
  ['Standard Chartered', /Standard Chartered|渣打/i, 'SCBL'],
  ['DBS', /(?<![A-Z])DBS(?![A-Z])|星展/i, 'DBSS'],
  ['Deutsche Bank', /Deutsche Bank|德意志银行/i, 'DEUT'],
  ['Commerzbank', /Commerzbank/i, 'COBA'],
];

/** The bank a piece of text names; empty when it names none. `工商银行企业账户明细` is 中国工商银行. */
export function bankNamed(text: string): string {
  return banks.find(([, words]) => words.test(text))?.[0] ?? '';
}

/** `CMBCCNBS` is 招商银行; the code itself where the bank is not in the list. */
export function bankOfBic(bic: string): string {
  const code = bic.trim().toUpperCase();
  return banks.find(([, , prefix]) => prefix !== '' && code.startsWith(prefix))?.[0] ?? code;
}

/** Column names only one bank uses. */
const houseColumns: readonly (readonly [columns: readonly string[], name: string])[] = [
  [['收/付方名称', '收/付方账号'], '招商银行'],
  [['本方账号', '个性化信息'], '中国工商银行'],
  [['账户明细编号交易流水号'], '中国建设银行'],
  [['对方开户机构'], '中国建设银行'],
  [['交易行名', '对方省市'], '中国农业银行'],
  [['payersname', 'payeesname'], '中国银行'],
  [['付款人名称', '收款人名称', '交易后余额'], '中国银行'],
  [['账务流水号', '业务流水号', '商户订单号'], '支付宝'],
  [['收/支', '交易订单号', '商家订单号'], '支付宝'],
  [['交易单号', '商户单号', '当前状态'], '微信支付'],
];

/** A bank by the columns of its list, written as `labelKey` leaves them. */
export function bankOfColumns(labels: readonly string[]): string {
  return (
    houseColumns.find(([columns]) => columns.every((column) => labels.some((label) => label.includes(column))))?.[1] ??
    ''
  );
}
