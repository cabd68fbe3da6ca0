import type { Language } from '../../src-main/kernel/format.ts';

interface PlaybookText {
  readonly words: Readonly<Record<PlaybookWord, string>>;
  /** Fields to fill in by hand during a call. */
  readonly blanks: readonly string[];
  /** The four principles of collecting (domain.md §6.3). */
  readonly principles: readonly { readonly name: string; readonly text: string }[];
}
type PlaybookWord =
  | 'card' | 'conductTitle' | 'goal' | 'opening' | 'questions' | 'reply' | 'never' | 'notes' | 'writeDown' | 'followUp'
  | 'does' | 'donts' | 'own' | 'shipped' | 'notAdvice'; // prettier-ignore

/** What the printed pages of the playbook say beside the scripts themselves. */
export const playbookText: Readonly<Record<Language, PlaybookText>> = {
  zh: {
    words: {
      card: '话术卡',
      conductTitle: '催收行为须知',
      goal: '目的',
      opening: '开场',
      questions: '问清楚',
      reply: '怎么答',
      never: '不可以',
      notes: '通话记录',
      writeDown: '要记下',
      followUp: '之后要做',
      does: '应当',
      donts: '不可以',
      own: '本公司自订版本',
      shipped: '随附版本',
      notAdvice: '不构成法律意见',
    },
    blanks: ['客户', '联系人', '日期、时间', '原因', '金额', '付款日', '承诺人', '下一步、日期'],
    principles: [
      { name: '合法有据', text: '话、函、数字都有依据，能拿出证据。' },
      { name: '及时', text: '到期当天就跟进，越早越容易。' },
      { name: '渐进、区别对待', text: '先轻后重，按付款能力和意愿选办法。' },
      { name: '讲究成本效益', text: '花的时间和钱要配得上收得回的钱。' },
    ],
  },
  en: {
    words: {
      card: 'script card',
      conductTitle: 'How we ask for money',
      goal: 'Goal',
      opening: 'Opening',
      questions: 'Ask',
      reply: 'Say',
      never: 'Never',
      notes: 'Notes of the call',
      writeDown: 'Write down',
      followUp: 'Afterwards',
      does: 'Do',
      donts: 'Do not',
      own: 'Own version of this company',
      shipped: 'Shipped version',
      notAdvice: 'not legal advice',
    },
    blanks: ['Customer', 'Contact', 'Day, hour', 'Reason', 'Amount', 'Day of payment', 'Promised by', 'Next step, day'],
    principles: [
      { name: 'Lawful and proved', text: 'Words, letters and figures have a ground and a proof.' },
      { name: 'Early', text: 'Work starts on the due day; it is easiest then.' },
      { name: 'Graduated', text: 'Gentle first, and fitted to ability and willingness to pay.' },
      { name: 'Worth its cost', text: 'Time and money spent match what can be recovered.' },
    ],
  },
};
