import { SegmentedControl } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Movement } from '../../../src-main/areas/closing/contract.ts';
import { ABSENT, margins, movementOf, NOT_DUE } from '../../../src-main/areas/closing/rules/roll.ts';
import { bucketLabel, bucketRanges, riskLevel } from '../../../src-main/areas/aging/rules/buckets.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Closing.module.css';
import { ProofLine } from './ProofLine.tsx';
import { nextCell, type Place } from './nextCell.ts';
import type { RollDrill } from './RollDrawer.tsx';

type Roll = ValueOf<'closing.roll'>;
const told = ['newly_overdue', 'worse', 'better', 'cured'] as const satisfies readonly Movement[];

export interface RollMatrixProps {
  readonly roll: Roll;
  readonly compared: ValueOf<'closing.compare'> | undefined;
  readonly onOpen: (drill: RollDrill) => void;
}

/** The migration matrix: rows are where amounts were, columns where they are; every cell opens to its items. */
export function RollMatrix({ roll, compared, onOpen }: RollMatrixProps) {
  const { t } = useTranslation('closing');
  const format = useFormat();
  const [unit, setUnit] = useState<'amount' | 'count'>('amount');
  const body = useRef<HTMLTableSectionElement>(null);
  const { currency } = roll;
  const ranges = bucketRanges(roll.bucketEnds);
  const from = [ABSENT, NOT_DUE, ...ranges.keys()];
  const to = [NOT_DUE, ...ranges.keys(), ABSENT];
  const name = (state: number, end: 'from' | 'to'): string => {
    const range = ranges[state];
    if (range !== undefined) return bucketLabel(range);
    return state === NOT_DUE ? t('buckets.notDue') : t(end === 'from' ? 'roll.new' : 'roll.settled');
  };
  const sums = { from: margins(roll.cells, 'from'), to: margins(roll.cells, 'to') };
  const shown = (amountMinor: number, count: number): string =>
    unit === 'amount' ? format.amount(amountMinor, currency) : format.count(count);
  const proved =
    roll.fromStates.every((row) => (sums.from.get(row.state)?.amountMinor ?? 0) === row.amountMinor) &&
    roll.toStates.every((row) => (sums.to.get(row.state)?.amountMinor ?? 0) === row.amountMinor);

  const move = (event: KeyboardEvent<HTMLTableSectionElement>): void => {
    const cells = [...(body.current?.querySelectorAll<HTMLElement>('[data-place]') ?? [])];
    const next = nextCell(
      cells.map((cell) => placeOf(cell)),
      placeOf(event.target as HTMLElement),
      event.key,
    );
    if (next === -1) return;
    event.preventDefault();
    cells[next]?.focus();
  };

  return (
    <section>
      <SectionTitle
        title={t('roll.title')}
        note={t('roll.note')}
        tools={
          <SegmentedControl
            aria-label={t('roll.unit')}
            value={unit}
            onChange={(value) => setUnit(value)}
            data={[
              { value: 'amount', label: t('roll.amounts') },
              { value: 'count', label: t('roll.counts') },
            ]}
          />
        }
      />
      <div className={classes.movements}>
        {told.map((movement) => {
          const sum = roll.movements.find((row) => row.movement === movement);
          return (
            <button
              key={movement}
              type="button"
              className={classes.movement}
              data-movement={movement}
              onClick={() => onOpen({ title: t(`roll.movements.${movement}`), movement })}
            >
              <span>{t(`roll.movements.${movement}`)}</span>
              <strong>{format.amount(sum?.amountMinor ?? 0, currency)}</strong>
              <small>{t('roll.items', { n: format.count(sum?.count ?? 0) })}</small>
            </button>
          );
        })}
      </div>
      <Panel>
        <div className={classes.wide}>
          <table className={classes.matrix} aria-label={t('roll.title')}>
            <thead>
              <tr>
                <th scope="col">{t('roll.corner')}</th>
                {to.map((state) => (
                  <th scope="col" key={state}>
                    {name(state, 'to')}
                  </th>
                ))}
                <th scope="col">{t('roll.fromTotal')}</th>
              </tr>
            </thead>
            <tbody ref={body} onKeyDown={move}>
              {from.map((row, rowPlace) => (
                <tr key={row}>
                  <th scope="row">{name(row, 'from')}</th>
                  {to.map((column, columnPlace) => {
                    const cell = roll.cells.find((one) => one.from === row && one.to === column);
                    if (row === ABSENT && column === ABSENT) return <td key={column} data-void />;
                    if (cell === undefined) return <td key={column}>–</td>;
                    const heat = heatOf(row, column, ranges[column]?.from ?? 0);
                    return (
                      <td key={column} data-heat={heat} data-cured={movementOf(row, column) === 'cured' || undefined}>
                        <button
                          type="button"
                          data-place={`${rowPlace}-${columnPlace}`}
                          aria-label={t('roll.cellLabel', {
                            from: name(row, 'from'),
                            to: name(column, 'to'),
                            amount: format.money(cell.amountMinor, currency),
                            n: format.count(cell.count + cell.partCount),
                          })}
                          onClick={() =>
                            onOpen({
                              title: t('roll.cell', { from: name(row, 'from'), to: name(column, 'to') }),
                              cell: { from: row, to: column },
                            })
                          }
                        >
                          {shown(cell.amountMinor, cell.count + cell.partCount)}
                        </button>
                      </td>
                    );
                  })}
                  <td data-sum>{shown(sums.from.get(row)?.amountMinor ?? 0, sums.from.get(row)?.count ?? 0)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('roll.toTotal')}</th>
                {to.map((state) => (
                  <td key={state} data-sum>
                    {shown(sums.to.get(state)?.amountMinor ?? 0, sums.to.get(state)?.count ?? 0)}
                  </td>
                ))}
                <td data-sum />
              </tr>
            </tfoot>
          </table>
        </div>
        <ProofLine good={proved}>
          {proved
            ? t('roll.proof', {
                from: compared === undefined ? '…' : format.money(compared.from.totalMinor, currency),
                to: compared === undefined ? '…' : format.money(compared.to.totalMinor, currency),
              })
            : t('roll.proofBad')}
        </ProofLine>
      </Panel>
    </section>
  );
}

function placeOf(cell: HTMLElement): Place {
  const [row = 0, column = 0] = cell.dataset['place']?.split('-').map(Number) ?? [];
  return { row, column };
}

/** Colour only where risk came or stayed: newly overdue and worse by the column's own level, the rest is paper. */
function heatOf(from: number, to: number, daysFrom: number): number | undefined {
  const movement = movementOf(from, to);
  return movement === 'newly_overdue' || movement === 'worse' ? riskLevel(daysFrom) : undefined;
}
