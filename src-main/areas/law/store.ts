import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../storage/database.ts';
import { lawValuesField, type LawRule } from './contract.ts';
import { allRules } from './rules/versions.ts';

export type LawRuleId = Id<'lawRule'>;

/** Rows of one's own. */
export function ownRules(db: ReadDb): LawRule[] {
  return db
    .all(q.selectFrom('law_rule').selectAll().where('removed_at', 'is', null).orderBy('id', 'desc'))
    .map((row) => ({
      ruleId: row.id,
      pack: row.pack as LawRule['pack'],
      code: row.code,
      fromOn: row.from_on,
      untilOn: row.until_on,
      values: lawValuesField.parse(JSON.parse(row.values_json)),
      article: row.article,
      source: row.source,
      checkedOn: row.checked_on,
      note: row.note,
      replaced: false,
      recordedAt: row.recorded_at,
    }));
}

/** Everything that counts or counted: the shipped rules and cards with one's own. */
export function lawRules(db: ReadDb): LawRule[] {
  return allRules(ownRules(db));
}

export type NewLawRule = Omit<LawRule, 'ruleId' | 'replaced' | 'recordedAt'>;

export function insertLawRule(db: WriteDb, rule: NewLawRule, recordedAt: Instant): LawRuleId {
  return db.run(q.insertInto('law_rule').values({ ...columns(rule), recorded_at: recordedAt, removed_at: null }))
    .lastId as LawRuleId;
}

export function updateLawRule(db: WriteDb, ruleId: LawRuleId, rule: NewLawRule): void {
  db.run(q.updateTable('law_rule').set(columns(rule)).where('id', '=', ruleId));
}

export function removeLawRule(db: WriteDb, ruleId: LawRuleId, recordedAt: Instant): void {
  db.run(q.updateTable('law_rule').set({ removed_at: recordedAt }).where('id', '=', ruleId));
}

const columns = (rule: NewLawRule) => ({
  pack: rule.pack,
  code: rule.code,
  from_on: rule.fromOn,
  until_on: rule.untilOn,
  values_json: JSON.stringify(rule.values),
  article: rule.article,
  source: rule.source,
  checked_on: rule.checkedOn,
  note: rule.note,
});
