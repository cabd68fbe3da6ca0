import { Button, SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { StepRow } from '../../../src-main/areas/policy/contract.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Figure, FigureStrip } from '../../components/Figure.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Fill } from '../../components/Page.tsx';
import { Chip, Panel } from '../../components/Section.tsx';
import classes from './Process.module.css';
import { useStepName } from './useStepName.ts';

const pick = (value: ValueOf<'policy.due'>) => value;
const shows = ['ready', 'held', 'all'] as const;

/** What is due and not yet done, by step: the letters of a morning in one go, the calls one after another. */
export function DueTab() {
  const { t, i18n } = useTranslation('process');
  const format = useFormat();
  const navigate = useNavigate();
  const stepName = useStepName();
  const { point, currency } = useWorkingPoint();
  const [search, setSearch] = useSearchParams();
  const step = search.get('step');
  const show = shows.find((one) => one === search.get('show')) ?? 'ready';
  const rows = usePagedRows(
    'policy.due',
    { ...point, currency, show, ...(step === null ? {} : { stepCode: step }) },
    pick,
  );
  const { first } = rows;
  const go = (change: Readonly<Record<string, string | null>>): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(change))
          if (value === null) next.delete(name);
          else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const open = (row: StepRow): void =>
    row.letterLevel === null
      ? void navigate(`/today/${row.customerId}`)
      : void navigate(`/letters?customer=${row.customerId}&level=${row.letterLevel}`);

  const columns = useMemo<readonly GridColumn<StepRow>[]>(
    () => [
      { id: 'customer', header: t('common:customer'), width: 190, grow: 4, cell: (row) => row.customerName },
      { id: 'step', header: t('due.step'), width: 150, grow: 2, cell: (row) => <b>{stepName(row)}</b> },
      { id: 'segment', header: t('due.segment'), width: 84, grow: 0, cell: (row) => t(`segments.${row.segment}`) },
      { id: 'since', header: t('due.since'), width: 104, grow: 0, cell: (row) => <DayText day={row.sinceOn} /> },
      {
        id: 'items',
        header: t('due.items'),
        width: 64,
        grow: 0,
        align: 'right',
        cell: (row) => format.count(row.dueItemIds.length),
      },
      {
        id: 'amount',
        header: t('due.amount'),
        width: 124,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.amountMinor} currency={row.currency} />,
      },
      {
        id: 'held',
        header: t('due.state'),
        width: 210,
        grow: 3,
        cell: (row) => <StepState row={row} />,
      },
    ],
    [t, format, stepName],
  );

  return (
    <>
      {first !== undefined && first.groups.length > 0 && (
        <FigureStrip label={t('due.groups')}>
          {first.groups.map((group) => (
            <Figure
              key={group.stepCode}
              label={stepName(group)}
              value={t('due.customers', { count: group.ready })}
              note={group.held === 0 ? undefined : t('due.held', { count: group.held })}
              hint={format.money(group.readyMinor, group.currency)}
              onOpen={() => go({ step: step === group.stepCode ? null : group.stepCode })}
            />
          ))}
        </FigureStrip>
      )}
      <Bar label={t('due.filters')}>
        <SegmentedControl
          aria-label={t('due.filters')}
          value={show}
          data={shows.map((value) => ({ value, label: t(`due.shows.${value}`) }))}
          onChange={(value) => go({ show: value })}
        />
        {step !== null && (
          <Button variant="default" onClick={() => go({ step: null })}>
            {t('due.allSteps')}
          </Button>
        )}
        {first !== undefined && first.small.currency !== null && (
          <Button variant="subtle" onClick={() => void navigate('/letters?tab=small')}>
            {t('due.small', {
              count: first.small.customers,
              amount: format.money(first.small.amountMinor, first.small.currency),
            })}
          </Button>
        )}
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('tabs.due')}
            columns={columns}
            rows={rows}
            rowKey={(row) => `${row.customerId}-${row.currency}-${row.stepCode}`}
            onOpen={(row, column) => (column === 'customer' ? void navigate(`/today/${row.customerId}`) : open(row))}
            empty={
              <EmptyState
                icon="check"
                title={t('due.emptyTitle')}
                text={t('due.emptyText')}
                action={
                  show === 'all' ? undefined : (
                    <Button variant="default" onClick={() => go({ show: 'all', step: null })}>
                      {t('due.shows.all')}
                    </Button>
                  )
                }
              />
            }
          />
        </Panel>
      </Fill>
    </>
  );
}

function StepState({ row }: { readonly row: StepRow }) {
  const { t } = useTranslation('process');
  const format = useFormat();
  if (row.heldBack.length === 0)
    return (
      <span className={classes.state}>
        {t(row.letterLevel === null ? (row.kind === 'call' ? 'due.toCall' : 'due.toDecide') : 'due.toWrite')}
        {row.holdCredit && <Chip bad>{t('due.holdCredit')}</Chip>}
        {row.waitingCount > 0 && <Chip>{t('due.waiting', { count: row.waitingCount })}</Chip>}
      </span>
    );
  return (
    <span className={classes.state}>
      {row.heldBack.map(({ reason, untilOn }) => (
        <Chip key={reason}>
          {t(`held.${reason}`)}
          {untilOn !== null && ` · ${t('due.until', { day: format.day(untilOn) })}`}
        </Chip>
      ))}
    </span>
  );
}
