import type { CurrencyCode } from '../../kernel/currency.ts';
import { addDays, addMonths, type Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { openByCustomer, payments } from '../aging/store.ts';
import { averageDaysLateTenths } from '../aging/rules/lateness.ts';
import { listBills } from '../bills/procedures.ts';
import { exposureOf, type CustomerExposure } from '../credit/exposure.ts';
import { hardStopsOf, marketFactorOf, statementsOf, type FinancialStatement } from '../creditfile/store.ts';
import { keptSql, knownSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import { keptRates } from '../promises/keptRates.ts';
import { coverOf } from '../securities/store.ts';
import type { Card, CardInputs, Fact, MeasureCode } from './contract.ts';
import {
  isCore,
  outlookOf,
  percentMilli,
  publicStanding,
  ratioMilli,
  yearsMilli,
  type PublicRecordFact,
} from './rules/measuring.ts';

/** Interest cover of a company that pays no interest, and use of a limit of nothing: beyond every step. */
const BEYOND = 999_000;

export interface FactsQuestion extends PointInTime {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly requestedLimitMinor: number | null;
  readonly card: Card;
}

interface Profile {
  readonly industry: string;
  readonly region: string;
  readonly foundedOn: Day | null;
  readonly sinceOn: Day | null;
  readonly paidInMinor: number | null;
  readonly capitalCurrency: string;
  readonly marginBp: number | null;
  readonly strategic: number;
}

/** Everything a score by the card is made from, read from ledger and file for one day; nothing judged yet. */
export function gatherInputs(db: ReadDb, question: FactsQuestion): CardInputs {
  const { customerId, currency, requestedLimitMinor, card, asOf, knownAt } = question;
  const point: PointInTime = { asOf, knownAt };
  const profile = profileOf(db, customerId);
  const exposure = exposureOf(db, point, customerId, currency);
  const market = marketFactorOf(db, point, profile);
  const statements = statementsOf(db, point, customerId);
  const oldestFrom = addMonths(asOf, -card.statementMonths);
  const statement = statements.find(({ periodEndOn }) => periodEndOn >= oldestFrom) ?? null;
  const facts = [
    daysLate(db, question),
    promiseRate(db, question),
    publicRecord(db, question),
    ...years(db, question, profile),
    ...ratios(statement, statements.length > 0),
    salesTrend(db, question),
    utilisation(exposure, asOf),
    capital(question, statement, profile, exposure),
    coverShare(db, question, exposure),
    outlook(market.notes, asOf),
    receivableShare(db, question),
    importance(db, question, profile),
    profile.marginBp === null
      ? unknown('margin', 'no_margin')
      : known('margin', profile.marginBp * 10, 'file', asOf, { marginBp: profile.marginBp }),
  ];
  const dishonoured = listBills(db, { ...point, customerId }).some(({ state }) => state === 'dishonoured');
  return {
    currency,
    requestedLimitMinor,
    facts,
    market: { factorBp: market.factorBp, notes: market.notes.map((note) => ({ ...note })) },
    hardStops: [...hardStopsOf(db, point, customerId), ...(dishonoured ? ['dishonoured_bill'] : [])],
  };
}

/** The currency a customer buys in: the book's own when it buys in it at all, else the one with most documents. */
export function mainCurrency(db: ReadDb, point: PointInTime, customerId: CustomerId, base: CurrencyCode): CurrencyCode {
  const rows = db.rows<{ currency: CurrencyCode; count: number }>(
    `SELECT currency, count(*) AS count FROM document WHERE customer_id = :customerId AND issued_on <= :asOf
       AND ${knownSql(point, 'document')} GROUP BY currency ORDER BY count DESC, currency`,
    { ...pointParams(point), customerId },
  );
  return rows.some(({ currency }) => currency === base) ? base : (rows[0]?.currency ?? base);
}

function known(
  measure: MeasureCode,
  milli: number | null,
  source: Fact['source'],
  on: Day,
  figures: Fact['figures'],
): Fact {
  return { measure, milli, choice: null, source, on, figures, missing: null, note: '' };
}

function chosen(
  measure: MeasureCode,
  choice: string,
  source: Fact['source'],
  on: Day,
  figures: Fact['figures'] = {},
): Fact {
  return { measure, milli: null, choice, source, on, figures, missing: null, note: '' };
}

function unknown(measure: MeasureCode, missing: string): Fact {
  return { measure, milli: null, choice: null, source: 'none', on: null, figures: {}, missing, note: '' };
}

function profileOf(db: ReadDb, customerId: CustomerId): Profile {
  const [row] = db.rows<Profile>(
    `SELECT industry, region, founded_on AS "foundedOn", customer_since_on AS "sinceOn", paid_in_minor AS "paidInMinor",
       capital_currency AS "capitalCurrency", margin_bp AS "marginBp", strategic FROM customer WHERE id = :customerId`,
    { customerId },
  );
  if (!row) throw new Error('the customer was found before');
  return row;
}

function daysLate(db: ReadDb, { customerId, currency, asOf, knownAt }: FactsQuestion): Fact {
  const from = addDays(addMonths(asOf, -12), 1);
  const parts = payments(db, { asOf, knownAt, from, customers: [customerId] }).filter((part) => part.currency === currency); // prettier-ignore
  const tenths = averageDaysLateTenths(parts);
  if (tenths === null) return unknown('days_late', 'no_payments');
  const paidMinor = parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return known('days_late', tenths * 100, 'ledger', asOf, { payments: parts.length, paidMinor });
}

/** Kept ÷ promised of the last 12 months; too few promises say nothing. */
function promiseRate(db: ReadDb, { customerId, currency, asOf, knownAt }: FactsQuestion): Fact {
  const rate = keptRates(db, { asOf, knownAt, customerId }).find((row) => row.currency === currency);
  if (rate === undefined) return unknown('promise_rate', 'no_promise_log');
  if (!rate.enough) return unknown('promise_rate', 'few_promises');
  const { promisedMinor, keptMinor, count } = rate;
  return known('promise_rate', percentMilli(keptMinor, promisedMinor, 'down') ?? 0, 'promises', asOf, { promises: count, promisedMinor, keptMinor }); // prettier-ignore
}

function publicRecord(db: ReadDb, { customerId, asOf, knownAt, card }: FactsQuestion): Fact {
  const records = db.rows<PublicRecordFact>(
    `SELECT category, status, checked_on AS "checkedOn" FROM credit_record
     WHERE customer_id = :customerId AND kind = 'public' AND checked_on <= :asOf AND ${keptSql({ knownAt })}`,
    { customerId, ...pointParams({ asOf, knownAt }) },
  );
  const standing = publicStanding(records, addDays(asOf, -card.publicCheckDays));
  return standing === null
    ? unknown('public_record', 'no_recent_check')
    : chosen('public_record', standing.status, 'records', standing.checkedOn);
}

function years(db: ReadDb, { customerId, asOf, knownAt }: FactsQuestion, { foundedOn, sinceOn }: Profile): Fact[] {
  const [first] = db.rows<{ firstOn: Day | null }>(
    `SELECT min(issued_on) AS "firstOn" FROM document
     WHERE customer_id = :customerId AND kind IN ('invoice','opening','debit_note') AND issued_on <= :asOf
       AND ${knownSql({ asOf, knownAt }, 'document')}`,
    { customerId, ...pointParams({ asOf, knownAt }) },
  );
  const since = [sinceOn, first?.firstOn ?? null].filter((on) => on !== null).sort()[0] ?? null;
  const trading = foundedOn === null ? null : yearsMilli(foundedOn, asOf);
  const withUs = since === null ? null : yearsMilli(since, asOf);
  return [
    foundedOn === null || trading === null
      ? unknown('years_trading', 'no_founding_day')
      : known('years_trading', trading, 'file', foundedOn, {}),
    since === null || withUs === null
      ? unknown('years_with_us', 'no_history')
      : known('years_with_us', withUs, since === sinceOn ? 'file' : 'ledger', since, {}),
  ];
}

/** The three ratios of the newest statement; each says for itself what it lacks. */
function ratios(statement: FinancialStatement | null, anyAtAll: boolean): Fact[] {
  const codes = ['current_ratio', 'quick_ratio', 'interest_cover'] as const;
  if (statement === null) return codes.map((code) => unknown(code, anyAtAll ? 'statement_old' : 'no_statement'));
  const { currentAssetsMinor, inventoryMinor, currentLiabilitiesMinor, ebitMinor, interestMinor } = statement.figures;
  const of = (code: (typeof codes)[number], top: number | null, bottom: number | null): Fact => {
    if (top === null || bottom === null) return unknown(code, 'statement_lacks');
    const milli = bottom === 0 && top >= 0 ? BEYOND : ratioMilli(top, bottom);
    return milli === null
      ? unknown(code, 'statement_lacks')
      : known(code, milli, 'statement', statement.periodEndOn, { topMinor: top, bottomMinor: bottom });
  };
  const quick = currentAssetsMinor === null || inventoryMinor === null ? null : currentAssetsMinor - inventoryMinor;
  return [
    of('current_ratio', currentAssetsMinor, currentLiabilitiesMinor),
    of('quick_ratio', quick, currentLiabilitiesMinor),
    of('interest_cover', ebitMinor, interestMinor),
  ];
}

/** Sales of the last twelve months in per cent of the twelve before. */
function salesTrend(db: ReadDb, { customerId, currency, asOf, knownAt }: FactsQuestion): Fact {
  const [lastFrom, priorTo] = [addDays(addMonths(asOf, -12), 1), addMonths(asOf, -12)];
  const priorFrom = addDays(addMonths(asOf, -24), 1);
  const sales = (from: Day, to: Day): number =>
    salesByCustomer(db, { asOf: to, knownAt, currency, from, customerId }).get(customerId) ?? 0;
  const [lastMinor, priorMinor] = [sales(lastFrom, asOf), sales(priorFrom, priorTo)];
  const milli = percentMilli(lastMinor, priorMinor, 'down');
  return milli === null
    ? unknown('sales_trend', 'short_history')
    : known('sales_trend', milli, 'ledger', asOf, { lastMinor, priorMinor });
}

function utilisation({ exposureMinor, limit }: CustomerExposure, asOf: Day): Fact {
  if (limit === null) return unknown('utilisation', 'no_limit');
  const used = Math.max(0, exposureMinor);
  const milli = limit.amountMinor > 0 ? percentMilli(used, limit.amountMinor, 'up') : used > 0 ? BEYOND : 0;
  return known('utilisation', milli, 'limit', asOf, { exposureMinor, limitMinor: limit.amountMinor });
}

/** Net worth of the newest statement, else the paid-in capital, as a multiple of the limit asked for or in force. */
function capital(
  { currency, requestedLimitMinor, asOf }: FactsQuestion,
  statement: FinancialStatement | null,
  { paidInMinor, capitalCurrency }: Profile,
  { limit }: CustomerExposure,
): Fact {
  const limitMinor = requestedLimitMinor ?? limit?.amountMinor ?? 0;
  if (limitMinor <= 0) return unknown('capital_multiple', 'no_limit');
  const netWorthMinor = statement?.figures.equityMinor ?? null;
  if (statement?.currency === currency && netWorthMinor !== null)
    return known('capital_multiple', ratioMilli(netWorthMinor, limitMinor), 'statement', statement.periodEndOn, { netWorthMinor, limitMinor }); // prettier-ignore
  if (paidInMinor !== null && capitalCurrency === currency)
    return known('capital_multiple', ratioMilli(paidInMinor, limitMinor), 'file', asOf, { paidInMinor, limitMinor });
  return unknown('capital_multiple', netWorthMinor !== null || paidInMinor !== null ? 'other_currency' : 'no_capital');
}

/** Securities and insurance as a share of what is owed; where nothing is owed, of the limit that may be. */
function coverShare(db: ReadDb, question: FactsQuestion, { customers, exposureMinor, limit }: CustomerExposure): Fact {
  const { asOf, knownAt, currency, requestedLimitMinor } = question;
  const covers = customers.map((customerId) => coverOf(db, { asOf, knownAt }, customerId, currency));
  const coverMinor = covers.reduce((sum, { securedMinor, insuredMinor }) => sum + securedMinor + insuredMinor, 0);
  const ofMinor = exposureMinor > 0 ? exposureMinor : (requestedLimitMinor ?? limit?.amountMinor ?? 0);
  const milli = percentMilli(coverMinor, ofMinor, 'down');
  return milli === null
    ? unknown('cover_share', 'nothing_owed')
    : known('cover_share', milli, 'securities', asOf, { coverMinor, ofMinor });
}

function outlook(notes: Parameters<typeof outlookOf>[0], asOf: Day): Fact {
  const found = outlookOf(notes);
  return found === null
    ? unknown('outlook', 'no_market_notes')
    : chosen('outlook', found, 'market', asOf, { notes: notes.length });
}

/** One customer's share of all receivables of the currency. */
function receivableShare(db: ReadDb, { customerId, currency, asOf, knownAt }: FactsQuestion): Fact {
  const open = openByCustomer(db, { asOf, knownAt, currency });
  const allMinor = [...open.values()].reduce((sum, amount) => sum + Math.max(0, amount), 0);
  const ownMinor = Math.max(0, open.get(customerId) ?? 0);
  const milli = percentMilli(ownMinor, allMinor, 'up');
  return milli === null
    ? unknown('receivable_share', 'no_receivables')
    : known('receivable_share', milli, 'ledger', asOf, { ownMinor, allMinor });
}

function importance(db: ReadDb, { customerId, currency, asOf, knownAt }: FactsQuestion, { strategic }: Profile): Fact {
  if (strategic === 1) return chosen('importance', 'core', 'file', asOf, { strategic });
  const from = addDays(addMonths(asOf, -12), 1);
  const sales = salesByCustomer(db, { asOf, knownAt, currency, from });
  return chosen('importance', isCore(sales, customerId) ? 'core' : 'normal', 'ledger', asOf, {
    salesMinor: sales.get(customerId) ?? 0,
  });
}

/** Invoices and debit notes that sell something, per customer, of one currency from a day on. */
function salesByCustomer(
  db: ReadDb,
  question: PointInTime & { readonly currency: CurrencyCode; readonly from: Day; readonly customerId?: CustomerId },
): Map<CustomerId, number> {
  const { customerId, currency, from } = question;
  const own = customerId === undefined ? '' : 'AND customer_id = :customerId';
  const rows = db.rows<{ customerId: CustomerId; minor: number }>(
    `SELECT customer_id AS "customerId", sum(amount_minor) AS minor FROM document
     WHERE kind IN ('invoice','debit_note') AND currency = :currency AND issued_on BETWEEN :from AND :asOf
       AND coalesce(purpose, '') NOT IN ('interest','cost','recovery') AND ${knownSql(question, 'document')} ${own}
     GROUP BY customer_id`,
    { ...pointParams(question), currency, from, ...(customerId === undefined ? {} : { customerId }) },
  );
  return new Map(rows.map((row) => [row.customerId, row.minor]));
}
