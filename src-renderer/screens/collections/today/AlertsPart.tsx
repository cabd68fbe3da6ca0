import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Task } from '../../../../src-main/areas/collections/contract.ts';
import type { ValueOf } from '../../../app/calls.ts';
import { useFormat } from '../../../app/format.ts';
import { useLocalRows, useQueryOf } from '../../../app/queries.ts';
import { errorText } from '../../../app/refusals.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import type { GridColumn } from '../../../components/DataGrid/columns.ts';
import { DataGrid } from '../../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../../components/DayText.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LevelBadge } from '../../../components/LevelBadge.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Bar, Fill } from '../../../components/Page.tsx';
import { Chip, Panel } from '../../../components/Section.tsx';
import { TaskDrawer, type TaskDraft } from './TaskDrawer.tsx';
import classes from './Today.module.css';

type Alert = ValueOf<'collections.alerts'>['rows'][number];

/** From the alert to the task to its result, the oldest alert first. */
export function AlertsPart() {
  const { t, i18n } = useTranslation(['today', 'warnings']);
  const format = useFormat();
  const navigate = useNavigate();
  const { asOf, book } = useWorkingPoint();
  const { data, error } = useQueryOf('collections.alerts', { asOf });
  const [shown, setShown] = useState<Task | TaskDraft | null>(null);
  const rows = useLocalRows(data?.rows);
  const readOnly = book.readOnly;

  const columns = useMemo<readonly GridColumn<Alert>[]>(() => {
    const ruleOf = (alert: Alert): string => t(`warnings:rules.${alert.rule}.name`);
    const make = (alert: Alert): void =>
      setShown({
        source: `signal:${alert.key}`,
        kind: 'alert',
        title: t('alerts.taskTitle', { rule: ruleOf(alert) }),
        customerId: alert.customerId,
        customerName: alert.customerName,
      });
    return [
      {
        id: 'level',
        header: t('alerts.columns.level'),
        width: 96,
        grow: 0,
        cell: (row) => <LevelBadge level={row.level} />,
      },
      { id: 'rule', header: t('alerts.columns.rule'), width: 170, grow: 2, cell: ruleOf },
      { id: 'customer', header: t('alerts.columns.customer'), width: 180, grow: 2, cell: (row) => row.customerName },
      {
        id: 'since',
        header: t('alerts.columns.since'),
        width: 104,
        grow: 0,
        cell: (row) => <DayText day={row.sinceOn} />,
      },
      {
        id: 'age',
        header: t('alerts.columns.age'),
        width: 80,
        align: 'right',
        cell: (row) => t('tasks.days', { count: row.ageDays }),
      },
      {
        id: 'task',
        header: t('alerts.columns.task'),
        width: 320,
        grow: 4,
        cell: (row) => (
          <span className={classes.inline}>
            {row.acknowledged && <Chip>{t('alerts.acknowledged')}</Chip>}
            {row.tasks.map((task) => (
              <Button key={task.taskId} variant="subtle" size="compact-xs" onClick={() => setShown(task)}>
                {task.doneOn === null
                  ? t('alerts.taskOpen', {
                      owner: task.owner === '' ? t('alerts.somebody') : task.owner,
                      title: task.title,
                      day: format.day(task.dueOn),
                    })
                  : `✓ ${t('alerts.taskDone', { title: task.title, note: task.doneNote })}`}
              </Button>
            ))}
            {row.tasks.length === 0 &&
              (readOnly ? (
                t('alerts.noTask')
              ) : (
                <Button
                  variant="default"
                  size="compact-xs"
                  aria-label={`${t('alerts.make')}: ${row.customerName}, ${ruleOf(row)}`}
                  onClick={() => make(row)}
                >
                  {t('alerts.make')}
                </Button>
              ))}
          </span>
        ),
      },
    ];
  }, [t, format, readOnly]);

  return (
    <>
      <Bar>
        {data?.ageing
          .filter(({ count }) => count > 0)
          .map(({ fromDays, toDays, count }) => (
            <Chip key={fromDays} bad={fromDays > 30}>
              {toDays === null
                ? t('alerts.ageingOver', { from: fromDays - 1 })
                : t('alerts.ageing', { from: fromDays, to: toDays })}
              {': '}
              {count}
            </Chip>
          ))}
        {(data?.withoutTask ?? 0) > 0 && <Chip>{t('alerts.withoutTask', { count: data?.withoutTask ?? 0 })}</Chip>}
      </Bar>
      {error !== null && <Notice tone="bad">{errorText(i18n, error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('alerts.title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.key}
            onOpen={(row, column) => {
              if (column !== 'task') void navigate(`/customers/${row.customerId}?tab=signals`);
            }}
            empty={<EmptyState icon="check" title={t('alerts.emptyTitle')} text={t('alerts.emptyText')} />}
          />
        </Panel>
      </Fill>
      <TaskDrawer task={shown} onClose={() => setShown(null)} />
    </>
  );
}
