import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Figure, FigureStrip } from '../../components/Figure.tsx';
import type { ClockBand } from './rows.ts';
import type { ValueOf } from '../../app/calls.ts';

export interface BandStripProps {
  readonly list: Pick<ValueOf<'limitation.list'>, 'bands' | 'alarmDays'> | undefined;
  readonly band: ClockBand | 'all';
  readonly onBand: (band: ClockBand | 'all') => void;
}

/** How much stands behind each alarm; a figure opens its rows, and again all of them. */
export function BandStrip({ list, band, onBand }: BandStripProps) {
  const { t } = useTranslation('limitation');
  const format = useFormat();
  const { currency } = useWorkingPoint();
  const alarms = [...(list?.alarmDays ?? [])].sort((a, b) => a - b);
  const always: ClockBand[] = ['passed', ...alarms, 'running'];
  const sums = new Map(list?.bands.filter((sum) => sum.currency === currency).map((sum) => [sum.band, sum]));
  const shown = [...always, ...(['pending', 'no_rule'] as const).filter((name) => sums.has(name))];
  const labelOf = (name: ClockBand): string => {
    if (typeof name !== 'number') return t(`bands.${name}`);
    const before = alarms[alarms.indexOf(name) - 1];
    return before === undefined
      ? t('bands.within', { days: name })
      : t('bands.between', { from: before + 1, days: name });
  };
  return (
    <FigureStrip label={t('bandsLabel')}>
      {shown.map((name) => {
        const sum = sums.get(name);
        return (
          <Figure
            key={name}
            label={`${band === name ? '● ' : ''}${labelOf(name)}`}
            value={format.amount(sum?.openMinor ?? 0, currency)}
            note={t('count', { count: sum?.count ?? 0 })}
            onOpen={() => onBand(band === name ? 'all' : name)}
          />
        );
      })}
    </FigureStrip>
  );
}
