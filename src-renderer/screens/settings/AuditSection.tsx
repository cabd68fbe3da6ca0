import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusedError, type ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useHost } from '../../app/host.ts';
import { useLocalRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Settings.module.css';

type Row = ValueOf<'book.audit'>['rows'][number];
const PAGE = 200;

/** Every change of the book, newest first; each entry carries the hash of the one before it. */
export function AuditSection() {
  const { t, i18n } = useTranslation('settings');
  const format = useFormat();
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
    const named = (procedure: string): string => {
      const key = `audit.procedures.${procedure.replace('.', '_')}`;
      return i18n.exists(`settings:${key}`) ? t(key) : procedure;
    };
    return [
      { id: 'seq', header: '#', width: 70, grow: 0, align: 'right', cell: (entry) => format.count(entry.seq) },
      { id: 'at', header: t('audit.at'), width: 140, grow: 0, cell: (entry) => format.instant(entry.at) },
      { id: 'actor', header: t('audit.actor'), width: 80, grow: 0, cell: (entry) => entry.actor },
      { id: 'procedure', header: t('audit.what'), width: 150, cell: (entry) => named(entry.procedure) },
      { id: 'detail', header: t('audit.detail'), width: 260, grow: 3, cell: (entry) => entry.detail },
      {
        id: 'hash',
        header: t('audit.hash'),
        width: 130,
        grow: 0,
        cell: (entry) => <code>{entry.hash.slice(0, 12)}…</code>,
      },
    ];
  }, [t, i18n, format]);

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
            <dd>{row.procedure}</dd>
            <dt>{t('audit.detail')}</dt>
            <dd>
              <pre className={classes.detail}>{pretty(row.detail)}</pre>
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

function pretty(detail: string): string {
  try {
    return JSON.stringify(JSON.parse(detail), null, 2);
  } catch {
    return detail;
  }
}
