import { useTranslation } from 'react-i18next';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { DayText } from '../DayText.tsx';
import { MoneyText } from '../MoneyText.tsx';
import { Notice } from '../Notice.tsx';
import { DueFlags, usePartText } from '../Terms/DueFlags.tsx';
import { useTermText } from '../Terms/useTermText.ts';
import classes from './Entry.module.css';

export interface InvoicePlanProps {
  readonly plan: ValueOf<'invoices.preview'>;
  readonly currency: CurrencyCode;
}

/** What the document will be due when, before it is saved, and where that comes from. */
export function InvoicePlan({ plan, currency }: InvoicePlanProps) {
  const { t } = useTranslation('terms');
  const format = useFormat();
  const { ruleText } = useTermText();
  const partText = usePartText();
  const terms = plan.terms === null ? '' : ruleText(plan.terms.rule);
  return (
    <section className={classes.plan} aria-label={t('plan.title')}>
      <h3>
        {t('plan.title')} <small>{t(`plan.source.${plan.source}`, { terms })}</small>
      </h3>
      {plan.source === 'none' && <Notice tone="look">{t('plan.missing')}</Notice>}
      {plan.calendarMissing && <Notice tone="look">{t('plan.noCalendar')}</Notice>}
      <table>
        <tbody>
          {plan.items.map((item, index) => (
            <tr key={index}>
              <td>
                <DayText day={item.dueOn} />
              </td>
              <td>{partText(item)}</td>
              <td>
                <DueFlags item={item} />
                {item.discountUntilOn !== null && item.discountBp !== null && (
                  <small>
                    {t('plan.discount', {
                      day: format.day(item.discountUntilOn),
                      share: format.basisPoints(item.discountBp),
                    })}
                  </small>
                )}
              </td>
              <td data-right>
                <MoneyText amountMinor={item.amountMinor} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
