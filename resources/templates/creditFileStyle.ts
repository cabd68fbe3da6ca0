export const creditFileStyle = `
.kpis.credit{grid-template-columns:repeat(5,1fr);margin-top:3.5mm}
.kpis.credit .kpi b{font-size:11pt;letter-spacing:-.02em}
.facts{display:grid;grid-template-columns:30mm 1fr 30mm 1fr;gap:0 3mm;font-size:8.4pt}
.facts dt,.facts dd{margin:0;padding:.85mm 0;border-bottom:.1mm solid #d5dade}
.facts dt{color:#5d6a73}.facts dd{overflow-wrap:anywhere}
.facts .wide{grid-column:2/-1}
.lines{display:grid;grid-template-columns:34mm 1fr;gap:2.2mm 4mm;font-size:8.8pt;margin-top:1mm}
.lines dt{color:#46525a}.lines dd{margin:0}.lines dd.rule{border-bottom:.2mm solid #9aa5ac;min-height:6.5mm}
.two{display:grid;grid-template-columns:1fr 1fr;gap:6mm;align-items:start}
.bar{display:flex;height:3.2mm;border:.15mm solid #46525a;margin:1mm 0 1.5mm;background:#fff}
.bar i{display:block;height:100%;border-right:.15mm solid #fff}
.num{font-size:7.6pt;color:#5d6a73}
.stop{margin-top:2mm;border:.5mm solid #a61b1b;color:#8a1414;padding:1.6mm 3mm;font-weight:600}
table.methods{table-layout:fixed}table.methods th:nth-child(1){width:32mm}table.methods th:nth-child(2){width:30mm}
tr.marked>*{background:#eef5f4;font-weight:600}
`;
