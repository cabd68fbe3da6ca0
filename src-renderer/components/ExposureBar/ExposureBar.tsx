import { useTranslation } from 'react-i18next';
import type { ExposureAnswer } from '../../../src-main/areas/credit/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { useFormat } from '../../app/format.ts';
import { DayText } from '../DayText.tsx';
import { MoneyText } from '../MoneyText.tsx';
import classes from './ExposureBar.module.css';
import { useExposureWords } from './exposureWords.ts';

export interface ExposureBarProps {
  readonly currency: CurrencyCode;
  readonly exposure: Omit<ExposureAnswer, 'customerId' | 'currency' | 'group'>;
  /** An order that would come on top. */
  readonly orderMinor?: number;
}

/** Exposure part by part against the limit: the bar, the figures it is drawn from, and the sum they make. */
export function ExposureBar({ currency, exposure, orderMinor = 0 }: ExposureBarProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { word } = useExposureWords();
  const { parts, exposureMinor, limitMinor, hasLimit, temporaryMinor, insuredMinor, availableMinor } = exposure;
  const money = (amountMinor: number): string => format.amount(amountMinor, currency);
  const shown = parts.filter(({ counted, amountMinor }) => counted && amountMinor !== 0);
  const drawn = shown.filter(({ amountMinor }) => amountMinor > 0);
  const left = parts.filter(({ counted, amountMinor }) => !counted && amountMinor !== 0);
  const drawnMinor = drawn.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const scaleMinor = Math.max(limitMinor, drawnMinor + orderMinor, 1);
  const share = (amountMinor: number): string => `${((amountMinor * 100) / scaleMinor).toFixed(2)}%`;
  const afterMinor = exposureMinor + orderMinor;
  const terms = shown.map(({ part, amountMinor }, index) => {
    const sign = amountMinor < 0 ? '− ' : index === 0 ? '' : '+ ';
    return `${sign}${word(`part.${part}`)} ${money(Math.abs(amountMinor))}`;
  });
  const limitTerms = [
    `${t('bar.limit')} ${money(limitMinor - temporaryMinor - insuredMinor)}`,
    ...(temporaryMinor === 0 ? [] : [`+ ${t('bar.temporary')} ${money(temporaryMinor)}`]),
    ...(insuredMinor === 0 ? [] : [`+ ${t('bar.insured')} ${money(insuredMinor)}`]),
  ];
  return (
    <div className={classes.exposure}>
      <div className={classes.bar} aria-hidden>
        {drawn.map(({ part, amountMinor }) => (
          <i
            key={part}
            data-part={part}
            style={{ width: share(amountMinor) }}
            title={`${word(`part.${part}`)} ${money(amountMinor)}`}
          />
        ))}
        {orderMinor > 0 && (
          <i data-part="order" style={{ width: share(orderMinor) }} title={`${t('bar.order')} ${money(orderMinor)}`} />
        )}
        {hasLimit && <b style={{ left: share(limitMinor) }} title={`${t('bar.limit')} ${money(limitMinor)}`} />}
      </div>
      <table className={classes.table} aria-label={t('bar.title')}>
        <tbody>
          {shown.map(({ part, amountMinor }) => (
            <tr key={part}>
              <th scope="row">
                <i data-part={part} aria-hidden />
                {word(`part.${part}`)}
              </th>
              <td>
                <MoneyText amountMinor={amountMinor} currency={currency} />
              </td>
            </tr>
          ))}
          <tr data-sum>
            <th scope="row">{t('bar.exposure')}</th>
            <td>
              <MoneyText amountMinor={exposureMinor} currency={currency} />
            </td>
          </tr>
          {orderMinor > 0 && (
            <>
              <tr>
                <th scope="row">
                  <i data-part="order" aria-hidden />
                  {t('bar.order')}
                </th>
                <td>
                  <MoneyText amountMinor={orderMinor} currency={currency} />
                </td>
              </tr>
              <tr data-sum>
                <th scope="row">{t('bar.after')}</th>
                <td>
                  <MoneyText amountMinor={afterMinor} currency={currency} />
                </td>
              </tr>
            </>
          )}
          <tr>
            <th scope="row">
              {t('bar.limit')}
              {exposure.limitUntilOn !== null && (
                <small>
                  {' '}
                  {t('bar.until')} <DayText day={exposure.limitUntilOn} />
                </small>
              )}
            </th>
            <td>{hasLimit ? <MoneyText amountMinor={limitMinor} currency={currency} /> : t('bar.noLimit')}</td>
          </tr>
          <tr data-sum data-bad={limitMinor < afterMinor || undefined}>
            <th scope="row">{t(limitMinor < afterMinor ? 'bar.over' : 'bar.left')}</th>
            <td>
              <MoneyText amountMinor={Math.abs(limitMinor - afterMinor)} currency={currency} />
            </td>
          </tr>
        </tbody>
      </table>
      <p className={classes.formula}>
        {t('bar.exposure')} = {terms.length === 0 ? money(0) : terms.join(' ')} = {money(exposureMinor)}
        <br />
        {hasLimit && (
          <>
            {t('bar.available')} = {limitTerms.join(' ')} − {t('bar.exposure')} {money(exposureMinor)} ={' '}
            {money(availableMinor)}
          </>
        )}
        {!hasLimit &&
          (exposure.limitEndedOn === null
            ? t('bar.noLimitText')
            : t('bar.endedText', { day: format.day(exposure.limitEndedOn) }))}
        {left.length > 0 && (
          <>
            <br />
            {t('bar.notCounted', {
              parts: left
                .map(({ part, amountMinor }) => `${word(`part.${part}`)} ${money(amountMinor)}`)
                .join(format.language === 'zh' ? '、' : ', '),
            })}
          </>
        )}
      </p>
    </div>
  );
}
