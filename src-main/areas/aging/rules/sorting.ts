import type { AgingCustomer } from '../contract.ts';

export type CustomerSort = 'name' | 'code' | 'total' | 'overdue' | 'oldest' | 'notDue' | 'unapplied' | 'bucket';

export interface CustomerOrder {
  readonly sort: CustomerSort;
  /** Which bucket, counted from 0, when `sort` is `bucket`. */
  readonly sortBucket: number;
  readonly descending: boolean;
}

/** Names in pinyin order, as a Chinese list is expected to run; codes by their numbers. */
const byName = new Intl.Collator(['zh-Hans-CN', 'en'], { numeric: true });

/** Order of customers in an aging. Equal figures fall back on the total and then the code, so that pages never overlap. */
export function compareCustomers(a: AgingCustomer, b: AgingCustomer, order: CustomerOrder): number {
  const way = order.descending ? -1 : 1;
  const main =
    order.sort === 'name' || order.sort === 'code'
      ? byName.compare(textOf(a, order.sort), textOf(b, order.sort))
      : figureOf(a, order) - figureOf(b, order);
  return (
    way * main ||
    b.totalMinor - a.totalMinor ||
    byName.compare(a.customerCode, b.customerCode) ||
    a.customerId - b.customerId
  );
}

function textOf(customer: AgingCustomer, sort: 'name' | 'code'): string {
  return sort === 'name' ? customer.customerName : customer.customerCode;
}

function figureOf(customer: AgingCustomer, { sort, sortBucket }: CustomerOrder): number {
  switch (sort) {
    case 'total':
      return customer.totalMinor;
    case 'overdue':
      return customer.overdueMinor;
    case 'oldest':
      return customer.oldestDaysLate;
    case 'notDue':
      return customer.notDueMinor;
    case 'unapplied':
      return customer.unappliedMinor;
    case 'bucket':
      return customer.buckets[sortBucket]?.amountMinor ?? 0;
    case 'name':
    case 'code':
      return 0;
  }
}
