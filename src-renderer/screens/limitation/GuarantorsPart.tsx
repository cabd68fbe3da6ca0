import { Button } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormat } from '../../app/format.ts';
import { useLocalRows } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Section.tsx';
import { GuarantorClaimDrawer } from './GuarantorClaimDrawer.tsx';
import classes from './Limitation.module.css';
import type { GuarantorRow } from './rows.ts';

const tones = { alarm: 'bad', missed: 'bad', running: 'quiet', claimed: 'quiet', no_period: 'warn' } as const;
const icons = {
  alarm: 'warning',
  missed: 'flame',
  running: 'calendar',
  claimed: 'check',
  no_period: 'help',
} as const;

/** Guarantee periods: they run beside the limitation of the debt, and nothing stops them. */
export function GuarantorsPart({ rows }: { readonly rows: readonly GuarantorRow[] | undefined }) {
  const { t } = useTranslation('limitation');
  const navigate = useNavigate();
  const { book } = useWorkingPoint();
  const format = useFormat();
  const [claimed, setClaimed] = useState<GuarantorRow | null>(null);
  const claimedText = useCallback(
    (row: GuarantorRow): string => {
      if (!row.claimProved) return t('guarantors.claimUnproved');
      return row.enforceableUntilOn === null
        ? t('guarantors.claimedTodo')
        : t('guarantors.claimedUntil', { day: format.day(row.enforceableUntilOn) });
    },
    [t, format],
  );
  const columns = useMemo<readonly GridColumn<GuarantorRow>[]>(
    () => [
      {
        id: 'state',
        header: t('columns.state'),
        width: 206,
        grow: 0,
        cell: (row) => (
          <span className={classes.badge} data-tone={tones[row.state]}>
            <Icon name={icons[row.state]} size={12} />{' '}
            {t(`guarantors.states.${row.state}`, { days: Math.abs(row.daysLeft ?? 0) })}
          </span>
        ),
      },
      { id: 'ends', header: t('guarantors.ends'), width: 96, grow: 0, cell: (row) => <DayText day={row.endsOn} /> },
      { id: 'provider', header: t('guarantors.provider'), width: 120, grow: 2, cell: (row) => row.provider },
      { id: 'customer', header: t('columns.customer'), width: 120, grow: 2, cell: (row) => row.customerName },
      { id: 'form', header: t('guarantors.form'), width: 66, grow: 0, cell: (row) => t(`guarantors.forms.${row.form}`) },
      {
        id: 'todo',
        header: t('guarantors.todo'),
        width: 200,
        grow: 3,
        cell: (row) =>
          row.claimedOn !== null
            ? claimedText(row)
            : t(`guarantors.todos.${row.form}`),
      },
      {
        id: 'amount',
        header: t('common:amount'),
        width: 106,
        grow: 0,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.amountMinor} currency={row.currency} withSign />,
      },
      ...(book.readOnly
        ? []
        : [
            {
              id: 'act',
              header: '',
              width: 98,
              grow: 0,
              cell: (row: GuarantorRow) =>
                row.state === 'claimed' ? '' : <span className={classes.act}>{t('guarantors.claim')}</span>,
            },
          ]),
    ],
    [t, claimedText, book.readOnly],
  ); // prettier-ignore
  return (
    <div className={classes.part}>
      <Notice tone="note">
        {t('guarantors.note', {
          article: format.language === 'zh' ? '民法典 692、693、694' : 'Civil Code 692, 693, 694',
        })}
      </Notice>
      <Panel>
        <DataGrid
          label={t('parts.guarantors')}
          columns={columns}
          rows={useLocalRows(rows)}
          rowKey={(row) => row.securityId}
          onOpen={(row, column) =>
            column === 'customer' || book.readOnly || row.state === 'claimed'
              ? void navigate(`/customers/${row.customerId}?tab=securities`)
              : setClaimed(row)
          }
          empty={
            <EmptyState
              icon="shield"
              title={t('guarantors.emptyTitle')}
              text={t('guarantors.emptyText')}
              action={<Button onClick={() => void navigate('/securities')}>{t('guarantors.toRegister')}</Button>}
            />
          }
        />
      </Panel>
      <GuarantorClaimDrawer row={claimed} onClose={() => setClaimed(null)} />
    </div>
  );
}
