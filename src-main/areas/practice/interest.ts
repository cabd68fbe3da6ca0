import { currency } from '../../kernel/currency.ts';
import type { PracticeActs } from './acts.ts';

/** Late interest of the practice company: charged in letters to the slowest payer, waived for one who paid late but paid. */
export function interestDesk({ ago, done, customerOf, say }: PracticeActs): void {
  const cny = currency('CNY');
  const charged = ago(24);
  const { rows: slow } = done(charged, 'interest.ledger', { asOf: charged, currency: cny, customerId: customerOf('KH002'), status: 'open', limit: 2 }); // prettier-ignore
  const items = slow.flatMap(({ dueItemId, rule }) => (rule === null ? [] : [{ dueItemId, rule }]));
  if (items.length > 0)
    done(charged, 'interest.charge', { items, throughOn: charged, booked: 'letter', note: say('随催款函列明', 'shown with the letter') }); // prettier-ignore
  const waived = ago(9);
  const { rows: settled } = done(waived, 'interest.ledger', {
    asOf: waived,
    currency: cny,
    status: 'settled',
    limit: 40,
  });
  const small = settled.findLast(({ freshMinor }) => freshMinor > 0);
  if (small !== undefined)
    done(waived, 'interest.waive', { dueItemId: small.dueItemId, throughOn: waived, reason: say('金额小，客户付款一向守信', 'a small sum, and they have always paid') }); // prettier-ignore
}
