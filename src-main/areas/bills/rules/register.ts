import type { Bill } from '../contract.ts';

export type BillFilter = 'open' | 'held' | 'maturing' | 'passed_on' | 'dishonoured' | 'all';

/** Days ahead that the filter "maturing" looks. */
const MATURING_DAYS = 30;

/** Is this bill in the chosen part of the register? A bill in hand that matured long ago is still "maturing": it waits. */
export function passesFilter(bill: Pick<Bill, 'state' | 'daysToMaturity'>, filter: BillFilter): boolean {
  const inHand = bill.state === 'held' || bill.state === 'presented';
  const passedOn = bill.state === 'endorsed' || bill.state === 'discounted';
  switch (filter) {
    case 'all':
      return true;
    case 'open':
      return inHand || passedOn || bill.state === 'dishonoured';
    case 'held':
      return inHand;
    case 'maturing':
      return inHand && bill.daysToMaturity <= MATURING_DAYS;
    case 'passed_on':
      return passedOn;
    case 'dishonoured':
      return bill.state === 'dishonoured' || bill.state === 'settled';
  }
}

const severity = { red: 0, orange: 1, yellow: 2 } as const;

/** Worst level first, then the nearest day to act, then the larger bill. */
export function compareAlarms(
  a: Pick<Bill, 'alarm' | 'amountMinor' | 'billId'>,
  b: Pick<Bill, 'alarm' | 'amountMinor' | 'billId'>,
): number {
  if (a.alarm === null || b.alarm === null) return (a.alarm === null ? 1 : 0) - (b.alarm === null ? 1 : 0);
  return (
    severity[a.alarm.level] - severity[b.alarm.level] ||
    a.alarm.daysLeft - b.alarm.daysLeft ||
    b.amountMinor - a.amountMinor ||
    a.billId - b.billId
  );
}
