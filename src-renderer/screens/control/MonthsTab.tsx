import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import type { ChartConfiguration } from 'chart.js';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Chart } from '../../components/Chart/Chart.tsx';
import type { Tokens } from '../../components/Chart/useTokens.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Control.module.css';

type Row = ValueOf<'control.months'>['rows'][number];

/** Receivables beside current assets and payables, month by month: ratio, money tied up, and the gap suppliers leave. */
export function MonthsTab() {
  const { t, i18n } = useTranslation('control');
  const { point, currency, asOf, book } = useWorkingPoint();
  const [view, setView] = useState('chart');
  const [editing, setEditing] = useState<Row | 'new' | null>(null);
  const { data, error } = useQueryOf('control.months', { ...point, currency });
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data === undefined) return null;
  const add = !book.readOnly && <Button onClick={() => setEditing('new')}>{t('months.add')}</Button>;
  return (
    <>
      {data.rows.length === 0 ? (
        <EmptyState icon="calendar" title={t('months.empty')} text={t('months.emptyText')} action={add || undefined} />
      ) : (
        <section>
          <SectionTitle
            title={t('months.title')}
            note={t('months.note')}
            tools={
              <>
                <SegmentedControl
                  aria-label={t('months.view')}
                  size="xs"
                  value={view}
                  data={[
                    { value: 'chart', label: t('months.chart') },
                    { value: 'table', label: t('months.table') },
                  ]}
                  onChange={setView}
                />
                {add}
              </>
            }
          />
          <Panel padded={view === 'chart'}>
            {view === 'chart' ? <Bars rows={data.rows} /> : <Months rows={data.rows} onEdit={book.readOnly ? null : setEditing} />}
          </Panel>
        </section>
      )}
      <SideDrawer opened={editing !== null} onClose={() => setEditing(null)} title={t('months.add')} size={460}>
        {editing !== null && <MonthForm row={editing === 'new' ? null : editing} start={asOf.slice(0, 7)} onClose={() => setEditing(null)} />}
      </SideDrawer>
    </>
  ); // prettier-ignore
}

function Bars({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation('control');
  const format = useFormat();
  const { currency } = useWorkingPoint();
  const build = useCallback(
    (tokens: Tokens): ChartConfiguration<'bar'> => ({
      type: 'bar',
      data: {
        labels: rows.map(({ month }) => month),
        datasets: [
          { label: t('months.receivables'), data: rows.map((row) => row.receivablesMinor), backgroundColor: tokens.accent, borderRadius: 2, maxBarThickness: 18 },
          { label: t('months.currentAssets'), data: rows.map((row) => row.figures.currentAssetsMinor ?? 0), backgroundColor: tokens['line-strong'], borderRadius: 2, maxBarThickness: 18 },
          { label: t('months.gap'), data: rows.map((row) => row.gapMinor ?? 0), backgroundColor: tokens.dot2, borderRadius: 2, maxBarThickness: 18 },
        ],
      },
      options: {
        maintainAspectRatio: false,
        animation: false,
        plugins: {
          tooltip: { callbacks: { label: (item) => `${item.dataset.label ?? ''} ${format.amount(Number(item.raw), currency)}` } },
        },
        scales: {
          x: { grid: { display: false }, ticks: { color: tokens.soft } },
          y: { grid: { color: tokens.line }, ticks: { color: tokens.soft, callback: (value) => format.short(Number(value), currency) } },
        },
      },
    }),
    [rows, t, format, currency],
  ); // prettier-ignore
  return (
    <>
      <Chart label={t('months.chartLabel')} height={320} build={build} />
      <p className={classes.legend}>
        {(['receivables', 'currentAssets', 'gap'] as const).map((name) => (
          <span key={name} data-series={name}>
            {t(`months.${name}`)}
          </span>
        ))}
      </p>
    </>
  );
}

function Months({ rows, onEdit }: { readonly rows: readonly Row[]; readonly onEdit: ((row: Row) => void) | null }) {
  const { t } = useTranslation('control');
  const format = useFormat();
  const { currency } = useWorkingPoint();
  const money = (minor: number | null) =>
    minor === null ? '–' : <MoneyText amountMinor={minor} currency={currency} />;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('months.month')}</th>
          {(['receivables', 'currentAssets', 'ratio', 'payables', 'need', 'gap', 'yearCost'] as const).map((name) => (
            <th key={name} scope="col" data-right="" title={t(`months.${name}Hint`)}>
              {t(`months.${name}`)}
            </th>
          ))}
          <th />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.month}>
            <td>{row.month}</td>
            <td data-right="">{money(row.receivablesMinor)}</td>
            <td data-right="">{money(row.figures.currentAssetsMinor)}</td>
            <td data-right="">{row.ratioBp === null ? '–' : format.basisPoints(row.ratioBp)}</td>
            <td data-right="">{money(row.figures.payablesMinor)}</td>
            <td data-right="">{money(row.needMinor)}</td>
            <td data-right="">{money(row.gapMinor)}</td>
            <td data-right="">{money(row.yearCostMinor)}</td>
            <td data-right="">
              {onEdit !== null && (
                <Button size="compact-xs" variant="subtle" onClick={() => onEdit(row)}>
                  {t('months.edit')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MonthForm({
  row,
  start,
  onClose,
}: {
  readonly row: Row | null;
  readonly start: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('control');
  const { currency } = useWorkingPoint();
  const save = useCommand('control.saveMonth');
  const remove = useCommand('control.removeMonth');
  const [month, setMonth] = useState(row?.month ?? start);
  const [currentAssetsMinor, setAssets] = useState<number | null>(row?.figures.currentAssetsMinor ?? null);
  const [payablesMinor, setPayables] = useState<number | null>(row?.figures.payablesMinor ?? null);
  const [note, setNote] = useState(row?.note ?? '');
  const wrong = !/^\d{4}-(0[1-9]|1[0-2])$/.test(month);
  const ready = !wrong && (currentAssetsMinor !== null || payablesMinor !== null);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        void save.run({ currency, month, figures: { currentAssetsMinor, payablesMinor }, note }, { quiet: true }).then((reply) => {
          if (reply.ok) onClose();
        });
      }}
    >
      <TextInput label={t('months.month')} value={month} disabled={row !== null} error={wrong ? t('months.monthWrong') : null} onChange={(event) => setMonth(event.currentTarget.value.trim())} />
      <MoneyInput label={t('months.currentAssets')} currency={currency} valueMinor={currentAssetsMinor} onChange={setAssets} />
      <MoneyInput label={t('months.payables')} currency={currency} valueMinor={payablesMinor} onChange={setPayables} />
      <TextInput label={t('months.source')} value={note} maxLength={200} onChange={(event) => setNote(event.currentTarget.value)} />
      {save.failure !== null && <Notice tone="bad">{save.failure}</Notice>}
      <Group justify="flex-end">
        {row !== null && (
          <Button
            variant="subtle"
            color="gray"
            loading={remove.running}
            onClick={() =>
              void remove.run({ currency, month }).then((reply) => {
                if (reply.ok) onClose();
              })
            }
          >
            {t('months.remove')}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={save.running}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  ); // prettier-ignore
}
