import type { Language } from '../../kernel/format.ts';
import { html, type Markup } from '../../kernel/markup.ts';
import { page } from '../../kernel/page.ts';

/** A short page to print: a head, parts with lines, a foot. */
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

const style = `
@page { size: A4; margin: 20mm }
body { font: 14px/1.5 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', system-ui, sans-serif; color: #1b2126; max-width: 170mm; margin: 24px auto; padding: 0 16px }
h1 { font-size: 20px }
h2 { font-size: 15px; margin: 22px 0 6px; border-bottom: 1px solid #c9cfd4 }
table { border-collapse: collapse; width: 100% }
td { padding: 4px 0; border-bottom: 1px solid #e3e6e9; vertical-align: top }
td + td { text-align: right; font-variant-numeric: tabular-nums; padding-left: 24px }
footer { margin-top: 28px; color: #55616a; font-size: 12px }
`;

export function paperOf({ language, title, parts, foot }: PaperPlan): string {
  const body = html`<body>
    <h1>${title}</h1>
    ${parts.map(
      (part) =>
        html`${part.title !== '' && html`<h2>${part.title}</h2>`}
        ${
          part.lines.length > 0 &&
          html`<table>
            ${part.lines.map(
              ([name, value]) =>
                html`<tr>
                  <td>${name}</td>
                  <td>${value}</td>
                </tr> `,
            )}
          </table>`
        }
        ${part.text !== undefined && part.text !== '' && html`<p>${linesOf(part.text)}</p>`}`,
    )}
    <footer>${linesOf(foot)}</footer>
  </body>`;
  return page({ language, title, style, body });
}

function linesOf(text: string): Markup[] {
  return text.split('\n').map((line) => html`${line}<br />`);
}
