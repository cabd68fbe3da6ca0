import { SegmentedControl, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { Chip, Panel } from '../../components/Section.tsx';
import classes from './Log.module.css';

type Gap = ValueOf<'actions.gaps'>['rows'][number];
type Kind = NonNullable<InputFor<'actions.gaps'>['kind']>;
const kinds = ['any', 'no_next', 'next_passed'] as const satisfies readonly Kind[];
const pick = (value: ValueOf<'actions.gaps'>) => value;

/** Overdue customers nobody has a plan for, and plans whose day has passed. */
export function GapsPart() {
  const { t, i18n } = useTranslation(['log', 'cockpit']);
  const navigate = useNavigate();
  const { point } = useWorkingPoint();
  const [kind, setKind] = useState<Kind>('any');
  const [collector, setCollector] = useState<string | null>(null);
  const [salesperson, setSalesperson] = useState<string | null>(null);
  const rows = usePagedRows(
    'actions.gaps',
    { ...point, kind, ...(collector === null ? {} : { collector }), ...(salesperson === null ? {} : { salesperson }) },
    pick,
  );
  const counts = rows.first?.counts;
  const columns = useGapColumns(rows.total);
  const countOf = (value: Kind): string =>
    counts === undefined ? '' : ` ${value === 'any' ? counts.no_next + counts.next_passed : counts[value]}`;
  return (
    <div className={classes.main}>
      <Bar label={t('filters')}>
        <SegmentedControl
          aria-label={t('gaps.kind')}
          value={kind}
          data={kinds.map((value) => ({ value, label: `${t(`gaps.kinds.${value}`)}${countOf(value)}` }))}
          onChange={setKind}
        />
        <Select
          w={150}
          clearable
          aria-label={t('gaps.collector')}
          placeholder={t('gaps.allCollectors')}
          value={collector}
          data={rows.first?.collectors ?? []}
          onChange={setCollector}
        />
        <Select
          w={150}
          clearable
          aria-label={t('gaps.salesperson')}
          placeholder={t('gaps.allSalespeople')}
          value={salesperson}
          data={rows.first?.salespeople ?? []}
          onChange={setSalesperson}
        />
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Panel>
        <DataGrid
          label={t('tabs.gaps')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.customerId}
          onOpen={(row) => void navigate(`/customers/${row.customerId}?tab=log`)}
          empty={<EmptyState icon="check" title={t('gaps.empty')} text={t('gaps.emptyText')} />}
        />
      </Panel>
    </div>
  );
}

function useGapColumns(total: number): readonly GridColumn<Gap>[] {
  const { t } = useTranslation(['log', 'cockpit']);
  const format = useFormat();
  return useMemo<readonly GridColumn<Gap>[]>(
    () => [
      { id: 'customer', header: t('fields.customer'), width: 170, grow: 4, cell: (row) => row.customerName, footer: t('gaps.count', { count: total }) },
      { id: 'kind', header: t('gaps.kind'), width: 110, grow: 0, cell: (row) => <Chip bad={row.kind === 'next_passed'}>{t(`gaps.kinds.${row.kind}`)}</Chip> },
      { id: 'overdue', header: t('gaps.overdue'), width: 150, grow: 2, align: 'right', cell: (row) => row.overdue.map(({ overdueMinor, currency }) => format.money(overdueMinor, currency)).join(' + ') },
      { id: 'oldest', header: t('gaps.oldest'), width: 92, grow: 0, align: 'right', cell: (row) => t('gaps.days', { days: row.oldestDaysLate }) },
      { id: 'last', header: t('gaps.last'), width: 170, grow: 2, cell: (row) => (row.lastOn === null ? t('state.never') : [format.day(row.lastOn), row.lastResult === null ? '' : t(`cockpit:result.${row.lastResult}`)].join(' ')) },
      { id: 'next', header: t('gaps.next'), width: 160, grow: 2, cell: (row) => (row.nextOn === null ? '–' : [format.day(row.nextOn), row.nextAction === '' ? '' : t(`cockpit:nextAction.${row.nextAction}`)].join(' ')) },
      { id: 'people', header: `${t('gaps.collector')} · ${t('gaps.salesperson')}`, width: 150, grow: 1, cell: (row) => [row.collector, row.salesperson].filter((part) => part !== '').join(' · ') },
    ],
    [t, format, total],
  ); // prettier-ignore
}
