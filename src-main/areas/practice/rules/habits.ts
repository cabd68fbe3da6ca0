import {
  addDays,
  addMonths,
  cutOffOn,
  daysBetween,
  laterDay,
  partsOf,
  weekday,
  type Day,
} from '../../../kernel/day.ts';
import type { Language } from '../../../kernel/format.ts';
import { scaleMinor, sumMinor } from '../../../kernel/money.ts';
import { bankDay, type Account } from './account.ts';
import type { ItemFact } from './facts.ts';
import { delivery } from './goods.ts';

/** Orders by month in percent of the mean: quiet around Spring Festival, high before both furnishing seasons. */
const season = [70, 35, 125, 115, 100, 90, 80, 95, 125, 130, 115, 120] as const;

/** The last payment of the customer that is going bust, and the last delivery to it, in days before today. */
const BUST_LAST_PAYMENT = 243;
const BUST_LAST_DELIVERY = 186;

type Act = () => void;

/** Lets one customer order and pay for the whole time, day by day, as its habit has it. */
export function liveThrough(account: Account, calendar: readonly Day[], today: Day, language: Language): void {
  const { member, chance } = account;
  const first = calendar[0] ?? today;
  const joinedOn = laterDay(first, addDays(today, -member.joinedDaysAgo));
  const leftDaysAgo = member.habit === 'bust' ? BUST_LAST_DELIVERY : Math.max(1, member.leftDaysAgo);
  const lastDeliveryOn = addDays(today, -leftDaysAgo);
  const acts = new Map<Day, Act[]>();
  const wishes = new Map<Day, (readonly [ItemFact, percent: number])[]>();
  const plan = <T>(agenda: Map<Day, T[]>, on: Day, entry: T): void => {
    if (on <= today) agenda.set(on, [...(agenda.get(on) ?? []), entry]);
  };
  const wish = (item: ItemFact, on: Day, percent = 100): void => plan(wishes, bankDay(on), [item, percent]);
  const act = (on: Day, entry: Act): void => plan(acts, on, entry);

  if (joinedOn === first && member.pace >= 9 && member.currency === 'CNY') {
    const { amountMinor } = delivery(member, chance, 150, language);
    const dueOn = addDays(first, chance.between(-25, 20));
    for (const item of account.debit('opening', first, [{ dueOn, amountMinor }], ''))
      wish(item, addDays(laterDay(dueOn, first), chance.between(3, 25)));
  }

  let waiting = chance.between(0, 36_000);
  let threshold = 36_500;
  let count = 0;
  for (const on of calendar) {
    if (on >= joinedOn && on <= lastDeliveryOn) {
      waiting += member.pace * (season[partsOf(on).month - 1] ?? 100);
      if (waiting >= threshold && weekday(on) !== 7) {
        waiting -= threshold;
        threshold = chance.between(25_000, 48_000);
        count += 1;
        const items = deliver(account, on, daysBetween(first, on), language);
        schedule(account, items, count, today, language, wish, act);
      }
    }
    for (const entry of acts.get(on) ?? []) entry();
    payWishes(account, on, today, wishes.get(on) ?? []);
    if (member.habit === 'parts') payRoundSum(account, on);
  }
}

function deliver(account: Account, on: Day, daysSinceStart: number, language: Language): ItemFact[] {
  const { member, chance } = account;
  const growth = 92 + Math.floor((daysSinceStart * 16) / 1095);
  const { amountMinor, note } = delivery(
    member,
    chance,
    Math.floor((chance.between(55, 160) * growth) / 100),
    language,
  );
  const byTerms = member.closesOn === null && chance.percent(12);
  const plain = addDays(on, member.termsDays);
  const dueOn = member.closesOn === null ? plain : cutOffOn(plain, member.closesOn);
  // At month end the clerk is behind: a month's figures change for some days after it is over.
  const lag = chance.percent(partsOf(on).date >= 27 ? 25 : 3) ? chance.between(2, 8) : 0;
  if (member.industry === 'hotel' && chance.percent(25)) {
    const retention = scaleMinor(amountMinor, 5, 100, 'halfUp');
    const parts = [
      { dueOn, amountMinor: amountMinor - retention },
      { dueOn: addDays(dueOn, 180), amountMinor: retention },
    ];
    return account.debit('invoice', on, parts, note, lag);
  }
  return account.debit('invoice', on, [{ dueOn, amountMinor, dueBasis: byTerms ? 'terms' : 'stated' }], note, lag);
}

type Wish = (item: ItemFact, on: Day, percent?: number) => void;

/** What a habit means for the invoice just delivered. */
function schedule(
  account: Account,
  items: readonly ItemFact[],
  count: number,
  today: Day,
  language: Language,
  wish: Wish,
  act: (on: Day, entry: Act) => void,
): void {
  const { member, chance } = account;
  const zh = language === 'zh';
  const [main] = items;
  if (!main) return;
  if (chance.percent(3) && member.habit !== 'disputes') {
    const returned = scaleMinor(main.amountMinor, chance.between(3, 11), 100, 'halfUp');
    const on = addDays(main.debit.issuedOn, chance.between(8, 24));
    act(on, () => {
      if (main.openMinor >= returned)
        account.creditNote(on, returned, main, zh ? '色差退货' : 'Returned for colour variation');
    });
  }
  for (const item of items) {
    const late = (from: number, to: number): Day => addDays(item.dueOn, chance.between(from, to));
    switch (member.habit) {
      case 'prompt':
        wish(item, late(-6, 3));
        break;
      case 'monthly':
        wish(item, addMonths(cutOffOn(item.dueOn, 25), chance.percent(12) ? 1 : 0));
        break;
      case 'slow':
        wish(item, chance.percent(8) ? late(65, 110) : late(14, 58));
        break;
      case 'major':
        wish(item, cutOffOn(addDays(item.dueOn, 4), 18));
        break;
      case 'slower': {
        const dueDaysAgo = daysBetween(item.dueOn, today);
        const drift = Math.max(0, Math.floor(((230 - dueDaysAgo) * 46) / 230));
        wish(item, addDays(late(0, 5), drift));
        break;
      }
      case 'bust': {
        const on = late(10, 26);
        if (daysBetween(on, today) >= BUST_LAST_PAYMENT) wish(item, on);
        break;
      }
      case 'keepsBack':
        wish(item, late(5, 20), count % 3 === 1 ? chance.between(88, 95) : 100);
        break;
      case 'disputes':
        if (count % 4 === 2 && item === main) disputeOne(account, item, language, wish, act);
        else wish(item, late(5, 28));
        break;
      case 'prepays': {
        const paid = account.receive(addDays(item.debit.issuedOn, -chance.between(4, 11)), item.amountMinor, [], {
          note: zh ? '预付货款' : 'Paid in advance',
        });
        account.apply(paid, item, item.amountMinor, 'exact', item.debit.issuedOn);
        break;
      }
      case 'rolling':
        act(item.debit.issuedOn, () => payOldestButThree(account, item.debit.issuedOn));
        break;
      case 'parts':
        break;
    }
  }
}

const complaints = [
  {
    reason: 'quality',
    zh: '同批次色差,客户要求折让',
    en: 'Colour differs within the batch; customer wants a reduction',
  },
  { reason: 'quantity', zh: '到货短码', en: 'Short metres on arrival' },
  { reason: 'price', zh: '单价与合同不符', en: 'Price differs from the contract' },
  { reason: 'delivery', zh: '迟交货,客户主张扣款', en: 'Late delivery; customer claims a deduction' },
] as const;

function disputeOne(
  account: Account,
  item: ItemFact,
  language: Language,
  wish: Wish,
  act: (on: Day, entry: Act) => void,
): void {
  const { chance } = account;
  const complaint = chance.pick(complaints);
  const share = chance.between(10, 35);
  // Rounded down: the rest is paid rounded half up, and the two may not exceed the invoice.
  const part = scaleMinor(item.amountMinor, share, 100, 'down');
  const openedOn = addDays(item.dueOn, chance.between(-4, 9));
  const resolvedOn = addDays(openedOn, chance.between(28, 75));
  const outcome = chance.pick(['credit_note', 'rejected', 'price_change'] as const);
  act(openedOn, () => {
    const dispute = account.dispute(item, part, complaint.reason, openedOn, complaint[language]);
    act(resolvedOn, () => {
      account.resolve(dispute, resolvedOn, outcome, '');
      const given = outcome === 'credit_note' ? part : outcome === 'price_change' ? Math.floor(part / 2) : 0;
      if (given > 0)
        account.creditNote(resolvedOn, given, item, language === 'zh' ? '争议处理折让' : 'Settlement of dispute');
    });
  });
  wish(item, addDays(item.dueOn, chance.between(10, 24)), 100 - share);
  wish(item, addDays(resolvedOn, chance.between(6, 20)));
}

/** Everything a customer wants to pay on one day goes into one transfer. `percent` is of the item's whole amount. */
function payWishes(account: Account, on: Day, today: Day, wishes: readonly (readonly [ItemFact, number])[]): void {
  const lines = new Map<ItemFact, number>();
  for (const [item, percent] of wishes) {
    const share = percent === 100 ? item.openMinor : scaleMinor(item.amountMinor, percent, 100, 'halfUp');
    const left = item.openMinor - (lines.get(item) ?? 0);
    if (Math.min(share, left) > 0) lines.set(item, (lines.get(item) ?? 0) + Math.min(share, left));
  }
  if (lines.size === 0) return;
  const { chance, member } = account;
  const amountMinor = sumMinor(lines.values());
  const method = member.currency !== 'CNY' ? 'bank' : chance.percent(12) ? 'bill' : member.industry === 'shop' && chance.percent(50) ? 'online' : 'bank'; // prettier-ignore
  const lagDays = chance.percent(8) ? chance.between(1, 3) : 0;
  if (!chance.percent(5)) {
    account.receive(on, amountMinor, [...lines], { method, lagDays, rule: lines.size > 1 ? 'named' : 'exact' });
    return;
  }
  // Keyed in at once, matched by the clerk some days later: known-at reports tell the two apart.
  const matchedOn = addDays(on, lagDays + chance.between(2, 5));
  const credit = account.receive(on, amountMinor, [], { method, lagDays });
  if (matchedOn > today) return;
  for (const [item, part] of lines) account.apply(credit, item, part, 'chosen', matchedOn);
}

/** Twice a month a round sum, oldest due first, always leaving something behind. */
function payRoundSum(account: Account, on: Day): void {
  const { date } = partsOf(on);
  if (date !== 12 && date !== 27) return;
  const overdue = account.openItems.filter((item) => item.dueOn < on).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const overdueMinor = sumMinor(overdue.map((item) => item.openMinor));
  const round = account.member.currency === 'CNY' ? 500_000 : 100_000;
  const wished = Math.floor(scaleMinor(overdueMinor, account.chance.between(55, 85), 100, 'down') / round) * round;
  let left = wished;
  const lines: [ItemFact, number][] = [];
  for (const item of overdue) {
    const part = Math.min(left, item.openMinor);
    if (part > 0) lines.push([item, part]);
    left -= part;
  }
  if (wished > 0) account.receive(on, wished, lines, { rule: 'oldest_due' });
}

/** 前清后欠: the old debt is paid when new goods are wanted, so three invoices always stay open. */
function payOldestButThree(account: Account, on: Day): void {
  const open = account.openItems.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const lines = open.slice(0, Math.max(0, open.length - 3)).map((item) => [item, item.openMinor] as const);
  if (lines.length > 0) account.receive(on, sumMinor(lines.map(([, part]) => part)), lines, { rule: 'oldest_due' });
}
