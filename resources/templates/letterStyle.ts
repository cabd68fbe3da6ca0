export const letterStyle = `
body{font-size:10.5pt;line-height:1.62}
body:lang(en){font-size:10.5pt;line-height:1.45}
.head{display:flex;justify-content:space-between;align-items:flex-end;gap:10mm;padding-bottom:3mm;border-bottom:.5mm solid #1b2126}
.head strong{display:block;font-size:14pt;letter-spacing:.02em;line-height:1.3}
.head small{font-size:8.5pt;color:#46525a;line-height:1.45;display:block}
.ref{font-size:9pt;line-height:1.55;border-collapse:collapse;width:auto;flex:none}
.ref th{font-weight:400;color:#46525a;text-align:right;padding:0 2mm 0 0;white-space:nowrap}
.ref td{white-space:nowrap}
h1{font-size:17pt;line-height:1.3;font-weight:600;margin:7mm 0 5mm}
h1:lang(zh){text-align:center;letter-spacing:.18em;text-indent:.18em;font-size:19pt}
.to{margin-bottom:4mm}
.to b{font-size:11.5pt;font-weight:600}
.to small{display:block;font-size:9pt;color:#46525a;line-height:1.45}
p{margin:0 0 2.2mm;orphans:2;widows:2}
p:lang(zh){text-indent:2em}
p.flush{text-indent:0}
h2{font-size:10pt;font-weight:600;margin:5mm 0 1.6mm;display:flex;justify-content:space-between;align-items:baseline}
h2 span{font-weight:400;font-size:8.5pt;color:#46525a}
.items{font-size:9pt;line-height:1.4;border-top:.35mm solid #1b2126;border-bottom:.35mm solid #1b2126}
.items th{font-weight:600;font-size:8.5pt;text-align:left;padding:1.5mm 1.4mm;border-bottom:.2mm solid #1b2126;vertical-align:bottom}
.items td{padding:1.25mm 1.4mm;border-bottom:.1mm solid #b9c1c6;vertical-align:top}
.items th.n{text-align:right;white-space:normal}
.items th.cell{font:inherit;padding:1.25mm 1.4mm;border-bottom:.1mm solid #b9c1c6;vertical-align:top}
.items tr.sum td,.items tr.sum th{border-top:.2mm solid #1b2126;border-bottom:0;font-weight:600;padding-top:1.6mm}
.items.split{font-size:8pt}.items.split th{font-size:7.5pt}.items.split th,.items.split td,.items.split th.cell{padding-left:.7mm;padding-right:.7mm}
.totals{margin:3mm 0 4mm auto;width:auto;min-width:88mm;font-size:10pt;break-inside:avoid}
.totals th{font-weight:400;text-align:left;padding:.6mm 8mm .6mm 0}
.totals td{text-align:right;white-space:nowrap;padding:.6mm 0}
.totals tr.asked th,.totals tr.asked td{border-top:.2mm solid #1b2126;font-weight:700;font-size:12pt;padding-top:1.4mm}
.totals td.caps{text-align:right;white-space:normal;font-weight:600}
.asides{margin-top:3mm;border-left:.6mm solid #9aa5ac;padding-left:4mm;font-size:9.5pt;color:#2d373d}
.asides p{text-indent:0;margin-bottom:1.4mm}
.pay{margin-top:4mm;border:.3mm solid #1b2126;padding:3mm 4mm}
.pay h2{margin:0 0 1.5mm}
.pay dl{display:grid;grid-template-columns:max-content minmax(0,1fr) max-content minmax(0,1fr);gap:.7mm 5mm;font-size:10pt;line-height:1.45}
.pay dt{color:#46525a}
.pay dd{font-weight:600;overflow-wrap:anywhere}
.pay .warn{margin:2mm 0 0;padding-top:1.8mm;border-top:.1mm solid #b9c1c6;font-size:9pt;line-height:1.5;text-indent:0}
.foot{margin-top:3.5mm;font-size:9.5pt;line-height:1.5}
.foot p{text-indent:0;margin-bottom:.8mm}
.close{margin-top:5mm;display:flex;justify-content:space-between;align-items:flex-start;gap:10mm}
.close .sign{text-align:right;line-height:1.8;min-width:70mm}
.close:lang(en) .sign{text-align:left}
.close:lang(en){margin-top:1.5mm}.close:lang(en) .sign{line-height:1.4}
.line{display:inline-block;border-bottom:.2mm solid #1b2126;min-width:55mm;height:7mm}
.slip{margin-top:7mm;border-top:.3mm dashed #1b2126;padding-top:3mm;font-size:9.5pt;line-height:1.75}
.slip h2{margin:0 0 1mm;font-size:11pt}
.slip p{text-indent:0;margin-bottom:1mm}
.slip ol{list-style:none}.slip li{padding-left:6mm;text-indent:-6mm}
.slip li::before{content:"";display:inline-block;width:3mm;height:3mm;border:.25mm solid #1b2126;margin-right:3mm;vertical-align:-.3mm}
.blanks{display:grid;grid-template-columns:1.3fr 1fr .8fr;gap:5mm;margin-top:4mm}
.blanks.two{grid-template-columns:1.3fr 1fr}
.blanks div{border-bottom:.2mm solid #1b2126;padding-bottom:6mm;font-size:9pt;color:#46525a}
.receipt{margin-top:4mm;border:.2mm solid #1b2126;padding:2.5mm 4mm 4mm;font-size:9.5pt}
.receipt h3{font-size:10pt;margin-bottom:.8mm}
.brief{font-size:10pt;line-height:1.5}.brief:lang(en){font-size:10pt;line-height:1.4}
.brief h1{margin:4mm 0 3mm}
.brief main>p{margin-bottom:1.6mm}
.brief h2{margin-top:2.5mm}.brief .pay h2{margin-top:0}
.brief .to{margin-bottom:2.5mm}
.brief .items td,.brief .items th.cell{padding-top:.9mm;padding-bottom:.9mm}
.brief .totals{margin:2mm 0 2.5mm auto}
.brief .asides{margin-top:1.5mm}
.brief .pay{margin-top:2.5mm;padding:2mm 4mm}
.brief .foot{margin-top:2.2mm;display:flex;flex-wrap:wrap;gap:0 9mm}
.brief .close{margin-top:2.5mm}
`;
