import { addDays, type Day } from '../../../kernel/day.ts';
import type { Language } from '../../../kernel/format.ts';
import type { Timekeeper } from './account.ts';
import { industries, regions, salespeople, type CastMember } from './cast.ts';
import type { CustomerFact } from './facts.ts';
import { chanceOf } from './random.ts';

const contacts = [
  ['王海燕', 'Wang Haiyan'], ['李志强', 'Li Zhiqiang'], ['陈美芳', 'Chen Meifang'], ['张伟民', 'Zhang Weimin'], ['周丽娟', 'Zhou Lijuan'],
  ['吴建华', 'Wu Jianhua'], ['徐红梅', 'Xu Hongmei'], ['孙国良', 'Sun Guoliang'], ['马晓东', 'Ma Xiaodong'], ['胡秀英', 'Hu Xiuying'],
  ['林文斌', 'Lin Wenbin'], ['何雪琴', 'He Xueqin'], ['高永强', 'Gao Yongqiang'], ['罗敏', 'Luo Min'], ['郑少华', 'Zheng Shaohua'],
  ['谢玉兰', 'Xie Yulan'], ['韩冬', 'Han Dong'], ['唐小玲', 'Tang Xiaoling'], ['冯立新', 'Feng Lixin'], ['董佳怡', 'Dong Jiayi'],
] as const; // prettier-ignore

const foreignContacts = ['Dana Whitfield', 'Marcus Boone', 'Layla Haddad', 'Jens Petersen', 'Claire Fournier'] as const;
const foreignAddresses = [
  '1180 Harbor Way, Suite 4, Tampa, FL 33602, USA',
  '77 Juniper Mill Road, Boise, ID 83702, USA',
  'Warehouse B-14, Free Zone, Sharjah, United Arab Emirates',
  'Speicherstraße 19, 24103 Kiel, Germany',
  '8 rue des Drapiers, 59100 Roubaix, France',
] as const;

const streets = [
  ['人民路', 'Renmin Road'], ['织造大道', 'Zhizao Avenue'], ['新华街', 'Xinhua Street'], ['工业园经三路', 'Jingsan Road, Industrial Park'],
  ['布市街', 'Bushi Street'], ['解放东路', 'Jiefang East Road'],
] as const; // prettier-ignore

/** The file card of a customer, in the language of the book. Phone numbers and tax ids are made so that nobody has them. */
export function customerFact(
  member: CastMember,
  index: number,
  start: Day,
  today: Day,
  language: Language,
  recorded: Timekeeper,
): CustomerFact {
  const chance = chanceOf(`card ${member.code}`);
  const say = (text: { readonly zh: string; readonly en: string }): string => text[language];
  const abroad = member.region === 'abroad';
  const region = regions[member.region];
  const contact = chance.pick(contacts);
  const street = chance.pick(streets);
  const houseNumber = chance.between(2, 388);
  const joinedOn = addDays(today, -member.joinedDaysAgo);
  const foreigner = index % foreignContacts.length;
  return {
    code: member.code,
    name: say(member.name),
    shortName: say(member.shortName),
    taxId: abroad ? '' : taxId(region.division, index),
    termsDays: member.termsDays,
    language: abroad ? 'en' : language,
    contactName: abroad ? (foreignContacts[foreigner] ?? '') : contact[language === 'zh' ? 0 : 1],
    phone: abroad
      ? ''
      : member.industry === 'shop'
        ? `138 0000 ${String(1000 + index * 37)}`
        : `${region.areaCode}-5550 ${String(1000 + index * 53)}`,
    email: `ap@${member.code.toLowerCase()}.example`,
    address: abroad
      ? (foreignAddresses[foreigner] ?? '')
      : language === 'zh'
        ? `${region.zh}市${street[0]}${houseNumber}号`
        : `No. ${houseNumber}, ${street[1]}, ${region.en}`,
    salesperson: say(salespeople[index % salespeople.length] ?? salespeople[0]),
    region: say(region),
    industry: say(industries[member.industry]),
    note: '',
    recordedAt: recorded(joinedOn > start ? joinedOn : start, chance),
  };
}

const codeLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A unified social credit code with its right check character (GB 32100), in a range that is not given out. */
export function taxId(division: string, index: number): string {
  const body = `91${division}MA00000${String(index).padStart(2, '0')}`;
  let sum = 0;
  let weight = 1;
  for (const letter of body) {
    sum += codeLetters.indexOf(letter) * weight;
    weight = (weight * 3) % 31;
  }
  return body + (codeLetters[(31 - (sum % 31)) % 31] ?? '');
}
