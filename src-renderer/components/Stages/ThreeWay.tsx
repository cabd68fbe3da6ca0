import { useTranslation } from 'react-i18next';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { Notice } from '../Notice.tsx';
import classes from './Stages.module.css';

/** Order, delivery and invoice laid beside each other (账款确认), and what does not fit. */
export function ThreeWay({ data }: { readonly data: ValueOf<'policy.stages'> }) {
  const { t } = useTranslation('process');
  const format = useFormat();
  const { threeWay } = data;
  const money = (minor: number | null): string => (minor === null ? '–' : format.money(minor, data.currency));
  const on = (day: Day | null): string => (day === null ? '–' : format.day(day));
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('threeWay.paper')}</th>
            <th data-right>{t('threeWay.amount')}</th>
            <th>{t('threeWay.day')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>
              {t('threeWay.order')} {threeWay.orderNumber}
            </td>
            <td data-right>{money(threeWay.orderMinor)}</td>
            <td>{on(threeWay.orderOn)}</td>
          </tr>
          <tr>
            <td>{t('threeWay.delivery')}</td>
            <td data-right>{money(threeWay.deliveredMinor)}</td>
            <td>{on(threeWay.deliveredOn)}</td>
          </tr>
          <tr>
            <td>{t('threeWay.invoice')}</td>
            <td data-right>{money(threeWay.invoiceMinor)}</td>
            <td>{on(threeWay.invoiceOn)}</td>
          </tr>
        </tbody>
      </table>
      {threeWay.findings.length === 0 ? (
        <Notice tone="good">{t('threeWay.fits')}</Notice>
      ) : (
        <Notice tone="look">
          {threeWay.findings.map((finding) => (
            <div key={finding}>{t(`threeWay.findings.${finding}`)}</div>
          ))}
        </Notice>
      )}
    </>
  );
}
