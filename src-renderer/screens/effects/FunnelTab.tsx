import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EffectFigure, FunnelStep } from '../../../src-main/areas/effects/contract.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Effects.module.css';
import { FigureButton } from './FigureButton.tsx';
import type { Period } from './period.ts';
import { shareText } from './shareText.ts';
import { useCodeName } from './useCodeName.ts';
import { useOpened } from './useOpened.tsx';

const heads = ['entered', 'enteredMinor', 'paid', 'share', 'wentOn', 'stuck', 'stuckMinor', 'days'] as const;

/** Where cases were paid and where they stall. Every bar stands beside its figures. */
export function FunnelTab({ period }: { readonly period: Period }) {
  const { t, i18n } = useTranslation('effects');
  const format = useFormat();
  const nameOf = useCodeName();
  const { open, drawer } = useOpened();
  const cell = (step: FunnelStep, head: (typeof heads)[number], figure: EffectFigure, text: string, behind: number) => (
    <td data-right>
      <FigureButton
        empty={behind === 0}
        onOpen={() =>
          open({ figure, code: step.code, title: `${nameOf('step', step.code)} · ${t(`funnel.${head}`)}`, period })
        }
      >
        {text}
      </FigureButton>
    </td>
  );
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
              {heads.map((name) => (
                <th key={name} data-right>
                  {t(`funnel.${name}`)}
                </th>
              ))}
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
                {cell(step, 'entered', 'funnel_entered', format.count(step.entered), step.entered)}
                {cell(
                  step,
                  'enteredMinor',
                  'funnel_entered',
                  format.money(step.enteredMinor, period.currency),
                  step.entered,
                )}
                {cell(step, 'paid', 'funnel_paid', format.count(step.paid), step.paid)}
                {cell(
                  step,
                  'share',
                  'funnel_entered',
                  shareText({ ...step.paidShare, n: step.paidShare.whole }, format, t),
                  step.entered,
                )}
                {cell(step, 'wentOn', 'funnel_went_on', format.count(step.wentOn), step.wentOn)}
                {cell(step, 'stuck', 'funnel_stuck', format.count(step.stuck), step.stuck)}
                {cell(step, 'stuckMinor', 'funnel_stuck', format.money(step.stuckMinor, period.currency), step.stuck)}
                {cell(
                  step,
                  'days',
                  'funnel_stuck',
                  step.medianDays === null ? '–' : format.count(step.medianDays),
                  step.stuck,
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.soft}>{t('funnel.note')}</p>
      {drawer}
    </>
  );
}
