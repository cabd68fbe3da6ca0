import type { ReadDb } from '../../storage/database.ts';
import type { CurrencyCode } from '../../kernel/currency.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { Basis } from '../aging/contract.ts';
import { weightedTenths } from '../aging/rules/quadrant.ts';
import { agingOf, currencyTotals, customerLabels, emptyFigures, type CustomerFigures } from '../aging/store.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import type { ComparedCustomer, ComparedEnd } from './contract.ts';
import { concentrationOf, shareBp } from './rules/measures.ts';
import { latenessAt } from './store/roll.ts';
import type { Ends } from './store/twoEnds.ts';

export interface CompareQuestion extends Ends {
  readonly currency: CurrencyCode;
  readonly basis: Basis;
  readonly bucketEnds: readonly number[];
  readonly sort: 'change' | 'overdueChange' | 'total' | 'name';
}

const byName = new Intl.Collator(['zh-Hans-CN', 'en'], { numeric: true });

/** Two agings of one currency: totals with their measures (domain.md §4.2), and every customer with a balance in either. */
export function compareOf(
  db: ReadDb,
  question: CompareQuestion,
): { from: ComparedEnd; to: ComparedEnd; customers: ComparedCustomer[] } {
  const lateness = latenessAt(db, question);
  const side = (end: 'from' | 'to') => {
    const asked = {
      ...question[end],
      currency: question.currency,
      basis: question.basis,
      bucketEnds: question.bucketEnds,
    };
    const aging = agingOf(db, asked);
    const figures = aging.get(question.currency) ?? new Map<CustomerId, CustomerFigures>();
    const [total] = currencyTotals(db, asked, aging, question.currency);
    const { index, topTenShareBp } = concentrationOf([...figures.values()].map((row) => row.totalMinor));
    const { openMinor, openTimesDays, over90Minor } = lateness[end];
    const whole: ComparedEnd = {
      ...amounts(total ?? emptyFigures(0 as CustomerId, question.bucketEnds)),
      ledgerMinor: total?.ledgerMinor ?? 0,
      over90Minor,
      customerCount: figures.size,
      weightedOverdueTenths: weightedTenths(openTimesDays, openMinor),
      over90ShareBp: shareBp(over90Minor, openMinor),
      topTenShareBp,
      concentration: index,
    };
    return { figures, whole };
  };
  const [from, to] = [side('from'), side('to')];
  const labels = customerLabels(db);
  const customers = [...new Set([...from.figures.keys(), ...to.figures.keys()])].map((customerId): ComparedCustomer => {
    const none = emptyFigures(customerId, question.bucketEnds);
    const [was, is] = [from.figures.get(customerId) ?? none, to.figures.get(customerId) ?? none];
    return {
      customerId,
      customerCode: labels.get(customerId)?.code ?? '',
      customerName: labels.get(customerId)?.name ?? '',
      from: amounts(was),
      to: amounts(is),
      changeMinor: is.totalMinor - was.totalMinor,
      overdueChangeMinor: is.overdueMinor - was.overdueMinor,
    };
  });
  customers.sort(
    (a, b) =>
      (question.sort === 'name'
        ? byName.compare(a.customerName, b.customerName)
        : figure(b, question.sort) - figure(a, question.sort)) || a.customerId - b.customerId,
  );
  return { from: from.whole, to: to.whole, customers };
}

export function isPoint(point: {
  readonly asOf: PointInTime['asOf'];
  readonly knownAt?: PointInTime['knownAt'];
}): PointInTime {
  return point.knownAt === undefined ? { asOf: point.asOf } : { asOf: point.asOf, knownAt: point.knownAt };
}

function figure(row: ComparedCustomer, sort: 'change' | 'overdueChange' | 'total'): number {
  if (sort === 'total') return row.to.totalMinor;
  return Math.abs(sort === 'change' ? row.changeMinor : row.overdueChangeMinor);
}

function amounts(
  row: Pick<CustomerFigures, 'notDueMinor' | 'buckets' | 'unappliedMinor' | 'overdueMinor' | 'totalMinor'>,
) {
  return {
    notDueMinor: row.notDueMinor,
    buckets: row.buckets.map((bucket) => bucket.amountMinor),
    unappliedMinor: row.unappliedMinor,
    overdueMinor: row.overdueMinor,
    totalMinor: row.totalMinor,
  };
}
