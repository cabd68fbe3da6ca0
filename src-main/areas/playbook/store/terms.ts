import type { Language } from '../../../kernel/format.ts';
import { q, type ReadDb } from '../../../storage/database.ts';
import type { GlossaryTerm } from '../contract.ts';

/** Words of one's own, in the language they were written for. */
export function ownTerms(db: ReadDb, language: Language): GlossaryTerm[] {
  return db
    .all(
      q
        .selectFrom('script')
        .select(['code', 'body_json'])
        .where('kind', '=', 'glossary')
        .where('language', '=', language)
        .where('removed_at', 'is', null)
        .orderBy('id'),
    )
    .map((row) => ({
      ...(JSON.parse(row.body_json) as Pick<GlossaryTerm, 'group' | 'zh' | 'en' | 'meaning' | 'path'>),
      code: row.code,
      own: true,
    }));
}
