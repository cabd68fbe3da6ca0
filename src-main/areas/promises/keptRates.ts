import { addMonths } from '../../kernel/day.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { KeptRate } from './contract.ts';
import { keptRatesOf } from './rules/keptRate.ts';
import { promisesAt, type PromiseQuestion } from './store.ts';

/** Kept ÷ promised over the 12 months up to the day, per customer and currency (domain.md §13.2). */
export function keptRates(db: ReadDb, question: PromiseQuestion): KeptRate[] {
  return keptRatesOf(promisesAt(db, question), addMonths(question.asOf, -12));
}
