import { describe, expect, it } from 'vitest';
import { Account, timekeeper } from '../../../src-main/areas/practice/rules/account.ts';
import { playBills } from '../../../src-main/areas/practice/rules/bills.ts';
import { alarmOf } from '../../../src-main/areas/bills/rules/deadlines.ts';
import { checkAct, contingentMinor, standingAt, type BillAct, type BillEventFact } from '../../../src-main/areas/bills/rules/states.ts'; // prettier-ignore
import { addDays, day, type Day } from '../../../src-main/kernel/day.ts';
import { instant } from '../../../src-main/kernel/instant.ts';

const today = day('2026-11-22');
const until = instant('2026-11-22T08:00:00.000Z');

function play(on: Day = today) {
  const accounts = new Map<string, Account>();
  const chance = { between: (from: number) => from } as unknown as ConstructorParameters<typeof Account>[2];
  const recorded = timekeeper(until);
  const find = (code: string): Account => {
    const known = accounts.get(code);
    if (known) return known;
    const member = { code, currency: 'CNY', termsDays: 30 } as unknown as ConstructorParameters<typeof Account>[0];
    const customer = { code, name: `Customer ${code}` } as unknown as ConstructorParameters<typeof Account>[1];
    const account = new Account(member, customer, chance, recorded);
    accounts.set(code, account);
    return account;
  };
  return { bills: playBills(find, on, 'en', (at) => recorded(at, chance)), accounts };
}

const facts = (bill: ReturnType<typeof play>['bills'][number]): BillEventFact[] =>
  bill.events.map((event, index) => ({ ...event, id: index + 1, voidedAt: null }));

describe('bills of the practice company', () => {
  it('show every situation, each lawful and in its order', () => {
    const { bills } = play();
    expect(bills.map((bill) => standingAt(facts(bill), today)?.state)).toEqual([
      'held', 'held', 'presented', 'endorsed', 'discounted', 'dishonoured', 'honoured', 'held',
    ]); // prettier-ignore
    for (const bill of bills) {
      const all = facts(bill);
      all
        .slice(1)
        .forEach((event, index) =>
          expect(checkAct(all.slice(0, index + 1), event.kind as BillAct, event.on, bill).ok).toBe(true),
        );
      expect(bill.issuedOn <= bill.maturesOn && bill.issuedOn <= bill.receipt.issuedOn).toBe(true);
      for (const event of bill.events) expect(event.on <= today && event.recordedAt <= until).toBe(true);
    }
  });

  it('give the clerk something to do today', () => {
    const { bills } = play();
    const alarms = bills.map((bill) => {
      const standing = standingAt(facts(bill), today);
      return standing && alarmOf(bill, standing, today)?.code;
    });
    expect(alarms).toEqual(['matures_soon', 'present_now', 'no_answer', undefined, undefined, 'notice_due', undefined, 'present_now']); // prettier-ignore
  });

  it('bring the debt of the refused one back, and only that', () => {
    const { bills, accounts } = play();
    for (const bill of bills) {
      const refused = bill.events.some((event) => event.kind === 'dishonoured');
      expect([bill.number, bill.receipt.reversal !== null]).toEqual([bill.number, refused]);
      if (refused) expect(contingentMinor(1, standingAt(facts(bill), today))).toBe(0);
    }
    expect(accounts.get('KH030')?.openItems.map((item) => item.openMinor)).toEqual([6_480_000]);
  });

  it('have numbers of their own, 30 digits for electronic ones, and are the same every time', () => {
    const { bills } = play();
    expect(new Set(bills.map((bill) => bill.number)).size).toBe(8);
    for (const bill of bills) expect(bill.number).toHaveLength(bill.kind === 'cheque' ? 8 : 30);
    expect(play().bills).toEqual(bills);
    expect(play(addDays(today, 100)).bills).toHaveLength(8);
  });
});
