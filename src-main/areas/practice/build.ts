import type { Day } from '../../kernel/day.ts';
import type { Language } from '../../kernel/format.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { WriteDb } from '../../storage/database.ts';

export interface PracticeOptions {
  readonly db: WriteDb;
  readonly today: Day;
  readonly language: Language;
  readonly recordedAt: Instant;
  readonly actor: string;
}

export declare function buildPractice(options: PracticeOptions): void;
