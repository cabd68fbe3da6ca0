export const playbookStyle = `
body{font-size:9.4pt;line-height:1.55}
header{display:flex;justify-content:space-between;align-items:flex-end;gap:8mm;border-bottom:.7mm solid #1f6f6b;padding-bottom:2.5mm}
header p{color:#46525a;font-size:9pt;white-space:nowrap}
h1{font-size:16pt;line-height:1.25;font-weight:650}
h2{font-size:9.6pt;font-weight:650;color:#1f6f6b;margin:4mm 0 1mm}
h2 span{font-weight:400;color:#46525a;font-size:8.6pt;margin-left:2mm}
.goal{margin-top:3mm;background:#f2f6f6;border-left:.9mm solid #1f6f6b;padding:2mm 3.5mm}
.two{display:grid;grid-template-columns:1.35fr 1fr;gap:9mm}
.say{border-left:.6mm solid #c5ccd0;padding-left:3mm}
ul{padding-left:5mm}li{margin:.5mm 0}
ul.box{list-style:none;padding-left:0}ul.box li{padding-left:5.2mm;position:relative}
ul.box li::before{content:"";position:absolute;left:0;top:.9mm;width:2.6mm;height:2.6mm;border:.2mm solid #46525a}
ul.no li,.no li{list-style:none;position:relative}ul.no li::before,.no li::before{content:"✕";position:absolute;left:-5mm;color:#a8302f;font-weight:700}
.yes li{list-style:none;position:relative}.yes li::before{content:"✓";position:absolute;left:-5mm;color:#1f6f6b;font-weight:700}
aside dl{display:grid;grid-template-columns:max-content 1fr;gap:0 3mm}
aside dt{font-size:8.4pt;color:#46525a;padding-top:2.6mm}aside dd{margin:0;border-bottom:.15mm solid #5d6a73;min-height:8mm}
.principles{display:grid;grid-template-columns:1fr 1fr;gap:.6mm 8mm;margin:3.5mm 0 1mm;padding-left:5mm}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:8mm}
h3{font-size:8.6pt;font-weight:650;color:#46525a;margin-bottom:.5mm}
section.whole{border-top:.15mm solid #d5dade;padding-bottom:2mm}
footer{margin-top:5mm;border-top:.2mm solid #c5ccd0;padding-top:1.5mm;font-size:7.8pt;color:#5d6a73}
`;
