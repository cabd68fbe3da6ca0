import { currency } from '../../kernel/currency.ts';
import { addDays, type Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import { emptyBusiness, type Customer, type SegmentRule } from '../customers/contract.ts';
import { findCustomer } from '../customers/store.ts';
import type { PracticeActs } from './acts.ts';
import { cast } from './rules/cast.ts';

const cny = currency('CNY');

const representatives = [
  ['陈柏林', 'Chen Bolin'], ['许文斌', 'Xu Wenbin'], ['顾惠芬', 'Gu Huifen'], ['钱志远', 'Qian Zhiyuan'], ['金秀珍', 'Jin Xiuzhen'],
  ['施国平', 'Shi Guoping'], ['姚丽君', 'Yao Lijun'], ['倪永康', 'Ni Yongkang'], ['费晓峰', 'Fei Xiaofeng'],
] as const; // prettier-ignore

/** Registered capital in ten thousands of yuan, as small firms of this trade write it. */
const capitals = [50, 100, 200, 300, 500, 800, 1000] as const;

/**
 * What the clerk wrote into the files: who stands behind each customer, whom to call, where they pay from, a group with
 * one limit, a change of account that waits to be checked, tags and segments, and one file made twice.
 */
export function customersDesk(acts: PracticeActs): void {
  registers(acts);
  names(acts);
  people(acts);
  accounts(acts);
  group(acts);
  tags(acts);
  twice(acts);
}

function saved({ db, done }: PracticeActs, on: Day, customerId: CustomerId, change: Partial<Customer>): void {
  const customer = findCustomer(db, customerId);
  if (!customer) throw new Error('the cast is on record');
  const { recordedAt: _recordedAt, ...profile } = customer;
  done(on, 'customers.save', { ...profile, ...change });
}

/** From the licence copies, a quarter ago. */
function registers(acts: PracticeActs): void {
  const { ago, say, customerOf } = acts;
  for (const [index, { code, industry, region, habit }] of cast.entries()) {
    if (region === 'abroad') {
      saved(acts, ago(96), customerOf(code), {
        lawPack: code > 'KH058' ? 'eu' : '',
        department: say('外贸部', 'Export'),
      });
      continue;
    }
    const shop = industry === 'shop';
    const [zh, en] = representatives[index % representatives.length] ?? representatives[0];
    const capital = shop ? null : (capitals[(index * 3) % capitals.length] ?? 100) * (habit === 'major' ? 10 : 1);
    const foundedOn = addDays(ago(3650), -((index * 397) % 2900));
    saved(acts, ago(96), customerOf(code), {
      legalRepresentative: say(zh, en),
      capitalMinor: capital === null ? null : capital * 1_000_000,
      paidInMinor: capital === null || index % 3 === 0 ? null : capital * 400_000,
      capitalCurrency: capital === null ? '' : cny,
      foundedOn,
      licenceUntilOn: index % 4 === 0 ? null : addDays(foundedOn, 7305),
      debtorClass: shop ? 'individual' : habit === 'major' ? 'large' : 'sme',
      department: shop ? say('零售部', 'Retail') : say('工程部', 'Projects'),
      ...(code === 'KH001' ? { strategic: true, marginBp: 1650, business: major(acts) } : {}),
    });
  }
}

function major({ say }: PracticeActs): Customer['business'] {
  return {
    legality: {
      ticks: ['licence_seen', 'code_checked', 'representative_checked', 'premises_visited'],
      permits: say('消防验收合格；特种设备登记', 'Fire safety passed; special equipment registered'),
      taxStanding: say('一般纳税人，最近一次纳税信用 A 级', 'General taxpayer, tax credit class A at last look'),
    },
    strength: {
      premises: say('自有厂房两处，约 3.2 万平方米', 'Two plants of its own, about 32,000 m²'),
      staffCount: 640,
      equipment: say('喷气织机 180 台，定型线 4 条', '180 air-jet looms, 4 setting lines'),
      ownership: say('创始人家族持股 82%', 'Founding family holds 82%'),
    },
    potential: emptyBusiness.potential,
    existing: {
      ...emptyBusiness.existing,
      tradeRecord: say('合作六年以上，付款跟随其门店回款', 'Over six years of trade; pays as its shops are paid'),
    },
    core: {
      keeper: say('沈国华', 'Shen Guohua'),
      dependence: say('我方窗帘布约三成销给它', 'Takes about three tenths of our curtain fabric'),
      care: say(
        '每季度见一次财务总监；大单前先谈付款节点',
        'Meet the finance director each quarter; settle payment dates before large orders',
      ),
    },
    market: {
      position: 'leader',
      competitiveness: say('省内家居门店 90 余家，自有品牌', 'More than 90 shops in the province, a brand of its own'),
    },
  };
}

function names({ done, ago, say, customerOf }: PracticeActs): void {
  done(ago(95), 'customers.saveName', {
    customerId: customerOf('KH017'), kind: 'former', name: say('绍兴越州丝绸布行', 'Yuezhou Silk House'), untilOn: ago(1460), note: say('改制更名', 'Renamed on becoming a company'),
  }); // prettier-ignore
  done(ago(95), 'customers.saveName', {
    customerId: customerOf('KH001'), kind: 'english', name: 'Jincheng Home Group', untilOn: null, note: '',
  }); // prettier-ignore
}

/** The one letters already go to stays primary; others are for what the first cannot answer. */
function people(acts: PracticeActs): void {
  const { db, done, ago, say, customerOf } = acts;
  const nobody = {
    title: '', phone: '', mobile: '', email: '', wechat: '', address: '', channel: '', language: '', primary: false,
    consent: 'unknown', consentOn: null, consentNote: '', note: '',
  }; // prettier-ignore
  for (const code of ['KH001', 'KH002', 'KH003', 'KH004', 'KH016']) {
    const customerId = customerOf(code);
    const known = findCustomer(db, customerId);
    if (!known) throw new Error('the cast is on record');
    done(ago(94), 'customers.saveContact', {
      ...nobody, customerId, name: known.contactName, role: 'finance', phone: known.phone, email: known.email, channel: 'phone', primary: true,
      consent: 'given', consentOn: ago(94), consentNote: say('电话中同意', 'agreed by telephone'),
    }); // prettier-ignore
  }
  done(ago(94), 'customers.saveContact', {
    ...nobody, customerId: customerOf('KH001'), name: say('丁志明', 'Ding Zhiming'), role: 'warehouse', title: say('仓库主管', 'Head of stores'), mobile: '139 0000 2001',
    channel: 'mobile', note: say('签收单找他', 'Signs delivery notes'),
  }); // prettier-ignore
  done(ago(93), 'customers.saveContact', {
    ...nobody, customerId: customerOf('KH004'), name: say('汪雪琴', 'Wang Xueqin'), role: 'owner', title: say('总经理', 'General manager'), mobile: '139 0000 2044',
    channel: 'visit', consent: 'refused', consentOn: ago(30), consentNote: say('不接受微信催款', 'no reminders by WeChat'),
  }); // prettier-ignore
}

function accounts({ done, ago, say, customerOf, actor }: PracticeActs): void {
  const add = (
    code: string,
    on: Day,
    accountNumber: string,
    bank: readonly [string, string],
    source: string,
  ): number => {
    const { name } = cast.find((member) => member.code === code) ?? { name: { zh: '', en: '' } };
    const { accountId } = done(on, 'customers.addAccount', {
      customerId: customerOf(code), accountName: say(name.zh, name.en), bankName: say(...bank), accountNumber, currency: cny, source, note: '',
    }) as { accountId: number }; // prettier-ignore
    return accountId;
  };
  const confirm = (accountId: number, on: Day, calledNumber: string): void => {
    done(on, 'customers.confirmAccount', {
      accountId,
      checks: {
        calledNumber, calledPerson: say('财务', 'accounts'), calledOn: on, secondCheck: 'bank_record', secondBy: actor, secondOn: on,
        note: say('与半年流水一致', 'fits half a year of bank lines'),
      },
      retires: null,
    }); // prettier-ignore
  };
  confirm(add('KH001', ago(92), '1202 0200 0990 0008 8821', ['工商银行杭州分行', 'ICBC Hangzhou'], 'contract'), ago(91), '0571-5550 1000'); // prettier-ignore
  confirm(add('KH004', ago(92), '3305 0161 8435 0000 1176', ['建设银行海宁支行', 'CCB Haining'], 'contract'), ago(91), '0573-5550 1159'); // prettier-ignore
  add('KH004', ago(3), '6228 4803 1200 0099 2710', ['农业银行海宁许村支行', 'ABC Haining Xucun'], 'email');
}

/** Three firms of one family in Nantong under one limit. */
function group(acts: PracticeActs): void {
  const head = acts.customerOf('KH014');
  for (const code of ['KH032', 'KH053']) saved(acts, acts.ago(90), acts.customerOf(code), { parentId: head });
  saved(acts, acts.ago(90), head, { poolsLimit: true });
}

function tags({ done, ago, say, customerOf }: PracticeActs): void {
  const tagged = [
    ['KH001', [say('大客户', 'key account'), say('家居连锁', 'home chain')]],
    ['KH009', [say('酒店', 'hotel'), say('工程单', 'project')]],
    ['KH016', [say('酒店', 'hotel')]],
    ['KH025', [say('酒店', 'hotel')]],
    ['KH039', [say('酒店', 'hotel'), say('工程单', 'project')]],
    ['KH054', [say('工程单', 'project')]],
    ['KH056', [say('出口', 'export')]],
    ['KH059', [say('出口', 'export')]],
  ] as const;
  for (const [code, words] of tagged)
    done(ago(60), 'customers.setTags', { customerId: customerOf(code), tags: [...words] });
  const everybody: SegmentRule = {
    tags: [], regions: [], industries: [], salespeople: [], departments: [], debtorClasses: [], kinds: [], currency: cny,
    salesAtLeastMinor: null, overdueAtLeastMinor: null, daysLateAtLeast: null,
  }; // prettier-ignore
  done(ago(60), 'customers.saveSegment', {
    name: say('酒店与工程', 'Hotels and projects'),
    rule: { ...everybody, tags: [say('酒店', 'hotel'), say('工程单', 'project')] },
  });
  done(ago(60), 'customers.saveSegment', {
    name: say('逾期 5 万以上的中小企业', 'Small firms overdue 50,000 and more'),
    rule: { ...everybody, debtorClasses: ['sme'], overdueAtLeastMinor: 5_000_000 },
  });
}

/** Entered again from a visiting card, without its code: the clerk's to find. */
function twice({ db, done, ago, say, customerOf }: PracticeActs): void {
  const known = findCustomer(db, customerOf('KH021'));
  if (!known) throw new Error('the cast is on record');
  done(ago(12), 'customers.save', {
    code: 'KH021B', name: say('杭州素履布艺', 'Hangzhou Sulü Fabrics'), shortName: '', taxId: '', termsDays: null, language: known.language,
    contactName: '', phone: known.phone, email: '', address: '', salesperson: known.salesperson, region: known.region, industry: known.industry,
    note: say('展会名片录入', 'Entered from a visiting card at the fair'),
  }); // prettier-ignore
}
