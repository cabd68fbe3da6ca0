import { Checkbox, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { applies, evidenceKinds, evidenceTrio } from '../../../src-main/areas/evidence/rules/score.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import { id, isId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows, useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { EvidenceBar } from '../../components/Evidence/EvidenceBar.tsx';
import { StateMark } from '../../components/Evidence/StateMark.tsx';
import { Figure, FigureStrip } from '../../components/Figure.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Fill, Page } from '../../components/Page.tsx';
import { PaperTabs } from '../../components/PaperTabs.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { EvidenceDrawer } from './EvidenceDrawer.tsx';

type Row = ValueOf<'evidence.gaps'>['rows'][number];
const gaps = ['any', ...evidenceKinds] as const;
const pick = (value: ValueOf<'evidence.gaps'>) => value;

/** Papers that are missing, where most money hangs on them first: gather them while the customer still talks to us. */
export default function EvidenceScreen() {
  const { t, i18n } = useTranslation('evidence');
  const format = useFormat();
  const navigate = useNavigate();
  const { point, currency } = useWorkingPoint();
  const [search, setSearch] = useSearchParams();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 150);
  const [unproved, setUnproved] = useState(false);
  const [overdue, setOverdue] = useState(false);
  const gap = gaps.find((name) => name === search.get('gap')) ?? 'any';
  const shown = Number(search.get('document'));
  const documentId = isId(shown) ? id<'document'>(shown) : null;
  const summary = useQueryOf('evidence.summary', { ...point, currency });
  const rows = usePagedRows(
    'evidence.gaps',
    { ...point, currency, gap, unproved, overdue, ...(text === '' ? {} : { search: text }) },
    pick,
  );
  const go = (change: { readonly gap?: string; readonly document?: DocumentId | null }): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (change.gap !== undefined) next.set('gap', change.gap);
        if (change.document === null) next.delete('document');
        else if (change.document !== undefined) next.set('document', String(change.document));
        return next;
      },
      { replace: true },
    );
  const columns = useMemo<readonly GridColumn<Row>[]>(
    () => [
      {
        id: 'score',
        header: t('columns.score'),
        hint: t('columns.scoreHint'),
        width: 116,
        grow: 0,
        cell: (row) => <EvidenceBar percent={row.percent} provedPercent={row.provedPercent} />,
      },
      { id: 'customer', header: t('common:customer'), width: 140, grow: 3, cell: (row) => row.customerName },
      { id: 'number', header: t('columns.number'), width: 100, grow: 1, cell: (row) => row.number },
      { id: 'due', header: t('columns.due'), width: 92, grow: 0, cell: (row) => <DayText day={row.dueOn} /> },
      ...evidenceKinds.map((kind): GridColumn<Row> => ({
        id: kind,
        header: t(`kindsShort.${kind}`),
        width: 76,
        grow: 0,
        cell: (row) => <StateMark state={row.states[kind] ?? 'missing'} asked={applies(kind, row.daysLate > 0)} />,
      })),
      {
        id: 'open',
        header: t('columns.open'),
        width: 112,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.openMinor} currency={row.currency} />,
        footer: format.amount(rows.first?.openMinor ?? 0, currency),
      },
    ],
    [t, format, currency, rows.first?.openMinor],
  );
  const whole = summary.data;

  return (
    <Page fill>
      <PaperTabs />
      <SectionTitle level={1} title={t('title')} note={t('note')} />
      {whole !== undefined && whole.documents > 0 && (
        <FigureStrip label={t('sums.label')}>
          <Figure
            label={t('sums.score')}
            value={`${whole.percent}%`}
            note={t('sums.proved', { percent: whole.provedPercent })}
            hint={t('sums.scoreHint')}
            onOpen={() => go({ gap: 'any' })}
          />
          {evidenceTrio.map((kind) => {
            const one = whole.gaps.find((each) => each.kind === kind);
            return (
              <Figure
                key={kind}
                label={t('sums.lacks', { kind: t(`kinds.${kind}`) })}
                value={format.money(one?.missingMinor ?? 0, currency)}
                note={t('sums.count', { n: format.count(one?.missing ?? 0) })}
                hint={t(`why.${kind}`)}
                onOpen={() => go({ gap: kind })}
              />
            );
          })}
        </FigureStrip>
      )}
      <Bar label={t('filtersLabel')}>
        <TextInput
          w={240}
          aria-label={t('common:search')}
          placeholder={t('searchHint')}
          leftSection={<Icon name="search" size={13} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Select
          w={200}
          aria-label={t('filtersLabel')}
          value={gap}
          allowDeselect={false}
          data={gaps.map((value) => ({
            value,
            label: value === 'any' ? t('anyGap') : t('sums.lacks', { kind: t(`kinds.${value}`) }),
          }))}
          onChange={(value) => go({ gap: value ?? 'any' })}
        />
        <Checkbox
          ml={8}
          label={t('unproved')}
          checked={unproved}
          onChange={(event) => setUnproved(event.currentTarget.checked)}
        />
        <Checkbox
          ml={8}
          label={t('overdueOnly')}
          checked={overdue}
          onChange={(event) => setOverdue(event.currentTarget.checked)}
        />
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.documentId}
            selectedKey={documentId}
            onOpen={(row, column) =>
              column === 'customer'
                ? void navigate(`/customers/${row.customerId}?tab=securities`)
                : go({ document: row.documentId })
            }
            empty={
              whole?.documents === 0 ? (
                <EmptyState icon="evidence" title={t('emptyTitle')} text={t('emptyText')} />
              ) : (
                <EmptyState icon="check" title={t('nothingTitle')} text={t('nothingText')} />
              )
            }
          />
        </Panel>
      </Fill>
      <EvidenceDrawer documentId={documentId} onClose={() => go({ document: null })} />
    </Page>
  );
}
