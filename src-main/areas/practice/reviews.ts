import { currency } from '../../kernel/currency.ts';
import { addDays, addMonths } from '../../kernel/day.ts';
import { limitKey, limitsInForce } from '../credit/store.ts';
import type { PracticeActs } from './acts.ts';

const inTurn = ['KH004', 'KH007', 'KH009', 'KH017', 'KH019', 'KH022', 'KH024', 'KH027', 'KH036'];

/**
 * Limits looked at again: most in time, two overdue, one customer raised after a good half-year, one kept short, and one new
 * shop on a trial limit.
 */
export function reviewsDesk({ db, today, done, ago, say, customerOf }: PracticeActs): void {
  const cny = currency('CNY');
  const inForce = (code: string, asOf: ReturnType<typeof ago>) => {
    const customerId = customerOf(code);
    return { customerId, limit: limitsInForce(db, { asOf, customerId }).get(limitKey(customerId, cny)) };
  };
  const look = (code: string, daysAgo: number, months: number, zh: string, en: string): void => {
    const reviewedOn = ago(daysAgo);
    done(reviewedOn, 'reviews.record', {
      customerId: customerOf(code), currency: cny, reviewedOn, nextOn: addMonths(reviewedOn, months), note: say(zh, en), limit: null,
    }); // prettier-ignore
  };
  look('KH001', 200, 6, '大客户，占用高但付款规律，维持额度', 'Large account, high use but regular; limit kept');
  look('KH011', 95, 12, '付款及时，财报已更新', 'Pays on time; statements renewed');
  look('KH012', 60, 12, '付款及时', 'Pays on time');
  look('KH013', 40, 6, '年中复核，维持', 'Half-year review; kept');
  look(
    'KH021',
    110,
    3,
    '常拖十来天，维持额度，下季度再看',
    'Usually ten days late; kept, to be seen again next quarter',
  );
  look('KH016', 25, 6, '酒店工程回款正常', 'Hotel projects pay as agreed');
  look(
    'KH003',
    12,
    1,
    '近期付款变慢，暂不调整，每月看一次',
    'Paying slower lately; not changed yet, looked at every month',
  );

  // The others in turn; every fourth look lies so far back that the next one is overdue.
  for (const [index, code] of inTurn.entries())
    look(
      code,
      index % 4 === 3 ? 215 : 25 + ((index * 41) % 130),
      6,
      '例行复核，维持额度',
      'Reviewed in its turn; limit kept',
    );

  const raisedOn = ago(33);
  const raised = inForce('KH014', raisedOn);
  if (raised.limit)
    done(raisedOn, 'reviews.record', {
      customerId: raised.customerId, currency: cny, reviewedOn: raisedOn, nextOn: addMonths(raisedOn, 6),
      note: say('半年无逾期，占用接近上限，上调一档', 'Half a year without delay and the limit nearly used up; one step up'),
      limit: {
        amountMinor: Math.floor((raised.limit.amountMinor * 1.2) / 1_000_000) * 1_000_000, untilOn: addDays(today, 24), kind: 'standing',
        reason: say('定期复核：上调 20 %', 'Periodic review: raised by 20 %'), approver: say('周总', 'Mr Zhou'),
      },
    }); // prettier-ignore

  const trialOn = ago(41);
  done(trialOn, 'reviews.record', {
    customerId: customerOf('KH047'), currency: cny, reviewedOn: trialOn, nextOn: addDays(trialOn, 90),
    note: say('门店改为先货后款，先给试用额度', 'The shop moves to buying on account; a trial limit first'),
    limit: {
      amountMinor: 2_000_000, untilOn: addDays(trialOn, 180), kind: 'trial',
      reason: say('试用额度：三次按期付款且满 90 天后转正', 'Trial: standing after three payments on time and ninety days'), approver: '',
    },
  }); // prettier-ignore
}
