import { dayOf } from '../../kernel/day.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import { readSettings } from '../settings/store.ts';
import type { termsContract } from './contract.ts';
import { officialYears } from './officialCalendar.ts';
import {
  dropOwnDay,
  findOwnDay,
  findTerm,
  findTermByCode,
  insertTerm,
  listTerms,
  putOwnDay,
  setTermRemoved,
  updateTerm,
} from './store.ts';
import { ruleInWords, usualTermsIn } from './words.ts';
import { calendarOf, hasOfficialTable } from './workCalendar.ts';

export const termsProcedures: Handlers<typeof termsContract> = {
  'terms.list': ({ db }, { removed }) =>
    ok({ rows: listTerms(db, { removed }), usual: [...usualTermsIn(readSettings(db).language)] }),

  'terms.save': ({ db, recordedAt, audit }, { id, ...term }) => {
    const before = id === undefined ? null : findTerm(db, id);
    if (id !== undefined && before === null) return refuse('term_not_found', { code: String(id) });
    const holder = findTermByCode(db, term.code);
    // A term that was put away holds no code and takes none.
    const inUse = before === null || before.removedAt === null;
    if (inUse && holder && holder.id !== id) return refuse('term_code_taken', { code: holder.code, name: holder.name });
    if (id === undefined) {
      const created = insertTerm(db, term, recordedAt);
      audit({ entity: 'paymentTerm', id: created, before: null, after: term });
      return ok({ id: created });
    }
    updateTerm(db, id, term);
    audit({ entity: 'paymentTerm', id, before: before && { code: before.code, name: before.name, rule: before.rule }, after: term }); // prettier-ignore
    return ok({ id });
  },

  'terms.remove': ({ db, recordedAt, audit }, { id }) => {
    const before = findTerm(db, id);
    if (!before || before.removedAt !== null) return refuse('term_not_found', { code: before?.code ?? String(id) });
    setTermRemoved(db, id, recordedAt);
    audit({ entity: 'paymentTerm', id, before: { code: before.code, name: before.name, rule: before.rule }, after: null }); // prettier-ignore
    return ok(null);
  },

  'terms.restore': ({ db, audit }, { id }) => {
    const term = findTerm(db, id);
    if (!term || term.removedAt === null) return refuse('term_not_found', { code: term?.code ?? String(id) });
    const holder = findTermByCode(db, term.code);
    if (holder) return refuse('term_code_taken', { code: holder.code, name: holder.name });
    setTermRemoved(db, id, null);
    audit({ entity: 'paymentTerm', id, before: null, after: { code: term.code, name: term.name, rule: term.rule } });
    return ok(null);
  },

  'terms.addUsual': ({ db, recordedAt, audit }) => {
    const { language } = readSettings(db);
    const missing = usualTermsIn(language).filter(({ code }) => findTermByCode(db, code) === null);
    for (const { code, rule } of missing) {
      const term = { code, rule, name: ruleInWords(rule, language) };
      audit({ entity: 'paymentTerm', id: insertTerm(db, term, recordedAt), before: null, after: term });
    }
    return ok({ added: missing.length });
  },

  'terms.calendar': ({ db }, { year }) =>
    ok({
      year,
      official: hasOfficialTable(dayOf(year, 1, 1)),
      officialFrom: officialYears.from,
      officialTo: officialYears.to,
      days: calendarOf(db, year),
    }),

  'terms.setDay': ({ db, recordedAt, audit }, own) => {
    const before = findOwnDay(db, own.on);
    putOwnDay(db, own, recordedAt);
    audit({ entity: 'calendarDay', id: own.on, before, after: own });
    return ok(null);
  },

  'terms.removeDay': ({ db, audit }, { on }) => {
    const before = findOwnDay(db, on);
    if (!before) return refuse('calendar_day_not_found', { on });
    dropOwnDay(db, on);
    audit({ entity: 'calendarDay', id: on, before, after: null });
    return ok(null);
  },
};
