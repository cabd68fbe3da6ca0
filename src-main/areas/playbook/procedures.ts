import { ok, refuse } from '../../kernel/result.ts';
import type { CommandContext, Handlers } from '../context.ts';
import { lintWording } from '../actions/rules/wording.ts';
import { findCustomer } from '../customers/store.ts';
import { readSettings } from '../settings/store.ts';
import type { playbookContract, Script, ScriptWords } from './contract.ts';
import { unknownBlanks } from './rules/blanks.ts';
import { shippedLibrary } from './rules/codes.ts';
import { codeForTerm, glossaryWith } from './rules/glossary.ts';
import { searchedLessons, tagCounts } from './rules/lessons.ts';
import { shippedScripts } from './rules/library.ts';
import { shippedTerms } from './rules/texts/glossary.ts';
import { cardPage, conductPage, paperTitle } from './papers.ts';
import { insertScript, libraryAt, ownScripts, removeScript } from './store.ts';
import {
  allLessons,
  findLesson,
  findWaiver,
  insertLesson,
  removeLesson,
  updateLesson,
  waiver,
} from './store/lessons.ts';
import { ownTerms } from './store/terms.ts';

export const playbookProcedures: Handlers<typeof playbookContract> = {
  'playbook.scripts': ({ db }, { language }) => ok({ rows: libraryAt(db, language), ...shippedLibrary }),

  'playbook.saveScript': (ctx, { kind, code, language, note, resultCodes, ...words }) => {
    const before = libraryAt(ctx.db, language).find((script) => script.kind === kind && script.code === code);
    if (before === undefined) return refuse('script_not_found', { code });
    const [unknown] = unknownBlanks(allText(words));
    if (unknown !== undefined) return refuse('script_blank_unknown', { blank: unknown });
    const wrong = lintWording(saidText(words)).find(({ severity }) => severity === 'block');
    if (wrong !== undefined) return refuse('script_wording', { found: wrong.found });
    removeScript(ctx.db, { kind, code, language }, ctx.recordedAt);
    const body = { ...words, resultCodes: resultCodes ?? null };
    const id = insertScript(ctx.db, { kind, code, language, body, note }, ctx);
    ctx.audit({ entity: 'script', id, kind, code, language, note, before: told(before), after: told({ ...before, ...words, resultCodes: resultCodes ?? before.resultCodes }) }); // prettier-ignore
    return ok(null);
  },

  'playbook.restoreScript': (ctx, { kind, code, language }) => {
    const before = ownScripts(ctx.db, language).find((script) => script.kind === kind && script.code === code);
    const shipped = shippedScripts(language).find((script) => script.kind === kind && script.code === code);
    if (shipped === undefined) return refuse('script_not_found', { code });
    const [id] = removeScript(ctx.db, { kind, code, language }, ctx.recordedAt);
    if (id === undefined || before === undefined) return refuse('script_not_own', { code });
    ctx.audit({ entity: 'script', id, kind, code, language, before: told(before), after: told(shipped) });
    return ok(null);
  },

  'playbook.card': ({ db, documents }, { kind, code, language }) => {
    const script = libraryAt(db, language).find((each) => each.kind === kind && each.code === code);
    if (script === undefined) return refuse('script_not_found', { code });
    const title = paperTitle(language, script);
    const html = cardPage(script, language, companyName(db, language));
    return ok({ documentToken: documents.keep({ html, title }), title, suggestedFileName: fileNameOf(title) });
  },

  'playbook.conductSheet': ({ db, documents }, { language }) => {
    const title = paperTitle(language, null);
    const sheets = libraryAt(db, language).filter(({ kind }) => kind === 'conduct');
    const html = conductPage(sheets, language, companyName(db, language));
    return ok({ documentToken: documents.keep({ html, title }), title, suggestedFileName: fileNameOf(title) });
  },

  'playbook.glossary': ({ db }, { language }) => ok({ rows: glossaryWith(ownTerms(db, language), language) }),

  'playbook.saveTerm': (ctx, { code, group, zh, en, meaning, language }) => {
    const rows = glossaryWith(ownTerms(ctx.db, language), language);
    const before = rows.find((term) => term.code === code);
    const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
    const twin = rows.find((term) => term.code !== code && (same(term.zh, zh) || same(term.en, en)));
    if (twin !== undefined) return refuse('glossary_term_taken', { zh: twin.zh, en: twin.en });
    const known = new Set([...rows.map((term) => term.code), ...shippedTerms.map((term) => term.code)]);
    const savedCode = before?.code ?? codeForTerm(en, known);
    removeScript(ctx.db, { kind: 'glossary', code: savedCode, language }, ctx.recordedAt);
    const body = { group, zh, en, meaning, path: before?.path ?? '' };
    const id = insertScript(ctx.db, { kind: 'glossary', code: savedCode, language, body, note: '' }, ctx);
    const { path: _path, ...after } = body;
    ctx.audit({
      entity: 'glossaryTerm', id, code: savedCode, language,
      ...(before === undefined ? {} : { before: { group: before.group, zh: before.zh, en: before.en, meaning: before.meaning } }),
      after,
    }); // prettier-ignore
    return ok({ code: savedCode });
  },

  'playbook.removeTerm': (ctx, { code, language }) => {
    const before = ownTerms(ctx.db, language).find((term) => term.code === code);
    const [id] = removeScript(ctx.db, { kind: 'glossary', code, language }, ctx.recordedAt);
    if (id === undefined || before === undefined) return refuse('glossary_term_not_own', { code });
    ctx.audit({ entity: 'glossaryTerm', id, code, language, before: { zh: before.zh, en: before.en, meaning: before.meaning } }); // prettier-ignore
    return ok(null);
  },

  'playbook.lessons': ({ db }, { offset, limit, ...question }) => {
    const all = allLessons(db);
    const rows = searchedLessons(all, question);
    return ok({ rows: rows.slice(offset, offset + limit), total: rows.length, tags: tagCounts(all) });
  },

  'playbook.saveLesson': (ctx, { lessonId, ...given }) => {
    const lesson = { ...given, tags: [...new Set(given.tags)] };
    const before = lessonId === undefined ? undefined : findLesson(ctx.db, lessonId);
    if (lessonId !== undefined && before === undefined) return refuse('lesson_not_found');
    if (lesson.customerId !== null && findCustomer(ctx.db, lesson.customerId) === null)
      return refuse('customer_not_found');
    const savedId = lessonId ?? insertLesson(ctx.db, lesson, ctx);
    if (lessonId !== undefined) updateLesson(ctx.db, lessonId, lesson);
    const { customerId, ...after } = lesson;
    ctx.audit({
      entity: 'lesson',
      id: savedId,
      ...(customerId === null ? {} : { customerId }),
      ...(before === undefined ? {} : { before: lessonTold(before) }),
      after,
    });
    return ok({ lessonId: savedId });
  },

  'playbook.waiveLesson': (ctx, { customerId, closedOn }) => {
    if (findCustomer(ctx.db, customerId) === null) return refuse('customer_not_found');
    const lessonId = insertLesson(ctx.db, waiver(customerId, closedOn), ctx);
    ctx.audit({ entity: 'lesson', id: lessonId, customerId, after: { closedOn } });
    return ok({ lessonId });
  },

  'playbook.removeLesson': (ctx, { lessonId }) => {
    const before = findLesson(ctx.db, lessonId) ?? findWaiver(ctx.db, lessonId);
    if (before === undefined) return refuse('lesson_not_found');
    removeLesson(ctx.db, lessonId, ctx.recordedAt);
    const { customerId } = before;
    ctx.audit({ entity: 'lesson', id: lessonId, ...(customerId === null ? {} : { customerId }), before: lessonTold(before) }); // prettier-ignore
    return ok(null);
  },
};

const allText = (words: ScriptWords): string =>
  [words.goal, words.opening, words.reply, ...words.questions, ...words.writeDown, ...words.followUp, ...words.never].join('\n'); // prettier-ignore

/** What is said to the debtor; what one never says may name the words. */
const saidText = ({ opening, questions, reply }: ScriptWords): string => [opening, ...questions, reply].join('\n');

const told = (script: Script): Record<string, unknown> => {
  const { kind: _kind, code: _code, lawCards: _lawCards, own: _own, savedAt: _savedAt, ...words } = script;
  return words;
};

const lessonTold = (
  lesson: NonNullable<ReturnType<typeof findLesson> | ReturnType<typeof findWaiver>>,
): Record<string, unknown> => {
  const { title, closedOn, outcome, cause, story, worked, learned, tags, figures } = lesson;
  return { title, closedOn, outcome, cause, story, worked, learned, tags, figures };
};

function companyName(db: CommandContext['db'] | Parameters<typeof readSettings>[0], language: 'zh' | 'en'): string {
  const { company } = readSettings(db);
  return language === 'en' && company.nameEn !== '' ? company.nameEn : company.name;
}

const fileNameOf = (title: string): string => `${title.replace(/[\\/:*?"<>|]/g, ' ').trim()}.pdf`;
