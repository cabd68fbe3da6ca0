import { addDays, type Day } from '../../kernel/day.ts';
import { listItems } from '../ledger/store/read.ts';
import type { PracticeActs } from './acts.ts';

/**
 * Customers who could not pay at once: a plan that runs, one that is late, one that broke and one refused for want of
 * credit that stayed a draft.
 */
export function plansDesk(acts: PracticeActs): void {
  const { ago, say, done, today } = acts;
  const draft = (code: string, on: Day, firstDueOn: Day, input: object, count = 3) => {
    const items = listItems(acts.db, { customerId: acts.customerOf(code), asOf: on, status: 'overdue' })
      .filter(({ openMinor, disputedMinor }) => openMinor > 0 && disputedMinor === 0)
      .slice(-3);
    const [first] = items;
    if (!first) return null;
    const covered = items.filter(({ currency }) => currency === first.currency);
    return done(on, 'plans.draft', {
      customerId: first.customerId, currency: first.currency, draftedOn: on,
      items: covered.map(({ dueItemId, openMinor }) => ({ dueItemId, amountMinor: openMinor })),
      debtMinor: covered.reduce((sum, { openMinor }) => sum + openMinor, 0),
      downPaymentMinor: 0, downPaymentOn: on, method: 'equal_principal', count, firstDueOn, interestTreatment: 'waive', ...input,
    }); // prettier-ignore
  };
  const signed = (plan: ReturnType<typeof draft>, on: Day, signedBy: string): void => {
    if (plan) done(on, 'plans.sign', { planId: plan.planId, signedOn: on, signedBy });
  };

  // Runs: signed last week with the owner's guarantee, the first instalment soon.
  signed(
    draft('KH026', ago(9), addDays(today, 6), {
      guarantor: say('法定代表人 孙志强', 'Sun Zhiqiang, legal representative'),
    }),
    ago(7),
    say('孙志强（法定代表人）', 'Sun Zhiqiang, legal representative'),
  );
  // Late by three days: a call is due, the plan still stands.
  signed(
    draft('KH025', ago(36), ago(3), { interestTreatment: 'keep', interestRateBp: 600, method: 'equal_instalment' }, 4),
    ago(33),
    say('财务总监 何静', 'He Jing, finance director'),
  );
  // Broken: nothing came on the first day, the original due dates count again.
  signed(
    draft('KH029', ago(58), ago(28), {
      interestTreatment: 'suspend',
      note: say('历年尾数一并了结', 'Settles the balances of years at once'),
    }),
    ago(56),
    say('经理 钱伟', 'Qian Wei, manager'),
  );
  // Asked for while its credit is bad: answered, drafted, and not signed.
  draft('KH030', ago(2), addDays(today, 28), {
    request: {
      askedOn: ago(2), creditNow: 'bad', creditWhy: say('已有被执行记录', 'Already under enforcement'), paidTodayMinor: 0, penaltyAgreed: false,
      verdict: 'refuse', interestBaseMinor: 0, penaltyMinor: 0,
    },
    note: say('客户要求延期，待老板决定', 'The customer asks for time; the owner is to decide'),
  }); // prettier-ignore
}
