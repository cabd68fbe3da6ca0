export const policyStyle = `
.lead{margin:4mm 0 1mm;font-size:9.2pt;color:#3a454c}
section p{margin:1.2mm 0;font-size:9pt;line-height:1.6}
section{break-inside:auto}
table.rules{margin:1.5mm 0 1mm}
.signs{display:grid;grid-template-columns:1fr 1fr;gap:10mm;margin-top:10mm;break-inside:avoid}
.signs div{border-top:.25mm solid #1b2126;padding-top:1.5mm;font-size:8.4pt;color:#46525a}
.signs b{display:block;font-weight:600;color:#1b2126;margin-bottom:9mm}
.signs.three{grid-template-columns:1fr 1fr 1fr}
`;
