import { pageRule, paperStyle } from '../../../resources/templates/paper.ts';
import { playbookStyle } from '../../../resources/templates/playbookStyle.ts';
import { playbookText } from '../../../resources/templates/playbookText.ts';
import { formatDay, type Language } from '../../kernel/format.ts';
import { html, type Markup } from '../../kernel/markup.ts';
import { page } from '../../kernel/page.ts';
import type { Script } from './contract.ts';
import { filled } from './rules/blanks.ts';
import { shippedLibrary } from './rules/codes.ts';

/** Name of the paper: a script by its code and title; null: the conduct sheet. */
export function paperTitle(language: Language, script: Script | null): string {
  const { words } = playbookText[language];
  if (script === null) return words.conductTitle;
  return script.kind === 'excuse' ? `${script.code} ${script.title}` : script.title;
}

/** One script on one page: what to ask and say on the left, room to write on the right (domain.md §0 row 19). */
export function cardPage(script: Script, language: Language, company: string): string {
  const { words, blanks } = playbookText[language];
  const say = (text: string): string => filled(text, language);
  const part = (title: string, body: Markup): Markup =>
    html`<section>
      <h2>${title}</h2>
      ${body}
    </section>`;
  const spoken = (title: string, text: string): Markup | false =>
    text !== '' && part(title, html`<p class="say">${say(text)}</p>`);
  const listed = (title: string, lines: readonly string[], mark: string): Markup | false =>
    lines.length > 0 && part(title, html`<ul class="${mark}">${lines.map((line) => html`<li>${say(line)}</li>`)}</ul>`); // prettier-ignore
  const title = paperTitle(language, script);
  const body = html`<body class="sans">
    <main class="sheet">
      <header>
        <h1>${title}</h1>
        <p>${company} · ${words.card}</p>
      </header>
      <p class="goal"><b>${words.goal}</b> ${say(script.goal)}</p>
      <div class="two">
        <div>
          ${spoken(words.opening, script.opening)} ${listed(words.questions, script.questions, 'ask')}
          ${spoken(words.reply, script.reply)} ${listed(words.never, script.never, 'no')}
        </div>
        <aside>
          <h2>${words.notes}</h2>
          <dl>
            ${blanks.map(
              (name) =>
                html`<dt>${name}</dt>
                  <dd></dd>`,
            )}
          </dl>
          ${listed(words.writeDown, script.writeDown, 'box')} ${listed(words.followUp, script.followUp, 'box')}
        </aside>
      </div>
      <footer>${foot(language, script.own)}</footer>
    </main>
  </body>`;
  return page({ language, title, style: styleOf(title), body });
}

/** Principles and do and don't by channel, for the wall (domain.md §6.3, §10.6, §14). */
export function conductPage(sheets: readonly Script[], language: Language, company: string): string {
  const { words, principles } = playbookText[language];
  const title = words.conductTitle;
  const side = (name: string, mark: string, lines: readonly string[]): Markup =>
    html`<div class="${mark}">
      <h3>${name}</h3>
      <ul>
        ${lines.map((line) => html`<li>${filled(line, language)}</li>`)}
      </ul>
    </div>`;
  const body = html`<body class="sans">
    <main class="sheet">
      <header>
        <h1>${title}</h1>
        <p>${company}</p>
      </header>
      <ol class="principles">
        ${principles.map(({ name, text }) => html`<li><b>${name}</b> ${text}</li>`)}
      </ol>
      ${sheets.map(
        (sheet) =>
          html`<section class="whole">
            <h2>${sheet.title} <span>${filled(sheet.goal, language)}</span></h2>
            <div class="sides">${side(words.does, 'yes', sheet.followUp)} ${side(words.donts, 'no', sheet.never)}</div>
          </section>`,
      )}
      <footer>
        ${foot(
          language,
          sheets.some(({ own }) => own),
        )}
      </footer>
    </main>
  </body>`;
  return page({ language, title, style: styleOf(title), body });
}

function foot(language: Language, own: boolean): string {
  const { words } = playbookText[language];
  return `${own ? words.own : `${words.shipped} ${shippedLibrary.version} · ${formatDay(shippedLibrary.shippedOn, language)}`} · ${words.notAdvice}`;
}

const styleOf = (title: string): string =>
  `${paperStyle}${pageRule('14mm 15mm', title, 'counter(page) " / " counter(pages)')}${playbookStyle}`;
