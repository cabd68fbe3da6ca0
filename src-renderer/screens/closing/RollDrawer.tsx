import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Basis } from '../../../src-main/areas/aging/contract.ts';
import type { Movement } from '../../../src-main/areas/closing/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows } from '../../app/queries.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { DocumentPanel } from '../../components/Drill/DocumentPanel.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Panel } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Closing.module.css';
import type { Point } from './points.ts';

export interface RollDrill {
  readonly title: string;
  readonly cell?: { readonly from: number; readonly to: number };
  readonly movement?: Movement;
}

interface RollQuestion {
  readonly from: Point;
  readonly to: Point;
  readonly currency: CurrencyCode;
  readonly basis: Basis;
}

type Item = ValueOf<'closing.rollItems'>['rows'][number];
const pick = (value: ValueOf<'closing.rollItems'>) => value;

/** The items behind one cell or one movement of the matrix, and behind each of them its document. */
export function RollDrawer(props: {
  readonly question: RollQuestion;
  readonly drill: RollDrill | null;
  readonly onClose: () => void;
}) {
  const { question, drill, onClose } = props;
  return (
    <SideDrawer opened={drill !== null} onClose={onClose} title={drill?.title ?? ''} size={980}>
      {drill !== null && <Items key={JSON.stringify([question, drill])} question={question} drill={drill} />}
    </SideDrawer>
  );
}

function Items({ question, drill }: { readonly question: RollQuestion; readonly drill: RollDrill }) {
  const { t } = useTranslation('closing');
  const format = useFormat();
  const [documentId, setDocumentId] = useState<DocumentId | null>(null);
  const { currency } = question;
  const rows = usePagedRows(
    'closing.rollItems',
    {
      ...question,
      ...(drill.cell === undefined ? {} : { cell: drill.cell }),
      ...(drill.movement === undefined ? {} : { movement: drill.movement }),
    },
    pick,
  );
  const sumMinor = rows.first?.amountMinor ?? 0;
  const columns = useMemo<readonly GridColumn<Item>[]>(
    () => [
      {
        id: 'number',
        header: t('closed.number'),
        width: 130,
        grow: 2,
        cell: (item) => item.number,
        footer: t('roll.items', { n: format.count(rows.total) }),
      },
      { id: 'customer', header: t('common:customer'), width: 140, grow: 3, cell: (item) => item.customerName },
      {
        id: 'dueOn',
        header: t('closed.dueOn'),
        width: 170,
        cell: (item) =>
          item.fromDueOn !== null && item.toDueOn !== null && item.fromDueOn !== item.toDueOn ? (
            <>
              <DayText day={item.fromDueOn} /> → <DayText day={item.toDueOn} />
            </>
          ) : (
            <DayText day={item.toDueOn ?? item.fromDueOn} />
          ),
      },
      {
        id: 'before',
        header: t('roll.before'),
        width: 112,
        align: 'right',
        cell: (item) => <MoneyText amountMinor={item.fromOpenMinor} currency={currency} dashZero />,
      },
      {
        id: 'after',
        header: t('roll.after'),
        width: 112,
        align: 'right',
        cell: (item) => <MoneyText amountMinor={item.toOpenMinor} currency={currency} dashZero />,
      },
      {
        id: 'amount',
        header: t('roll.here'),
        width: 118,
        align: 'right',
        cell: (item) => <MoneyText amountMinor={item.amountMinor} currency={currency} />,
        footer: <MoneyText amountMinor={sumMinor} currency={currency} />,
      },
    ],
    [t, format, currency, rows.total, sumMinor],
  );
  if (documentId !== null) return <DocumentPanel documentId={documentId} onBack={() => setDocumentId(null)} />;
  return (
    <div className={classes.drawer}>
      <Panel>
        <DataGrid
          label={drill.title}
          columns={columns}
          rows={rows}
          rowKey={(item) => `${item.dueItemId}-${item.from}-${item.to}`}
          onOpen={(item) => setDocumentId(item.documentId)}
          empty={<EmptyState icon="check" title={t('roll.nothing')} />}
        />
      </Panel>
    </div>
  );
}
