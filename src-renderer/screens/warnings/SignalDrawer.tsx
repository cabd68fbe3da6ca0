import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../../src-main/kernel/day.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import type { Signal, SignalRow } from '../../../src-main/areas/signals/contract.ts';
import { useFormat } from '../../app/format.ts';
import { useLocalRows, useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { DocumentPanel } from '../../components/Drill/DocumentPanel.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LevelBadge } from '../../components/LevelBadge.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Chip, Panel } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { useSignalText } from './signalText.ts';
import classes from './Warnings.module.css';

export interface SignalDrawerProps {
  /** Null: closed. */
  readonly signal: Signal | null;
  readonly onClose: () => void;
}

/** What a signal says, by which rule, and the rows its figures are made of; a document opens in its place. */
export function SignalDrawer({ signal, onClose }: SignalDrawerProps) {
  const text = useSignalText();
  return (
    <SideDrawer
      opened={signal !== null}
      onClose={onClose}
      title={signal === null ? '' : `${signal.customerName} · ${text.name(signal)}`}
    >
      {signal !== null && <Causes key={signal.key} signal={signal} />}
    </SideDrawer>
  );
}

const MOST = 500;

function Causes({ signal }: { readonly signal: Signal }) {
  const { t, i18n } = useTranslation('warnings');
  const format = useFormat();
  const text = useSignalText();
  const { point } = useWorkingPoint();
  const [documentId, setDocumentId] = useState<DocumentId | null>(null);
  const { data, error } = useQueryOf('signals.rows', { ...point, key: signal.key }, { keepPrevious: false });
  const rows = useLocalRows(data?.rows);
  const columns = useRowColumns(data?.rows, data?.currency ?? signal.currency);

  if (documentId !== null) return <DocumentPanel documentId={documentId} onBack={() => setDocumentId(null)} />;
  return (
    <div className={classes.causes}>
      <div className={classes.said}>
        <p className={classes.chips}>
          <LevelBadge level={signal.level} />
          {signal.danger !== null && <Chip>{t('weight', { count: signal.danger.weight })}</Chip>}
          {signal.danger?.critical === true && <Chip bad>{t('ticks.critical')}</Chip>}
          <small>
            {t('since', { day: format.day(signal.sinceOn) })} ·{' '}
            {t('age', { count: daysBetween(signal.sinceOn, point.asOf) })}
            {signal.expiresOn !== null && ` · ${t('expires', { day: format.day(signal.expiresOn) })}`}
          </small>
        </p>
        <p>{text.found(signal)}</p>
        <p className={classes.rule}>{t('whyRule', { rule: text.rule(signal) })}</p>
      </div>
      <Panel>
        {error !== null ? (
          <EmptyState icon="warning" title={errorText(i18n, error)} />
        ) : (
          <DataGrid
            label={t('rows.rows')}
            columns={columns}
            rows={rows}
            rowKey={(row) => `${row.kind} ${row.id}`}
            onOpen={(row) => row.documentId !== null && setDocumentId(row.documentId)}
            empty={<EmptyState title={t('rows.empty')} />}
          />
        )}
      </Panel>
      {data?.rows.length === MOST && <p className={classes.rule}>{t('rows.most')}</p>}
    </div>
  );
}

/** Columns that no row fills are left out. */
function useRowColumns(
  rows: readonly SignalRow[] | undefined,
  currency: CurrencyCode,
): readonly GridColumn<SignalRow>[] {
  const { t } = useTranslation(['warnings', 'cockpit']);
  return useMemo(() => {
    const any = (has: (row: SignalRow) => boolean): boolean => rows?.some(has) ?? false;
    const is = (kind: SignalRow['kind']): boolean => rows?.[0]?.kind === kind;
    const money = (minor: number | null) => minor !== null && <MoneyText amountMinor={minor} currency={currency} />;
    const nameOf = (row: SignalRow): string =>
      row.kind === 'identity'
        ? t(`identityFields.${row.name}`)
        : row.kind === 'record'
          ? t(`recordCategories.${row.name}`)
          : row.kind === 'tick'
            ? t(`dangers.${row.name}.name`)
            : row.kind === 'contact'
              ? t(`cockpit:result.${row.name}`)
              : row.name;
    const noteOf = (row: SignalRow): string =>
      row.kind === 'dispute' && row.note !== '' ? t(`common:disputeReasons.${row.note}`) : row.note;
    const columns: readonly (GridColumn<SignalRow> & { readonly shown?: boolean })[] = [
      { id: 'on', header: t('rows.on'), width: 92, grow: 0, cell: (row) => <DayText day={row.on} /> },
      {
        id: 'name',
        header: t('rows.name'),
        width: 150,
        grow: 2,
        cell: (row) => `${t(`rows.kinds.${row.kind}`)} ${nameOf(row)}`,
        footer: rows === undefined ? '' : t('rows.count', { count: rows.length }),
        opens: (row) => row.documentId !== null,
      },
      { id: 'amount', header: t('rows.amount'), width: 104, grow: 0, align: 'right', cell: (row) => money(row.amountMinor), shown: any((row) => row.amountMinor !== null) },
      { id: 'part', header: t(is('item') ? 'rows.opened' : is('payment') ? 'rows.paid' : 'rows.part'), width: 104, grow: 0, align: 'right', cell: (row) => money(row.partMinor), shown: any((row) => row.partMinor !== null) },
      { id: 'to', header: t(is('item') || is('payment') || is('dispute') ? 'rows.due' : 'rows.to'), width: 92, grow: 0, cell: (row) => row.toOn !== null && <DayText day={row.toOn} />, shown: any((row) => row.toOn !== null) },
      { id: 'late', header: t('rows.late'), width: 74, grow: 0, align: 'right', cell: (row) => row.daysLate, shown: any((row) => row.daysLate !== null) },
      { id: 'note', header: t('rows.note'), width: 110, grow: 2, cell: (row) => <span title={noteOf(row)}>{noteOf(row)}</span>, shown: any((row) => row.note !== '') },
    ]; // prettier-ignore
    return columns.filter(({ shown }) => shown !== false);
  }, [t, rows, currency]);
}
