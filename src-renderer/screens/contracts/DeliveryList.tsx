import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Delivery } from '../../../src-main/areas/contracts/contract.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayText } from '../../components/DayText.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Chip } from '../../components/Section.tsx';
import { TextButton } from '../../components/TextButton.tsx';
import { dayText } from './AlarmList.tsx';
import classes from './Contracts.module.css';
import { SettleDialog, type DeliveryEdit } from './DeliveryDialogs.tsx';
import type { Belongs } from './detail.ts';

/** Goods sent: when planned, when there, who took them, whether they were accepted and how long one may object. */
export function DeliveryList(props: {
  readonly deliveries: readonly Delivery[];
  readonly belongs: Belongs | null;
  readonly onEdit: (edit: DeliveryEdit) => void;
}) {
  const { t } = useTranslation('contracts');
  const format = useFormat();
  const navigate = useNavigate();
  const { book } = useWorkingPoint();
  const [settling, setSettling] = useState<Delivery | null>(null);
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('deliveries.number')}</th>
            {props.belongs === null && <th>{t('common:customer')}</th>}
            <th>{t('deliveries.goods')}</th>
            <th>{t('deliveries.planned')}</th>
            <th>{t('deliveries.delivered')}</th>
            <th>{t('deliveries.receiver')}</th>
            <th>{t('deliveries.acceptance')}</th>
            <th data-right>{t('common:amount')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {props.deliveries.map((row) => (
            <tr key={row.deliveryId}>
              <td>
                {row.number || '–'}
                {row.documentNumber !== '' && (
                  <small>{t('deliveries.onInvoice', { number: row.documentNumber })}</small>
                )}
              </td>
              {props.belongs === null && (
                <td>
                  {row.customerName}
                  {row.contractId !== null && (
                    <small>
                      <TextButton onClick={() => void navigate(`/contracts/${row.contractId}?part=deliveries`)}>
                        {row.contractNumber}
                      </TextButton>
                    </small>
                  )}
                </td>
              )}
              <td>{row.goods}</td>
              <td>
                <DayText day={row.plannedOn} />
              </td>
              <td>
                <DayText day={row.deliveredOn} />
                {row.delayDays > 0 && (
                  <small className={classes.bad}>
                    {t(row.deliveredOn === null ? 'deliveries.overdue' : 'deliveries.late', { days: row.delayDays })}
                  </small>
                )}
              </td>
              <td>
                {row.receiver || '–'}
                {row.receiverKnown === false && <small className={classes.warn}>{t('deliveries.stranger')}</small>}
              </td>
              <td>
                <Chip bad={row.acceptance === 'objected'}>{t(`acceptances.${row.acceptance}`)}</Chip>
                {objection(row)}
              </td>
              <td data-right>
                {row.amountMinor !== null && <MoneyText amountMinor={row.amountMinor} currency={row.currency} />}
              </td>
              <td>
                {!book.readOnly && (
                  <div className={classes.rowActs}>
                    {row.deliveredOn !== null && (
                      <Button variant="default" size="compact-xs" onClick={() => setSettling(row)}>
                        {t('deliveries.settle')}
                      </Button>
                    )}
                    <Button
                      variant="subtle"
                      size="compact-xs"
                      onClick={() => props.onEdit({ delivery: row, belongs: props.belongs })}
                    >
                      {t('common:edit')}
                    </Button>
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <SettleDialog delivery={settling} onClose={() => setSettling(null)} />
    </>
  );

  function objection(row: Delivery) {
    if (row.acceptance === 'objected') return <small>{row.objectedOn !== null && format.day(row.objectedOn)}</small>;
    if (row.acceptance !== 'pending') return <small>{row.acceptedOn !== null && format.day(row.acceptedOn)}</small>;
    if (row.deliveredOn === null) return null;
    if (row.objectionUntil === null || row.objectionDaysLeft === null) return <small>{t('deliveries.noWindow')}</small>;
    return (
      <small className={row.objectionDaysLeft < 0 ? classes.warn : undefined}>
        {t('deliveries.window', { day: format.day(row.objectionUntil) })} · {dayText(t, row.objectionDaysLeft)}
      </small>
    );
  }
}
