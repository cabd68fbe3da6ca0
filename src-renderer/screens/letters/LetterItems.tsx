import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LetterFigures } from '../../../src-main/areas/letters/contract.ts';
import type { CustomerId, DueItemId } from '../../../src-main/kernel/ids.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import classes from './Letters.module.css';

export interface LetterItemsProps {
  readonly customerId: CustomerId;
  /** A reminder before the due day: items about to fall due instead of overdue ones. */
  readonly reminder: boolean;
  readonly leaveOut: readonly DueItemId[];
  readonly onChange: (leaveOut: readonly DueItemId[]) => void;
  readonly figures: LetterFigures | null;
}

/** The items of the letter; unticked ones are left out. The sum asked for runs along underneath. */
export function LetterItems({ customerId, reminder, leaveOut, onChange, figures }: LetterItemsProps) {
  const { t } = useTranslation('letters');
  const format = useFormat();
  const { asOf, currency } = useWorkingPoint();
  const { data } = useQueryOf('ledger.items', {
    asOf,
    customerId,
    currency,
    status: reminder ? 'open' : 'overdue',
    limit: 1000,
  });
  const named = new Set([...(figures?.lines ?? []).map(({ dueItemId }) => dueItemId), ...leaveOut]);
  const rows = (data?.rows ?? []).filter(({ dueItemId }) => !reminder || named.has(dueItemId));
  return (
    <div className={classes.items}>
      <table>
        <thead>
          <tr>
            <th>{t('items.number')}</th>
            <th>{t('items.dueOn')}</th>
            <th data-right>{t(reminder ? 'items.daysLeft' : 'items.daysLate')}</th>
            <th data-right>{t('items.claimed')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((item) => {
            const out = leaveOut.includes(item.dueItemId);
            return (
              <tr key={item.dueItemId} data-out={out || undefined}>
                <td>
                  <Checkbox
                    size="xs"
                    label={item.number}
                    checked={!out}
                    onChange={() =>
                      onChange(out ? leaveOut.filter((id) => id !== item.dueItemId) : [...leaveOut, item.dueItemId])
                    }
                  />
                </td>
                <td>{format.day(item.dueOn)}</td>
                <td data-right>{reminder ? -item.daysLate : item.daysLate}</td>
                <td data-right>
                  {format.amount(item.openMinor - item.disputedMinor, currency)}
                  {item.disputedMinor > 0 && (
                    <small>{t('items.disputed', { amount: format.amount(item.disputedMinor, currency) })}</small>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
        {figures !== null && (
          <tfoot>
            {figures.deductedMinor > 0 && (
              <tr>
                <th colSpan={3}>{t('items.deducted')}</th>
                <td data-right>{format.amount(-figures.deductedMinor, currency)}</td>
              </tr>
            )}
            <tr>
              <th colSpan={3}>{t('items.requested')}</th>
              <td data-right>
                <b>{format.money(figures.requestedMinor, currency)}</b>
              </td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
