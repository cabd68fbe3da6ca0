import type { Language } from '../../kernel/format.ts';
import type { IssuedId } from '../../kernel/ids.ts';
import { Markup } from '../../kernel/markup.ts';
import { page } from '../../kernel/page.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { QueryContext } from '../context.ts';
import { fileNameOf, openArchived } from './archive.ts';

interface Part {
  readonly lang: string;
  readonly style: string;
  readonly pageRule: string;
  readonly bodyClass: string;
  readonly body: string;
}

const watermark = /<div class="watermark[\s\S]*?<\/div>/;

/**
 * Archived letters one after the other as one page to print, each beginning on a sheet of its own with its own number in the
 * foot. Every one is checked against its hash first; what is archived itself is not touched.
 */
export function openBundle(
  db: QueryContext['db'],
  issuedIds: readonly IssuedId[],
  language: Language,
): Result<{ html: string; title: string; suggestedFileName: string }, 'document_not_found' | 'archive_hash_mismatch'> {
  const parts: Part[] = [];
  const numbers: string[] = [];
  for (const issuedId of issuedIds) {
    const archived = openArchived(db, issuedId);
    if (!archived.ok) return archived;
    parts.push(partOf(archived.value.html));
    numbers.push(archived.value.number);
  }
  const range = [...new Set([numbers[0] ?? '', numbers.at(-1) ?? ''])].join(language === 'zh' ? ' 至 ' : ' to ');
  const title = language === 'zh' ? `${numbers.length} 份函件` : `${numbers.length} letters`;
  return ok({
    html: bundled(parts, language, `${title} ${range}`),
    title,
    suggestedFileName: fileNameOf(title, range),
  });
}

function bundled(parts: readonly Part[], language: Language, title: string): string {
  // The mark of practice letters is on every sheet already; laid over itself it would hide the text.
  const marked = parts.findIndex(({ body }) => watermark.test(body));
  const style = [
    ...new Set(parts.map((part) => ofParts(part.style))),
    '.letter{break-before:page}.letter:first-child{break-before:auto}',
    ...parts.map(({ pageRule }, index) => `${named(pageRule, `letter${index}`)}.letter${index}{page:letter${index}}`),
  ].join('\n');
  const body = parts.map(
    (part, index) =>
      `<section class="letter letter${index} ${part.bodyClass}" lang="${part.lang}">${
        index === marked ? part.body : part.body.replace(watermark, '')
      }</section>`,
  );
  return page({ language, title, style, body: new Markup(`<body>${body.join('\n')}</body>`) });
}

/** What is said of the body of a page by its language holds for each part of the pile by its own. */
function ofParts(style: string): string {
  return style.replace(/^body:/gm, '.letter:').replace(/^body\{/gm, 'body,.letter{');
}

/** A page rule of its own name. Its page numbers would run through the whole pile and are left out. */
function named(pageRule: string, name: string): string {
  return pageRule.replace('@page{', `@page ${name}{`).replace(/@bottom-right\{[^}]*\}/, '');
}

/** The pieces of a page as `page` puts them together. */
function partOf(html: string): Part {
  const style = within(html, '<style>', '</style>');
  const at = style.indexOf('@page{');
  const start = html.indexOf('<body');
  const open = html.indexOf('>', start);
  return {
    lang: /<html lang="([^"]*)"/.exec(html)?.[1] ?? '',
    style: at === -1 ? style : style.slice(0, at),
    pageRule: at === -1 ? '' : style.slice(at),
    bodyClass: /class="([^"]*)"/.exec(html.slice(start, open))?.[1] ?? '',
    body: html.slice(open + 1, html.lastIndexOf('</body>')),
  };
}

function within(text: string, from: string, to: string): string {
  const start = text.indexOf(from) + from.length;
  return text.slice(start, text.indexOf(to, start));
}
