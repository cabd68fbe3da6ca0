/** What every printed page shares: A4, fonts that each system has, figures in columns, tables that break between rows only. */
export const paperStyle = `
*{box-sizing:border-box}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact;color:#1b2126;background:#fff}
body{margin:0;font-variant-numeric:tabular-nums lining-nums;text-rendering:geometricPrecision}
.serif{font-family:"Noto Serif CJK SC","Source Han Serif SC","Songti SC",STSong,SimSun,"Noto Serif",serif}
.serif:lang(en){font-family:Cambria,"Times New Roman","Liberation Serif","Noto Serif","Noto Serif CJK SC","Songti SC",SimSun,serif}
.sans,h1,h2,h3,th,.label{font-family:"Segoe UI","Helvetica Neue",Arial,"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",SimHei,sans-serif}
.sans:lang(zh),h1:lang(zh),h2:lang(zh),h3:lang(zh),th:lang(zh),.label:lang(zh){font-family:"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",SimHei,"Segoe UI",Arial,sans-serif}
h1,h2,h3,p,dl,dd,ul,ol,table,figure{margin:0;padding:0}
table{border-collapse:collapse;width:100%}
thead{display:table-header-group}
tr,.whole{break-inside:avoid}
h2,h3{break-after:avoid}
td,th{overflow-wrap:anywhere}
.n{text-align:right;white-space:nowrap}
.nowrap{white-space:nowrap}
.gap{background:#ffe08a;color:#7a2e00;padding:0 .2em;border-bottom:1px solid #b45309}
.mark{color:#a61b1b;font-weight:700;border:1.5px solid #a61b1b;padding:0 .5em;letter-spacing:.1em}
.watermark{position:fixed;top:42%;left:0;right:0;text-align:center;transform:rotate(-28deg);font-size:96pt;font-weight:700;color:#a61b1b;opacity:.07;letter-spacing:.2em;text-indent:.2em;pointer-events:none}
.watermark:lang(en){font-size:68pt;letter-spacing:.12em;text-indent:.12em}
@media screen{html{background:#e8ebed}.sheet{width:210mm;min-height:297mm;margin:16px auto;padding:18mm 20mm;background:#fff;box-shadow:0 1px 6px rgba(20,30,40,.18);position:relative}}
`;

/**
 * Page size, margins and, where the browser knows margin boxes, a text on the left, which may hold data such as the code of
 * a customer, and on the right the page number, in the words of the style sheet.
 */
export function pageRule(margin: string, left: string, right: string): string {
  const box = 'font:8pt "Segoe UI","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:#5d6a73';
  return `@page{size:A4;margin:${margin};@bottom-left{content:"${styleText(left)}";${box}}@bottom-right{content:${right};${box}}}`;
}

/** Data within quotes of a style sheet: what could end the quotes, or the sheet, is written as its number. */
function styleText(text: string): string {
  return text.replace(/["'\\<>&\p{Cc}]/gu, (char) => `\\${(char.codePointAt(0) ?? 0).toString(16)} `);
}
