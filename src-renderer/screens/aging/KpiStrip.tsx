import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Figure, FigureStrip, type Change } from '../../components/Figure.tsx';

/** The month's headline figures, each against the end of the month before. */
export function KpiStrip() {
  const { t } = useTranslation('aging');
  const format = useFormat();
  const { point, currency } = useWorkingPoint();
  const { data } = useQueryOf('aging.kpis', { ...point, currency });
  const before = data?.before ?? null;
  const money = (amountMinor: number | undefined): string =>
    amountMinor === undefined ? '–' : format.money(amountMinor, currency);
  const share = (partMinor: number, wholeMinor: number): number =>
    wholeMinor <= 0 ? 0 : Math.round((partMinor / wholeMinor) * 10_000);

  const overdueBp = data === undefined ? 0 : share(data.overdueMinor, data.totalMinor);
  const dso = data?.dsoCountBackTenths ?? null;
  const undisputed = data?.dsoCountBackWithoutDisputedTenths ?? null;
  const dsoBefore = before?.dsoCountBackTenths ?? null;
  return (
    <FigureStrip label={t('kpis.label')}>
      <Figure
        label={t('kpis.total')}
        value={money(data?.totalMinor)}
        change={before === null || data === undefined ? null : relative(data.totalMinor, before.totalMinor, null)}
        hint={t('kpis.totalHint', { day: before === null ? '' : format.day(before.asOf) })}
      />
      <Figure
        label={t('kpis.overdue')}
        value={money(data?.overdueMinor)}
        note={format.basisPoints(overdueBp)}
        change={
          before === null ? null : points(overdueBp - share(before.overdueMinor, before.totalMinor), t('kpis.points'))
        }
        hint={t('kpis.overdueHint')}
      />
      <Figure
        label={t('kpis.dso')}
        value={
          dso === null
            ? '–'
            : t('kpis.days', { days: `${data?.dsoCountBackIsFloor === true ? '>' : ''}${format.tenths(dso)}` })
        }
        {...(undisputed === null || data === undefined || data.disputedMinor === 0
          ? {}
          : { note: t('kpis.undisputed', { days: format.tenths(undisputed) }) })}
        change={dso === null || dsoBefore === null ? null : tenths(dso - dsoBefore)}
        hint={t('kpis.dsoHint', {
          period: data?.dsoPeriodTenths == null ? '–' : format.tenths(data.dsoPeriodTenths),
          disputed: data?.disputeDaysTenths == null ? '–' : format.tenths(data.disputeDaysTenths),
          best: data?.bestPossibleDsoTenths == null ? '–' : format.tenths(data.bestPossibleDsoTenths),
        })}
      />
      <Figure
        label={t('kpis.over90')}
        value={money(data?.over90Minor)}
        change={before === null || data === undefined ? null : relative(data.over90Minor, before.over90Minor, false)}
        hint={t('kpis.over90Hint')}
      />
      <Figure
        label={t('kpis.dueSoon')}
        value={money(data?.dueNextSevenDaysMinor)}
        note={
          data === undefined
            ? ''
            : t('kpis.customers', { overdue: data.overdueCustomerCount, count: data.customerCount })
        }
        hint={t('kpis.dueSoonHint')}
      />
    </FigureStrip>
  );
}

function directionOf(change: number): Change['direction'] {
  return change === 0 ? 'flat' : change > 0 ? 'up' : 'down';
}

/** Per cent of the former figure; more is neutral (null) or bad (false). */
function relative(now: number, before: number, moreIsGood: boolean | null): Change | null {
  if (before <= 0) return null;
  const change = Math.round(((now - before) / before) * 1000);
  return {
    direction: directionOf(change),
    text: change === 0 ? '' : `${(Math.abs(change) / 10).toFixed(1)}%`,
    good: moreIsGood === null || change === 0 ? null : change > 0 === moreIsGood,
  };
}

function points(changeBp: number, unit: string): Change {
  const tenth = Math.round(changeBp / 10);
  return {
    direction: directionOf(tenth),
    text: tenth === 0 ? '' : `${(Math.abs(tenth) / 10).toFixed(1)}${unit}`,
    good: tenth === 0 ? null : tenth < 0,
  };
}

function tenths(change: number): Change {
  return {
    direction: directionOf(change),
    text: change === 0 ? '' : `${Math.floor(Math.abs(change) / 10)}.${Math.abs(change) % 10}`,
    good: change === 0 ? null : change < 0,
  };
}
