import { ActionIcon, Button, SegmentedControl, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { AgingCustomer, Basis } from '../../../src-main/areas/aging/contract.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { usePagedRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridSort } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { CreditsDrawer, type CreditsDrill } from '../../components/Drill/CreditsDrawer.tsx';
import { ItemsDrawer, type ItemsDrill } from '../../components/Drill/ItemsDrawer.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { ProgressPanel } from '../../components/ProgressPanel.tsx';
import { ReconcileLine } from '../../components/ReconcileLine.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { agingColumns, drillFor } from './agingColumns.tsx';
import classes from './Aging.module.css';
import { AgingSide } from './AgingSide.tsx';
import { BucketsDialog } from './BucketsDialog.tsx';
import { KpiStrip } from './KpiStrip.tsx';
import { Memos } from './Memos.tsx';
import { useAgingExport } from './useAgingExport.ts';

type TableInput = InputFor<'aging.table'>;

/** Rows and total of the one currency asked for. */
const pick = (value: ValueOf<'aging.table'>) => ({
  rows: value.currencies[0]?.customers ?? [],
  total: value.currencies[0]?.customerCount ?? 0,
});

/** Who owes what since when; every figure opens to its rows and the whole is proved against the ledger. */
export default function AgingScreen() {
  const { t, i18n } = useTranslation('aging');
  const navigate = useNavigate();
  const { point, currency, asOf } = useWorkingPoint();
  const [basis, setBasis] = useState<Basis>('due');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const [sort, setSort] = useState<GridSort>({ column: 'total', descending: true });
  const [items, setItems] = useState<ItemsDrill | null>(null);
  const [credits, setCredits] = useState<CreditsDrill | null>(null);
  const [editing, setEditing] = useState(false);

  const rows = usePagedRows(
    'aging.table',
    {
      ...point,
      basis,
      currency,
      by: 'customer',
      ...(search === '' ? {} : { search }),
      ...sortInput(sort),
    },
    pick,
  );
  const figures = rows.first?.currencies[0];
  // Nothing owed at all: the parts beside the table would only repeat that.
  const nothing = rows.first !== undefined && figures === undefined && search === '';
  const exporting = useAgingExport({ basis, search });
  const columns = useMemo(() => agingColumns(t, figures, currency, basis), [t, figures, currency, basis]);

  const open = (row: AgingCustomer | null, column: string): void => {
    if (row !== null && column === 'name') {
      void navigate(`/customers/${row.customerId}`);
      return;
    }
    const drill = drillFor(t, { row, column, currency, basis, figures, search });
    if (drill?.kind === 'items') setItems(drill);
    else if (drill?.kind === 'credits') setCredits(drill);
  };

  return (
    <div className={classes.screen}>
      <KpiStrip />
      <section className={classes.table}>
        <SectionTitle
          level={1}
          title={t('title')}
          note={t('subtitle')}
          tools={
            <>
              <TextInput
                aria-label={t('searchLabel')}
                placeholder={t('searchLabel')}
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
                leftSection={<Icon name="search" size={13} />}
                w={170}
              />
              <SegmentedControl
                aria-label={t('basis')}
                value={basis}
                onChange={(value) => setBasis(value)}
                data={[
                  { value: 'due', label: t('basisDue') },
                  { value: 'document', label: t('basisDocument') },
                ]}
              />
              <Tooltip label={t('buckets.title')}>
                <ActionIcon variant="default" aria-label={t('buckets.title')} onClick={() => setEditing(true)}>
                  <Icon name="settings" size={14} />
                </ActionIcon>
              </Tooltip>
              <Button
                variant="default"
                leftSection={<Icon name="export" size={14} />}
                onClick={() => void exporting.start()}
                loading={exporting.job.running}
              >
                {t('export')}
              </Button>
            </>
          }
        />
        <ProgressPanel title={t('exporting')} job={exporting.job} />
        <Panel>
          <DataGrid<AgingCustomer>
            label={t('tableLabel', { day: asOf, currency })}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.customerId}
            sort={sort}
            onSort={setSort}
            onOpen={open}
            onOpenFooter={(column) => open(null, column)}
            empty={
              rows.error !== null ? (
                <EmptyState icon="warning" title={errorText(i18n, rows.error)} />
              ) : search !== '' ? (
                <EmptyState icon="search" title={t('nothingFound', { text: search })} />
              ) : (
                <EmptyState
                  icon="import"
                  title={t('empty')}
                  text={t('emptyText')}
                  action={<Button onClick={() => void navigate('/import')}>{t('toImport')}</Button>}
                />
              )
            }
          />
          {figures !== undefined && rows.total > 0 && (
            <ReconcileLine
              currency={currency}
              partsMinor={[
                figures.notDueMinor,
                ...figures.buckets.map(({ amountMinor }) => amountMinor),
                figures.unappliedMinor,
              ]}
              totalMinor={figures.totalMinor}
              ledgerMinor={figures.ledgerMinor}
            />
          )}
          {figures !== undefined && <Memos figures={figures} />}
          {(rows.first?.flaggedDueDates ?? 0) > 0 && rows.total > 0 && (
            <p className={classes.flagged}>
              <Icon name="info" size={13} /> {t('flagged', { count: rows.first?.flaggedDueDates ?? 0 })}
            </p>
          )}
        </Panel>
      </section>
      {!nothing && <AgingSide figures={figures} basis={basis} onOpenBucket={(column) => open(null, column)} />}

      <ItemsDrawer drill={items} onClose={() => setItems(null)} />
      <CreditsDrawer drill={credits} onClose={() => setCredits(null)} />
      <BucketsDialog opened={editing} basis={basis} onClose={() => setEditing(false)} />
    </div>
  );
}

function sortInput(sort: GridSort): Pick<TableInput, 'sort' | 'sortBucket' | 'descending'> {
  const { column, descending } = sort;
  const bucket = /^bucket-(\d+)$/.exec(column);
  if (bucket) return { sort: 'bucket', sortBucket: Number(bucket[1]), descending };
  return { sort: column as NonNullable<TableInput['sort']>, descending };
}
