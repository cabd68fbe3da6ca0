import { Anchor } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { AgingCurrency, Basis, QuadrantPoint } from '../../../src-main/areas/aging/contract.ts';
import type { Signal } from '../../../src-main/areas/signals/contract.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LevelBadge } from '../../components/LevelBadge.tsx';
import { QuadrantChart } from '../../components/QuadrantChart/QuadrantChart.tsx';
import { Chip, Panel, SectionTitle } from '../../components/Section.tsx';
import { bySeverity, useSignalText } from '../warnings/signalText.ts';
import { AgingBars } from './AgingBars.tsx';
import classes from './Aging.module.css';

export interface AgingSideProps {
  readonly figures: AgingCurrency | undefined;
  readonly basis: Basis;
  readonly onOpenBucket: (column: string) => void;
}

/** Beside the table: its shape, who stands where, and what cannot wait. */
export function AgingSide({ figures, basis, onOpenBucket }: AgingSideProps) {
  return (
    <aside className={classes.side}>
      <AgingBars figures={figures} basis={basis} onOpenBucket={onOpenBucket} />
      <MiniQuadrant />
      <MostUrgent />
    </aside>
  );
}

function MiniQuadrant() {
  const { t } = useTranslation(['aging', 'quadrant']);
  const navigate = useNavigate();
  const { point, currency } = useWorkingPoint();
  const { data } = useQueryOf('aging.quadrant', { ...point, currency });
  const open = useCallback((at: QuadrantPoint) => void navigate(`/customers/${at.customerId}`), [navigate]);
  return (
    <section>
      <SectionTitle
        title={t('side.quadrant')}
        note={
          <Anchor component={Link} to="/quadrant" size="xs">
            {t('quadrant:subtitle')}
          </Anchor>
        }
      />
      <Panel>
        {data !== undefined && data.points.length === 0 ? (
          <EmptyState title={t('quadrant:emptyTitle')} />
        ) : (
          <div className={classes.mini}>
            {data !== undefined && <QuadrantChart plot={data} size="small" height="fill" onOpen={open} />}
          </div>
        )}
      </Panel>
    </section>
  );
}

/** Each customer once, with the worst warning in words and the others by name. */
function worstByCustomer(rows: readonly Signal[]): { signal: Signal; others: Signal['rule'][] }[] {
  const found = new Map<number, { signal: Signal; others: Signal['rule'][] }>();
  for (const signal of [...rows].sort(bySeverity)) {
    const known = found.get(signal.customerId);
    if (known === undefined) found.set(signal.customerId, { signal, others: [] });
    else if (known.signal.rule !== signal.rule && !known.others.includes(signal.rule)) known.others.push(signal.rule);
  }
  return [...found.values()];
}

function MostUrgent() {
  const { t } = useTranslation('aging');
  const format = useFormat();
  const signalText = useSignalText();
  const { point } = useWorkingPoint();
  const { data } = useQueryOf('signals.list', { ...point, include: 'open' });
  const urgent = worstByCustomer(data?.rows ?? []).slice(0, 4);
  return (
    <section>
      <SectionTitle
        title={t('side.urgent')}
        note={
          <Anchor component={Link} to="/warnings" size="xs">
            {t('side.allWarnings', { count: data?.openCount ?? 0 })}
          </Anchor>
        }
      />
      <Panel>
        {data !== undefined && urgent.length === 0 ? (
          <EmptyState icon="check" title={t('side.nothingUrgent')} />
        ) : (
          <ul className={classes.urgent}>
            {urgent.map(({ signal, others }) => (
              <li key={signal.key}>
                <Link to={`/customers/${signal.customerId}`}>{signal.customerName}</Link>
                <b>{format.money(signal.amountMinor, signal.currency)}</b>
                <p>
                  <LevelBadge level={signal.level} /> {signalText.short(signal)}{' '}
                  {others.map((rule) => (
                    <Chip key={rule}>{signalText.ruleName(rule)}</Chip>
                  ))}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </section>
  );
}
