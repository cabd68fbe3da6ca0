import { currency } from '../../kernel/currency.ts';
import { addDays, addMonths, dayOf, partsOf, type Day } from '../../kernel/day.ts';
import type { StatementFigures } from '../creditfile/contract.ts';
import type { PracticeActs } from './acts.ts';
import { industries, regions } from './rules/cast.ts';

const cny = currency('CNY');

/** Thousands of yuan, in the order of `lines`; null: the customer did not say. */
type Sheet = readonly (number | null)[];
const lines = [
  'cashMinor', 'receivablesMinor', 'inventoryMinor', 'currentAssetsMinor', 'totalAssetsMinor', 'currentLiabilitiesMinor',
  'totalLiabilitiesMinor', 'paidInMinor', 'retainedEarningsMinor', 'equityMinor', 'salesMinor', 'costOfSalesMinor',
  'ebitMinor', 'interestMinor', 'netProfitMinor', 'operatingCashMinor',
] as const satisfies readonly (keyof StatementFigures)[]; // prettier-ignore

/** Newest year first. Each balances; the second customer's newest is the worked example of the working-asset model. */
const statements: Readonly<Record<string, { readonly audited: boolean; readonly years: readonly Sheet[] }>> = {
  KH001: {
    audited: true,
    years: [
      [18_400, 41_200, 36_500, 104_000, 182_000, 55_000, 83_000, 50_000, 41_000, 99_000, 268_000, 206_000, 24_600, 2_900, 16_300, 19_800],
      [15_900, 37_800, 34_100, 95_000, 171_000, 54_000, 84_000, 50_000, 30_000, 87_000, 247_000, 192_000, 20_800, 3_100, 13_200, 15_100],
      [13_200, 36_400, 33_000, 90_000, 163_000, 55_500, 86_000, 50_000, 21_000, 77_000, 229_000, 180_000, 17_900, 3_300, 10_900, 9_700],
    ],
  },
  KH012: {
    audited: false,
    years: [
      [900, 2_300, 2_400, 6_000, 10_000, 4_000, 6_000, 3_000, 1_000, 4_000, 18_000, 14_600, 800, 240, 420, 510],
      [760, 2_150, 2_500, 5_700, 9_600, 3_950, 6_000, 3_000, 600, 3_600, 16_500, 13_500, 690, 250, 330, 280],
    ],
  },
  KH014: {
    audited: false,
    years: [
      [6_200, 9_400, 8_800, 26_000, 39_000, 11_800, 15_000, 10_000, 12_500, 24_000, 71_000, 55_500, 6_900, 520, 4_700, 5_600],
      [5_100, 8_700, 8_200, 23_600, 36_200, 12_000, 15_600, 10_000, 9_400, 20_600, 66_000, 52_000, 5_900, 560, 3_900, 4_100],
    ],
  },
  KH022: {
    audited: false,
    years: [
      [310, 5_900, 4_700, 11_600, 16_900, 10_900, 13_800, 3_000, 100, 3_100, 24_200, 20_900, 640, 690, -60, -820],
      [720, 4_800, 3_900, 10_300, 15_400, 9_100, 12_100, 3_000, 250, 3_300, 26_800, 22_400, 1_120, 610, 360, 240],
    ],
  },
  KH002: {
    audited: false,
    years: [[140, 9_800, 8_900, 19_500, 24_000, 21_400, 25_300, 5_000, -6_400, -1_300, 31_000, 30_200, -2_900, 1_150, -4_200, null]],
  },
}; // prettier-ignore

/**
 * Files of customers as a careful clerk keeps them: statements, looks into the registers, what other suppliers say, a
 * rating that ran out, a note on export trade, and checks of those who asked for goods out of the blue.
 */
export function creditfileDesk(acts: PracticeActs): void {
  const { done, customerOf, ago, say, today } = acts;

  const newestEnd = yearEndBefore(ago(125));
  for (const [code, { audited, years }] of Object.entries(statements))
    for (const [back, sheet] of [...years.entries()].reverse()) {
      const periodEndOn = addMonths(newestEnd, -12 * back);
      done(addDays(periodEndOn, 112), 'creditfile.saveStatement', {
        customerId: customerOf(code), periodEndOn, months: 12, currency: cny, audited, figures: figuresOf(sheet),
        source: audited ? say('审计报告', 'Audit report') : say('客户提供', 'Given by the customer'),
      }); // prettier-ignore
    }

  const register = say('国家企业信用信息公示系统、裁判文书网', 'Company register and court decisions online');
  const look = (code: string, daysAgo: number): void =>
    record(acts, code, {
      kind: 'public',
      category: 'search',
      status: 'clean',
      checkedOn: ago(daysAgo),
      source: register,
    });
  for (const [code, daysAgo] of [['KH001', 38], ['KH012', 20], ['KH014', 61], ['KH013', 140], ['KH002', 260]] as const)
    look(code, daysAgo); // prettier-ignore

  record(acts, 'KH002', {
    kind: 'public', category: 'litigation', status: 'active', happenedOn: ago(31), checkedOn: ago(18), amountMinor: 186_000_000, currency: cny,
    source: say('裁判文书网', 'Court decisions online'), note: say('染料供应商起诉，买卖合同纠纷，尚未开庭', 'Sued by a dye supplier over unpaid goods; not yet heard'),
  }); // prettier-ignore
  record(acts, 'KH022', {
    kind: 'public', category: 'enforcement', status: 'settled', happenedOn: ago(300), checkedOn: ago(57), amountMinor: 9_400_000, currency: cny,
    source: say('中国执行信息公开网', 'Enforcement register'), note: say('已履行完毕结案', 'Paid and closed'),
  }); // prettier-ignore
  record(acts, 'KH022', {
    kind: 'trade', category: 'late_payment', status: 'active', checkedOn: ago(44), source: say('同行电话询问', 'Asked another supplier by phone'),
    note: say('对同行也拖欠两个月左右', 'About two months late with them as well'),
  }); // prettier-ignore
  record(acts, 'KH001', {
    kind: 'bank', category: 'credit_line', status: 'clean', checkedOn: ago(150), expiresOn: addDays(today, 215), limitMinor: 2_000_000_000, currency: cny,
    source: say('客户提供的银行授信函', 'Bank letter shown by the customer'),
  }); // prettier-ignore
  for (const [supplier, limitMinor, daysAgo] of [
    [say('某涤纶丝供应商', 'A yarn supplier'), 30_000_000, 76],
    [say('某染整厂', 'A dye works'), 40_000_000, 71],
    [say('某辅料商行', 'A trimmings shop'), 15_000_000, 66],
  ] as const)
    record(acts, 'KH012', {
      kind: 'trade', category: 'limit_given', status: 'clean', checkedOn: ago(daysAgo), source: supplier, limitMinor, currency: cny,
    }); // prettier-ignore
  record(acts, 'KH014', {
    kind: 'report', category: 'credit_report', status: 'clean', checkedOn: ago(61), expiresOn: addDays(ago(61), 365),
    source: say('企业征信报告（标准版）', 'Standard company credit report'), note: say('付款指数良好', 'Good payment index'),
  }); // prettier-ignore

  done(ago(498), 'creditfile.saveRating', {
    customerId: customerOf('KH001'), agency: say('地方评级机构', 'Regional rating agency'), rating: 'AA-', ownGrade: 'AA', ratedOn: ago(500), expiresOn: ago(135),
    source: say('主体信用评级报告', 'Issuer rating report'),
  }); // prettier-ignore
  done(ago(61), 'creditfile.saveRating', {
    customerId: customerOf('KH014'), agency: say('企业征信机构', 'Company credit agency'), rating: 'A', ownGrade: 'A', ratedOn: ago(61), expiresOn: addDays(ago(61), 365),
    source: say('企业征信报告（标准版）', 'Standard company credit report'),
  }); // prettier-ignore

  done(ago(72), 'creditfile.saveMarketNote', {
    scope: 'industry', name: say(industries.trade.zh, industries.trade.en), outlook: 'bad', factorBp: 9500, fromOn: ago(75), untilOn: addDays(today, 105),
    source: say('行业协会月报', 'Monthly of the trade association'), note: say('海外订单下滑，关税未定', 'Orders from abroad fall, tariffs unsettled'),
  }); // prettier-ignore
  done(ago(410), 'creditfile.saveMarketNote', {
    scope: 'region', name: say(regions.sx.zh, regions.sx.en), outlook: 'neutral', factorBp: 9800, fromOn: ago(412), untilOn: ago(48),
    source: say('地方印染整治公告', 'Notice on the clean-up of dye works'), note: say('整治期间开工不足，现已恢复', 'Works ran short meanwhile; over now'),
  }); // prettier-ignore

  done(ago(15), 'creditfile.saveFraudCheck', {
    customerId: customerOf('KH031'), checkedOn: ago(15), ticks: ['rushed_large_order', 'other_delivery_address', 'mobile_only'],
    note: say('停购大半年后突然要十倍的量，送到外省仓库，只留手机号', 'After months of silence asks for ten times the usual, to a store in another province, mobile number only'),
  }); // prettier-ignore
  done(ago(36), 'creditfile.saveFraudCheck', {
    customerId: customerOf('KH049'), checkedOn: ago(36), ticks: [], note: say('执照、办公地址、座机都核实过', 'Licence, office and landline checked'),
  }); // prettier-ignore
}

function record(
  { done, customerOf }: PracticeActs,
  code: string,
  entry: { readonly checkedOn: Day; readonly [field: string]: unknown },
): void {
  done(entry.checkedOn, 'creditfile.saveRecord', {
    customerId: customerOf(code),
    happenedOn: null,
    expiresOn: null,
    ...entry,
  });
}

function yearEndBefore(on: Day): Day {
  const { year } = partsOf(on);
  return dayOf(year - 1, 12, 31);
}

function figuresOf(sheet: Sheet): StatementFigures {
  const given = new Map(lines.map((name, index) => [name as string, sheet[index] ?? null]));
  const names: (keyof StatementFigures)[] = [...lines, 'intangibleMinor', 'marketValueMinor'];
  return Object.fromEntries(
    names.map((name) => {
      const thousands = given.get(name) ?? null;
      return [name, thousands === null ? null : thousands * 100_000];
    }),
  ) as StatementFigures;
}
