import type { Language } from '../../kernel/format.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../storage/database.ts';
import { scriptWordsField, type Script, type ScriptKind, type ScriptWords } from './contract.ts';
import { filled, type BlankValues } from './rules/blanks.ts';
import { factsOf } from './rules/codes.ts';
import { shippedScripts, withOwn } from './rules/library.ts';

export { lessonsOf } from './store/lessons.ts';

/** The whole library as it is written, blanks left as `{amount}`. */
export function libraryAt(db: ReadDb, language: Language): Script[] {
  return withOwn(shippedScripts(language), ownScripts(db, language));
}

/**
 * The library ready to be read out: blanks filled with what is known of the case, the others shown by their names.
 * Excuses, stages in the order of the chase, sheets of conduct.
 */
export function scriptsAt(db: ReadDb, language: Language, values: BlankValues = {}): Script[] {
  const fill = (text: string): string => filled(text, language, values);
  return libraryAt(db, language).map((script) => ({
    ...script,
    goal: fill(script.goal),
    opening: fill(script.opening),
    questions: script.questions.map(fill),
    reply: fill(script.reply),
    writeDown: script.writeDown.map(fill),
    followUp: script.followUp.map(fill),
    never: script.never.map(fill),
  }));
}

export function ownScripts(db: ReadDb, language: Language): Script[] {
  const rows = db.all(
    q
      .selectFrom('script')
      .selectAll()
      .where('language', '=', language)
      .where('kind', '<>', 'glossary')
      .where('removed_at', 'is', null)
      .orderBy('id'),
  );
  return rows.flatMap((row) => {
    const kind = row.kind as ScriptKind;
    const facts = factsOf(kind, row.code);
    if (facts === null) return [];
    const { resultCodes, ...words } = JSON.parse(row.body_json) as ScriptWords & {
      resultCodes: Script['resultCodes'] | null;
    };
    return [
      {
        kind,
        code: row.code,
        ...scriptWordsField.parse(words),
        resultCodes: [...(resultCodes ?? facts.resultCodes)],
        lawCards: [...facts.lawCards],
        own: true,
        savedAt: row.recorded_at,
      },
    ];
  });
}

export type ScriptId = Id<'script'>;

export function insertScript(
  db: WriteDb,
  script: {
    readonly kind: ScriptKind | 'glossary';
    readonly code: string;
    readonly language: Language;
    readonly body: unknown;
    readonly note: string;
  },
  { actor, recordedAt }: { readonly actor: string; readonly recordedAt: Instant },
): ScriptId {
  return db.run(
    q.insertInto('script').values({
      kind: script.kind,
      code: script.code,
      language: script.language,
      body_json: JSON.stringify(script.body),
      note: script.note,
      actor,
      recorded_at: recordedAt,
      removed_at: null,
    }),
  ).lastId as ScriptId;
}

/** Takes the own version away; it stays on record for what was known before. The ids taken. */
export function removeScript(
  db: WriteDb,
  {
    kind,
    code,
    language,
  }: { readonly kind: ScriptKind | 'glossary'; readonly code: string; readonly language: Language },
  at: Instant,
): ScriptId[] {
  const ids = db
    .all(
      q
        .selectFrom('script')
        .select('id')
        .where('kind', '=', kind)
        .where('code', '=', code)
        .where('language', '=', language)
        .where('removed_at', 'is', null),
    )
    .map((row) => row.id as ScriptId);
  for (const scriptId of ids) db.run(q.updateTable('script').set({ removed_at: at }).where('id', '=', scriptId));
  return ids;
}
