import type { Language } from '../../kernel/format.ts';

/** A short page to print: a head, parts with lines, a foot. All of it is data and is escaped here. */
export interface PaperPlan {
  readonly language: Language;
  readonly title: string;
  readonly parts: readonly {
    readonly title: string;
    readonly lines: readonly (readonly [name: string, value: string])[];
    readonly text?: string;
  }[];
  readonly foot: string;
}

const style = `@page{size:A4;margin:20mm}body{font:14px/1.5 "Noto Sans SC","Microsoft YaHei","PingFang SC",system-ui,sans-serif;color:#1c2024;
max-width:170mm;margin:24px auto;padding:0 16px}h1{font-size:20px}h2{font-size:15px;margin:22px 0 6px;border-bottom:1px solid #c9cfd4}
table{border-collapse:collapse;width:100%}td{padding:4px 0;border-bottom:1px solid #e6e9eb;vertical-align:top}td+td{text-align:right;
font-variant-numeric:tabular-nums;padding-left:24px}p{white-space:pre-wrap;margin:8px 0}footer{margin-top:28px;color:#5b6670;font-size:12px}`;

export function paperOf({ language, title, parts, foot }: PaperPlan): string {
  const body = parts
    .map(({ title: heading, lines, text }) => {
      const rows = lines.map(([name, value]) => `<tr><td>${safe(name)}</td><td>${safe(value)}</td></tr>`).join('');
      return [
        heading === '' ? '' : `<h2>${safe(heading)}</h2>`,
        rows === '' ? '' : `<table>${rows}</table>`,
        text === undefined || text === '' ? '' : `<p>${safe(text)}</p>`,
      ].join('');
    })
    .join('');
  return (
    `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8" />` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />` +
    `<title>${safe(title)}</title><style>${style}</style></head>` +
    `<body><h1>${safe(title)}</h1>${body}<footer>${safe(foot)}</footer></body></html>`
  );
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? char);
}
