import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DayText } from '../../components/DayText.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Chip } from '../../components/Section.tsx';
import classes from './Cases.module.css';
import { DeadlineChip } from './DeadlineChip.tsx';
import type { CaseListRow } from './detail.ts';

type Sums = ValueOf<'cases.list'>['sums'];

/** The register, nearest deadline first, of one customer or of all. */
export function useCaseColumns(choice: {
  readonly withCustomer: boolean;
  readonly total: number;
  readonly sums: Sums | undefined;
}): readonly GridColumn<CaseListRow>[] {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const { withCustomer, total, sums } = choice;
  return useMemo(() => {
    const summed = (of: 'claimMinor' | 'costMinor' | 'recoveredMinor'): string =>
      (sums ?? []).map((sum) => (sums?.length === 1 ? format.amount : format.money)(sum[of], sum.currency)).join(' + ');
    const money = (id: 'cost' | 'recovered' | 'net', hint: string | undefined, minor: (row: CaseListRow) => number | null): GridColumn<CaseListRow> => ({
      id, header: t(`columns.${id}`), width: 92, grow: 0, align: 'right', ...(hint === undefined ? {} : { hint }),
      cell: (row) => { const value = minor(row); return value === null ? <span className={classes.none}>–</span> : <MoneyText amountMinor={value} currency={row.currency} dashZero />; },
      ...(id === 'net' ? {} : { footer: summed(id === 'cost' ? 'costMinor' : 'recoveredMinor') }),
    }); // prettier-ignore
    const english = format.language === 'en';
    return [
      {
        id: 'kind',
        header: t('columns.kind'),
        width: english ? 126 : 104,
        grow: 0,
        cell: (row) => (
          <span className={row.parentId === null ? undefined : classes.under}>
            <Chip>{t(`kinds.${row.kind}`)}</Chip>
          </span>
        ),
        footer: t('columns.count', { n: format.count(total) }),
      },
      ...(withCustomer
        ? [{ id: 'customer', header: t('common:customer'), width: english ? 120 : 130, grow: 2, cell: (row: CaseListRow) => row.customerName }]
        : []), // prettier-ignore
      {
        id: 'number',
        header: t('columns.number'),
        width: 140,
        grow: 2,
        cell: (row) => row.number || row.title || row.forum || row.agentName || '–',
      },
      {
        id: 'stage',
        header: t('columns.stage'),
        width: english ? 104 : 70,
        grow: 0,
        cell: (row) => (row.closedOn === null ? t(`stages.${row.stage}`) : t(`outcomes.${row.outcome || 'ended'}`)),
      },
      {
        id: 'next',
        header: t('columns.next'),
        width: english ? 190 : 200,
        grow: 3,
        cell: (row) =>
          row.next === null ? (
            '–'
          ) : (
            <span className={classes.next}>
              <DeadlineChip deadline={row.next} />{' '}
              <span title={t(`deadlineCodes.${row.next.code}`)}>{t(`deadlineCodes.${row.next.code}`)}</span>
            </span>
          ),
      },
      { id: 'opened', header: t('columns.opened'), width: 88, grow: 0, cell: (row) => <DayText day={row.openedOn} /> },
      {
        id: 'claim',
        header: t('columns.claim'),
        width: 104,
        grow: 0,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.claimMinor} currency={row.currency} />,
        footer: summed('claimMinor'),
      },
      money('cost', t('columns.costHint'), (row) => row.costMinor),
      money('recovered', t('columns.recoveredHint'), (row) => row.recoveredMinor),
    ];
  }, [t, format, withCustomer, total, sums]);
}
