import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenItem } from '../../../src-main/areas/ledger/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn, GridSort } from '../DataGrid/columns.ts';
import { DataGrid } from '../DataGrid/DataGrid.tsx';
import { DayText } from '../DayText.tsx';
import { EmptyState } from '../EmptyState.tsx';
import { MoneyText } from '../MoneyText.tsx';
import { PlanMark } from '../PlanMark.tsx';
import { Chip, Panel } from '../Section.tsx';
import { SideDrawer } from '../SideDrawer.tsx';
import { DocumentPanel } from './DocumentPanel.tsx';
import classes from './Drill.module.css';

type ItemsQuestion = InputFor<'ledger.items'>;

export interface ItemsDrill {
  readonly title: string;
  readonly question: Pick<
    ItemsQuestion,
    'customerId' | 'currency' | 'status' | 'basis' | 'daysFrom' | 'daysTo' | 'search'
  >;
  /** For a total: the unapplied part (negative) that is no due item, so that the rows and it make the total. */
  readonly unapplied?: { readonly amountMinor: number; readonly currency: CurrencyCode };
}

export interface ItemsDrawerProps {
  /** Null: closed. */
  readonly drill: ItemsDrill | null;
  readonly onClose: () => void;
}

/** The due items behind a figure, and behind each of them its document. */
export function ItemsDrawer({ drill, onClose }: ItemsDrawerProps) {
  return (
    <SideDrawer opened={drill !== null} onClose={onClose} title={drill?.title ?? ''} size={900}>
      {drill !== null && <ItemsOrDocument key={JSON.stringify(drill)} drill={drill} />}
    </SideDrawer>
  );
}

function ItemsOrDocument({ drill }: { readonly drill: ItemsDrill }) {
  const [documentId, setDocumentId] = useState<DocumentId | null>(null);
  return documentId === null ? (
    <ItemsGrid drill={drill} onOpen={(item) => setDocumentId(item.documentId)} />
  ) : (
    <DocumentPanel documentId={documentId} onBack={() => setDocumentId(null)} />
  );
}

const pick = (value: ValueOf<'ledger.items'>) => value;
type ItemSort = NonNullable<ItemsQuestion['sort']>;

function ItemsGrid({ drill, onOpen }: { readonly drill: ItemsDrill; readonly onOpen: (item: OpenItem) => void }) {
  const { t } = useTranslation('aging');
  const format = useFormat();
  const { point } = useWorkingPoint();
  const [sort, setSort] = useState<GridSort>({ column: 'dueOn', descending: false });
  const rows = usePagedRows(
    'ledger.items',
    { ...point, ...drill.question, sort: sort.column as ItemSort, descending: sort.descending },
    pick,
  );
  const sums = rows.first?.sums;
  const openMinor = sums?.find((sum) => sum.currency === drill.unapplied?.currency)?.openMinor ?? 0;
  const manyCustomers = drill.question.customerId === undefined;

  const columns = useMemo<readonly GridColumn<OpenItem>[]>(
    () => [
      {
        id: 'number',
        header: t('items.number'),
        width: 130,
        grow: 2,
        sortable: true,
        descendingFirst: false,
        cell: (item) => (
          <>
            {item.number} <PlanMark dueItemId={item.dueItemId} />
          </>
        ),
        footer: t('items.count', { count: rows.total }),
      },
      ...(manyCustomers
        ? [
            {
              id: 'customer',
              header: t('common:customer'),
              width: 130,
              grow: 2,
              sortable: true,
              descendingFirst: false,
              cell: (item: OpenItem) => item.customerName,
            },
          ]
        : []),
      {
        id: 'issuedOn',
        header: t('items.issuedOn'),
        width: 88,
        sortable: true,
        cell: (item) => <DayText day={item.issuedOn} />,
      },
      {
        id: 'dueOn',
        header: t('items.dueOn'),
        width: 136,
        sortable: true,
        cell: (item) => (
          <span className={classes.itemNumber}>
            <DayText day={item.dueOn} />
            {item.dueBasis !== 'stated' && <Chip>{t(`items.flag.${item.dueBasis}`)}</Chip>}
          </span>
        ),
      },
      {
        id: 'daysLate',
        header: t('items.daysLate'),
        width: 72,
        align: 'right',
        cell: (item) => (item.daysLate > 0 ? format.count(item.daysLate) : '–'),
      },
      {
        id: 'amountMinor',
        header: t('items.amount'),
        width: 100,
        align: 'right',
        cell: (item) => <MoneyText amountMinor={item.amountMinor} currency={item.currency} />,
      },
      {
        id: 'disputedMinor',
        header: t('items.disputed'),
        width: 86,
        align: 'right',
        cell: (item) => <MoneyText amountMinor={item.disputedMinor} currency={item.currency} dashZero />,
        footer: sums?.map((sum) => (
          <MoneyText key={sum.currency} amountMinor={sum.disputedMinor} currency={sum.currency} dashZero />
        )),
      },
      {
        id: 'openMinor',
        header: t('items.open'),
        width: 100,
        align: 'right',
        sortable: true,
        cell: (item) => <MoneyText amountMinor={item.openMinor} currency={item.currency} />,
        footer: sums?.map((sum) => (
          <MoneyText key={sum.currency} amountMinor={sum.openMinor} currency={sum.currency} />
        )),
      },
    ],
    [t, format, manyCustomers, rows.total, sums],
  );

  return (
    <Panel>
      <DataGrid
        label={drill.title}
        columns={columns}
        rows={rows}
        rowKey={(item) => item.dueItemId}
        sort={sort}
        onSort={setSort}
        onOpen={onOpen}
        empty={<EmptyState title={t('items.empty')} />}
      />
      {drill.unapplied !== undefined && drill.unapplied.amountMinor !== 0 && sums !== undefined && (
        <p className={classes.sum}>
          {t('items.sumLine', {
            open: format.amount(openMinor, drill.unapplied.currency),
            unapplied: format.amount(drill.unapplied.amountMinor, drill.unapplied.currency),
            total: format.amount(openMinor + drill.unapplied.amountMinor, drill.unapplied.currency),
          })}
        </p>
      )}
    </Panel>
  );
}
