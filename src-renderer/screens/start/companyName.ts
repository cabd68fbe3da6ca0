const noise =
  /应收(账款|帐款)?|往来|明细表?|账龄表?|帐龄|余额表?|客户|发票|收款|导出|aging|ageing|receivables?|invoices?|customers?|receipts?|export|list|open[ _-]?items?|a\/?r(?=[ _-]|$)|report|detail/gi;

/**
 * The company's name as far as a file name tells it: `恒信纺织_应收明细_20261031.xlsx` gives `恒信纺织`,
 * `AR aging 2026-10.xlsx` gives nothing, because nothing in it is a name.
 */
export function companyNameFrom(fileName: string): string {
  return fileName
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .normalize('NFKC')
    .replace(/\d{4}[-._年]?\d{1,2}([-._月]?\d{1,2})?[日月]?|\d{4,}/g, ' ')
    .replace(noise, ' ')
    .replace(/\(\s*\d*\s*\)|\[\s*\]/g, ' ')
    .replace(/[_\-–—·,;+]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
