import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractRow } from '../../../src-main/areas/contracts/contract.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { CurrencySums } from '../../components/CurrencySums.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DayText } from '../../components/DayText.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Chip } from '../../components/Section.tsx';

type Sums = ValueOf<'contracts.list'>['sums'];

/** The register: what was agreed, invoiced, paid, is open; what is missing. */
export function useContractColumns(choice: {
  readonly withCustomer: boolean;
  readonly total: number;
  readonly sums: Sums | undefined;
}): readonly GridColumn<ContractRow>[] {
  const { t } = useTranslation('contracts');
  const format = useFormat();
  const { withCustomer, total, sums } = choice;
  return useMemo(() => {
    const money = (id: 'amount' | 'invoiced' | 'received' | 'open', of: 'amountMinor' | 'invoicedMinor' | 'receivedMinor' | 'openMinor'): GridColumn<ContractRow> => ({
      id, header: t(`columns.${id}`), width: 100, align: 'right',
      cell: (row) => <MoneyText amountMinor={row[of] ?? 0} currency={row.currency} dashZero />,
      footer: <CurrencySums sums={sums} of={of} />,
    }); // prettier-ignore
    return [
      { id: 'number', header: t('fields.number'), width: 98, grow: 1, cell: (row) => row.number, footer: t('columns.count', { n: format.count(total) }) },
      { id: 'title', header: t('fields.title'), width: 92, grow: 3, cell: (row) => row.title },
      ...(withCustomer ? [{ id: 'customer', header: t('common:customer'), width: 176, grow: 2, cell: (row: ContractRow) => row.customerName }] : []),
      { id: 'status', header: t('fields.status'), width: 70, grow: 0, cell: (row) => <Chip>{t(`statuses.${row.status}`)}</Chip> },
      { id: 'until', header: t('fields.untilOn'), width: 90, grow: 0, cell: (row) => <DayText day={row.untilOn} /> },
      money('amount', 'amountMinor'),
      money('invoiced', 'invoicedMinor'),
      money('received', 'receivedMinor'),
      money('open', 'openMinor'),
      {
        id: 'state', header: t('columns.checks'), width: 138, grow: 0,
        cell: (row) =>
          row.complete && row.warnings === 0 ? (
            t('checks.complete')
          ) : (
            <>
              {row.gaps > 0 && <Chip>{t('checks.gaps', { n: row.gaps })}</Chip>}{' '}
              {row.warnings > 0 && <Chip bad>{t('checks.warnings', { n: row.warnings })}</Chip>}
            </>
          ),
      },
    ]; // prettier-ignore
  }, [t, format, withCustomer, total, sums]);
}
