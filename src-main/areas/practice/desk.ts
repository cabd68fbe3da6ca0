import { currency } from '../../kernel/currency.ts';
import { addDays, addMonths, monthEnd, monthStart, weekday, type Day } from '../../kernel/day.ts';
import type { DueItemId } from '../../kernel/ids.ts';
import { unwrap } from '../../kernel/result.ts';
import { bankListOf } from '../bank/listText.ts';
import { loadProblem, storeBankFile } from '../bank/loading.ts';
import { laidAgainst } from '../bank/opening.ts';
import { findCustomerByCode } from '../customers/store.ts';
import { findTermByCode } from '../terms/store.ts';
import { actionsDesk } from './actions.ts';
import { actsOf, type PracticeOptions } from './acts.ts';
import { claimFinder } from './claims.ts';
import { collectionsDesk } from './collections.ts';
import { casesDesk } from './cases.ts';
import { creditfileDesk } from './creditfile.ts';
import { customersDesk } from './customers.ts';
import { contractsDesk } from './contracts.ts';
import { controlDesk } from './control.ts';
import { dangerDesk } from './danger.ts';
import { evidenceDesk } from './evidence.ts';
import { interestDesk } from './interest.ts';
import { limitationDesk } from './limitation.ts';
import { ordersDesk } from './orders.ts';
import { reviewsDesk } from './reviews.ts';
import { playbookDesk } from './playbook.ts';
import { policyDesk } from './policy.ts';
import { plansDesk } from './plans.ts';
import { promisesDesk } from './promises.ts';
import { practiceBankFile } from './rules/bankFile.ts';
import { claimActs } from './rules/claims.ts';
import type { Facts } from './rules/facts.ts';
import { scoringDesk } from './scoring.ts';
import { securitiesDesk } from './securities.ts';

/**
 * What the clerk did with terms, due dates, discounts, rates and the month close, through the procedures a click takes,
 * each recorded on its own day. It comes after the three years of documents, whose numbers it leaves alone.
 */
export function workDesk(options: PracticeOptions, facts: Facts): void {
  const { db, today, language } = options;
  const acts = actsOf(options);
  const { say, ago, done, customerOf } = acts;
  const cny = currency('CNY');

  done(ago(400), 'terms.addUsual', {});
  const termOf = (code: string) => findTermByCode(db, code)?.id ?? null;
  for (const [code, term] of [
    ['KH001', 'N60'],
    ['KH006', 'N30'],
    ['KH008', 'N30'],
    ['KH026', '30-60-10'],
    ['KH029', '2-10-N30'],
  ] as const) {
    const customer = findCustomerByCode(db, code);
    if (!customer) throw new Error(`nobody has the code ${code}`);
    const { recordedAt: _recordedAt, ...profile } = customer;
    done(ago(390), 'customers.save', { ...profile, paymentTermId: termOf(term) });
  }

  // Delivered, accepted and on the customer's desk, but for the newest and a few nobody asked about.
  db.prepare(
    `UPDATE document SET delivered_on = issued_on, confirmed_on = CASE WHEN id % 9 <> 4 THEN date(issued_on, '+4 days') END
     WHERE kind = 'invoice' AND issued_on <= ?`,
  )(ago(9));

  // A project in three parts: deposit paid, the rest on delivery, the retention waiting for acceptance.
  const project = done(ago(58), 'ledger.addInvoice', {
    customerId: customerOf('KH026'), number: 'XM-2026-018', currency: cny, issuedOn: ago(58), amountMinor: 24_000_000,
    contractNo: 'HT-018', deliveredOn: ago(27), lateRateBp: 1200, note: say('酒店软装工程', 'Hotel furnishing project'),
  }) as { documentId: number }; // prettier-ignore
  const [deposit] = db.rows<{ id: DueItemId; amountMinor: number }>(
    'SELECT id, amount_minor AS "amountMinor" FROM due_item WHERE document_id = :document ORDER BY seq',
    { document: project.documentId },
  );
  if (!deposit) throw new Error('the project has a deposit');
  done(ago(55), 'ledger.addReceipt', {
    customerId: customerOf('KH026'), currency: cny, receivedOn: ago(55), amountMinor: deposit.amountMinor, rule: 'exact',
    payerName: say('海宁建工劳务有限公司', 'Haining Construction Services Co., Ltd.'), remember: true,
    allocations: [{ dueItemId: deposit.id, amountMinor: deposit.amountMinor }],
  }); // prettier-ignore

  // Paid within ten days, two per cent off.
  const early = done(ago(20), 'ledger.addInvoice', {
    customerId: customerOf('KH029'), number: 'XM-2026-021', currency: cny, issuedOn: ago(20), amountMinor: 5_000_000,
    note: say('现货窗纱', 'Sheer curtains from stock'),
  }) as { documentId: number }; // prettier-ignore
  const [prompt] = db.rows<{ id: DueItemId }>('SELECT id FROM due_item WHERE document_id = :document', { document: early.documentId }); // prettier-ignore
  if (!prompt) throw new Error('the invoice has an item');
  done(ago(13), 'ledger.addReceipt', {
    customerId: customerOf('KH029'), currency: cny, receivedOn: ago(13), amountMinor: 4_900_000, rule: 'discount',
    allocations: [{ dueItemId: prompt.id, amountMinor: 4_900_000 }],
    adjustments: [{ dueItemId: prompt.id, amountMinor: 100_000, reason: 'discount' }],
  }); // prettier-ignore

  // Agreed with the boss: three weeks more, in writing. Before that day the old date counts.
  const [agreed] = db.rows<{ id: DueItemId; dueOn: Day }>(
    `SELECT i.id, i.due_on AS "dueOn" FROM due_item i WHERE i.customer_id = :customer AND i.open_minor <> 0 AND i.due_on > :today ORDER BY i.due_on LIMIT 1`,
    { customer: customerOf('KH043'), today },
  );
  if (agreed)
    done(ago(6), 'invoices.redate', {
      dueItemId: agreed.id, toDueOn: addDays(agreed.dueOn, 21), changedOn: ago(6), reason: say('客户书面申请展期，已批准', 'Extension asked for in writing and granted'),
      evidence: say('展期函 2026-11', 'letter of extension'),
    }); // prettier-ignore

  const story = claimActs(today, language, claimFinder(db));
  for (let act = story.next(); act.done !== true;)
    act = story.next(done(act.value.on, act.value.name, act.value.input));

  // The bank's list of last month and these days: what was keyed by hand is linked to it, the newest lines wait.
  const loadedOn = today;
  const ctx = acts.contextOn(loadedOn);
  const opened = unwrap(laidAgainst(ctx, {}, say('招商银行流水.csv', 'bank statement.csv'), bankListOf(practiceBankFile(facts, today)))); // prettier-ignore
  unwrap(loadProblem(opened, undefined));
  storeBankFile(ctx, opened, undefined);
  const { rows: waiting } = done(loadedOn, 'bank.lines', { direction: 'in', limit: 500 });
  for (const line of waiting) {
    const { rows } = done(loadedOn, 'bank.linkCandidates', { lineId: line.lineId, limit: 1 });
    const [receipt] = rows;
    if (receipt?.payerName === line.payerName)
      done(loadedOn, 'bank.link', { lineId: line.lineId, documentId: receipt.documentId, amountMinor: line.leftMinor });
  }

  const lastMonthEnd = monthEnd(addMonths(monthStart(today), -1));
  for (const [code, rate] of [
    ['USD', '7.0855'],
    ['EUR', '8.1940'],
  ] as const)
    done(lastMonthEnd, 'rates.save', {
      currency: currency(code),
      onDay: lastMonthEnd,
      rate,
      source: say('练习汇率', 'practice rate'),
    });

  // Why they are trusted: one line a scene, each through the procedures a click takes.
  customersDesk(acts);
  contractsDesk(acts);
  creditfileDesk(acts);
  securitiesDesk(acts);
  scoringDesk(acts);
  reviewsDesk(acts);
  controlDesk(acts);
  ordersDesk(acts);
  dangerDesk(acts);
  evidenceDesk(acts);
  actionsDesk(acts);
  playbookDesk(acts);
  promisesDesk(acts);
  plansDesk(acts);
  casesDesk(acts);
  policyDesk(acts);
  limitationDesk(acts);
  interestDesk(acts);
  collectionsDesk(acts);

  // The two months before the last one were closed on the third working day after.
  for (const back of [3, 2]) {
    const end = monthEnd(addMonths(monthStart(today), -back));
    done(workdayAfter(end, 3), 'closing.close', { month: end.slice(0, 7), note: say('例行月结', 'As every month') });
  }
}

function workdayAfter(end: Day, count: number): Day {
  let on = end;
  for (let left = count; left > 0;) {
    on = addDays(on, 1);
    if (weekday(on) <= 5) left -= 1;
  }
  return on;
}
