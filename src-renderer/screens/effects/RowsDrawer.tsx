import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { effectRowKinds } from '../../../src-main/areas/effects/contract.ts';
import type { ValueOf } from '../../app/calls.ts';
import { usePagedRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Fill } from '../../components/Page.tsx';
import { Chip, Panel } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import type { Period } from './period.ts';
import { useCodeName } from './useCodeName.ts';

export type RowKind = (typeof effectRowKinds)[number];
type Row = ValueOf<'effects.rows'>['rows'][number];
const pick = (value: ValueOf<'effects.rows'>) => value;

/** The rows a figure is made of. */
export function RowsDrawer(props: {
  readonly kind: RowKind | null;
  readonly period: Period;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('effects');
  return (
    <SideDrawer
      opened={props.kind !== null}
      onClose={props.onClose}
      title={props.kind === null ? '' : t(`rows.${props.kind}`)}
      size={900}
    >
      {props.kind !== null && <Rows kind={props.kind} period={props.period} />}
    </SideDrawer>
  );
}

function Rows({ kind, period }: { readonly kind: RowKind; readonly period: Period }) {
  const { t, i18n } = useTranslation('effects');
  const navigate = useNavigate();
  const nameOf = useCodeName();
  const rows = usePagedRows('effects.rows', { ...period, kind }, pick);
  const { currency } = period;
  const columns = useMemo<readonly GridColumn<Row>[]>(() => {
    const day = (id: 'on' | 'actionOn' | 'repliedOn', missing: string): GridColumn<Row> => ({
      id,
      header: t(`rows.heads.${id}`),
      width: 104,
      grow: 0,
      cell: (row) => {
        const value = row[id];
        return value === null ? missing : <DayText day={value} />;
      },
    });
    const money = (id: 'amountMinor' | 'startMinor' | 'newlyMinor' | 'endMinor'): GridColumn<Row> => ({
      id,
      header: t(`rows.heads.${id}`),
      width: 116,
      align: 'right',
      cell: (row) => <MoneyText amountMinor={row[id]} currency={currency} dashZero />,
    });
    const customer: GridColumn<Row> = {
      id: 'customer',
      header: t('common:customer'),
      width: 170,
      grow: 3,
      cell: (row) => row.customerName,
    };
    const step: GridColumn<Row> = {
      id: 'step',
      header: t('rows.heads.step'),
      width: 130,
      grow: 2,
      cell: (row) =>
        row.channel === ''
          ? t('rows.unassisted')
          : row.stepCode === ''
            ? nameOf('channel', row.channel)
            : `${nameOf('channel', row.channel)} · ${nameOf('step', row.stepCode)}`,
    };
    if (kind === 'customers')
      return [
        customer,
        money('startMinor'),
        money('newlyMinor'),
        money('amountMinor'),
        money('endMinor'),
        {
          id: 'state',
          header: t('rows.heads.state'),
          width: 96,
          grow: 0,
          cell: (row) =>
            row.cleared ? <Chip>{t('rows.cleared')}</Chip> : row.worked ? t('rows.worked') : t('rows.notWorked'),
        },
      ];
    if (kind === 'receipts')
      return [
        day('on', ''),
        customer,
        { id: 'number', header: t('rows.heads.number'), width: 110, cell: (row) => row.number },
        money('amountMinor'),
        day('actionOn', '–'),
        step,
      ];
    return [day('on', ''), customer, step, day('repliedOn', t('rows.noReply'))];
  }, [t, kind, currency, nameOf]);
  return (
    <>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t(`rows.${kind}`)}
            columns={columns}
            rows={rows}
            rowKey={(row) =>
              `${row.customerId} ${row.dueItemId ?? 0} ${row.on ?? ''} ${row.stepCode} ${row.channel} ${row.amountMinor}`
            }
            onOpen={(row) => void navigate(`/customers/${row.customerId}`)}
            empty={<EmptyState icon="search" title={t('rows.none')} />}
          />
        </Panel>
      </Fill>
    </>
  );
}
