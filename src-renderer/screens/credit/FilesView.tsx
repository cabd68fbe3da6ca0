import { SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Fill } from '../../components/Page.tsx';
import { Panel } from '../../components/Section.tsx';
import { NameWithStatus } from '../../components/StatusBadge.tsx';

type Row = ValueOf<'creditfile.completenessList'>['rows'][number];
const pick = (value: ValueOf<'creditfile.completenessList'>) => value;

export interface FilesViewProps {
  readonly selected: CustomerId | null;
  readonly onOpen: (customerId: CustomerId) => void;
}

/** Customers by how whole their files are, the emptiest first, with what each lacks. */
export function FilesView({ selected, onOpen }: FilesViewProps) {
  const { t, i18n } = useTranslation(['credit', 'creditfile']);
  const format = useFormat();
  const { point } = useWorkingPoint();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const [incomplete, setIncomplete] = useState(true);
  const rows = usePagedRows('creditfile.completenessList', { ...point, incomplete, search }, pick);
  const count = rows.first?.incompleteCount;
  const columns = useMemo<readonly GridColumn<Row>[]>(() => {
    const lacks = ({ missing }: Row): string =>
      missing.map((code) => t(`creditfile:completeness.parts.${code}`)).join(format.language === 'zh' ? '、' : ', ');
    return [
      {
        id: 'name',
        header: t('common:customer'),
        width: 220,
        grow: 2,
        cell: (row) => <NameWithStatus customerId={row.customerId} name={row.customerName} />,
        footer: t('columns.count', { n: format.count(rows.total) }),
      },
      { id: 'code', header: t('files.code'), width: 84, grow: 0, cell: (row) => row.customerCode },
      {
        id: 'points',
        header: t('files.points'),
        hint: t('files.pointsHint'),
        width: 84,
        grow: 0,
        align: 'right',
        cell: (row) => `${row.points} / 100`,
      },
      {
        id: 'missing',
        header: t('files.missing'),
        width: 420,
        grow: 6,
        cell: (row) => <span title={lacks(row)}>{row.missing.length === 0 ? t('files.whole') : lacks(row)}</span>,
      },
    ];
  }, [t, format, rows.total]);
  return (
    <>
      <Bar label={t('filtersLabel')}>
        <TextInput
          w={280}
          aria-label={t('common:search')}
          placeholder={t('searchHint')}
          leftSection={<Icon name="search" size={13} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('filtersLabel')}
          value={incomplete ? 'incomplete' : 'all'}
          data={[
            {
              value: 'incomplete',
              label: count === undefined ? t('files.incomplete') : `${t('files.incomplete')} (${count})`,
            },
            { value: 'all', label: t('filters.all') },
          ]}
          onChange={(value) => setIncomplete(value === 'incomplete')}
        />
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('views.files')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.customerId}
            selectedKey={selected}
            onOpen={(row) => onOpen(row.customerId)}
            empty={
              search === '' ? (
                <EmptyState icon="check" title={t('files.emptyTitle')} text={t('files.emptyText')} />
              ) : (
                <EmptyState icon="search" title={t('nothingTitle')} text={t('nothingText')} />
              )
            }
          />
        </Panel>
      </Fill>
    </>
  );
}
