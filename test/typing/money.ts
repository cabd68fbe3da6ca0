import { currency, type CurrencyCode } from '../../src-main/kernel/currency.ts';
import { add, money, subtract, sumMinor, type Money } from '../../src-main/kernel/money.ts';

type Cny = 'CNY' & CurrencyCode;
type Usd = 'USD' & CurrencyCode;

export function wrongUsesOfMoney(yuan: Money<Cny>, dollars: Money<Usd>, some: Money): void {
  const sum: Money<Cny> = add(yuan, yuan);
  add(some, some);

  // @ts-expect-error unlike currencies do not add
  add(yuan, dollars);
  // @ts-expect-error nor subtract
  subtract(dollars, yuan);
  // @ts-expect-error a sum of yuan is not money in dollars
  const wrong: Money<Usd> = sum;
  // @ts-expect-error any currency is not this currency
  const narrowed: Money<Cny> = some;
  // @ts-expect-error a currency is not just any text
  money(100, 'CNY');
  // @ts-expect-error an amount without its currency is not money
  const bare: Money = { amountMinor: 100 };
  // @ts-expect-error money does not change
  yuan.amountMinor = 0;
  // @ts-expect-error a sum takes plain amounts: currencies are kept apart by whoever collects them
  sumMinor([yuan]);
  // @ts-expect-error amounts are not decimal text
  money('1.00', currency('CNY'));

  void [wrong, narrowed, bare];
}
