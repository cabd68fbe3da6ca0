import { dossierEn } from '../../../resources/templates/dossier.en.ts';
import { dossierZh } from '../../../resources/templates/dossier.zh.ts';
import type { DossierText } from '../../../resources/templates/dossierText.ts';
import { pageRule, paperStyle } from '../../../resources/templates/paper.ts';
import { reportStyle } from '../../../resources/templates/reportStyle.ts';
import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import { formatDay, formatMinor, formatMoney, type Language } from '../../kernel/format.ts';
import { html, Markup } from '../../kernel/markup.ts';
import { page } from '../../kernel/page.ts';
import { noteWords } from '../collections/rules/noteWords.ts';
import type { Customer } from '../customers/contract.ts';
import { Merger } from '../letters/merge.ts';
import { applies, evidenceKinds } from '../evidence/rules/score.ts';
import { rateText } from '../interest/rules/rateText.ts';
import { articles, citation } from '../law/rules/citation.ts';
import { section, table } from '../reports/creditFile/parts.ts';
import type { Company } from '../settings/contract.ts';
import { chronologyOf, type Happening } from './chronology.ts';
import { dossierParts, type PackFile } from './contract.ts';
import type { Dossier } from './gather.ts';

const texts: Readonly<Record<Language, DossierText>> = { zh: dossierZh, en: dossierEn };

export interface Picture {
  readonly title: string;
  readonly mediaType: string;
  readonly base64: string;
}

export interface BundleSheet {
  readonly language: Language;
  readonly currency: CurrencyCode;
  readonly asOf: Day;
  readonly madeAt: string;
  /** Null: a draft. */
  readonly number: string | null;
  readonly company: Company;
  readonly customer: Customer;
  readonly dossier: Dossier;
  readonly files: readonly PackFile[];
  readonly pictures: readonly Picture[];
  readonly picturesLeftOut: number;
  readonly practice: boolean;
}

export function bundleTitle({ language, customer }: Pick<BundleSheet, 'language' | 'customer'>): string {
  return `${texts[language].title} ${customer.name}`;
}

const style = `
.pic{break-before:page;margin-top:4mm}.pic img{max-width:100%;max-height:235mm;display:block;margin:2mm auto}
.mono{font-family:Consolas,"Cascadia Mono",Menlo,monospace;font-size:6.6pt;overflow-wrap:anywhere}
.facts{display:grid;grid-template-columns:26mm 1fr 26mm 1fr;gap:.6mm 4mm;margin-top:3mm}.facts dt{color:#5d6a73}.facts dd{margin:0}
.small{font-size:7.8pt}
.practice{margin-top:3mm}
`;

/** The whole bundle as one document: index, claim, chronology, interest, limitation, copies of the pictures. */
export function bundleHtml(sheet: BundleSheet): string {
  const text = texts[sheet.language];
  const { company, customer, dossier } = sheet;
  const money = (minor: number): string => formatMoney(minor, sheet.currency);
  const interest = dossier.borne.reduce((sum, { claimMinor }) => sum + claimMinor, 0);
  const name = sheet.language === 'en' && company.nameEn !== '' ? company.nameEn : company.name;
  const body = html`<body class="sans">
    ${sheet.practice && html`<div class="watermark">${sheet.language === 'zh' ? '练习' : 'PRACTICE'}</div>`}
    <div class="sheet">
      <header class="top">
        <div>
          <h1>${text.title}</h1>
          <p>${customer.name}</p>
        </div>
        <div class="day"><span>${sheet.number ?? ''}</span><b>${formatDay(sheet.asOf, sheet.language)}</b></div>
      </header>
      ${sheet.practice && html`<p class="practice"><span class="mark">${sheet.language === 'zh' ? '练习数据 · 请勿使用' : 'Practice data – do not use'}</span></p>`}
      <p class="meta">${text.about}</p>
      <dl class="facts">
        <dt>${text.creditor}</dt>
        <dd>${name}</dd>
        <dt>${text.taxId}</dt>
        <dd>${company.taxId}</dd>
        <dt>${text.debtor}</dt>
        <dd>${customer.name}</dd>
        <dt>${text.taxId}</dt>
        <dd>${customer.taxId}</dd>
        <dt>${text.claim}</dt>
        <dd><b>${money(dossier.claimMinor)}</b></dd>
        <dt>${text.overdue}</dt>
        <dd>${money(dossier.overdueMinor)}</dd>
        <dt>${text.interest}</dt>
        <dd>${money(interest)}</dd>
        <dt>${text.made}</dt>
        <dd>${sheet.madeAt}</dd>
      </dl>
      ${indexSection(sheet, text)} ${claimSection(sheet, text)} ${chronologySection(sheet, text)}
      ${calculationSection(sheet, text)} ${limitationSection(sheet, text)}
      ${section(
        text.sections.notes,
        '',
        html`<ul class="small whole">
          ${text.notes.map((note) => html`<li>${note}</li>`)}
        </ul>`,
      )}
      ${picturesSection(sheet, text)}
    </div>
  </body>`;
  return page({
    language: sheet.language,
    title: bundleTitle(sheet),
    style: `${paperStyle}${reportStyle}${style}${pageRule('16mm 16mm 18mm', text.title, 'counter(page) " / " counter(pages)')}`,
    body,
    pictures: true,
  });
}

function indexSection({ files, language, dossier }: BundleSheet, text: DossierText): Markup {
  const { heads } = text;
  const shown = files.filter(({ part }) => part !== 'index');
  const missing = dossierParts.filter((part) => part !== 'calculation' && part !== 'log' && !shown.some((file) => file.part === part)); // prettier-ignore
  const [comma, colon, stop] = language === 'zh' ? ['、', '：', '；'] : [', ', ': ', '; '];
  const gaps = dossier.papers.flatMap(({ number, overdue, states }) => {
    const lacking = evidenceKinds.filter((kind) => applies(kind, overdue) && states[kind] === 'missing');
    const words = new Set(lacking.map((kind) => partWord(kind, text)));
    return words.size === 0 ? [] : [`${number}${colon}${[...words].join(comma)}`];
  });
  return section(
    text.sections.index,
    '',
    html`${table(
      [heads.no, heads.part, heads.paper, heads.file, heads.sha],
      shown.map((file, index) => [
        index + 1,
        file.part === 'index' ? '' : text.parts[file.part],
        file.title,
        file.path,
        html`<span class="mono">${file.sha256}</span>`,
      ]),
    )}
    ${missing.length > 0 && html`<p class="small quiet">${text.noFile}${colon}${missing.map((part) => text.parts[part]).join(comma)}</p>`}
    ${gaps.length > 0 && html`<p class="small quiet">${text.missing}${colon}${gaps.join(stop)}</p>`}`,
  );
}

function partWord(kind: string, text: DossierText): string {
  const part = kind === 'signer' ? 'contract' : dossierParts.find((each) => each === kind);
  return part === undefined ? kind : text.parts[part];
}

function claimSection({ dossier, currency, language }: BundleSheet, text: DossierText): Markup {
  const { heads } = text;
  const amount = (minor: number): string => formatMinor(minor, currency);
  return section(
    text.sections.claim,
    currency,
    table(
      [
        heads.document,
        heads.issued,
        heads.due,
        { right: heads.late },
        { right: heads.amount },
        { right: heads.open },
        { right: heads.disputed },
      ],
      [
        ...dossier.items.map((item) => [
          item.number,
          formatDay(item.issuedOn, language),
          formatDay(item.dueOn, language),
          String(Math.max(0, item.daysLate)),
          amount(item.amountMinor),
          amount(item.openMinor),
          amount(item.disputedMinor),
        ]),
        [html`<b>${text.total}</b>`, '', '', '', '', html`<b>${amount(dossier.claimMinor)}</b>`, ''],
      ],
    ),
  );
}

function chronologySection(sheet: BundleSheet, text: DossierText): Markup {
  const claimed = new Set<number>(sheet.dossier.items.map(({ documentId }) => documentId));
  const rows = chronologyOf(sheet.dossier, claimed);
  return section(
    text.sections.chronology,
    '',
    rows.length === 0
      ? html`<p class="empty">${text.none}</p>`
      : table(
          [text.heads.day, text.heads.what, text.heads.proof],
          rows.map((row) => [
            html`<span class="nowrap">${formatDay(row.on, sheet.language)}</span>`,
            told(row, sheet, text),
            row.proof === 'none' ? '–' : row.proof,
          ]),
        ),
  );
}

/** The happening as a sentence in the language of the bundle. */
export function told(
  { event, values }: Happening,
  sheet: Pick<BundleSheet, 'language' | 'currency'>,
  text = texts[sheet.language],
): Markup {
  const words = noteWords[sheet.language];
  const said = (name: string): string => String(values[name] ?? '');
  const minor = values['amountMinor'];
  const filled: Record<string, string> = {
    number: said('number'),
    title: said('title'),
    amount: typeof minor === 'number' ? formatMoney(minor, sheet.currency) : '',
    due: said('dueOn') === '' ? '' : formatDay(said('dueOn') as Day, sheet.language),
    method: text.methods[said('method') as keyof DossierText['methods']],
    kind: text.kinds[said('kind') as keyof DossierText['kinds']],
  };
  if (event === 'contact') {
    const who = said('person') === '' ? words.nobody : said('person');
    const channel = words.out[said('channel') as keyof typeof words.out].replace('{who}', () => who);
    const note = said('note');
    filled.said = channel;
    filled.note = (words.result as Readonly<Record<string, string>>)[note] ?? note;
    return new Merger().fillFrom(text.contact, filled);
  }
  // A case without a number yet is named by its kind alone.
  if (event === 'case' && filled.number === '') return html`${filled.kind ?? ''}`;
  return new Merger().fillFrom(
    text.events[event] ?? '',
    Object.fromEntries(
      Object.entries(filled).map(([name, value]) => [name, value === '' || value === undefined ? '–' : value]),
    ),
  );
}

function calculationSection({ dossier, currency, language }: BundleSheet, text: DossierText): Markup {
  const { heads } = text;
  const amount = (minor: number): string => formatMinor(minor, currency);
  const day = (on: Day): string => formatDay(on, language);
  return section(
    text.sections.calculation,
    currency,
    dossier.borne.length === 0
      ? html`<p class="empty">${text.none}</p>`
      : dossier.borne.map(
          ({ debt, answer, settledMinor, claimMinor }) =>
            html`<div class="whole">
              <h3>${debt.number} · ${amount(claimMinor)}</h3>
              ${table(
                [
                  heads.from,
                  heads.to,
                  { right: heads.days },
                  { right: heads.principal },
                  { right: heads.rate },
                  { right: text.interest },
                ],
                answer.segments.map((part) => [
                  day(part.from),
                  day(part.to),
                  String(part.days),
                  amount(part.principalMinor),
                  rateText(part.annualRate),
                  amount(part.interestMinor),
                ]),
              )}
              ${settledMinor > 0 && html`<p class="small">${text.settled} −${amount(settledMinor)}</p>`}
              <p class="small quiet">
                ${citation(answer.source, language)} · ${articles(answer.article, language)} · ${day(answer.checkedOn)}
              </p>
            </div>`,
        ),
  );
}

function limitationSection({ dossier, language }: BundleSheet, text: DossierText): Markup {
  const { heads } = text;
  const day = (on: Day | null): string => (on === null ? '–' : formatDay(on, language));
  return section(
    text.sections.limitation,
    '',
    dossier.clocks.length === 0
      ? html`<p class="empty">${text.none}</p>`
      : table(
          [heads.document, heads.due, heads.safe, heads.grey],
          dossier.clocks.map((clock) => [clock.invoiceNo, day(clock.dueOn), day(clock.safeOn), day(clock.greyOn)]),
        ),
  );
}

function picturesSection({ pictures, picturesLeftOut }: BundleSheet, text: DossierText): Markup | null {
  if (pictures.length === 0) return null;
  return html`${pictures.map(
    ({ title, mediaType, base64 }) =>
      html`<section class="pic">
        <h2>${title}<span>${text.sections.pictures}</span></h2>
        ${new Markup(`<img alt="" src="data:${mediaType};base64,${base64}">`)}
      </section>`,
  )}
  ${picturesLeftOut > 0 && html`<p class="small quiet">${text.more.replace('{n}', String(picturesLeftOut))}</p>`}`;
}
