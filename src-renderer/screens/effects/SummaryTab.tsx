import { Skeleton } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  CountedShare,
  EffectFigure,
  EffectSummary,
  MeasuredShare,
} from '../../../src-main/areas/effects/contract.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Figure, FigureStrip } from '../../components/Figure.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Effects.module.css';
import { FigureButton } from './FigureButton.tsx';
import { measureFigures, type Measure } from './measures.ts';
import type { Period } from './period.ts';
import { shareText } from './shareText.ts';
import { useOpened } from './useOpened.tsx';

/** The figures of a period: how the overdue balance moved, then each measure with what stands behind it. */
export function SummaryTab({ period }: { readonly period: Period }) {
  const { t, i18n } = useTranslation('effects');
  const { data, error } = useQueryOf('effects.summary', period);
  const { open, drawer } = useOpened();
  const onOpen = (figure: EffectFigure, title: string): void => open({ figure, title, period });
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data === undefined) return <Skeleton height={260} />;
  if (data.startMinor === 0 && data.newlyMinor === 0 && data.actions === 0)
    return <EmptyState icon="check" title={t('empty')} text={t('emptyText')} />;
  return (
    <>
      <Headline summary={data} onOpen={onOpen} />
      <Roll summary={data} onOpen={onOpen} />
      <Measures summary={data} onOpen={onOpen} />
      <p className={classes.soft}>{t('few')}</p>
      {drawer}
    </>
  );
}

interface Part {
  readonly summary: EffectSummary;
  readonly onOpen: (figure: EffectFigure, title: string) => void;
}

function Headline({ summary, onOpen }: Part) {
  const { t } = useTranslation('effects');
  const format = useFormat();
  const { cost, ratio } = costOf(summary);
  return (
    <FigureStrip label={t('tabs.summary')}>
      <Figure
        label={t('success')}
        value={shareText(summary.success, format, t)}
        note={format.money(summary.receivedMinor, summary.currency)}
        onOpen={() => onOpen('success', t('measures.success'))}
      />
      <Figure
        label={t('cleared')}
        value={`${summary.cleared.part} / ${summary.cleared.whole}`}
        onOpen={() => onOpen('cleared', t('measures.cleared'))}
      />
      <Figure
        label={t('response')}
        value={summary.response.medianDays === null ? '–' : t('days', { n: format.count(summary.response.medianDays) })}
        note={t('repliedOf', { replied: summary.response.replied, notices: summary.response.notices })}
        onOpen={() => onOpen('response', t('measures.response'))}
      />
      <Figure
        label={t('recovery')}
        value={
          summary.recovery.fromStartTenths === null
            ? '–'
            : t('days', { n: format.tenths(summary.recovery.fromStartTenths) })
        }
        onOpen={() => onOpen('recovery_start', t('measures.recoveryStart'))}
      />
      <Figure
        label={t('cost')}
        value={format.money(cost, summary.costCurrency)}
        {...(ratio === null ? {} : { note: t('perHundred', { n: ratio }) })}
        onOpen={() => onOpen('cost', t('measures.cost'))}
      />
    </FigureStrip>
  );
}

/** start + newly − received − credited + other = end, printed so that it can be added up. */
function Roll({ summary, onOpen }: Part) {
  const { t } = useTranslation('effects');
  const format = useFormat();
  const part = (sign: string, name: 'start' | 'newly' | 'received' | 'credited' | 'other' | 'end', minor: number) => (
    <span className={classes.term}>
      {sign}
      {sign === '' ? '' : ' '}
      {t(`roll.${name}`)}{' '}
      <FigureButton onOpen={() => onOpen(name, t(`roll.${name}`))}>
        {format.money(minor, summary.currency)}
      </FigureButton>
    </span>
  );
  return (
    <p className={classes.roll}>
      {part('', 'start', summary.startMinor)}
      {part('+', 'newly', summary.newlyMinor)}
      {part('−', 'received', summary.receivedMinor)}
      {part('−', 'credited', summary.creditedMinor)}
      {summary.otherMinor !== 0 && part(summary.otherMinor < 0 ? '−' : '+', 'other', Math.abs(summary.otherMinor))}
      {part('=', 'end', summary.endMinor)}
    </p>
  );
}

function Measures({ summary, onOpen }: Part) {
  const { t } = useTranslation('effects');
  const format = useFormat();
  const money = (minor: number): string => format.money(minor, summary.currency);
  const amount = (name: Measure, share: MeasuredShare) =>
    line(
      name,
      shareText(share, format, t),
      t('madeOfMoney', { part: money(share.partMinor), whole: money(share.wholeMinor), n: format.count(share.n) }),
    );
  const count = (name: Measure, share: CountedShare) =>
    line(
      name,
      shareText({ ...share, n: share.whole }, format, t),
      t('madeOf', { part: format.count(share.part), whole: format.count(share.whole) }),
    );
  const figure = (name: EffectFigure, title: string, text: ReactNode) => (
    <FigureButton onOpen={() => onOpen(name, title)}>{text}</FigureButton>
  );
  /** What stands behind a measure: one text that opens as the measure does, or figures of their own. */
  const line = (name: Measure, value: string, note: string | readonly (readonly [EffectFigure, string])[]) => {
    const title = t(`measures.${name}`);
    const own = measureFigures[name];
    const notes = typeof note === 'string' ? [[own, note] as const] : note;
    return [
      <span key={name}>
        {title}
        <br />
        <small>
          {t(`formulas.${name}`, { days: summary.response.withinDays, attribution: summary.attributionDays })}
        </small>
      </span>,
      <b key={`${name} value`} data-right>
        {figure(own, title, value)}
      </b>,
      <span key={`${name} note`} className={classes.soft}>
        {notes.map(([of, text], index) => (
          <Fragment key={of}>
            {index > 0 && t('rows.and')}
            {figure(of, of === own ? title : `${title} · ${text}`, text)}
          </Fragment>
        ))}
      </span>,
    ];
  };
  const { response, recovery, satisfaction } = summary;
  const days = (value: number | null): string => (value === null ? '–' : t('days', { n: format.count(value) }));
  const inTenths = (value: number | null): string => (value === null ? '–' : t('days', { n: format.tenths(value) }));
  const { cost, ratio } = costOf(summary);
  return (
    <div className={classes.kpis}>
      {amount('success', summary.success)}
      {amount('reduction', summary.reduction)}
      {count('cleared', summary.cleared)}
      {count('within', response.within)}
      {line(
        'response',
        days(response.medianDays),
        t('p90', { days: days(response.p90Days), open: response.notices - response.replied, n: response.notices }),
      )}
      {line(
        'recoveryStart',
        inTenths(recovery.fromStartTenths),
        t('receiptsOf', { n: format.count(recovery.started) }),
      )}
      {line('recoveryDue', inTenths(recovery.fromDueTenths), [
        ['recovery_due', t('receiptsOf', { n: format.count(recovery.n) })],
        ['open_customers', t('openCustomers', { n: format.count(recovery.openCustomers) })],
      ])}
      {line('cost', format.money(cost, summary.costCurrency), [
        [
          'actions',
          t('costActions', { minutes: format.count(summary.minutes), actions: format.count(summary.actions) }),
        ],
        ['legal', t('costLegal', { legal: money(summary.legalCostMinor) })],
        ...(ratio === null ? [] : [['cost', t('perHundred', { n: ratio })] as const]),
      ])}
      {line('attributed', money(summary.attributedMinor), [
        ['unassisted', t('unassisted', { amount: money(summary.unassistedMinor) })],
      ])}
      {count('contactRate', summary.contactRate)}
      {count('promiseRate', summary.promiseRate)}
      {amount('kept', summary.kept)}
      {amount('collection', summary.collection)}
      {amount('disputed', summary.disputed)}
      {line(
        'satisfaction',
        satisfaction.meanTenths === null ? '–' : format.tenths(satisfaction.meanTenths),
        t('answersOf', { n: format.count(satisfaction.n) }),
      )}
    </div>
  );
}

/** Cost of the clerk and of the law, and what a hundred of money cost where both are in one currency. */
function costOf(summary: EffectSummary): { readonly cost: number; readonly ratio: string | null } {
  const same = summary.costCurrency === summary.currency;
  const cost = summary.costMinor + (same ? summary.legalCostMinor : 0);
  const ratio = same && summary.receivedMinor > 0 ? ((cost * 100) / summary.receivedMinor).toFixed(2) : null;
  return { cost, ratio };
}
