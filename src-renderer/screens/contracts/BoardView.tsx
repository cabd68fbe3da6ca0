import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { BoardRow } from '../../../src-main/areas/contracts/contract.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { usePagedRows } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Bar, Fill } from '../../components/Page.tsx';
import { Chip, Panel } from '../../components/Section.tsx';
import { dayText } from './AlarmList.tsx';

type Filter = NonNullable<InputFor<'contracts.board'>['filter']>;
const filters = ['all', 'late', 'soon', 'waiting', 'reached'] as const satisfies readonly Filter[];
const pick = (value: ValueOf<'contracts.board'>) => value;

/** Milestones of every signed contract: late, in the next 30 days, waiting. */
export function BoardView() {
  const { t } = useTranslation('contracts');
  const navigate = useNavigate();
  const { point } = useWorkingPoint();
  const [filter, setFilter] = useState<Filter>('all');
  const rows = usePagedRows('contracts.board', { ...point, filter }, pick);
  const counts = rows.first?.counts;
  const columns = useMemo(
    (): readonly GridColumn<BoardRow>[] => [
      {
        id: 'state', header: t('milestones.state'), width: 132, grow: 0,
        cell: (row) => <Chip bad={row.state === 'late'}>{t(`milestoneStates.${row.state}`)}</Chip>,
      },
      { id: 'plannedOn', header: t('milestones.planned'), width: 100, grow: 0, cell: (row) => <DayText day={row.plannedOn} /> },
      { id: 'left', header: t('milestones.left'), width: 108, grow: 0, cell: (row) => (row.daysLeft === null ? '' : dayText(t, row.daysLeft)) },
      { id: 'actualOn', header: t('milestones.actual'), width: 100, grow: 0, cell: (row) => <DayText day={row.actualOn} /> },
      { id: 'kind', header: t('milestones.kind'), width: 80, grow: 0, cell: (row) => t(`milestoneKinds.${row.kind}`) },
      { id: 'label', header: t('milestones.label'), width: 110, grow: 2, cell: (row) => row.label },
      { id: 'number', header: t('fields.number'), width: 90, grow: 1, cell: (row) => row.number },
      { id: 'customer', header: t('common:customer'), width: 120, grow: 2, cell: (row) => row.customerName },
      { id: 'amount', header: t('common:amount'), width: 106, align: 'right', cell: (row) => <MoneyText amountMinor={row.amountMinor} currency={row.currency} /> },
      { id: 'document', header: t('milestones.document'), width: 110, grow: 1, cell: (row) => row.documentNumber },
    ], // prettier-ignore
    [t],
  );
  return (
    <>
      <Bar label={t('views.milestones')}>
        <SegmentedControl
          aria-label={t('views.milestones')}
          value={filter}
          data={filters.map((value) => ({
            value,
            label:
              value === 'all' || counts === undefined
                ? t(`boardFilters.${value}`)
                : `${t(`boardFilters.${value}`)} ${counts[value]}`,
          }))}
          onChange={setFilter}
        />
      </Bar>{' '}
      {/* prettier-ignore */}
      <Fill>
        <Panel>
          <DataGrid
            label={t('views.milestones')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.milestoneId}
            onOpen={(row) => void navigate(`/contracts/${row.contractId}?part=milestones`)}
            empty={<EmptyState icon="calendar" title={t('milestones.none')} text={t('milestones.noneText')} />}
          />
        </Panel>
      </Fill>
    </>
  );
}
