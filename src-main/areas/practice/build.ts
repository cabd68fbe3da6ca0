import type { Day } from '../../kernel/day.ts';
import type { Language } from '../../kernel/format.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { CommandContext } from '../context.ts';
import { writeSettings } from '../settings/store.ts';
import { practiceSettings } from './rules/company.ts';
import { practiceFacts } from './rules/story.ts';
import { workDesk } from './desk.ts';
import { insertFacts } from './store.ts';

export interface PracticeOptions {
  readonly db: CommandContext['db'];
  readonly today: Day;
  readonly language: Language;
  readonly recordedAt: Instant;
  readonly actor: string;
}

/**
 * Fills an empty book with the practice company: 60 customers, three years, some 1,500 invoices, ending today.
 * One transaction of the caller's; well under a second.
 */
export function buildPractice({ db, today, language, recordedAt, actor }: PracticeOptions): void {
  writeSettings(db, practiceSettings(language));
  insertFacts(db, practiceFacts(today, recordedAt, language), actor);
  workDesk({ db, today, language, recordedAt, actor });
}
