import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Fill } from '../../components/Page.tsx';
import { Panel } from '../../components/Section.tsx';
import classes from './Control.module.css';

type Row = ValueOf<'control.allocation'>['rows'][number];
const pick = (value: ValueOf<'control.allocation'>) => value;

/** The ceiling shared out by credit sales × grade factor, beside limits and debts. */
export function AllocationTab() {
  const { t, i18n } = useTranslation('control');
  const format = useFormat();
  const navigate = useNavigate();
  const { point, currency } = useWorkingPoint();
  const rows = usePagedRows('control.allocation', { ...point, currency }, pick);
  const first = rows.first;
  const columns = useMemo<readonly GridColumn<Row>[]>(() => {
    const money = (name: 'salesMinor' | 'allocatedMinor' | 'limitMinor' | 'receivablesMinor', sum: number | undefined): GridColumn<Row> => ({
      id: name,
      header: t(`allocation.${name}`),
      width: 130,
      align: 'right',
      cell: (row) => (row[name] === null ? '–' : <MoneyText amountMinor={row[name]} currency={currency} dashZero />),
      footer: sum === undefined ? '' : format.amount(sum, currency),
    });
    return [
      { id: 'customer', header: t('common:customer'), width: 200, grow: 3, cell: (row) => row.customerName, footer: t('allocation.count', { n: rows.total }) },
      { id: 'grade', header: t('allocation.grade'), width: 64, grow: 0, cell: (row) => row.grade ?? '–' },
      money('salesMinor', first?.salesMinor),
      { id: 'factor', header: t('allocation.factor'), hint: t('allocation.factorHint'), width: 64, grow: 0, align: 'right', cell: (row) => format.tenths(row.factorTenths) },
      money('allocatedMinor', first?.allocatedMinor),
      money('limitMinor', first?.limitsMinor),
      money('receivablesMinor', first?.receivablesMinor),
    ];
  }, [t, format, currency, first, rows.total]); // prettier-ignore
  if (rows.error !== null) return <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>;
  const ceiling = first?.ceilingMinor ?? null;
  return (
    <>
      <p className={classes.quiet}>
        {ceiling === null || first === undefined
          ? t('allocation.noCeiling')
          : t('allocation.note', { ceiling: format.money(ceiling, currency), limits: format.money(first.limitsMinor, currency), ratio: ceiling === 0 ? '–' : format.basisPoints(Math.round((first.limitsMinor / ceiling) * 10_000)) })}
      </p>
      <Fill>
        <Panel>
          <DataGrid
            label={t('tabs.allocation')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.customerId}
            onOpen={(row) => void navigate(`/customers/${row.customerId}?tab=advice`)}
            empty={<EmptyState icon="customers" title={t('allocation.empty')} text={t('allocation.emptyText')} />}
          />
        </Panel>
      </Fill>
    </>
  ); // prettier-ignore
}
