import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DryRun, RowError } from '../../../src-main/areas/exchange/contract.ts';
import { useFormat } from '../../app/format.ts';
import type { JobHandle } from '../../app/jobs.ts';
import { useLocalRows } from '../../app/queries.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Figure, FigureStrip } from '../../components/Figure.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { ProgressPanel } from '../../components/ProgressPanel.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Import.module.css';
import { fieldsOf, type ImportPlan } from './plan.ts';
import { useExportRejected } from './useExportRejected.ts';
import { useErrorColumns } from './useErrorColumns.tsx';

export interface DryRunPanelProps {
  readonly outcome: DryRun;
  readonly plan: ImportPlan;
  readonly fileName: string;
  readonly commit: JobHandle<'exchange.commit'>;
  readonly onCommit: () => void;
}

/** What would happen: how many rows, how much money, the file's own totals as proof, and every row that stays out. */
export function DryRunPanel({ outcome, plan, fileName, commit, onCommit }: DryRunPanelProps) {
  const { t } = useTranslation('import');
  const format = useFormat();
  const { count } = format;
  const lists = [
    ...(outcome.errorTotal > 0 ? (['rejected'] as const) : []),
    ...(outcome.duplicateRows.length > 0 ? (['duplicates'] as const) : []),
    ...(outcome.warningTotal > 0 ? (['warnings'] as const) : []),
    'sample' as const,
  ];
  const [list, setList] = useState<(typeof lists)[number]>(lists[0] ?? 'sample');
  const proven = outcome.controlTotals.every(({ differenceMinor }) => differenceMinor === 0);
  const amounts = {
    rejected: outcome.errorTotal,
    duplicates: outcome.duplicates,
    warnings: outcome.warningTotal,
    sample: outcome.sample.length,
  };

  return (
    <>
      <SectionTitle title={t('outcome.title')} note={t('outcome.note')} />
      <FigureStrip label={t('outcome.title')}>
        <Figure
          label={t('outcome.accepted')}
          value={count(outcome.accepted)}
          note={t('outcome.of', { n: count(outcome.rows) })}
        />
        <Figure
          label={t('outcome.rejected')}
          value={count(outcome.rejected)}
          {...opens(outcome.errorTotal, () => setList('rejected'))}
        />
        <Figure
          label={t('outcome.duplicates')}
          value={count(outcome.duplicates)}
          {...opens(outcome.duplicateRows.length, () => setList('duplicates'))}
        />
        <Figure label={t('outcome.skipped')} value={count(outcome.skipped)} hint={t('outcome.skippedHint')} />
        <Figure label={t('outcome.newCustomers')} value={count(outcome.newCustomers)} />
        {plan.kind === 'invoices' && (
          <Figure
            label={t('outcome.fromTerms')}
            value={count(outcome.dueFromTerms)}
            hint={t('outcome.fromTermsHint')}
          />
        )}
      </FigureStrip>

      <div className={classes.proofs}>
        {outcome.totals.map((total) => (
          <p key={total.currency}>
            {t(total.paidMinor === 0 ? 'outcome.total' : 'outcome.totalPaid', {
              currency: total.currency,
              amount: format.money(total.amountMinor, total.currency),
              paid: format.money(total.paidMinor, total.currency),
            })}
          </p>
        ))}
        {outcome.controlTotals.map((control) => {
          const currency = outcome.totals[0]?.currency ?? plan.currency;
          const good = control.differenceMinor === 0;
          return (
            <p key={`${control.row}-${control.label}`} data-good={good} role={good ? 'status' : 'alert'}>
              <Icon name={good ? 'check' : 'warning'} size={13} />{' '}
              {t(good ? 'outcome.controlGood' : 'outcome.controlBad', {
                row: control.row,
                label: control.label,
                file: format.amount(control.fileMinor, currency),
                read: format.amount(control.readMinor, currency),
                difference: format.amount(control.differenceMinor, currency),
              })}
            </p>
          );
        })}
        {outcome.controlTotals.length === 0 && <p className={classes.soft}>{t('outcome.noControl')}</p>}
      </div>

      <div className={classes.action}>
        {commit.failure !== null && !commit.running && <Notice tone="bad">{commit.failure}</Notice>}
        {!proven && <Notice tone="bad">{t('outcome.notProven')}</Notice>}
        {outcome.accepted === 0 && <Notice tone="look">{t('outcome.nothing')}</Notice>}
        <ProgressPanel title={t('loading')} job={commit} />
        <Bar>
          <Button size="sm" disabled={outcome.accepted === 0} loading={commit.running} onClick={onCommit}>
            {t('outcome.commit', { n: count(outcome.accepted) })}
          </Button>
          <span className={classes.soft}>{t('outcome.commitNote')}</span>
        </Bar>
      </div>

      <section>
        <Bar>
          <SegmentedControl
            aria-label={t('outcome.lists')}
            value={lists.includes(list) ? list : 'sample'}
            data={lists.map((value) => ({ value, label: `${t(`lists.${value}`)} ${count(amounts[value])}` }))}
            onChange={(value) => setList(value)}
          />
          {list === 'rejected' && outcome.errorTotal > 0 && <ExportRejected plan={plan} fileName={fileName} />}
        </Bar>
        <div className={classes.list}>
          <Panel>
            {list === 'rejected' || list === 'warnings' ? (
              <Errors
                label={t(`lists.${list}`)}
                rows={list === 'rejected' ? outcome.errors : outcome.warnings}
                total={amounts[list]}
              />
            ) : list === 'duplicates' ? (
              <Duplicates rows={outcome.duplicateRows} />
            ) : (
              <SampleRows outcome={outcome} plan={plan} />
            )}
          </Panel>
        </div>
      </section>
    </>
  );
}

function opens(count: number, onOpen: () => void): { onOpen?: () => void } {
  return count > 0 ? { onOpen } : {};
}

function ExportRejected({ plan, fileName }: { readonly plan: ImportPlan; readonly fileName: string }) {
  const { t } = useTranslation('import');
  const exporting = useExportRejected();
  return (
    <Button
      variant="default"
      leftSection={<Icon name="export" size={13} />}
      loading={exporting.running}
      onClick={() => void exporting.run({ plan }, fileName)}
    >
      {t('exportRejected')}
    </Button>
  );
}

function Errors(props: { readonly label: string; readonly rows: readonly RowError[]; readonly total: number }) {
  const { t } = useTranslation('import');
  const { count } = useFormat();
  const rows = useLocalRows(props.rows);
  const columns = useErrorColumns();
  return (
    <>
      <DataGrid
        label={props.label}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.cell}-${row.row}-${row.code}`}
        empty={<EmptyState icon="check" title={t('lists.none')} />}
      />
      {props.total > props.rows.length && (
        <p className={classes.more}>{t('lists.first', { shown: count(props.rows.length), all: count(props.total) })}</p>
      )}
    </>
  );
}

type Duplicate = DryRun['duplicateRows'][number];

function Duplicates({ rows: all }: { readonly rows: readonly Duplicate[] }) {
  const { t } = useTranslation('import');
  const rows = useLocalRows(all);
  const columns = useMemo<readonly GridColumn<Duplicate>[]>(
    () => [
      { id: 'row', header: t('columns.row'), width: 80, grow: 0, align: 'right', cell: (row) => row.row },
      { id: 'number', header: t('columns.number'), width: 200, cell: (row) => row.number },
      { id: 'reason', header: t('columns.reason'), width: 240, grow: 3, cell: () => t('lists.duplicateReason') },
    ],
    [t],
  );
  return (
    <DataGrid
      label={t('lists.duplicates')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.row}
      empty={<EmptyState icon="check" title={t('lists.none')} />}
    />
  );
}

type SampleRow = DryRun['sample'][number];

function SampleRows({ outcome, plan }: { readonly outcome: DryRun; readonly plan: ImportPlan }) {
  const { t } = useTranslation('import');
  const rows = useLocalRows(outcome.sample);
  const columns = useMemo<readonly GridColumn<SampleRow>[]>(
    () =>
      fieldsOf(plan.kind)
        .filter((field) => outcome.sample.some((row) => (row[field] ?? '') !== ''))
        .map((field) => ({
          id: field,
          header: t(`fields.${field}`),
          width: 120,
          cell: (row) => row[field] ?? '',
        })),
    [t, outcome.sample, plan.kind],
  );
  if (columns.length === 0) return <EmptyState title={t('lists.none')} />;
  return (
    <DataGrid
      label={t('lists.sample')}
      columns={columns}
      rows={rows}
      rowKey={(row) => JSON.stringify(row)}
      empty={<EmptyState title={t('lists.none')} />}
    />
  );
}
