import { Button, Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { formatShare } from '../../../src-main/kernel/format.ts';
import type { DueItemId } from '../../../src-main/kernel/ids.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows, useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySums } from '../../components/CurrencySums.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { DelayDialog } from './DelayDialog.tsx';
import classes from './Log.module.css';

type Row = ValueOf<'actions.delays'>['rows'][number];
type Filter = NonNullable<InputFor<'actions.delays'>['filter']>;
const filters = ['without', 'with', 'all'] as const satisfies readonly Filter[];
const pick = (value: ValueOf<'actions.delays'>) => value;

/** Why each overdue item is late, those nobody gave a reason for first; and what the reasons add up to. */
export function DelaysPart() {
  const { t, i18n } = useTranslation(['log', 'cockpit']);
  const navigate = useNavigate();
  const { point, book } = useWorkingPoint();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const [filter, setFilter] = useState<Filter>('all');
  const [chosen, setChosen] = useState<ReadonlySet<DueItemId>>(new Set());
  const [setting, setSetting] = useState(false);
  const rows = usePagedRows('actions.delays', { ...point, filter, ...(search === '' ? {} : { search }) }, pick);
  const without = rows.first?.withoutCount ?? 0;
  const toggle = (item: DueItemId): void =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(item)) next.add(item);
      return next;
    });
  const columns = useDelayColumns(rows.total, rows.first?.sums, chosen, book.readOnly ? null : toggle);
  return (
    <div className={classes.main}>
      <Bar label={t('filters')}>
        <TextInput
          w={220}
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<Icon name="search" size={13} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('filters')}
          value={filter}
          data={filters.map((value) => ({
            value,
            label: value === 'without' ? t('delays.without', { count: without }) : t(`delays.filters.${value}`),
          }))}
          onChange={setFilter}
        />
        {!book.readOnly && (
          <div data-push className={classes.push}>
            <Button size="compact-sm" disabled={chosen.size === 0} onClick={() => setSetting(true)}>
              {chosen.size === 0
                ? t('delays.set')
                : `${t('delays.set')} · ${t('delays.selected', { count: chosen.size })}`}
            </Button>
          </div>
        )}
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Panel>
        <DataGrid
          label={t('tabs.delays')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.dueItemId}
          onOpen={(row, column) => {
            if (column === 'customer') void navigate(`/customers/${row.customerId}?tab=log`);
            else if (!book.readOnly) {
              setChosen(new Set([row.dueItemId]));
              setSetting(true);
            }
          }}
          empty={<EmptyState icon="check" title={t('delays.empty')} text={t('delays.emptyText')} />}
        />
      </Panel>
      <Causes />
      <DelayDialog
        items={setting ? [...chosen] : null}
        onClose={() => setSetting(false)}
        onDone={() => {
          setSetting(false);
          setChosen(new Set());
        }}
      />
    </div>
  );
}

function useDelayColumns(
  total: number,
  sums: ValueOf<'actions.delays'>['sums'] | undefined,
  chosen: ReadonlySet<DueItemId>,
  toggle: ((item: DueItemId) => void) | null,
): readonly GridColumn<Row>[] {
  const { t } = useTranslation(['log', 'cockpit']);
  return useMemo<readonly GridColumn<Row>[]>(
    () => [
      {
        id: 'chosen',
        header: '',
        width: 34,
        grow: 0,
        cell: (row) =>
          toggle !== null && (
            <span onClick={(event) => event.stopPropagation()}>
              <Checkbox size="xs" aria-label={t('delays.select', { number: row.number })} checked={chosen.has(row.dueItemId)} onChange={() => toggle(row.dueItemId)} />
            </span>
          ),
      },
      { id: 'number', header: t('delays.number'), width: 96, grow: 1, cell: (row) => row.number, footer: t('delays.count', { count: total }) },
      { id: 'customer', header: t('fields.customer'), width: 180, grow: 5, cell: (row) => row.customerName },
      { id: 'dueOn', header: t('delays.dueOn'), width: 96, grow: 0, cell: (row) => <DayText day={row.dueOn} /> },
      { id: 'daysLate', header: t('delays.daysLate'), width: 84, grow: 0, align: 'right', cell: (row) => row.daysLate },
      { id: 'open', header: t('delays.open'), width: 256, grow: 0, align: 'right', cell: (row) => <MoneyText amountMinor={row.openMinor} currency={row.currency} />, footer: <CurrencySums sums={sums} of="openMinor" /> },
      { id: 'code', header: t('delays.code'), width: 130, grow: 2, cell: (row) => (row.code === '' ? <span className={classes.soft}>{t('delays.none')}</span> : t(`cockpit:excuse.${row.code}`)) },
      { id: 'cause', header: t('delays.cause'), width: 84, grow: 1, cell: (row) => (row.cause === '' ? '–' : t(`delays.causes.${row.cause}`)) },
      { id: 'note', header: t('delays.noteField'), width: 60, grow: 2, cell: (row) => row.note },
    ],
    [t, total, sums, chosen, toggle],
  ); // prettier-ignore
}

function Causes() {
  const { t } = useTranslation(['log', 'cockpit']);
  const format = useFormat();
  const { point } = useWorkingPoint();
  const [by, setBy] = useState<'code' | 'cause'>('code');
  const { data } = useQueryOf('actions.delayCauses', { ...point, by });
  const nameOf = (key: string): string =>
    key === '' ? t('delays.none') : by === 'code' ? t(`cockpit:excuse.${key}`) : t(`delays.causes.${key}`);
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <section>
      <SectionTitle
        title={t('delays.stats')}
        tools={
          <SegmentedControl
            size="xs"
            aria-label={t('delays.stats')}
            value={by}
            data={(['code', 'cause'] as const).map((value) => ({ value, label: t(`delays.by.${value}`) }))}
            onChange={setBy}
          />
        }
      />
      <dl className={classes.causes} tabIndex={0} aria-label={t('delays.stats')}>
        {data.rows.slice(0, 12).map((row) => (
          <div key={`${row.currency} ${row.key}`}>
            <dt>{nameOf(row.key)}</dt>
            <dd>
              <b>{format.money(row.openMinor, row.currency)}</b> {t('delays.share')} {formatShare(row.shareBp, 10_000)}{' '}
              · {t('delays.count', { count: row.count })} · {t('delays.average')}{' '}
              {t('delays.days', { days: Math.round(row.averageDaysLateTenths / 10) })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
