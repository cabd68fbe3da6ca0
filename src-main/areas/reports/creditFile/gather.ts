import type { CurrencyCode } from '../../../kernel/currency.ts';
import { addDays, addMonths, type Day } from '../../../kernel/day.ts';
import type { Language } from '../../../kernel/format.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { ok, unwrap, type Result } from '../../../kernel/result.ts';
import { agingProcedures } from '../../aging/procedures.ts';
import { averageDaysLateTenths } from '../../aging/rules/lateness.ts';
import { payments } from '../../aging/store.ts';
import type { QueryContext } from '../../context.ts';
import { contractsProcedures } from '../../contracts/procedures.ts';
import { creditProcedures } from '../../credit/procedures.ts';
import { creditStatusesAt } from '../../credit/store.ts';
import { creditfileProcedures } from '../../creditfile/procedures.ts';
import { customersProcedures } from '../../customers/procedures.ts';
import type { PointInTime } from '../../ledger/store/asOf.ts';
import { holdsProcedures } from '../../holds/procedures.ts';
import { historyEntries } from '../../ledger/store/history.ts';
import { reviewsProcedures } from '../../reviews/procedures.ts';
import { scoringProcedures } from '../../scoring/procedures.ts';
import { securitiesProcedures } from '../../securities/procedures.ts';
import { isPractice, readSettings } from '../../settings/store.ts';
import { signalsProcedures } from '../../signals/procedures.ts';
import { listTerms } from '../../terms/store.ts';
import { stampOf } from '../stamp.ts';

export interface CreditFileQuestion extends PointInTime {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly language: Language;
}

export type CreditFileData = ReturnType<typeof gathered>;

/** Everything on one customer's credit file on a day, from the same answers the screens show. */
export function gatherCreditFile(
  ctx: QueryContext,
  question: CreditFileQuestion,
  generatedAt: Instant,
): Result<CreditFileData, 'customer_not_found' | 'customer_merged'> {
  const customer = customersProcedures['customers.get'](ctx, { id: question.customerId });
  if (!customer.ok) return customer as Result<never, 'customer_not_found' | 'customer_merged'>;
  return ok(gathered(ctx, question, customer.value, generatedAt));
}

type Customer = Extract<ReturnType<(typeof customersProcedures)['customers.get']>, { ok: true }>['value'];

function gathered(ctx: QueryContext, question: CreditFileQuestion, customer: Customer, generatedAt: Instant) {
  const { db } = ctx;
  const { customerId, currency, language, asOf, knownAt } = question;
  const point = { asOf, ...(knownAt === undefined ? {} : { knownAt }) };
  const ofCustomer = { customerId, ...point };
  const aging = unwrap(agingProcedures['aging.customer'](ctx, ofCustomer));
  const danger = unwrap(signalsProcedures['signals.danger'](ctx, ofCustomer));
  const term = listTerms(db, { removed: true }).find((each) => each.id === customer.paymentTermId) ?? null;
  return {
    language,
    currency,
    asOf,
    settings: readSettings(db),
    practice: isPractice(db),
    ...stampOf(db, knownAt, generatedAt),
    customer,
    term,
    file: unwrap(customersProcedures['customers.file'](ctx, { customerId })),
    completeness: unwrap(creditfileProcedures['creditfile.completeness'](ctx, ofCustomer)),
    statements: unwrap(creditfileProcedures['creditfile.statements'](ctx, ofCustomer)).rows,
    records: unwrap(creditfileProcedures['creditfile.records'](ctx, ofCustomer)),
    ratings: unwrap(creditfileProcedures['creditfile.ratings'](ctx, ofCustomer)).rows,
    fraudChecks: unwrap(creditfileProcedures['creditfile.fraudChecks'](ctx, ofCustomer)),
    score: unwrap(scoringProcedures['scoring.current'](ctx, ofCustomer)),
    exposure: unwrap(creditProcedures['credit.exposure'](ctx, { ...ofCustomer, currency })),
    limits: unwrap(creditProcedures['credit.limits'](ctx, { customerId, asOf })).rows.filter(
      (limit) => limit.currency === currency && (knownAt === undefined || limit.recordedAt <= knownAt),
    ),
    advice: unwrap(reviewsProcedures['reviews.advice'](ctx, { ...ofCustomer, currency })),
    status: creditStatusesAt(db, point).get(customerId)?.status ?? ('open' as const),
    statuses: unwrap(holdsProcedures['holds.history'](ctx, { customerId, knownAt })).rows.filter(
      (row) => row.fromOn <= asOf,
    ),
    releases: unwrap(
      holdsProcedures['holds.checks'](ctx, { customerId, released: true, offset: 0, limit: 20 }),
    ).rows.filter((row) => row.asOf <= asOf && (knownAt === undefined || row.recordedAt <= knownAt)),
    contracts: unwrap(
      contractsProcedures['contracts.list'](ctx, { ...ofCustomer, filter: 'current', offset: 0, limit: 20 }),
    ).rows,
    securities: unwrap(
      securitiesProcedures['securities.list'](ctx, { ...ofCustomer, filter: 'standing', offset: 0, limit: 20 }),
    ).rows,
    behind: unwrap(securitiesProcedures['securities.behind'](ctx, ofCustomer)),
    danger: danger.customers.find((each) => each.customerId === customerId) ?? null,
    aging: aging.currencies,
    lateness: aging.lateness,
    trade: trade(ctx, question),
  };
}

/** Sales and habits of the last twelve months in the currency asked for; late days weighted by what was paid. */
function trade({ db }: QueryContext, question: CreditFileQuestion) {
  const { customerId, currency, asOf } = question;
  const from: Day = addDays(addMonths(asOf, -12), 1);
  const entries = historyEntries(db, { ...question, customerId });
  const debits = entries.filter(
    (entry) => entry.currency === currency && entry.on >= from && entry.kind === 'invoice' && entry.changeMinor > 0,
  );
  const paid = payments(db, { ...question, from, customers: [customerId] }).filter(
    (part) => part.currency === currency,
  );
  return {
    fromOn: from,
    salesMinor: debits.reduce((sum, entry) => sum + entry.changeMinor, 0),
    invoices: debits.length,
    averageLateTenths: averageDaysLateTenths(paid),
  };
}
