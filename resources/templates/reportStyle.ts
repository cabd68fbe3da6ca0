/** Colours of risk from mild to severe; each is darker than the one before, so that they also differ on grey paper. */
export const riskColours = ['#e9edef', '#fbf0c8', '#fbdcae', '#f6b99a', '#e88a7d', '#c9504f'] as const;
export const accentColour = '#1f6f6b';

export const reportStyle = `
body{font-size:8.6pt;line-height:1.5;color:#1b2126}
.top{display:flex;justify-content:space-between;align-items:flex-end;gap:8mm;border-bottom:.7mm solid #1f6f6b;padding-bottom:3mm}
.top p{font-size:10.5pt;color:#46525a}
h1{font-size:19pt;line-height:1.25;font-weight:650;letter-spacing:.01em}
.top .day{text-align:right;white-space:nowrap}.top .day span{display:block;font-size:8pt;color:#5d6a73}.top .day b{font-size:16pt;font-weight:650;color:#1f6f6b;line-height:1.2}
.meta{display:flex;flex-wrap:wrap;gap:.5mm 7mm;margin-top:2mm;font-size:7.8pt;color:#46525a}.meta b{font-weight:600;color:#1b2126}
.banner{margin-top:3mm;border:.8mm solid #a61b1b;background:#fbe9e7;color:#8a1414;font-weight:600;padding:2.5mm 4mm;font-size:9.5pt}
.banner::before{content:"⚠ "}
h2{font-size:10.5pt;font-weight:650;margin:5.5mm 0 1.8mm;display:flex;justify-content:space-between;align-items:baseline;gap:6mm}
h2 span{font-weight:400;font-size:7.8pt;color:#5d6a73;text-align:right}
h3{font-size:9pt;font-weight:650;margin:3.5mm 0 1.2mm}
.points{margin-top:3.5mm;padding:2.4mm 4mm 2.4mm 7.5mm;background:#f2f6f6;border-left:.9mm solid #1f6f6b;font-size:9.2pt;line-height:1.6}
.kpis{display:grid;grid-template-columns:repeat(4,1fr);border:.2mm solid #c5ccd0;border-radius:1.2mm;overflow:hidden}
.kpi{padding:2mm 2.6mm 1.8mm;border-left:.2mm solid #dfe4e7;border-top:.2mm solid #dfe4e7;margin:-.2mm 0 0 -.2mm;min-width:0}
.kpi>span{display:block;font-size:7.6pt;color:#5d6a73}
.kpi b{display:block;font-size:12.5pt;font-weight:650;line-height:1.35;letter-spacing:-.01em;white-space:nowrap}
.kpi b.long{font-size:10pt;line-height:1.7}.kpi b.longer{font-size:8pt;line-height:2.1}
.kpi em,.kpi i{font-style:normal}.kpi em{font-size:7.6pt;color:#46525a;display:block;min-height:1.5em}
.bad{color:#a8302f;font-weight:600}.good{color:#1f6f6b;font-weight:600}
table{font-size:8.2pt;line-height:1.35}
th{font-weight:600;color:#46525a;font-size:7.7pt;text-align:left;padding:1.1mm 1.4mm;border-bottom:.25mm solid #1b2126;vertical-align:bottom}
td,tbody th{padding:.95mm 1.4mm;border-bottom:.1mm solid #d5dade;vertical-align:top}
tbody th{color:inherit;font-weight:500;font-size:inherit}
thead th{overflow-wrap:normal}th.n{text-align:right}
tr.sum>*{font-weight:650;border-top:.25mm solid #1b2126}
tr.proof>*{color:#46525a;border-bottom:0;padding-top:.5mm;padding-bottom:.5mm}
tr.off>*{color:#a8302f;font-weight:700}
.swatch{display:inline-block;width:2.6mm;height:2.6mm;border:.15mm solid #46525a;margin-right:1.6mm;vertical-align:-.25mm}
.pair{display:grid;grid-template-columns:96mm 1fr;gap:6mm;align-items:stretch}
.proofline{margin-top:1.2mm;font-size:8pt;color:#1f6f6b;font-weight:600}
.proofline.off{color:#a8302f}
figure svg{display:block;width:100%;height:auto}
svg text{font-size:10px;fill:#46525a}
svg text.strong{fill:#1b2126;font-weight:600}
svg text.field{fill:#46525a;font-size:11px;font-weight:600}
.quiet{color:#5d6a73}
.empty{color:#5d6a73;padding:3mm 0}
.chip{display:inline-block;font-size:7.3pt;font-weight:650;border:.2mm solid #1b2126;border-radius:.8mm;padding:0 1.4mm;min-width:8mm;text-align:center;white-space:nowrap}
.chip.red{background:#c9504f;color:#fff;border-color:#8f2f2e}.chip.orange{background:#f6b99a;border-color:#b5673c}.chip.yellow{background:#fbf0c8;border-color:#a88f2d}
.defs{display:grid;grid-template-columns:max-content 1fr;gap:.6mm 4mm;font-size:7.4pt;line-height:1.42;color:#3a454c}
.defs dt{font-weight:600;color:#1b2126}.defs dd{margin:0}
.audit{margin-top:3mm;border-top:.2mm solid #c5ccd0;padding-top:1.6mm;font-size:7.3pt;color:#5d6a73;overflow-wrap:anywhere}
`;
