import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuadrantName, QuadrantPoint } from '../../../src-main/areas/aging/contract.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { QuadrantTable } from '../../components/QuadrantChart/QuadrantTable.tsx';
import { Panel } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Quadrant.module.css';

type QuadrantAnswer = ValueOf<'aging.quadrant'>;

/** In the order of the work: what is done today stands first. */
const order: readonly QuadrantName[] = ['I', 'II', 'IV', 'III'];
const SHOWN = 5;

export interface QuadrantListsProps {
  readonly data: QuadrantAnswer;
  readonly onOpen: (point: QuadrantPoint) => void;
}

/** The four fields as lists: how many, how much, what to do, with whom to begin. */
export function QuadrantLists({ data, onOpen }: QuadrantListsProps) {
  const { t } = useTranslation('quadrant');
  const format = useFormat();
  const [whole, setWhole] = useState<QuadrantName | null>(null);
  const byQuadrant = useMemo(() => {
    const lists: Record<QuadrantName, QuadrantPoint[]> = { I: [], II: [], III: [], IV: [] };
    for (const point of [...data.points].sort((a, b) => b.overdueMinor - a.overdueMinor))
      lists[point.quadrant].push(point);
    return lists;
  }, [data]);
  const wholePlot = useMemo(
    () => (whole === null ? null : { ...data, points: byQuadrant[whole] }),
    [whole, data, byQuadrant],
  );

  return (
    <>
      {order.map((name) => {
        const total = data.totals.find(({ quadrant }) => quadrant === name);
        const points = byQuadrant[name];
        return (
          <section key={name} className={classes.list} data-quadrant={name}>
            <Panel>
              <header>
                <i aria-hidden />
                <h2>{t(`names.${name}`)}</h2>
                <small>{t(`positions.${name}`)}</small>
                <span>{t('customerCount', { count: total?.count ?? 0 })}</span>
                <b>{format.money(total?.overdueMinor ?? 0, data.currency)}</b>
              </header>
              <p className={classes.action}>
                {t(`actions.${name}`)} <em>{t('firstTouch', { when: t(`touches.${name}`) })}</em>
              </p>
              {points.length === 0 ? (
                <p className={classes.none}>{t('noneHere')}</p>
              ) : (
                <ul>
                  {points.slice(0, SHOWN).map((point) => (
                    <li key={point.customerId}>
                      <button type="button" onClick={() => onOpen(point)}>
                        {point.customerName}
                      </button>
                      <span>{t('common:days', { days: format.tenths(point.weightedDaysLateTenths) })}</span>
                      <span>{format.money(point.overdueMinor, data.currency)}</span>
                    </li>
                  ))}
                </ul>
              )}
              {points.length > SHOWN && (
                <Button variant="subtle" size="compact-xs" onClick={() => setWhole(name)}>
                  {t('showAll', { count: points.length })}
                </Button>
              )}
            </Panel>
          </section>
        );
      })}
      <SideDrawer
        opened={whole !== null}
        onClose={() => setWhole(null)}
        title={whole === null ? '' : t(`names.${whole}`)}
        size={900}
      >
        {wholePlot !== null && (
          <Panel>
            <QuadrantTable plot={wholePlot} onOpen={onOpen} />
          </Panel>
        )}
      </SideDrawer>
    </>
  );
}
