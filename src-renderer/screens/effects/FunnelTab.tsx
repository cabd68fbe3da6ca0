import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Effects.module.css';
import type { Period } from './period.ts';
import { shareText } from './shareText.ts';
import { useCodeName } from './useCodeName.ts';

/** Where cases were paid and where they stall. Every bar stands beside its figures. */
export function FunnelTab({ period }: { readonly period: Period }) {
  const { t, i18n } = useTranslation('effects');
  const format = useFormat();
  const nameOf = useCodeName();
  const { data, error } = useQueryOf('effects.funnel', period);
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data === undefined) return <Skeleton height={220} />;
  if (data.steps.length === 0) return <EmptyState icon="check" title={t('empty')} text={t('emptyText')} />;
  const most = Math.max(1, ...data.steps.map(({ entered }) => entered));
  const width = (count: number): { width: string } => ({ width: `${(count * 100) / most}%` });
  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('funnel.step')}</th>
              <th>{t('funnel.bar')}</th>
              {(['entered', 'enteredMinor', 'paid', 'share', 'wentOn', 'stuck', 'stuckMinor', 'days'] as const).map(
                (name) => (
                  <th key={name} data-right>
                    {t(`funnel.${name}`)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {data.steps.map((step) => (
              <tr key={step.code}>
                <td>{nameOf('step', step.code)}</td>
                <td>
                  <div className={classes.bar} aria-hidden>
                    <i data-part="paid" style={width(step.paid)} />
                    <i data-part="on" style={width(step.wentOn)} />
                    <i data-part="stuck" style={width(step.stuck)} />
                  </div>
                </td>
                <td data-right>{format.count(step.entered)}</td>
                <td data-right>{format.money(step.enteredMinor, period.currency)}</td>
                <td data-right>{format.count(step.paid)}</td>
                <td data-right>{shareText({ ...step.paidShare, n: step.paidShare.whole }, format, t)}</td>
                <td data-right>{format.count(step.wentOn)}</td>
                <td data-right>{format.count(step.stuck)}</td>
                <td data-right>{format.money(step.stuckMinor, period.currency)}</td>
                <td data-right>{step.medianDays === null ? '–' : format.count(step.medianDays)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.soft}>{t('funnel.note')}</p>
    </>
  );
}
