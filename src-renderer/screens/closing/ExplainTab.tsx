import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplainLine, Measure, Why } from '../../../src-main/areas/closing/contract.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn, GridSort } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { DocumentDrawer } from '../../components/Entry/DocumentDrawer.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Panel } from '../../components/Section.tsx';
import classes from './Closing.module.css';
import { EndsBar } from './EndsBar.tsx';
import { ProofLine } from './ProofLine.tsx';
import { useEnds } from './useEnds.ts';

type Sort = NonNullable<InputFor<'closing.explain'>['sort']>;
const measures = ['balance', 'overdue', 'unapplied'] as const satisfies readonly Measure[];
const pick = (value: ValueOf<'closing.explain'>) => ({
  rows: value.currencies[0]?.lines ?? [],
  total: value.currencies[0]?.total ?? 0,
});

/** Why a figure of one point is another one at the other: every line with its reason, and the lines add up. */
export function ExplainTab() {
  const { t, i18n } = useTranslation('closing');
  const format = useFormat();
  const { currency } = useWorkingPoint();
  const points = useEnds();
  const [measure, setMeasure] = useState<Measure>('balance');
  const [why, setWhy] = useState<Why | null>(null);
  const [sort, setSort] = useState<Sort>('amount');
  const [documentId, setDocumentId] = useState<DocumentId | null>(null);
  const rows = usePagedRows(
    'closing.explain',
    { ...points.ends, measure, currency, sort, ...(why === null ? {} : { why }) },
    pick,
  );
  const found = rows.first?.currencies[0];
  const shownMinor = why === null ? found?.linesMinor : found?.reasons.find((row) => row.why === why)?.amountMinor;

  const columns = useMemo<readonly GridColumn<ExplainLine>[]>(
    () => [
      {
        id: 'document',
        header: t('explain.document'),
        width: 132,
        grow: 2,
        sortable: true,
        descendingFirst: false,
        cell: (line) => line.document,
        footer: t('explain.lines', { n: format.count(rows.total) }),
      },
      { id: 'kind', header: t('explain.kind'), width: 84, cell: (line) => t(`explain.kinds.${line.kind}`) },
      { id: 'against', header: t('explain.against'), width: 116, cell: (line) => line.against },
      { id: 'customer', header: t('common:customer'), width: 140, grow: 3, cell: (line) => line.customer },
      { id: 'why', header: t('explain.why'), width: 176, grow: 2, cell: (line) => t(`explain.reasons.${line.why}`) },
      {
        id: 'on',
        header: t('explain.on'),
        width: 92,
        sortable: true,
        descendingFirst: false,
        cell: (line) => <DayText day={line.on} />,
      },
      {
        id: 'recordedAt',
        header: t('explain.recordedAt'),
        width: 128,
        cell: (line) => format.instant(line.recordedAt),
      },
      {
        id: 'amount',
        header: t('explain.amount', { currency }),
        width: 130,
        align: 'right',
        sortable: true,
        cell: (line) => <MoneyText amountMinor={line.amountMinor} currency={currency} />,
        footer: <MoneyText amountMinor={shownMinor ?? 0} currency={currency} />,
      },
    ],
    [t, format, currency, rows.total, shownMinor],
  );
  const gridSort: GridSort = { column: sort, descending: sort === 'amount' };

  return (
    <div className={classes.column}>
      <EndsBar {...points}>
        <SegmentedControl
          aria-label={t('explain.measure')}
          value={measure}
          onChange={(value) => {
            setMeasure(value);
            setWhy(null);
          }}
          data={measures.map((value) => ({ value, label: t(`explain.measures.${value}`) }))}
        />
      </EndsBar>
      {found !== undefined && (
        <div className={classes.bridge} role="group" aria-label={t('explain.reasonsLabel')}>
          <Stop label={t('points.from')} value={format.money(found.fromMinor, currency)} />
          {found.reasons.map((reason) => (
            <button
              key={reason.why}
              type="button"
              className={classes.reason}
              aria-pressed={why === reason.why}
              onClick={() => setWhy(why === reason.why ? null : reason.why)}
            >
              <span>{t(`explain.reasons.${reason.why}`)}</span>
              <strong>{signed(format.amount(reason.amountMinor, currency), reason.amountMinor)}</strong>
              <small>{t('explain.lines', { n: format.count(reason.count) })}</small>
            </button>
          ))}
          <Stop label={t('points.to')} value={format.money(found.toMinor, currency)} />
        </div>
      )}
      <div className={classes.grow}>
        <Panel>
          <DataGrid
            label={t('tabs.explain')}
            columns={columns}
            rows={rows}
            rowKey={(line) =>
              `${line.documentId}-${line.against}-${line.why}-${line.on}-${line.recordedAt}-${line.amountMinor}`
            }
            sort={gridSort}
            onSort={({ column }) => setSort(column as Sort)}
            selectedKey={null}
            onOpen={(line) => setDocumentId(line.documentId)}
            empty={
              rows.error !== null ? (
                <EmptyState icon="warning" title={errorText(i18n, rows.error)} />
              ) : (
                <EmptyState icon="check" title={t('explain.same')} text={t('explain.sameText')} />
              )
            }
          />
          {found !== undefined && (
            <ProofLine good={found.linesMinor === found.toMinor - found.fromMinor}>
              {t(found.linesMinor === found.toMinor - found.fromMinor ? 'explain.proof' : 'explain.proofBad', {
                from: format.money(found.fromMinor, currency),
                lines: `${found.linesMinor < 0 ? '' : '+'}${format.amount(found.linesMinor, currency)}`,
                to: format.money(found.toMinor, currency),
                difference: format.amount(found.toMinor - found.fromMinor - found.linesMinor, currency),
              })}
            </ProofLine>
          )}
        </Panel>
      </div>
      <DocumentDrawer documentId={documentId} onClose={() => setDocumentId(null)} />
    </div>
  );
}

function Stop({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className={classes.stop}>
      <span>{label}</span>
      <strong>{value}</strong>
    </div>
  );
}

export function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text;
}
