import { ok, refuse } from '../../kernel/result.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { Handlers } from '../context.ts';
import { contingentByCustomer } from '../bills/store.ts';
import { findCustomer } from '../customers/store.ts';
import { segments } from '../customers/store/tags.ts';
import { readSettings } from '../settings/store.ts';
import type { AgingCurrency, AgingCustomer, agingContract, Basis } from './contract.ts';
import { kpisOf, latenessOf, quadrantOf } from './figures.ts';
import { agingInBase } from './inBase.ts';
import { compareCustomers, type CustomerSort } from './rules/sorting.ts';
import {
  agingOf, currenciesInUse, currencyTotals, customerLabels, emptyFigures, flaggedDueDates,
  type AgingQuestion, type CustomerFigures, type CustomerLabel,
} from './store.ts'; // prettier-ignore

import { fileColumns, filteredCustomers, membersOfSegment, standingOf } from './store/segments.ts';

export interface AgingTableQuestion extends Omit<AgingQuestion, 'bucketEnds'> {
  readonly bucketEnds?: readonly number[] | undefined;
  /** Absent: no customer rows. */
  readonly customers?: {
    readonly search?: string | undefined;
    readonly sort: CustomerSort;
    readonly sortBucket: number;
    readonly descending: boolean;
    readonly offset: number;
    readonly limit: number;
  };
}

/** The aging as a table per currency, base currency first; also what reports and exports are made from. */
export function agingTable(
  db: ReadDb,
  question: AgingTableQuestion,
): { bucketEnds: number[]; currencies: AgingCurrency[] } {
  const settings = readSettings(db);
  const bucketEnds = [...(question.bucketEnds ?? settings.buckets[question.basis])];
  const asked: AgingQuestion = { ...question, bucketEnds };
  const aging = agingOf(db, asked);
  const currencies = currencyTotals(db, asked, aging, settings.baseCurrency);
  const { customers } = question;
  if (customers) {
    const labels = customerLabels(db, customers.search);
    for (const total of currencies) {
      const rows = [...(aging.get(total.currency)?.values() ?? [])].flatMap((figures) => named(figures, labels));
      rows.sort((a, b) => compareCustomers(a, b, customers));
      total.customers = rows.slice(customers.offset, customers.offset + customers.limit);
      if (customers.search !== undefined && customers.search !== '') total.customerCount = rows.length;
    }
  }
  return { bucketEnds, currencies };
}

export const agingProcedures: Handlers<typeof agingContract> = {
  'aging.table': ({ db }, { by, buckets, search, sort, sortBucket, descending, offset, limit, ...question }) => {
    const table = agingTable(db, {
      ...question,
      bucketEnds: buckets,
      ...(by === 'customer' ? { customers: { search, sort, sortBucket, descending, offset, limit } } : {}),
    });
    return ok({
      asOf: question.asOf,
      knownAt: question.knownAt ?? null,
      basis: question.basis satisfies Basis,
      ...table,
      flaggedDueDates: flaggedDueDates(db, question),
    });
  },

  'aging.inBase': ({ db }, question) => agingInBase(db, question),

  'aging.quadrant': ({ db }, point) => ok(quadrantOf(db, point)),

  'aging.kpis': ({ db }, point) => ok(kpisOf(db, point)),

  'aging.customers': ({ db }, { search, filter, sort, descending, offset, limit, ...question }) => {
    const { tag, segmentId, debtorClass, salesperson, department, groupId, ...point } = question;
    const settings = readSettings(db);
    const segment = segmentId === undefined ? undefined : segments(db).find((each) => each.segmentId === segmentId);
    if (segmentId !== undefined && !segment) return refuse('segment_not_found');
    const asked = { tag, debtorClass, salesperson, department, groupId, rule: segment?.rule };
    const passing = filteredCustomers(db, point, asked);
    const aging = agingOf(db, { ...point, basis: 'due', bucketEnds: [36_500] }).get(point.currency);
    const rows = [...customerLabels(db, search, { present: true }).values()]
      .map((label) => ({ label, figures: aging?.get(label.id) ?? emptyFigures(label.id, []) }))
      .filter(({ figures }) => kept[filter](figures) && (passing === null || passing.has(figures.customerId)))
      .map(({ label, figures }) => ({ ...figures, customerCode: label.code, customerName: label.name, label }));
    rows.sort((a, b) => compareCustomers(a, b, { sort, sortBucket: 0, descending }));
    const shown = rows.slice(offset, offset + limit);
    const files = fileColumns(db, shown.map(({ customerId }) => customerId)); // prettier-ignore
    return ok({
      rows: shown.map(({ label, buckets: _buckets, ...row }) => ({
        ...row,
        ...(files.get(label.id) ?? { salesperson: '', debtorClass: '', group: '', tags: [] }),
        termsDays: label.termsDays ?? settings.defaultTermsDays,
      })),
      total: rows.length,
      currencies: currenciesInUse(db, settings.baseCurrency),
    });
  },

  'aging.segments': ({ db }, point) =>
    ok({ rows: segments(db).map((each) => ({ ...each, count: membersOfSegment(db, point, each.rule).size })) }),

  'aging.segmentCount': ({ db }, { rule, ...point }) => {
    const members = membersOfSegment(db, point, rule);
    const labels = customerLabels(db, '', { present: true });
    const names = [...members].slice(0, 8).map((id) => labels.get(id)?.name ?? '');
    return ok({ count: members.size, names });
  },

  'aging.standing': ({ db }, { customerId, ...point }) => {
    const standing = standingOf(db, point, customerId);
    return standing ? ok(standing) : refuse('customer_not_found');
  },

  'aging.customer': ({ db }, { customerId, ...point }) => {
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    const { buckets } = readSettings(db);
    const aging = agingOf(db, { ...point, basis: 'due', bucketEnds: buckets.due, customerId });
    const bills = contingentByCustomer(db, { ...point, customerId });
    const currencies = [...new Set([...aging.keys(), ...bills.keys()])].map((currency) => {
      const figures = aging.get(currency)?.get(customerId) ?? emptyFigures(customerId, buckets.due);
      const { customerId: _customerId, ...rest } = figures;
      return {
        currency,
        ...rest,
        billsHeldMinor: bills.get(currency)?.get(customerId) ?? 0,
      };
    });
    return ok({ currencies, lateness: latenessOf(db, { ...point, customerId }) });
  },
};

const kept: Readonly<Record<'all' | 'balance' | 'overdue' | 'unapplied', (figures: CustomerFigures) => boolean>> = {
  all: () => true,
  balance: (figures) => figures.totalMinor !== 0 || figures.unappliedMinor !== 0,
  overdue: (figures) => figures.overdueMinor > 0,
  unapplied: (figures) => figures.unappliedMinor !== 0,
};

function named(figures: CustomerFigures, labels: ReadonlyMap<number, CustomerLabel>): AgingCustomer[] {
  const label = labels.get(figures.customerId);
  return label ? [{ ...figures, customerCode: label.code, customerName: label.name }] : [];
}
