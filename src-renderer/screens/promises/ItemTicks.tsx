import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OpenItem } from '../../../src-main/areas/ledger/contract.ts';
import type { DueItemId } from '../../../src-main/kernel/ids.ts';
import { useFormat } from '../../app/format.ts';
import classes from './Promises.module.css';

/** Open items to tick, oldest due first, each with its age. */
export function ItemTicks(props: {
  readonly rows: readonly OpenItem[];
  readonly chosen: ReadonlyMap<DueItemId, number>;
  readonly onChange: (chosen: ReadonlyMap<DueItemId, number>) => void;
}) {
  const { t } = useTranslation('promises');
  const format = useFormat();
  const { rows, chosen } = props;
  if (rows.length === 0) return <p className={classes.soft}>{t('form.nothingOpen')}</p>;
  const tick = (row: OpenItem, on: boolean): void => {
    const next = new Map(chosen);
    if (on) next.set(row.dueItemId, row.openMinor);
    else next.delete(row.dueItemId);
    props.onChange(
      new Map(rows.flatMap((one) => (next.has(one.dueItemId) ? [[one.dueItemId, one.openMinor] as const] : []))),
    );
  };
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{t('columns.invoice')}</th>
          <th>{t('columns.originalDue')}</th>
          <th data-right>{t('columns.daysLate')}</th>
          <th data-right>{t('columns.open')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.dueItemId}>
            <td>
              <Checkbox
                size="xs"
                label={row.number}
                checked={chosen.has(row.dueItemId)}
                onChange={(event) => tick(row, event.currentTarget.checked)}
              />
            </td>
            <td>{format.day(row.dueOn)}</td>
            <td data-right className={row.daysLate > 0 ? classes.late : undefined}>
              {row.daysLate > 0 ? row.daysLate : '–'}
            </td>
            <td data-right>{format.amount(row.openMinor, row.currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
