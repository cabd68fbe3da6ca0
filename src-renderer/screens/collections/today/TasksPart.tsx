import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../../src-main/areas/collections/contract.ts';
import type { InputFor } from '../../../app/calls.ts';
import { useLocalRows, useQueryOf } from '../../../app/queries.ts';
import { errorText } from '../../../app/refusals.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import type { GridColumn } from '../../../components/DataGrid/columns.ts';
import { DataGrid } from '../../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../../components/DayText.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Bar, Fill } from '../../../components/Page.tsx';
import { Chip, Panel } from '../../../components/Section.tsx';
import { TaskDrawer, type TaskDraft } from './TaskDrawer.tsx';

const statuses = ['open', 'late', 'done', 'all'] as const;
const MOST = 1000;

/** What colleagues were asked for, how long it has waited, what came of it. */
export function TasksPart() {
  const { t, i18n } = useTranslation('today');
  const { asOf, book } = useWorkingPoint();
  const [status, setStatus] = useState<NonNullable<InputFor<'collections.tasks'>['status']>>('open');
  const [shown, setShown] = useState<Task | TaskDraft | null>(null);
  const { data, error } = useQueryOf('collections.tasks', { asOf, status, limit: MOST });
  const rows = useLocalRows(data?.rows);
  const columns = useMemo<readonly GridColumn<Task>[]>(
    () => [
      {
        id: 'due',
        header: t('tasks.columns.due'),
        width: 176,
        grow: 0,
        cell: (row) => (
          <>
            <DayText day={row.dueOn} /> {row.atTime}{' '}
            {row.doneOn === null && row.daysLate > 0 && <Chip bad>{t('tasks.late', { count: row.daysLate })}</Chip>}
          </>
        ),
      },
      {
        id: 'title',
        header: t('tasks.columns.title'),
        width: 300,
        grow: 4,
        cell: (row) => (
          <>
            {row.title} <Chip>{t(`tasks.kinds.${row.kind}`)}</Chip>
          </>
        ),
      },
      { id: 'customer', header: t('tasks.columns.customer'), width: 190, grow: 2, cell: (row) => row.customerName },
      { id: 'owner', header: t('tasks.columns.owner'), width: 110, grow: 1, cell: (row) => row.owner },
      {
        id: 'age',
        header: t('tasks.columns.age'),
        width: 76,
        grow: 0,
        align: 'right',
        cell: (row) => t('tasks.days', { count: row.ageDays }),
      },
      { id: 'result', header: t('tasks.columns.result'), width: 120, grow: 3, cell: (row) => row.doneNote },
    ],
    [t],
  );
  const add = !book.readOnly && (
    <Button leftSection={<Icon name="plus" size={13} />} onClick={() => setShown({ source: '', kind: 'other' })}>
      {t('tasks.add')}
    </Button>
  );

  return (
    <>
      <Bar>
        <SegmentedControl
          aria-label={t('tasks.statusLabel')}
          value={status}
          data={statuses.map((value) => ({ value, label: t(`tasks.status.${value}`) }))}
          onChange={(value) => setStatus(value)}
        />
        {data?.ageing
          .filter(({ count }) => count > 0)
          .map(({ fromDays, toDays, count }) => (
            <Chip key={fromDays} bad={fromDays > 30}>
              {toDays === null
                ? t('tasks.ageingOver', { from: fromDays - 1 })
                : t('tasks.ageing', { from: fromDays, to: toDays })}
              {': '}
              {count}
            </Chip>
          ))}
        <span data-push>{add}</span>
      </Bar>
      {error !== null && <Notice tone="bad">{errorText(i18n, error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('tasks.title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.taskId}
            onOpen={(row) => setShown(row)}
            empty={
              status === 'open' || status === 'all' ? (
                <EmptyState
                  icon="check"
                  title={t('tasks.emptyTitle')}
                  text={t('tasks.emptyText')}
                  action={add || undefined}
                />
              ) : (
                <EmptyState icon="check" title={t('tasks.nothingTitle')} />
              )
            }
          />
        </Panel>
      </Fill>
      <TaskDrawer task={shown} onClose={() => setShown(null)} />
    </>
  );
}
