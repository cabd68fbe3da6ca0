import { writeSettings } from '../settings/store.ts';
import { practiceSettings } from './rules/company.ts';
import { practiceFacts } from './rules/story.ts';
import type { PracticeOptions } from './acts.ts';
import { workDesk } from './desk.ts';
import { insertFacts } from './store.ts';

/**
 * Fills an empty book with the practice company: some 60 customers, three years, some 1,500 invoices, ending today.
 * One transaction of the caller's; a second or two.
 */
export function buildPractice({ db, today, language, recordedAt, actor }: PracticeOptions): void {
  writeSettings(db, practiceSettings(language));
  const facts = practiceFacts(today, recordedAt, language);
  insertFacts(db, facts, actor);
  workDesk({ db, today, language, recordedAt, actor }, facts);
}
