import { currency } from '../../src-main/kernel/currency.ts';
import { addDays, daysBetween, type Day } from '../../src-main/kernel/day.ts';
import { id, type CustomerId, type DocumentId, type DueItemId } from '../../src-main/kernel/ids.ts';

export const CNY = currency('CNY');
export const USD = currency('USD');

export interface FakeItem {
  readonly dueItemId: DueItemId;
  readonly documentId: DocumentId;
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly amountMinor: number;
  readonly openMinor: number;
  readonly disputedMinor: number;
  readonly worked: boolean;
}

export interface FakeCustomer {
  readonly id: CustomerId;
  readonly code: string;
  readonly name: string;
  readonly items: readonly FakeItem[];
  /** Money not yet matched, as a positive amount. */
  readonly unappliedMinor: number;
  readonly limitMinor: number | null;
}

/** A line of the look's aging: name, then amounts not due, 1–30, 31–60, 61–90, 91–180, over 180, unapplied. */
const looked: readonly (readonly [string, ...number[]])[] = [
  ['杭州明达服饰有限公司', 8200000, 0, 0, 18640000, 0, 0, 0],
  ['苏州佳禾贸易有限公司', 31050000, 12000000, 12000000, 0, 0, 0, 0],
  ['绍兴柯桥布行', 0, 0, 0, 0, 0, 9825000, 0],
  ['上海锦绣家纺有限公司', 52630000, 8840000, 0, 0, 0, 0, 2000000],
  ['宁波东方商贸有限公司', 14320000, 5280000, 0, 0, 0, 0, 0],
  ['湖州南浔丝绸有限公司', 26400000, 0, 7650000, 4120000, 0, 0, 0],
  ['嘉兴永兴制衣厂', 19875040, 6300000, 0, 0, 0, 0, 0],
  ['义乌恒发饰品商行', 9130000, 2240000, 3180000, 0, 8423000, 0, 0],
  ['无锡太湖针织有限公司', 40210000, 0, 0, 0, 0, 0, 0],
  ['常州天宁纺机有限公司', 15600000, 4760000, 0, 0, 12000000, 0, 800000],
  ['南通家纺城三区 18 号', 23342000, 0, 1890000, 0, 0, 0, 0],
  ['温州瓯海鞋业有限公司', 6720000, 1260000, 980000, 1543800, 0, 0, 0],
  ['台州临海工艺品有限公司', 12050000, 2680000, 0, 0, 0, 0, 0],
  ['金华婺城印染有限公司', 35138000, 0, 0, 0, 0, 0, 0],
];
const lateDays = [-12, 18, 44, 74, 128, 260];

/** The fourteen customers of the look, to the cent, as of a day. */
export function lookBook(asOf: Day): FakeCustomer[] {
  return looked.map(([name, ...amounts], index) => customerOf(index + 1, name, amounts, asOf, index % 5));
}

const places = ['杭州', '宁波', '温州', '绍兴', '嘉兴', '湖州', '金华', '台州', '苏州', '无锡'];
const trades = ['纺织', '服饰', '印染', '家纺', '针织', '辅料', '丝绸', '制衣', '鞋业', '包装'];

/** As many customers as asked for, always the same ones. */
export function largeBook(count: number, asOf: Day): FakeCustomer[] {
  let state = 20261121;
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
  return Array.from({ length: count }, (_, index) => {
    const name = `${places[next(10)]}${String.fromCodePoint(0x4e00 + next(2000))}${trades[next(10)]}${index + 1}号有限公司`;
    const size = 10 ** (4 + next(4));
    const amounts = lateDays.map(() => (next(3) === 0 ? next(size) * 10 + 1 : 0));
    return customerOf(index + 1, name, [...amounts, next(20) === 0 ? next(size) : 0], asOf, next(40) - 20);
  });
}

function customerOf(number: number, name: string, amounts: readonly number[], asOf: Day, shift: number): FakeCustomer {
  const items = lateDays.flatMap((late, bucket) => {
    const amountMinor = amounts[bucket] ?? 0;
    if (amountMinor === 0) return [];
    const dueOn = addDays(asOf, -(late + (late > 0 ? Math.max(-9, Math.min(9, shift)) : 0)));
    const documentId = id<'document'>(number * 10 + bucket);
    return [
      {
        dueItemId: id<'dueItem'>(number * 10 + bucket),
        documentId,
        number: `2440${String(documentId).padStart(8, '0')}`,
        issuedOn: addDays(dueOn, -60),
        dueOn,
        amountMinor: bucket === 1 ? amountMinor * 2 : amountMinor,
        openMinor: amountMinor,
        disputedMinor: bucket === 3 && number % 4 === 0 ? Math.floor(amountMinor / 3) : 0,
        worked: (number + bucket) % 7 === 0,
      },
    ];
  });
  return {
    id: id<'customer'>(number),
    code: `C${String(number).padStart(5, '0')}`,
    name,
    items,
    unappliedMinor: amounts[6] ?? 0,
    limitMinor: number % 3 === 0 ? 20000000 : null,
  };
}

export function daysLate(item: FakeItem, asOf: Day): number {
  return daysBetween(item.dueOn, asOf);
}
