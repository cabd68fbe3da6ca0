import { useTranslation } from 'react-i18next';
import type { Signal, SignalLevel } from '../../../src-main/areas/signals/contract.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Figure, FigureStrip } from '../../components/Figure.tsx';
import { LevelBadge } from '../../components/LevelBadge.tsx';

const levels: readonly SignalLevel[] = ['red', 'orange', 'yellow'];

/** How many of each level, and how many customers they are about. */
export function LevelCounts({ rows }: { readonly rows: readonly Signal[] }) {
  const { t } = useTranslation('warnings');
  const format = useFormat();
  const { currency } = useWorkingPoint();
  return (
    <FigureStrip label={t('counts.label')}>
      {levels.map((level) => {
        const of = rows.filter((signal) => signal.level === level);
        // A customer with two warnings owes the amount once: count the largest per customer.
        const largest = new Map<number, number>();
        for (const signal of of)
          if (signal.currency === currency)
            largest.set(signal.customerId, Math.max(largest.get(signal.customerId) ?? 0, signal.amountMinor));
        const amountMinor = [...largest.values()].reduce((sum, amount) => sum + amount, 0);
        return (
          <Figure
            key={level}
            label={<LevelBadge level={level} />}
            value={format.count(of.length)}
            note={amountMinor > 0 ? t('counts.amount', { amount: format.money(amountMinor, currency) }) : ''}
          />
        );
      })}
    </FigureStrip>
  );
}
