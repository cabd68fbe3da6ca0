import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fact } from '../../../../src-main/areas/scoring/contract.ts';
import { valueText } from '../../../../src-main/areas/scoring/rules/describe.ts';
import type { CurrencyCode } from '../../../../src-main/kernel/currency.ts';
import { useFormat } from '../../../app/format.ts';

export interface ScoreText {
  /** `12.5 天`, `80%`, `核心客户`; null: there is no value. */
  value(fact: Fact): string | null;
  /** The figures behind a value, written out; empty where the value says it all. */
  figures(fact: Fact, currency: CurrencyCode): string;
}

/** Values of a score as a clerk reads them. */
export function useScoreText(): ScoreText {
  const { t } = useTranslation('scoring');
  const format = useFormat();
  return useMemo(() => {
    return {
      value: (fact) => valueText(fact, (name, values) => t(name, { ...values })),
      figures: (fact, currency) => {
        if (fact.missing !== null) return '';
        if (fact.source === 'judgement')
          return t('judged', { day: fact.on === null ? '' : format.day(fact.on), note: fact.note });
        if (fact.measure === 'years_trading' || fact.measure === 'years_with_us')
          return fact.on === null ? '' : t('figures.since', { day: format.day(fact.on) });
        const values = Object.fromEntries(
          Object.entries(fact.figures).map(([name, value]) => [
            name,
            name.endsWith('Minor') ? format.money(value, currency) : value,
          ]),
        );
        switch (fact.measure) {
          case 'capital_multiple':
            return t(fact.source === 'statement' ? 'figures.capital_statement' : 'figures.capital_file', values);
          case 'days_late':
          case 'current_ratio':
          case 'quick_ratio':
          case 'interest_cover':
          case 'sales_trend':
          case 'utilisation':
          case 'cover_share':
          case 'receivable_share':
            return t(`figures.${fact.measure}`, values);
          default:
            return '';
        }
      },
    };
  }, [t, format]);
}
