import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdjustmentReason, Credit } from '../../../src-main/areas/ledger/contract.ts';
import { useFormat } from '../../app/format.ts';
import type { GridColumn } from '../DataGrid/columns.ts';
import { DayText } from '../DayText.tsx';
import { MoneyText } from '../MoneyText.tsx';
import { Chip } from '../Section.tsx';

export interface CreditColumnsChoice {
  readonly withCustomer: boolean;
  readonly total: number;
  readonly amountSums: React.ReactNode;
  readonly unappliedSums: React.ReactNode;
}

const reasons = ['discount', 'bank_charge', 'small_balance'] as const satisfies readonly AdjustmentReason[];

function adjustmentReasonOf(purpose: string): AdjustmentReason | null {
  return reasons.find((reason) => reason === purpose) ?? null;
}

/** Who paid; somebody else than the customer is marked. */
function Payer({ row }: { readonly row: Credit }) {
  const { t } = useTranslation();
  return (
    <>
      {row.purpose === 'third_party' && <Chip>{t('thirdParty')}</Chip>} {row.payerName}
    </>
  );
}

/** Receipts and credit notes, of one customer or of all. */
export function useCreditColumns(choice: CreditColumnsChoice): readonly GridColumn<Credit>[] {
  const { t } = useTranslation('entry');
  const format = useFormat();
  const { withCustomer, total, amountSums, unappliedSums } = choice;
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('credits.number'),
        width: 106,
        cell: (row) => row.number,
        footer: t('credits.count', { n: format.count(total) }),
      },
      {
        id: 'kind',
        header: t('credits.kind'),
        width: 84,
        grow: 0,
        cell: (row) => {
          const reason = adjustmentReasonOf(row.purpose);
          return reason === null ? t(`common:documentKinds.${row.kind}`) : t(`common:adjustmentReasons.${reason}`);
        },
      },
      {
        id: 'issuedOn',
        header: t('credits.issuedOn'),
        width: 88,
        grow: 0,
        cell: (row) => <DayText day={row.issuedOn} />,
      },
      ...(withCustomer
        ? [
            {
              id: 'customer',
              header: t('common:customer'),
              width: 160,
              grow: 3,
              cell: (row: Credit) => row.customerName,
            },
          ]
        : []),
      { id: 'payer', header: t('credits.payer'), width: 90, grow: 2, cell: (row) => <Payer row={row} /> },
      {
        id: 'method',
        header: t('credits.method'),
        width: 106,
        grow: 0,
        cell: (row) => (row.method === null ? '–' : t(`common:receiptMethods.${row.method}`)),
      },
      { id: 'reference', header: t('credits.reference'), width: 70, cell: (row) => row.reference },
      {
        id: 'amount',
        header: t('common:amount'),
        width: 120,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.amountMinor} currency={row.currency} />,
        footer: amountSums,
      },
      {
        id: 'unapplied',
        header: t('credits.unapplied'),
        width: 96,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.unappliedMinor} currency={row.currency} dashZero />,
        footer: unappliedSums,
      },
      {
        id: 'state',
        header: t('credits.state'),
        width: 106,
        grow: 0,
        cell: (row) =>
          row.reversedOn !== null ? (
            <Chip bad>{t('credits.reversed', { day: format.day(row.reversedOn) })}</Chip>
          ) : row.unappliedMinor > 0 ? (
            <Chip>{t('credits.unapplied')}</Chip>
          ) : null,
      },
    ],
    [t, format, withCustomer, total, amountSums, unappliedSums],
  );
}
