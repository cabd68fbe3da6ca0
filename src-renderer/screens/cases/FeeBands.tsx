import { useTranslation } from 'react-i18next';
import type { Fee } from '../../../src-main/areas/cases/rules/fees.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { useFormat } from '../../app/format.ts';
import { articles, citation } from '../../../src-main/areas/law/rules/citation.ts';
import classes from './Cases.module.css';

const cny = currency('CNY');

/** A court fee band by band, with what is charged of the sum and where it is written. */
export function FeeBands({ fee }: { readonly fee: Fee }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const [numerator, denominator] = fee.share;
  const used = fee.bands.filter(({ feeMinor }) => feeMinor > 0);
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th data-right>{t('fees.above')}</th>
            <th data-right>{t('fees.upTo')}</th>
            <th data-right>{t('fees.part')}</th>
            <th data-right>{t('fees.rate')}</th>
            <th data-right>{t('fees.fee')}</th>
          </tr>
        </thead>
        <tbody>
          {used.map((band) => (
            <tr key={band.fromMinor}>
              <td data-right>{format.amount(band.fromMinor, cny)}</td>
              <td data-right>{band.toMinor === null ? t('fees.noEnd') : format.amount(band.toMinor, cny)}</td>
              <td data-right>{format.amount(band.partMinor, cny)}</td>
              <td data-right>{band.rateBp === null ? t('fees.fixed') : `${band.rateBp / 100}%`}</td>
              <td data-right>{format.amount(band.feeMinor, cny)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={4}>{t('fees.sum')}</td>
            <td data-right>{format.amount(fee.fullMinor, cny)}</td>
          </tr>
          {(denominator > 1 || fee.capped) && (
            <tr>
              <td colSpan={4}>
                {denominator > 1
                  ? t('fees.share', { numerator, denominator })
                  : t('fees.capped', { amount: format.amount(fee.capMinor ?? 0, cny) })}
              </td>
              <td data-right>
                <b>{format.amount(fee.feeMinor, cny)}</b>
              </td>
            </tr>
          )}
        </tfoot>
      </table>
      <p className={classes.fine}>
        {t('fees.source', {
          source: citation(fee.source, format.language),
          article: articles(fee.article, format.language),
          day: format.day(fee.checkedOn),
        })}
      </p>
    </>
  );
}
