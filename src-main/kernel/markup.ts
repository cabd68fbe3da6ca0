import { escapeHtml } from './text.ts';

/** HTML that is safe to put into a page: made by `html`, or text that went through it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Insert = Markup | string | number | null | false | readonly Insert[];

/**
 * HTML with inserts. Everything that is not Markup already is escaped, so that a customer called `<script>` is just
 * printed; lists are joined; null and false print nothing. html`<b>${'a & b'}</b>` is `<b>a &amp; b</b>`.
 */
export function html(parts: TemplateStringsArray, ...inserts: readonly Insert[]): Markup {
  let text = literal(parts[0]);
  inserts.forEach((insert, index) => {
    text += insertText(insert) + literal(parts[index + 1]);
  });
  return new Markup(text);
}

/** Indentation is for the reader of the source; pages of thousands of rows do without. */
function literal(part = ''): string {
  return part.replace(/\s*\n\s*/g, '\n');
}

export const nothing = new Markup('');

function insertText(insert: Insert): string {
  if (insert === null || insert === false) return '';
  if (typeof insert === 'string' || typeof insert === 'number') return escapeHtml(visible(String(insert)));
  return insert instanceof Markup ? insert.text : insert.map(insertText).join('');
}

/** Marks that turn the direction of what follows could make a name rewrite the figures beside it. */
function visible(text: string): string {
  return text.replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '').replace(/\p{Cc}/gu, ' ');
}
