import type { Day } from '../../../kernel/day.ts';
import type { LawTopic } from '../contract.ts';

/**
 * The law cards that ship: which articles, where read and when. Their words are texts of the screens (`law:cards.<code>`).
 * domain.md §9.1–9.5, §7.7, §10.6, §14. Not legal advice.
 */
export interface ShippedCard {
  readonly pack: 'card';
  readonly code: string;
  readonly fromOn: Day;
  readonly untilOn: null;
  readonly article: string;
  readonly source: string;
  readonly checkedOn: Day;
  readonly values: { readonly kind: 'card'; readonly topic: LawTopic; readonly title: ''; readonly text: '' };
}

const read = '2025-04-19' as Day;
const code2021 = '2021-01-01' as Day;

const rows: readonly (readonly [topic: LawTopic, code: string, article: string, source: string, fromOn?: string])[] = [
  ['terms', 'acceptanceStart', '9, 10', '保障中小企业款项支付条例 (2025)', '2025-06-01'],
  ['terms', 'payWhenPaid', '9；法释〔2024〕11号', '保障中小企业款项支付条例 (2025)；最高人民法院批复', '2024-08-27'],
  ['terms', 'noDisguise', '11, 12, 14', '保障中小企业款项支付条例 (2025)', '2025-06-01'],
  ['terms', 'undisputedPart', '15', '保障中小企业款项支付条例 (2025)', '2025-06-01'],
  ['terms', 'confirmForFinance', '16', '保障中小企业款项支付条例 (2025)', '2025-06-01'],
  ['terms', 'complaint', '20, 25', '保障中小企业款项支付条例 (2025)', '2025-06-01'],
  ['terms', 'interestConflict', '17；法释〔2024〕11号；18', '支付条例 (2025)；最高人民法院批复；买卖合同司法解释', '2025-06-01'],
  ['securities', 'guaranteeForm', '686, 687, 688', '民法典'],
  ['securities', 'guaranteePeriod', '692, 693；担保解释 32', '民法典；担保制度司法解释'],
  ['securities', 'guarantorResolution', '7, 8', '担保制度司法解释'],
  ['securities', 'mortgage', '402, 403, 419', '民法典'],
  ['securities', 'pledge', '427, 441, 445', '民法典'],
  ['securities', 'lien', '447, 448, 453', '民法典'],
  ['securities', 'deposit', '586, 587, 588', '民法典'],
  ['securities', 'retention', '641；买卖合同解释 26', '民法典；买卖合同司法解释'],
  ['securities', 'transferOnDefault', '401, 428', '民法典'],
  ['contracts', 'evidenceTrio', '1, 5', '买卖合同司法解释'],
  ['contracts', 'contents', '470', '民法典'],
  ['contracts', 'objection', '621', '民法典'],
  ['contracts', 'noDate', '511(4), 628', '民法典'],
  ['contracts', 'penalty', '585；合同编通则解释 65', '民法典；合同编通则司法解释'],
  ['contracts', 'instalmentSale', '634', '民法典'],
  ['contracts', 'authorisation', '165, 172；总则编解释 28', '民法典；总则编司法解释'],
  ['contracts', 'restatedInterest', '18', '买卖合同司法解释'],
  ['contracts', 'invoiceDuty', '合同编通则解释 26', '合同编通则司法解释', '2023-12-05'],
  ['contracts', 'electronic', '469；电子签名法 4–7, 13, 14；证据规定 14, 15, 93, 94', '民法典；电子签名法；民事诉讼证据规定'],
  ['holds', 'firstToPerform', '526', '民法典'],
  ['holds', 'insecurity', '527', '民法典'],
  ['holds', 'noticeAndSecurity', '528', '民法典'],
  ['conduct', 'privacy', '4, 13, 17, 19, 25, 28, 29, 51, 55', '个人信息保护法', '2021-11-01'],
  ['conduct', 'reputation', '1024, 1032, 1033', '民法典'],
  ['conduct', 'harassment', '50；刑法 238, 246, 293 之一', '治安管理处罚法 (2025)；刑法', '2026-01-01'],
  ['conduct', 'contactHours', '', '个人网络消费信贷 贷后催收风控指引 (2025)', '2025-01-01'],
  ['conduct', 'agents', '21, 55', '个人信息保护法', '2021-11-01'],
  ['conduct', 'lawyerLetter', '', '律师法', '2018-01-01'],
  ['conduct', 'interestOnStatement', '18', '买卖合同司法解释'],
  ['conduct', 'billsAreNotCash', '53', '票据法', '2004-08-28'],
]; // prettier-ignore

export const shippedCards: readonly ShippedCard[] = rows.map(([topic, code, article, source, fromOn]) => ({
  pack: 'card',
  code,
  fromOn: (fromOn ?? code2021) as Day,
  untilOn: null,
  article,
  source,
  checkedOn: code === 'harassment' ? ('2026-01-05' as Day) : read,
  values: { kind: 'card', topic, title: '', text: '' },
}));

/** What one does and does not do when asking for money (domain.md §10.6, §14): the texts are `law:conduct.do.<code>`. */
export const conductSheet = {
  do: ['companyRoles', 'hours', 'oneDay', 'writtenTrace', 'twoPersons', 'askWhy', 'trueFigures', 'personalData'],
  dont: ['publicShaming', 'familyAndFriends', 'threats', 'groupMessages', 'falseLetterhead', 'blacklists', 'scraping', 'backdating'],
} as const; // prettier-ignore
