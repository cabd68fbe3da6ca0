/** Lists on paper: dense, ruled between rows only, heads repeated, a sum never alone at the top of a page. */
export const listStyle = `
body{font-size:8.4pt;line-height:1.4;color:#1b2126}
.top{display:flex;justify-content:space-between;align-items:flex-end;gap:8mm;border-bottom:.6mm solid #1f6f6b;padding-bottom:2mm}
.top p{font-size:9.5pt;color:#46525a}
h1{font-size:16pt;line-height:1.25;font-weight:650}
.top .day{text-align:right;white-space:nowrap}.top .day span{display:block;font-size:7.6pt;color:#5d6a73}.top .day b{font-size:13.5pt;font-weight:650;color:#1f6f6b;line-height:1.2}
.meta{display:flex;flex-wrap:wrap;gap:.4mm 6mm;margin:1.6mm 0 3mm;font-size:7.4pt;color:#5d6a73}.meta b{font-weight:600;color:#1b2126}
.banner{margin:0 0 3mm;border:.8mm solid #a61b1b;background:#fbe9e7;color:#8a1414;font-weight:600;padding:2mm 4mm}
.banner::before{content:"⚠ "}
section+section{margin-top:5mm}
table.list{table-layout:fixed;line-height:1.3}
.list th{font-weight:600;color:#46525a;text-align:left;padding:.8mm 1mm;border-bottom:.25mm solid #1b2126;vertical-align:bottom;overflow-wrap:normal;word-break:keep-all}
.list tr.money th{border-bottom:0;font-size:9.5pt;font-weight:650;color:#1b2126;padding:0 1mm .2mm}
.list td{padding:.55mm 1mm;border-bottom:.1mm solid #dde1e4;vertical-align:top}
.list th.n{text-align:right;white-space:normal}
.list tr.group td{font-weight:650;padding-top:1.6mm;border-bottom:.15mm solid #8a969d;break-after:avoid}
.list tbody.tied{break-inside:avoid}
.list tr.detail td{color:#46525a}
.list tr.opening td,.list tr.subtotal td,.list tr.total td,.list tr.closing td{font-weight:650}
.list tr.subtotal td{border-top:.15mm solid #46525a;border-bottom:0}
.list tr.total td,.list tr.closing td{border-top:.35mm solid #1b2126;border-bottom:.35mm double #1b2126;background:#f2f6f6}
.proof{margin-top:1.2mm;font-size:7.6pt;color:#1f6f6b;font-weight:600;break-before:avoid}
.proof.off{color:#a8302f}
.empty{color:#5d6a73;padding:6mm 0;font-size:9.5pt}
.audit{margin-top:4mm;border-top:.2mm solid #c5ccd0;padding-top:1.4mm;font-size:7pt;color:#5d6a73;overflow-wrap:anywhere}
@media screen{.sheet.wide{width:297mm;min-height:210mm}.sheet{padding:12mm 10mm}}
`;

/**
 * Page of a list: A4, upright or on its side; over each page but the first what the list is of, under each the whole
 * audit head and the page number.
 */
export function listPageRule(landscape: boolean, head: string, foot: string): string {
  const box =
    'font:6.8pt "Segoe UI","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:#5d6a73;white-space:normal';
  return `@page{size:A4${landscape ? ' landscape' : ''};margin:14mm 10mm 14mm;@top-left{content:${cssString(head)};${box};text-align:left;vertical-align:middle;width:100%}@bottom-left{content:${cssString(foot)};${box};text-align:left;width:86%}@bottom-right{content:counter(page) " / " counter(pages);${box};width:14%}}@page:first{margin-top:9mm;@top-left{content:none}}`;
}

/** Any text as a CSS string inside a style element: what could end either is written as a code point. */
export function cssString(text: string): string {
  const safe = text.replace(/[^\p{L}\p{N} .,:;·、：（）()#/–+=-]/gu, (char) => {
    const code = char.codePointAt(0) ?? 0x20;
    return /\p{C}/u.test(char) ? ' ' : `\\${code.toString(16)} `;
  });
  return `"${safe}"`;
}
