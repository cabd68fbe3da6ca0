import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { rpmGroups, type RpmStage } from '../../../src-main/areas/policy/contract.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows, useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Fill } from '../../components/Page.tsx';
import { Panel } from '../../components/Section.tsx';
import classes from './Process.module.css';
import { StagesDrawer } from '../../components/Stages/StagesDrawer.tsx';

type Row = ValueOf<'policy.stageRows'>['rows'][number];
const pick = (value: ValueOf<'policy.stageRows'>) => value;

/** The stages R0–R17 with what stands in each; a stage opens its invoices, an invoice its history. */
export function BoardTab() {
  const { t, i18n } = useTranslation('process');
  const format = useFormat();
  const navigate = useNavigate();
  const { point, currency } = useWorkingPoint();
  const [stage, setStage] = useState<RpmStage | null>(null);
  const [only, setOnly] = useState<'all' | 'late'>('late');
  const [shown, setShown] = useState<DocumentId | null>(null);
  const board = useQueryOf('policy.board', { ...point, currency });
  const rows = usePagedRows(
    'policy.stageRows',
    { ...point, currency, only, ...(stage === null ? {} : { stage }) },
    pick,
  );

  const columns = useMemo<readonly GridColumn<Row>[]>(
    () => [
      { id: 'number', header: t('board.number'), width: 110, cell: (row) => row.number },
      { id: 'customer', header: t('common:customer'), width: 170, grow: 3, cell: (row) => row.customerName },
      { id: 'stage', header: t('board.stage'), width: 130, cell: (row) => t(`stages.${row.stage}`) },
      { id: 'dueOn', header: t('board.dueOn'), width: 100, grow: 0, cell: (row) => <DayText day={row.dueOn} /> },
      {
        id: 'open',
        header: t('board.open'),
        width: 120,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.openMinor} currency={row.currency} dashZero />,
      },
      {
        id: 'missing',
        header: t('board.missing'),
        width: 160,
        cell: (row) => (row.missingStage === null ? '–' : <b>{t(`stages.${row.missingStage}`)}</b>),
      },
      {
        id: 'planned',
        header: t('board.planned'),
        width: 100,
        grow: 0,
        cell: (row) => (row.plannedOn === null ? '–' : <DayText day={row.plannedOn} />),
      },
      {
        id: 'delay',
        header: t('board.delay'),
        width: 76,
        grow: 0,
        align: 'right',
        cell: (row) => (row.delayDays === null ? '–' : t('common:days', { days: row.delayDays })),
      },
    ],
    [t],
  );

  return (
    <>
      {board.error !== null && <Notice tone="bad">{errorText(i18n, board.error)}</Notice>}
      <div className={classes.board}>
        {rpmGroups.map((group) => (
          <fieldset key={group} className={classes.group}>
            <legend>{t(`groups.${group}`)}</legend>
            <div className={classes.stages}>
              {(board.data?.columns ?? [])
                .filter((column) => column.group === group)
                .map((column) => (
                  <button
                    key={column.stage}
                    type="button"
                    className={classes.stage}
                    aria-pressed={stage === column.stage}
                    disabled={column.count === 0}
                    title={format.money(column.amountMinor, currency)}
                    onClick={() => {
                      setStage(stage === column.stage ? null : column.stage);
                      setOnly('all');
                    }}
                  >
                    <small>{t(`stages.${column.stage}`)}</small>
                    <b>{format.count(column.count)}</b>
                    <small>{format.amount(column.amountMinor, currency)}</small>
                    {column.late > 0 && <em>{t('board.late', { count: column.late })}</em>}
                  </button>
                ))}
            </div>
          </fieldset>
        ))}
      </div>
      <Bar label={t('board.filters')}>
        <SegmentedControl
          aria-label={t('board.filters')}
          value={only}
          data={(['late', 'all'] as const).map((value) => ({ value, label: t(`board.only.${value}`) }))}
          onChange={setOnly}
        />
        {rows.first !== undefined && (
          <span>
            {t('board.sum', { n: format.count(rows.total), amount: format.money(rows.first.amountMinor, currency) })}
          </span>
        )}
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('tabs.board')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.documentId}
            selectedKey={shown}
            onOpen={(row, column) =>
              column === 'customer' ? void navigate(`/customers/${row.customerId}`) : setShown(row.documentId)
            }
            empty={<EmptyState icon="check" title={t('board.emptyTitle')} text={t('board.emptyText')} />}
          />
        </Panel>
      </Fill>
      <StagesDrawer documentId={shown} onClose={() => setShown(null)} />
    </>
  );
}
