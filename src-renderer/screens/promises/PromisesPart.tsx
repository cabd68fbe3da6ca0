import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PromiseId } from '../../../src-main/kernel/ids.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows, useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Figure, FigureStrip } from '../../components/Figure.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { Panel } from '../../components/Section.tsx';
import classes from './Promises.module.css';
import { usePromiseColumns } from './usePromiseColumns.tsx';

type Status = NonNullable<InputFor<'promises.list'>['status']>;
const statuses = ['live', 'not_kept', 'kept', 'closed', 'all'] as const satisfies readonly Status[];
const pick = (value: ValueOf<'promises.list'>) => value;

/** Every promise on record: those that are due first, then those that stand, then what became of the rest. */
export function PromisesPart(props: {
  readonly selected: number | null;
  readonly onOpen: (promiseId: PromiseId) => void;
  readonly onAdd: () => void;
}) {
  const { t, i18n } = useTranslation('promises');
  const navigate = useNavigate();
  const { point, book } = useWorkingPoint();
  const [status, setStatus] = useState<Status>('all');
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 150);
  const rows = usePagedRows('promises.list', { ...point, status, ...(text === '' ? {} : { search: text }) }, pick);
  const columns = usePromiseColumns({ withCustomer: true, total: rows.total, sums: rows.first?.sums });
  const anyAtAll = (rows.first?.counts.length ?? 0) > 0;

  return (
    <div className={classes.part}>
      <Strip onStatus={setStatus} />
      <Bar label={t('filtersLabel')}>
        <TextInput
          w={260}
          aria-label={t('common:search')}
          placeholder={t('searchHint')}
          leftSection={<Icon name="search" size={13} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('filtersLabel')}
          value={status}
          data={statuses.map((value) => ({ value, label: t(`filters.${value}`) }))}
          onChange={setStatus}
        />
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Panel>
        <DataGrid
          label={t('parts.promises')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.promiseId}
          selectedKey={props.selected}
          onOpen={(row, column) =>
            column === 'customer'
              ? void navigate(`/customers/${row.customerId}?tab=promises`)
              : props.onOpen(row.promiseId)
          }
          empty={
            anyAtAll ? (
              <EmptyState
                icon="search"
                title={t('nothingTitle')}
                text={t('nothingText')}
                action={
                  <Button
                    variant="default"
                    onClick={() => {
                      setTyped('');
                      setStatus('all');
                    }}
                  >
                    {t('showAll')}
                  </Button>
                }
              />
            ) : (
              <EmptyState
                icon="promise"
                title={t('emptyTitle')}
                text={t('emptyText')}
                action={book.readOnly ? undefined : <Button onClick={props.onAdd}>{t('add.promises')}</Button>}
              />
            )
          }
        />
      </Panel>
    </div>
  );
}

/** What stands, what is due, what was not kept, and how far words were kept over twelve months. */
function Strip({ onStatus }: { readonly onStatus: (status: Status) => void }) {
  const { t } = useTranslation('promises');
  const format = useFormat();
  const { point, currency } = useWorkingPoint();
  const live = useQueryOf('promises.list', { ...point, status: 'live', currency, limit: 1000 });
  const broken = useQueryOf('promises.list', { ...point, status: 'not_kept', currency, limit: 1 });
  const rates = useQueryOf('promises.keptRates', point);
  if (live.data === undefined || broken.data === undefined) return null;
  const own = (rates.data?.rows ?? []).filter((row) => row.currency === currency);
  const promised = own.reduce((sum, row) => sum + row.promisedMinor, 0);
  const kept = own.reduce((sum, row) => sum + row.keptMinor, 0);
  const count = own.reduce((sum, row) => sum + row.count, 0);
  const due = live.data.rows.filter(({ state }) => state === 'due');
  const money = (minor: number): string => format.money(minor, currency);
  return (
    <FigureStrip label={t('strip.label')}>
      <Figure
        label={t('strip.due')}
        value={money(due.reduce((sum, row) => sum + row.amountMinor - row.keptMinor, 0))}
        note={t('promises', { count: due.length })}
        onOpen={() => onStatus('live')}
      />
      <Figure
        label={t('strip.live')}
        value={money(live.data.sums[0]?.amountMinor ?? 0)}
        note={t('promises', { count: live.data.total })}
        onOpen={() => onStatus('live')}
      />
      <Figure
        label={t('strip.broken')}
        value={money(broken.data.sums[0]?.amountMinor ?? 0)}
        note={t('promises', { count: broken.data.total })}
        onOpen={() => onStatus('not_kept')}
      />
      <Figure
        label={t('strip.rate')}
        value={count >= 5 && promised > 0 ? format.basisPoints(Math.floor((kept * 10_000) / promised + 0.5)) : '–'}
        note={t(count >= 5 ? 'strip.rateOf' : 'strip.rateFew', { count })}
        hint={t('strip.rateHint')}
        onOpen={() => onStatus('all')}
      />
    </FigureStrip>
  );
}
