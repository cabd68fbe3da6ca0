/** One page, whatever is on record: dense, and room to write at the foot. */
export const briefStyle = `
h1{font-size:16pt}
h2{margin:3.6mm 0 1.2mm;font-size:9.6pt}
.kpis.brief{grid-template-columns:repeat(4,1fr);margin-top:3mm}
.kpis.brief .kpi b{font-size:10.5pt}
.strip{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;border:.2mm solid #c5ccd0}
.strip div{padding:1.2mm 2mm;border-left:.2mm solid #dfe4e7;text-align:right}
.strip div:first-child{border-left:0}
.strip span{display:block;font-size:7.4pt;color:#46525a}
.strip b{font-size:9pt;font-weight:600}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 6mm}
ul.plain{padding-left:4.2mm;font-size:8.4pt;line-height:1.5}
.stop{margin-top:2.5mm;border:.5mm solid #a8302f;color:#8a1414;padding:1.6mm 3mm;font-weight:600;font-size:8.8pt}
.lines{display:block;margin-top:1mm}
.lines i{display:block;height:7mm;border-bottom:.15mm solid #c5ccd0}
td small{color:#5d6a73;font-size:7.6pt}
`;
