import { hash } from 'node:crypto';
import fs from 'node:fs';
import { formatDay, formatMinor, type Language } from '../../kernel/format.ts';
import { safeFileName } from '../../kernel/text.ts';
import type { PackPart, WrittenFile } from '../../storage/packs.ts';
import type { AttachmentShelf, QueryContext } from '../context.ts';
import type { Customer } from '../customers/contract.ts';
import { csvLines, guarded } from '../exchange/export/csv.ts';
import { articles, citation } from '../law/rules/citation.ts';
import { openArchived } from '../letters/archive.ts';
import { wallClock } from '../settings/moment.ts';
import { isPractice, readSettings } from '../settings/store.ts';
import { bundleHtml, told, type BundleSheet, type Picture } from './bundle.ts';
import { chronologyOf } from './chronology.ts';
import { dossierParts, type DossierPart, type PackFile } from './contract.ts';
import { gatherDossier, type Dossier, type DossierQuestion, type KeptPaper } from './gather.ts';

interface Planned {
  readonly part: DossierPart | 'index';
  readonly title: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly file: PackPart;
}

/** Pictures that go into the document itself; more would make a print nobody opens. */
const MOST_PICTURES = 40;
const MOST_PICTURE_BYTES = 24_000_000;

export function sheetOf(
  ctx: QueryContext,
  question: DossierQuestion,
  customer: Customer,
  language: Language,
  number: string | null,
): { readonly sheet: BundleSheet; readonly dossier: Dossier } {
  const dossier = gatherDossier(ctx.db, question);
  const { pictures, left } = picturesOf(dossier.files, ctx.attachments);
  const sheet: BundleSheet = {
    language,
    currency: question.currency,
    asOf: question.asOf,
    madeAt: wallClock(ctx.now, language),
    number,
    company: readSettings(ctx.db).company,
    customer,
    dossier,
    files: [],
    pictures,
    picturesLeftOut: left,
    practice: isPractice(ctx.db),
  };
  return { sheet, dossier };
}

/**
 * The files of the folder but the manifest: the bundle, lists that a spreadsheet opens, letters as they were issued, and a
 * copy of every paper. The bundle names the hashes of all others. `missing`: papers that are no longer there.
 */
export function plannedFiles(
  ctx: QueryContext,
  sheet: BundleSheet,
  dossier: Dossier,
): { readonly planned: Planned[]; readonly page: string; readonly missing: string[] } {
  const missing: string[] = [];
  const planned: Planned[] = [];
  for (const file of dossier.files) {
    const { sha256, sizeBytes, part, title } = file;
    const place = ctx.attachments.find(sha256);
    if (place === null) missing.push(file.fileName);
    else
      planned.push({
        part,
        title,
        sha256,
        sizeBytes,
        file: { path: pathOf(file), content: { copyOf: place, sha256 } },
      });
  }
  for (const { issuedId, number, title } of dossier.letters) {
    const archived = openArchived(ctx.db, issuedId);
    if (archived.ok)
      planned.push(worded('letter', `${title} ${number}`, safeFileName(`${number}.html`), archived.value.html));
    else missing.push(number);
  }
  planned.push(...lists(sheet, dossier));
  const rank = (part: Planned['part']): number => dossierParts.findIndex((each) => each === part);
  planned.sort((a, b) => rank(a.part) - rank(b.part));
  const files = planned.map(({ part, title, sha256, sizeBytes, file }): PackFile => ({
    path: file.path,
    part,
    title,
    sha256,
    sizeBytes,
  }));
  const page = bundleHtml({ ...sheet, files });
  const index = {
    ...worded('calculation', sheet.number ?? '', '', page),
    part: 'index' as const,
    file: { path: 'index.html', content: page },
  };
  return { planned: [index, ...planned], page, missing };
}

function worded(part: DossierPart, title: string, name: string, content: string): Planned {
  return {
    part,
    title,
    sha256: hash('sha256', content, 'hex'),
    sizeBytes: Buffer.byteLength(content),
    file: { path: `${folderOf(part)}/${name}`, content },
  };
}

function lists(sheet: BundleSheet, dossier: Dossier): Planned[] {
  const { currency, language } = sheet;
  const amount = (minor: number): string => formatMinor(minor, currency).replaceAll(',', '');
  const list = (name: string, part: DossierPart, rows: readonly (readonly string[])[]): Planned =>
    worded(part, name, name, `\uFEFF${csvLines(rows)}`);
  const claimed = new Set<number>(dossier.items.map(({ documentId }) => documentId));
  return [
    list('log.csv', 'log', [
      ['day', 'what', 'proof'],
      ...chronologyOf(dossier, claimed).map((row) => [row.on, guarded(plain(told(row, sheet).text)), row.proof]),
    ]),
    list('items.csv', 'calculation', [
      ['document', 'issued', 'due', 'days late', 'amount', 'open', 'disputed', 'currency'],
      ...dossier.items.map((item) => [
        guarded(item.number),
        item.issuedOn,
        item.dueOn,
        String(item.daysLate),
        amount(item.amountMinor),
        amount(item.openMinor),
        amount(item.disputedMinor),
        currency,
      ]),
    ]),
    list('interest.csv', 'calculation', [
      ['document', 'from', 'to', 'days', 'principal', 'rate a year', 'interest', 'source'],
      ...dossier.borne.flatMap(({ debt, answer }) =>
        answer.segments.map((part) => [
          guarded(debt.number),
          part.from,
          part.to,
          String(part.days),
          amount(part.principalMinor),
          String(part.annualRate),
          amount(part.interestMinor),
          `${citation(answer.source, language)} · ${articles(answer.article, language)} · ${formatDay(answer.checkedOn, language)}`,
        ]),
      ),
    ]),
  ];
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

function plain(markup: string): string {
  return markup.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
}

function folderOf(part: DossierPart): string {
  return `${String(dossierParts.indexOf(part) + 1).padStart(2, '0')}-${part}`;
}

function pathOf(file: KeptPaper): string {
  return `${folderOf(file.part)}/${file.attachmentId}-${safeFileName(file.fileName)}`;
}

function picturesOf(
  files: readonly KeptPaper[],
  shelf: AttachmentShelf,
): { readonly pictures: Picture[]; readonly left: number } {
  const pictures: Picture[] = [];
  let bytes = 0;
  let left = 0;
  for (const { mediaType, sha256, sizeBytes, title } of files) {
    if (!['image/png', 'image/jpeg', 'image/webp', 'image/gif'].includes(mediaType)) continue;
    const place = shelf.find(sha256);
    if (place === null || pictures.length >= MOST_PICTURES || bytes + sizeBytes > MOST_PICTURE_BYTES) {
      left += 1;
      continue;
    }
    bytes += sizeBytes;
    pictures.push({ title, mediaType, base64: fs.readFileSync(place).toString('base64') });
  }
  return { pictures, left };
}

/** The manifest: one line a file, as `sha256sum -c` reads it. */
export function manifestOf(files: readonly WrittenFile[]): { path: string; content: string } {
  return { path: 'SHA256SUMS.txt', content: files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('') };
}
