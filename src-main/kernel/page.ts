import type { Language } from './format.ts';
import { html, Markup } from './markup.ts';

/**
 * A whole page: self-contained, one inline style sheet, no scripts, and a policy that lets nothing be fetched. The same
 * bytes are shown, printed, saved and archived. `style` is ours, never data.
 */
export function page(options: {
  readonly language: Language;
  readonly title: string;
  readonly style: string;
  readonly body: Markup;
  /** Pictures that stand in the page itself, as `data:`; nothing is fetched either way. */
  readonly pictures?: boolean;
}): string {
  // Ours, quotes and all.
  const policy = new Markup(
    `default-src 'none'; style-src 'unsafe-inline'${options.pictures === true ? '; img-src data:' : ''}`,
  );
  const style = new Markup(`<style>${options.style.replace(/\n+/g, '\n').trim()}</style>`);
  return html`<!doctype html>
    <html lang="${options.language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width" />
        <title>${options.title}</title>
        ${style}
      </head>
      ${options.body}
    </html> `.text;
}
