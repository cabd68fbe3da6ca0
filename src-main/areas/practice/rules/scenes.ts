import { addDays, weekday, type Day } from '../../../kernel/day.ts';
import type { Language } from '../../../kernel/format.ts';
import type { Account } from './account.ts';
import type { ItemFact } from './facts.ts';

/**
 * What must be there whatever the calendar says: each scene shows a clerk one thing worth trying, counted back from
 * today. Amounts in fen or cents.
 */
export function playScenes(find: (code: string) => Account, today: Day, language: Language): void {
  const ago = (days: number): Day => addDays(today, -days);
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const invoice = (code: string, dueOn: Day, amountMinor: number, note: string, termsDays?: number): ItemFact => {
    const account = find(code);
    const issuedOn = addDays(dueOn, -(termsDays ?? account.member.termsDays));
    const [item] = account.debit('invoice', issuedOn, [{ dueOn, amountMinor }], note);
    if (!item) throw new Error('an invoice has an item');
    return item;
  };
  const order = say('大货订单', 'Bulk order');

  // Large and newly overdue this week; two more fall due, one of them tomorrow.
  invoice('KH001', ago(2), 32_640_000, order);
  invoice('KH001', addDays(today, 38), 48_250_000, order);
  invoice('KH016', ago(4), 21_480_000, order);
  invoice('KH023', ago(5), 18_265_000, order);
  invoice('KH043', addDays(today, 1), 18_750_000, order);

  // Paying slower and slower: three receipts of the last 90 days, each later than the one before.
  const slower = [
    ['KH003', 84, 57, 5_214_000],
    ['KH003', 71, 34, 4_876_500],
    ['KH003', 57, 13, 3_958_000],
    ['KH004', 88, 62, 3_120_000],
    ['KH004', 66, 31, 2_764_000],
    ['KH004', 52, 8, 3_345_500],
  ] as const;
  for (const [code, dueDaysAgo, paidDaysAgo, amountMinor] of slower) {
    const item = invoice(code, ago(dueDaysAgo), amountMinor, order);
    find(code).receive(ago(paidDaysAgo), amountMinor, [[item, amountMinor]], { rule: 'exact' });
  }

  // A bill that was dishonoured: the debt is back at its own due date. An older one was made good.
  const bounced = invoice('KH022', ago(52), 14_860_000, order);
  const weak = find('KH022');
  const bill = weak.receive(ago(47), bounced.amountMinor, [[bounced, bounced.amountMinor]], {
    method: 'bill',
    reference: say('商业承兑汇票', 'Commercial acceptance bill'),
    rule: 'exact',
  });
  weak.bounce(bill, ago(11), say('票据到期退票', 'Bill dishonoured at maturity'));
  const madeGood = invoice('KH017', ago(431), 5_730_000, order);
  const good = find('KH017');
  const first = good.receive(ago(426), madeGood.amountMinor, [[madeGood, madeGood.amountMinor]], { method: 'bill' });
  good.bounce(first, ago(419), say('票据退票', 'Bill returned unpaid'));
  good.receive(ago(402), madeGood.amountMinor, [[madeGood, madeGood.amountMinor]], { rule: 'exact' });

  // A receipt matched to the wrong invoice, taken back and matched anew.
  const meant = invoice('KH019', ago(88), 3_925_000, say('磨毛印花布', 'Brushed printed cloth'));
  const mistaken = invoice('KH019', ago(80), 3_925_000, say('全棉斜纹布', 'Cotton twill'));
  const careful = find('KH019');
  const paid = careful.receive(ago(76), 3_925_000, []);
  const wrong = careful.apply(paid, mistaken, 3_925_000, 'exact');
  careful.unapply(wrong, ago(70), say('核销错票', 'Matched to the wrong invoice'));
  careful.apply(paid, meant, 3_925_000, 'chosen', ago(70));
  careful.receive(ago(63), 3_925_000, [[mistaken, 3_925_000]], { rule: 'exact' });

  // Open disputes: part of an invoice, a whole delivery, and a small old price difference.
  const shaded = invoice('KH008', ago(26), 7_340_000, say('定制提花布', 'Custom jacquard'));
  find('KH008').dispute(
    shaded,
    1_835_000,
    'quality',
    ago(21),
    say('客户称色牢度不达标,要求折让 25%', 'Customer claims poor colour fastness, wants 25 % off'),
  );
  const refused = invoice('KH009', ago(103), 38_800_000, say('酒店窗帘整单', 'Hotel curtains, whole order'));
  find('KH009').dispute(
    refused,
    38_800_000,
    'delivery',
    ago(97),
    say('客户称交货迟于开业日,拒付整单', 'Customer refuses the whole order as delivered after the opening'),
  );
  const priced = invoice('KH010', ago(134), 2_170_000, say('零剪布', 'Cut fabric'));
  find('KH010').dispute(
    priced,
    651_000,
    'price',
    ago(130),
    say('单价差异 0.60 元/米', 'Price differs by 0.60 a metre'),
  );
  find('KH010').receive(ago(121), 1_519_000, [[priced, 1_519_000]]);

  // Overdue for longer: half paid, forgotten, and abroad.
  const half = invoice('KH039', ago(118), 5_760_000, order);
  find('KH039').receive(ago(70), 2_000_000, [[half, 2_000_000]], { rule: 'oldest_due' });
  invoice('KH025', ago(73), 4_620_000, order);
  invoice('KH021', ago(392), 873_000, say('遮光布 420 米', 'blackout fabric, 420 m'));
  invoice('KH057', ago(71), 1_234_500, order);
  invoice('KH060', ago(38), 642_000, order);

  // Money and credits not matched yet.
  find('KH038').receive(ago(9), 3_000_000, [], { note: say('夏季布草定金', 'Deposit for summer linen') });
  find('KH034').receive(ago(2), 1_280_000, [], { note: say('用途未注明', 'No purpose given') });
  find('KH056').receive(ago(15), 150_000, [], { note: say('多付款', 'Overpayment') });
  find('KH013').creditNote(ago(6), 486_000, null, say('退货,待抵下单', 'Return, to be set off against the next order'));

  // An old remainder given up.
  const small = find('KH031').openItems.find((item) => item.dueOn < ago(400));
  if (small) find('KH031').writeOff(ago(120), small, say('尾差核销', 'Small balance written off'));

  // The book ends where the clerk left it: yesterday's and today's work, or Saturday's on a Sunday.
  const lastDay = weekday(today) === 7 ? ago(1) : today;
  const weaver = find('KH012');
  weaver.debit('invoice', addDays(lastDay, -1), [{ dueOn: addDays(lastDay, 29), amountMinor: 4_268_000 }], order);
  find('KH027').debit('invoice', lastDay, [{ dueOn: addDays(lastDay, 30), amountMinor: 5_115_000 }], order);
  const ready = invoice('KH011', addDays(lastDay, 3), 3_847_500, order, 30);
  find('KH011').receive(lastDay, ready.amountMinor, [[ready, ready.amountMinor]], { rule: 'exact' });
}
