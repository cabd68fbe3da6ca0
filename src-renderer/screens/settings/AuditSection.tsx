import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldChange } from '../../../src-main/areas/history/contract.ts';
import { fieldChanges } from '../../../src-main/areas/history/rules.ts';
import { RefusedError, type ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useHost } from '../../app/host.ts';
import { useProcedureName } from '../../app/procedureNames.ts';
import { useLocalRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { ChangeList } from '../../components/Timeline/ChangeList.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Settings.module.css';

type Row = ValueOf<'book.audit'>['rows'][number];
const PAGE = 200;

/** Every change of the book, newest first; each entry carries the hash of the one before it. */
export function AuditSection() {
  const { t, i18n } = useTranslation('settings');
  const format = useFormat();
  const nameOf = useProcedureName();
  const host = useHost();
  const [row, setRow] = useState<Row | null>(null);
  const pages = useInfiniteQuery({
    queryKey: ['book.audit', 'pages'],
    initialPageParam: null as number | null,
    queryFn: async ({ pageParam }) => {
      const reply = await host.call('book.audit', {
        limit: PAGE,
        ...(pageParam === null ? {} : { beforeSeq: pageParam }),
      });
      if (!reply.ok) throw new RefusedError(reply);
      return reply.value;
    },
    getNextPageParam: (last) => {
      const oldest = last.rows.at(-1)?.seq;
      return oldest === undefined || oldest <= 1 || last.rows.length < PAGE ? undefined : oldest;
    },
  });
  const all = useMemo(() => pages.data?.pages.flatMap((page) => page.rows), [pages.data]);
  const total = pages.data?.pages[0]?.total ?? 0;
  const rows = useLocalRows(all);
  const columns = useMemo<readonly GridColumn<Row>[]>(() => {
    return [
      { id: 'seq', header: '#', width: 70, grow: 0, align: 'right', cell: (entry) => format.count(entry.seq) },
      { id: 'at', header: t('audit.at'), width: 140, grow: 0, cell: (entry) => format.instant(entry.at) },
      { id: 'actor', header: t('audit.actor'), width: 80, grow: 0, cell: (entry) => entry.actor },
      { id: 'procedure', header: t('audit.what'), width: 150, cell: (entry) => nameOf(entry.procedure) },
      { id: 'detail', header: t('audit.detail'), width: 260, grow: 3, cell: (entry) => entry.detail },
      {
        id: 'hash',
        header: t('audit.hash'),
        width: 130,
        grow: 0,
        cell: (entry) => <code>{entry.hash.slice(0, 12)}…</code>,
      },
    ];
  }, [t, nameOf, format]);

  return (
    <div className={classes.fill}>
      <SectionTitle title={t('tabs.audit')} note={t('audit.total', { n: format.count(total) })} />
      <p className={classes.note}>{t('audit.note')}</p>
      {pages.error !== null && <Notice tone="bad">{errorText(i18n, pages.error)}</Notice>}
      <Panel>
        <DataGrid
          label={t('tabs.audit')}
          columns={columns}
          rows={rows}
          rowKey={(entry) => entry.seq}
          onOpen={setRow}
          empty={<EmptyState title={t('audit.empty')} />}
        />
      </Panel>
      {pages.hasNextPage && (
        <Bar>
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('audit.more')}
          </Button>
          <span className={classes.note}>
            {t('audit.shown', { shown: format.count(all?.length ?? 0), all: format.count(total) })}
          </span>
        </Bar>
      )}
      <SideDrawer opened={row !== null} onClose={() => setRow(null)} title={`# ${row?.seq ?? ''}`} size={560}>
        {row !== null && (
          <dl className={classes.facts}>
            <dt>{t('audit.at')}</dt>
            <dd>{format.instant(row.at)}</dd>
            <dt>{t('audit.actor')}</dt>
            <dd>{row.actor}</dd>
            <dt>{t('audit.what')}</dt>
            <dd>{nameOf(row.procedure)}</dd>
            <dt>{t('audit.detail')}</dt>
            <dd>
              <ChangeList changes={changesIn(row.detail)} procedure={row.procedure} withNumbers />
            </dd>
            <dt>{t('audit.hash')}</dt>
            <dd>
              <code>{row.hash}</code>
            </dd>
          </dl>
        )}
      </SideDrawer>
    </div>
  );
}

function changesIn(detail: string): FieldChange[] {
  const changes = JSON.parse(detail) as unknown;
  return (Array.isArray(changes) ? changes : [changes]).flatMap(fieldChanges);
}
