import { useTranslation } from 'react-i18next';
import type { Chip, Debt, Forced, TodayItem } from '../../../../src-main/areas/collections/contract.ts';
import type { CurrencyCode } from '../../../../src-main/kernel/currency.ts';
import { useFormat } from '../../../app/format.ts';

/** The words of a row: why it is here, what was last said, what comes next. */
export function useTodayText() {
  const { t, i18n } = useTranslation(['today', 'cockpit']);
  const format = useFormat();
  const signed = (points: number, first: boolean): string =>
    `${!first && points > 0 ? '+' : ''}${format.count(Math.abs(points)).replace(/^/, points < 0 ? '−' : '')}`;
  /** A code of the log in words; a code nobody wrote words for stays as it is. */
  const coded = (group: 'channel' | 'result' | 'nextAction', code: string): string =>
    code !== '' && i18n.exists(`cockpit:${group}.${code}`) ? i18n.t(`cockpit:${group}.${code}`) : code;

  return {
    chip: (chip: Chip): string => {
      const points = signed(chip.points, chip.code === 'overdue');
      if (chip.code === 'grade')
        return chip.grade === null ? t('chips.gradeNone', { points }) : t('chips.grade', { grade: chip.grade, points });
      if (chip.code === 'limitation' && chip.figure !== null && chip.figure < 0)
        return t('chips.limitationPast', { points });
      return t(`chips.${chip.code}`, { count: chip.figure ?? 0, points });
    },
    factor: ({ factorMilli }: Chip): string =>
      factorMilli === null ? '' : t('chips.factor', { factor: String(factorMilli / 1000) }),
    /** How the number is added up, for who asks. */
    sum: ({ chips, priority }: Pick<TodayItem, 'chips' | 'priority'>): string =>
      t('chips.sum', {
        parts: chips.map(({ points }, index) => signed(points, index === 0)).join(' '),
        priority: format.count(priority),
      }),
    forced: (reason: Forced): string => {
      const amount =
        reason.amountMinor === null || reason.currency === null
          ? ''
          : format.money(reason.amountMinor, reason.currency);
      const day = format.day(reason.on);
      if (reason.code === 'action_due') {
        const time = reason.time === '' ? '' : ` ${reason.time}`;
        const what = coded('nextAction', reason.reference);
        return what === '' ? t('forced.action_due_bare', { day, time }) : t('forced.action_due', { day, time, what });
      }
      return t(`forced.${reason.code}`, { day, amount, reference: reason.reference });
    },
    contact: (contact: NonNullable<TodayItem['contact']>): string =>
      t('contact', {
        day: format.day(contact.onDay),
        channel: coded('channel', contact.channel),
        result: coded('result', contact.result),
      }),
    letter: ({ onDay, level }: NonNullable<TodayItem['letter']>): string =>
      t(level === 0 ? 'letterReminder' : 'letter', { day: format.day(onDay), level }),
    leftAlone: ({ kind, backOn, note }: NonNullable<TodayItem['leftAlone']>): string => {
      const until = backOn === null ? '' : t('leftAloneUntil', { day: format.day(backOn) });
      const why = [t(`hidden.reasons.${kind}`), note, until].filter((part) => part !== '').join(' · ');
      return t('leftAlone', { why: why.charAt(0).toUpperCase() + why.slice(1), what: t(`keepClaim.${kind}`) });
    },
    channel: (code: string): string => coded('channel', code),
    action: (code: string): string => coded('nextAction', code),
    promise: (promise: NonNullable<TodayItem['promise']>): string => {
      const known = ['open', 'due', 'broken', 'partial'].includes(promise.state) ? promise.state : 'open';
      return t(`promiseStates.${known}`, {
        amount: format.money(promise.amountMinor, promise.currency),
        day: format.day(promise.dueOn),
      });
    },
    step: (step: NonNullable<TodayItem['step']>): string =>
      t('step', {
        step:
          step.kind === 'letter' && step.letterLevel !== null
            ? t('stepKinds.letterLevel', { count: step.letterLevel })
            : t(`stepKinds.${step.kind}`),
        day: format.day(step.sinceOn),
      }),
    debt: (debt: Debt, base: CurrencyCode): string => {
      const own = format.money(debt.overdueMinor, debt.currency);
      return debt.currency === base || debt.rate === null
        ? own
        : t('atRate', { amount: own, rate: debt.rate.rate, day: format.day(debt.rate.onDay) });
    },
  };
}
