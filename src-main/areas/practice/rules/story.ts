import { addDays, dayFromNumber, dayNumber, type Day } from '../../../kernel/day.ts';
import type { Language } from '../../../kernel/format.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { Account, timekeeper } from './account.ts';
import { playBills } from './bills.ts';
import { cast } from './cast.ts';
import { customerFact } from './customers.ts';
import type { CreditFact, DebitFact, Facts } from './facts.ts';
import { liveThrough } from './habits.ts';
import { limitsOf } from './limits.ts';
import { chanceOf } from './random.ts';
import { playScenes } from './scenes.ts';

const STORY_DAYS = 1095;

/**
 * Three years of the practice company up to `today`, the same for the same day: amounts and days do not depend on the
 * language, only names and notes do. Nothing is recorded later than `recordedAt`.
 */
export function practiceFacts(today: Day, recordedAt: Instant, language: Language): Facts {
  const start = addDays(today, -STORY_DAYS);
  const calendar = Array.from({ length: STORY_DAYS + 1 }, (_, index) => dayFromNumber(dayNumber(start) + index));
  const recorded = timekeeper(recordedAt);
  const accounts = new Map<string, Account>();
  cast.forEach((member, index) => {
    const customer = customerFact(member, index, start, today, language, recorded);
    const account = new Account(member, customer, chanceOf(`life ${member.code}`), recorded);
    liveThrough(account, calendar, today, language);
    accounts.set(member.code, account);
  });
  const find = (code: string): Account => {
    const account = accounts.get(code);
    if (!account) throw new Error(`nobody in the cast has the code ${code}`);
    return account;
  };
  playScenes(find, today, language);
  const desk = chanceOf('bills');
  const bills = playBills(find, today, language, (on) => recorded(on, desk));
  const all = [...accounts.values()];
  const facts: Facts = {
    customers: all.map((account) => account.customer),
    limits: byRecord(all.flatMap((account) => limitsOf(account, start, today, language, recorded))),
    debits: byRecord(all.flatMap((account) => account.debits)),
    credits: byRecord(all.flatMap((account) => account.credits)),
    allocations: byRecord(all.flatMap((account) => account.allocations)),
    disputes: byRecord(all.flatMap((account) => account.disputes)),
    bills,
  };
  number(facts.debits, { invoice: 'XS', opening: 'QC' });
  number(facts.credits, { receipt: 'SK', credit_note: 'TH', write_off: 'HX' });
  return facts;
}

function byRecord<Row extends { readonly recordedAt: Instant }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0));
}

/** Numbers run per kind and month of the document: XS2503-014 is the fourteenth invoice of March 2025. */
function number<Document extends DebitFact | CreditFact>(
  documents: readonly Document[],
  letters: Readonly<Record<Document['kind'], string>>,
): void {
  const last = new Map<string, number>();
  for (const document of documents.toSorted((a, b) =>
    a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : 0,
  )) {
    const series = `${letters[document.kind as Document['kind']]}${document.issuedOn.slice(2, 4)}${document.issuedOn.slice(5, 7)}`;
    const next = (last.get(series) ?? 0) + 1;
    last.set(series, next);
    document.number = `${series}-${String(next).padStart(3, '0')}`;
  }
}
