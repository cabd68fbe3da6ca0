import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Credit } from '../../../src-main/areas/ledger/contract.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { usePagedRows } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn } from '../DataGrid/columns.ts';
import { DataGrid } from '../DataGrid/DataGrid.tsx';
import { DayText } from '../DayText.tsx';
import { EmptyState } from '../EmptyState.tsx';
import { MoneyText } from '../MoneyText.tsx';
import { Panel } from '../Section.tsx';
import { SideDrawer } from '../SideDrawer.tsx';
import { DocumentPanel } from './DocumentPanel.tsx';

export interface CreditsDrill {
  readonly title: string;
  readonly question: Pick<InputFor<'ledger.credits'>, 'customerId' | 'currency'>;
}

export interface CreditsDrawerProps {
  /** Null: closed. */
  readonly drill: CreditsDrill | null;
  readonly onClose: () => void;
}

/** Money and credit notes behind an unapplied figure. */
export function CreditsDrawer({ drill, onClose }: CreditsDrawerProps) {
  return (
    <SideDrawer opened={drill !== null} onClose={onClose} title={drill?.title ?? ''}>
      {drill !== null && <CreditsOrDocument key={JSON.stringify(drill)} drill={drill} />}
    </SideDrawer>
  );
}

const pick = (value: ValueOf<'ledger.credits'>) => value;

function CreditsOrDocument({ drill }: { readonly drill: CreditsDrill }) {
  const { t } = useTranslation('aging');
  const { point } = useWorkingPoint();
  const [documentId, setDocumentId] = useState<DocumentId | null>(null);
  const rows = usePagedRows('ledger.credits', { ...point, ...drill.question, status: 'unapplied' }, pick);
  const sums = rows.first?.sums;
  const columns = useMemo<readonly GridColumn<Credit>[]>(
    () => [
      {
        id: 'number',
        header: t('credits.number'),
        width: 120,
        grow: 2,
        cell: (credit) => `${t(`common:documentKinds.${credit.kind}`)} ${credit.number}`,
        footer: t('credits.count', { count: rows.total }),
      },
      { id: 'customer', header: t('common:customer'), width: 140, grow: 2, cell: (credit) => credit.customerName },
      {
        id: 'issuedOn',
        header: t('credits.receivedOn'),
        width: 92,
        cell: (credit) => <DayText day={credit.issuedOn} />,
      },
      { id: 'payer', header: t('credits.payer'), width: 110, cell: (credit) => credit.payerName },
      {
        id: 'amount',
        header: t('items.amount'),
        width: 100,
        align: 'right',
        cell: (credit) => <MoneyText amountMinor={credit.amountMinor} currency={credit.currency} />,
      },
      {
        id: 'unapplied',
        header: t('columns.unapplied'),
        width: 100,
        align: 'right',
        cell: (credit) => <MoneyText amountMinor={credit.unappliedMinor} currency={credit.currency} />,
        footer: sums?.map((sum) => (
          <MoneyText key={sum.currency} amountMinor={sum.unappliedMinor} currency={sum.currency} />
        )),
      },
    ],
    [t, rows.total, sums],
  );

  if (documentId !== null) return <DocumentPanel documentId={documentId} onBack={() => setDocumentId(null)} />;
  return (
    <Panel>
      <DataGrid
        label={drill.title}
        columns={columns}
        rows={rows}
        rowKey={(credit) => credit.documentId}
        onOpen={(credit) => setDocumentId(credit.documentId)}
        empty={<EmptyState title={t('credits.empty')} />}
      />
    </Panel>
  );
}
