import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { id, isId, type CloseId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useLocalRows, useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Section.tsx';
import { CloseDetail } from './CloseDetail.tsx';
import classes from './Closing.module.css';

type Close = ValueOf<'closing.list'>['rows'][number];

/** Closed months, newest first, and the chosen one with its proof. */
export function ClosedTab({ go }: { readonly go: (next: Readonly<Record<string, string>>) => void }) {
  const { t, i18n } = useTranslation('closing');
  const format = useFormat();
  const [search] = useSearchParams();
  const { data, error } = useQueryOf('closing.list', { limit: 1000 });
  const rows = useLocalRows(data?.rows);
  const asked = Number(search.get('close'));
  const closeId: CloseId | null = isId(asked) ? id<'close'>(asked) : (data?.rows[0]?.closeId ?? null);

  const columns = useMemo<readonly GridColumn<Close>[]>(
    () => [
      { id: 'month', header: t('closed.month'), width: 76, cell: (row) => row.month },
      { id: 'revision', header: t('closed.revision'), width: 52, align: 'right', cell: (row) => row.revision },
      {
        id: 'total',
        header: t('closed.total'),
        width: 150,
        grow: 2,
        align: 'right',
        cell: (row) => row.currencies.map((sum) => format.money(sum.totalMinor, sum.currency)).join(' + '),
      },
      { id: 'at', header: t('closed.at'), width: 128, cell: (row) => format.instant(row.knownAt) },
    ],
    [t, format],
  );

  if (data !== undefined && data.total === 0)
    return (
      <EmptyState
        icon="lock"
        title={t('closed.empty')}
        text={t('closed.emptyText')}
        action={<Button onClick={() => go({ tab: 'close' })}>{t('closed.toClose')}</Button>}
      />
    );
  if (error !== null) return <EmptyState icon="warning" title={errorText(i18n, error)} />;
  return (
    <div className={classes.closed}>
      <Panel>
        <DataGrid
          label={t('tabs.closed')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.closeId}
          selectedKey={closeId}
          onOpen={(row) => go({ close: String(row.closeId) })}
          empty={<EmptyState icon="lock" title={t('closed.empty')} />}
        />
      </Panel>
      {closeId !== null && <CloseDetail key={closeId} closeId={closeId} go={go} />}
    </div>
  );
}
