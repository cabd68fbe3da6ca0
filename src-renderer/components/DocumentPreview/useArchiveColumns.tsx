import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedRow } from '../../../src-main/areas/letters/contract.ts';
import { useFormat } from '../../app/format.ts';
import type { GridColumn } from '../DataGrid/columns.ts';
import { DayText } from '../DayText.tsx';
import { ServiceState } from './ServiceState.tsx';
import classes from './DocumentPreview.module.css';

export type ArchiveColumn =
  'number' | 'title' | 'customer' | 'level' | 'amount' | 'asOf' | 'issuedAt' | 'actor' | 'hash' | 'service';

/** The archive of issued documents looks the same wherever it is shown; `only` names the columns wanted. */
export function useArchiveColumns(only: readonly ArchiveColumn[]): readonly GridColumn<IssuedRow>[] {
  const { t } = useTranslation('documents');
  const format = useFormat();
  return useMemo(() => {
    const all: Readonly<Record<ArchiveColumn, Omit<GridColumn<IssuedRow>, 'id' | 'header'>>> = {
      number: { width: 112, grow: 0, cell: (row) => row.number },
      title: { width: 140, cell: (row) => row.title },
      customer: { width: 150, cell: (row) => row.customerName },
      level: { width: 56, grow: 0, cell: (row) => (row.level === null ? '–' : `L${row.level}`) },
      amount: { width: 106, align: 'right', grow: 0, cell: (row) => format.money(row.amountMinor, row.currency) },
      asOf: { width: 100, grow: 0, cell: (row) => <DayText day={row.asOf} /> },
      issuedAt: { width: 140, grow: 0, cell: (row) => format.instant(row.issuedAt) },
      service: { width: 136, grow: 0, cell: (row) => <ServiceState service={row.service} /> },
      actor: { width: 80, grow: 0, cell: (row) => row.actor },
      hash: {
        width: 110,
        grow: 0,
        cell: (row) => (
          <code title={row.sha256} className={classes.short}>
            {row.sha256.slice(0, 12)}…
          </code>
        ),
      },
    };
    return only.map((id) => ({ id, header: t(`columns.${id}`), ...all[id] }));
    // The list is written out in the caller; its words are what counts.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [t, format, only.join()]);
}

export const pickIssued = (value: { readonly rows: readonly IssuedRow[]; readonly total: number }) => value;
