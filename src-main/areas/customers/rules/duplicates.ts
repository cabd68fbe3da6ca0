import { nameKey } from '../../../kernel/text.ts';
import type { DuplicateReason } from '../contract.ts';
import { tidied } from './creditCode.ts';
import { plainNumber } from './mask.ts';

/** What two customers are compared by. */
export interface Comparable<Id> {
  readonly id: Id;
  readonly taxId: string;
  /** The name and every other name, in any spelling. */
  readonly names: readonly string[];
  readonly phones: readonly string[];
  readonly accounts: readonly string[];
}

export interface DuplicatePair<Id> {
  readonly a: Id;
  readonly b: Id;
  readonly reasons: readonly DuplicateReason[];
}

/** How much a reason weighs; pairs are told by it. */
const weights: Readonly<Record<DuplicateReason, number>> = {
  credit_code: 16,
  bank_account: 8,
  name: 4,
  near_name: 2,
  phone: 1,
};

/**
 * Pairs that share a credit code, an account, a name, nearly a name, or a telephone number; the surest first. A value
 * that more than `crowd` customers share (a hotline, an agent's account) says nothing and is left out.
 */
export function duplicatePairs<Id extends number>(
  customers: readonly Comparable<Id>[],
  { crowd = 8 }: { readonly crowd?: number } = {},
): DuplicatePair<Id>[] {
  const found = new Map<string, { a: Id; b: Id; reasons: Set<DuplicateReason> }>();
  const meet = (reason: DuplicateReason, keysOf: (customer: Comparable<Id>) => readonly string[]): void => {
    const sharing = new Map<string, Set<Id>>();
    for (const customer of customers)
      for (const key of keysOf(customer)) {
        if (key === '') continue;
        const ids = sharing.get(key) ?? new Set<Id>();
        sharing.set(key, ids.add(customer.id));
      }
    for (const ids of sharing.values()) {
      if (ids.size < 2 || ids.size > crowd) continue;
      const sorted = [...ids].sort((x, y) => x - y);
      sorted.forEach((a, index) => {
        for (const b of sorted.slice(index + 1)) {
          const pair = found.get(`${a}:${b}`) ?? { a, b, reasons: new Set<DuplicateReason>() };
          found.set(`${a}:${b}`, pair);
          pair.reasons.add(reason);
        }
      });
    }
  };
  meet('credit_code', ({ taxId }) => (tidied(taxId).length >= 8 ? [tidied(taxId)] : []));
  meet('bank_account', ({ accounts }) => accounts.map(plainNumber).filter((number) => number.length >= 8));
  meet('name', ({ names }) => names.map(nameKey));
  meet('near_name', ({ names }) => names.flatMap(nearKeys));
  meet('phone', ({ phones }) => phones.map(phoneKey));
  const weightOf = (reasons: Iterable<DuplicateReason>): number =>
    [...reasons].reduce((sum, reason) => sum + weights[reason], 0);
  return [...found.values()]
    .map(({ a, b, reasons }) => {
      // The same name is not told again as nearly the same.
      if (reasons.has('name')) reasons.delete('near_name');
      return { a, b, reasons: [...reasons].sort((x, y) => weights[y] - weights[x]) };
    })
    .sort((x, y) => weightOf(y.reasons) - weightOf(x.reasons) || x.a - y.a || x.b - y.b);
}

const legalForms =
  /(有限责任公司|股份有限公司|有限公司|分公司|总公司|公司|集团|companylimited|coltd|limited|ltd|incorporated|inc|corporation|corp|company|llc|llp|plc|gmbh|ag|kg|sarl|sas|bv|srl|spa|co)$/u;
const places = /^(中国|中华人民共和国)?(.{2,3}(省|自治区))?(.{2,4}市)?(.{1,4}(区|县))?/u;

/**
 * What is left of a name without legal form and the places put before it: `浙江省杭州市明达服饰有限公司` and `明达服饰` meet,
 * `Brightmill Trading Co., Ltd.` and `BRIGHTMILL TRADING` too.
 */
export function nearKey(name: string): string {
  let key = nameKey(name);
  for (let last = ''; last !== key;) {
    last = key;
    const shorter = key.replace(legalForms, '');
    if (shorter.length >= 2) key = shorter;
  }
  const without = key.replace(places, '');
  return without.length >= 2 ? without : key;
}

/** The near key and, of names long enough to stand it, each spelling with one character left out: one slip of the pen. */
function nearKeys(name: string): string[] {
  const key = nearKey(name);
  if (key.length < 2) return [];
  const chars = [...key];
  const enough = /\p{Script=Han}/u.test(key) ? 6 : 10;
  if (chars.length < enough) return [key];
  return [key, ...chars.map((_, index) => chars.toSpliced(index, 1).join(''))];
}

/** The last eight digits: `+86 571-5550 1053` and `0571 55501053` meet. Shorter ones are extensions. */
function phoneKey(phone: string): string {
  const digits = phone.normalize('NFKC').replace(/\D/g, '');
  return digits.length >= 8 ? digits.slice(-8) : '';
}
