import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterRow } from '../../../src-main/areas/invoices/contract.ts';
import { useFormat } from '../../app/format.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DayText } from '../../components/DayText.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Chip } from '../../components/Section.tsx';
import { DueFlags, usePartText } from '../../components/Terms/DueFlags.tsx';
import { useTermText } from '../../components/Terms/useTermText.ts';

export interface RegisterColumnsChoice {
  readonly total: number;
  readonly amountSums: React.ReactNode;
  readonly openSums: React.ReactNode;
}

/** The columns of the record of ages (domain.md §4.1), as far as they are not on the screens of collections. */
export function useRegisterColumns({
  total,
  amountSums,
  openSums,
}: RegisterColumnsChoice): readonly GridColumn<RegisterRow>[] {
  const { t } = useTranslation('invoices');
  const format = useFormat();
  const { ruleText } = useTermText();
  const partText = usePartText();
  return useMemo(() => {
    const day = (value: RegisterRow['deliveredOn']) => (value === null ? '–' : <DayText day={value} />);
    const late = (row: RegisterRow) => row.daysLate > 0 && row.openMinor > 0;
    return [
      {
        id: 'number',
        header: t('columns.number'),
        width: 166,
        sortable: true,
        descendingFirst: false,
        cell: (row) => row.number,
        footer: t('count', { n: format.count(total) }),
      },
      {
        id: 'part',
        header: t('columns.part'),
        width: 64,
        cell: (row) =>
          [row.items > 1 ? `${row.seq}/${row.items}` : '', partText(row)].filter((each) => each !== '').join(' '),
      },
      {
        id: 'customer',
        header: t('columns.customer'),
        width: 112,
        grow: 2,
        sortable: true,
        descendingFirst: false,
        cell: (row) => row.customerName,
      },
      {
        id: 'issuedOn',
        header: t('columns.issuedOn'),
        width: 85,
        grow: 0,
        sortable: true,
        descendingFirst: false,
        cell: (row) => <DayText day={row.issuedOn} />,
      },
      {
        id: 'originalDueOn',
        header: t('columns.originalDueOn'),
        width: 85,
        grow: 0,
        cell: (row) => (row.redated ? <DayText day={row.originalDueOn} /> : '–'),
      },
      {
        id: 'dueOn',
        header: t('columns.dueOn'),
        width: 85,
        grow: 0,
        sortable: true,
        descendingFirst: false,
        cell: (row) => <DayText day={row.dueOn} />,
      },
      {
        id: 'late',
        header: t('columns.late'),
        width: 66,
        grow: 0,
        align: 'right',
        cell: (row) => (late(row) ? format.count(row.daysLate) : '–'),
      },
      {
        id: 'flags',
        header: t('columns.flags'),
        width: 104,
        grow: 0,
        cell: (row) => <DueFlags item={row} redated={row.redated} />,
      },
      {
        id: 'amount',
        header: t('columns.amount'),
        width: 98,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.amountMinor} currency={row.currency} />,
        footer: amountSums,
      },
      {
        id: 'openMinor',
        header: t('columns.open'),
        width: 98,
        align: 'right',
        sortable: true,
        cell: (row) => (
          <b>
            <MoneyText amountMinor={row.openMinor} currency={row.currency} dashZero />
          </b>
        ),
        footer: openSums,
      },
      {
        id: 'confirmed',
        header: t('columns.confirmed'),
        width: 85,
        grow: 0,
        cell: (row) =>
          row.confirmedOn === null ? (
            row.kind === 'invoice' ? (
              <Chip>{t('unconfirmed')}</Chip>
            ) : (
              '–'
            )
          ) : (
            <DayText day={row.confirmedOn} />
          ),
      },
      {
        id: 'terms',
        header: t('columns.terms'),
        width: 96,
        grow: 2,
        cell: (row) => (row.terms === null ? '–' : ruleText(row.terms.rule)),
      },
      { id: 'contractNo', header: t('columns.contractNo'), width: 76, cell: (row) => row.contractNo },
      { id: 'delivered', header: t('columns.delivered'), width: 85, grow: 0, cell: (row) => day(row.deliveredOn) },
      { id: 'accepted', header: t('columns.accepted'), width: 85, grow: 0, cell: (row) => day(row.acceptedOn) },
      {
        id: 'settled',
        header: t('columns.settled'),
        hint: t('columns.settledHint'),
        width: 90,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.amountMinor - row.openMinor} currency={row.currency} dashZero />,
      },
      {
        id: 'disputed',
        header: t('columns.disputed'),
        width: 80,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.disputedMinor} currency={row.currency} dashZero />,
      },
      {
        id: 'age',
        header: t('columns.age'),
        hint: t('columns.ageHint'),
        width: 76,
        grow: 0,
        align: 'right',
        cell: (row) => format.count(row.daysFromInvoice),
      },
    ];
  }, [t, format, ruleText, partText, total, amountSums, openSums]);
}
