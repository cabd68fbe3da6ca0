import { Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams } from 'react-router';
import type { Cockpit } from '../../../../src-main/areas/collections/contract.ts';
import { id, isId, type CustomerId, type DocumentId } from '../../../../src-main/kernel/ids.ts';
import { RefusedError } from '../../../app/calls.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { errorText } from '../../../app/refusals.ts';
import { isTyping } from '../../../app/typing.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { DocumentDrawer } from '../../../components/Entry/DocumentDrawer.tsx';
import { Page } from '../../../components/Page.tsx';
import { BriefDrawer } from './BriefDrawer.tsx';
import { CallPanel } from './CallPanel.tsx';
import classes from './Cockpit.module.css';
import { Blocks, CockpitFigures, CockpitHead } from './CockpitHead.tsx';
import { ItemList } from './ItemList.tsx';
import { SidePart } from './SidePart.tsx';
import { useCall } from './useCall.ts';
import { useNeighbours, type Neighbours } from './useNeighbours.ts';

/** One customer for a talk: how they stand, what is open, what to say, what came of it, and on to the next. */
export default function CockpitScreen() {
  const number = Number(useParams()['id']);
  if (!isId(number)) return <NotFound />;
  return <Customer key={number} customerId={id<'customer'>(number)} />;
}

function NotFound({ title }: { readonly title?: string }) {
  const { t } = useTranslation('cockpit');
  const navigate = useNavigate();
  return (
    <EmptyState
      icon="customers"
      title={title ?? t('notFound')}
      text={t('notFoundText')}
      action={<Button onClick={() => void navigate('/today')}>{t('toToday')}</Button>}
    />
  );
}

function Customer({ customerId }: { readonly customerId: CustomerId }) {
  const { i18n } = useTranslation('cockpit');
  const { point } = useWorkingPoint();
  const { data, error } = useQueryOf('collections.cockpit', { ...point, customerId });
  const neighbours = useNeighbours(customerId);
  useNextKeys(neighbours);
  if (error instanceof RefusedError && error.refusal.code === 'customer_merged') {
    const kept = Number(error.refusal.params['id']);
    if (isId(kept)) return <Navigate to={`/today/${kept}`} replace />;
  }
  if (error !== null) return <NotFound title={errorText(i18n, error)} />;
  if (data === undefined) return <Skeleton height={420} />;
  return <Desk cockpit={data} neighbours={neighbours} />;
}

function Desk({ cockpit, neighbours }: { readonly cockpit: Cockpit; readonly neighbours: Neighbours }) {
  const { t } = useTranslation('cockpit');
  const navigate = useNavigate();
  const working = useCall(cockpit);
  const [document, setDocument] = useState<DocumentId | null>(null);
  const [printing, setPrinting] = useState(false);
  const { customerId } = cockpit.customer;

  const onSaved = (): void => {
    if (neighbours.next !== null && neighbours.next !== customerId) {
      neighbours.go('next');
      return;
    }
    notifications.show({ message: t('allDone') });
    void navigate('/today');
  };

  return (
    <Page fill>
      <CockpitHead cockpit={cockpit} neighbours={neighbours} onBrief={() => setPrinting(true)} />
      <CockpitFigures cockpit={cockpit} />
      <Blocks cockpit={cockpit} />
      <div className={classes.desk}>
        <ItemList
          cockpit={cockpit}
          currency={working.call.currency}
          chosen={working.call.items.map(({ dueItemId }) => dueItemId)}
          onChoose={(chosen) => working.change({ chosen, promisedMinor: null, disputeItem: null, disputedMinor: null })}
          onCurrency={(currency) =>
            working.change({ currency, chosen: null, promisedMinor: null, disputedMinor: null })
          }
          onDocument={setDocument}
        />
        <CallPanel cockpit={cockpit} working={working} onSaved={onSaved} />
        <SidePart cockpit={cockpit} onDocument={setDocument} />
      </div>
      <DocumentDrawer documentId={document} onClose={() => setDocument(null)} />
      <BriefDrawer customerId={customerId} opened={printing} onClose={() => setPrinting(false)} />
    </Page>
  );
}

/** J and K go through today's list, from the cockpit of one customer to that of another. */
function useNextKeys({ go }: Neighbours): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event)) return;
      const where = event.key === 'j' ? 'next' : event.key === 'k' ? 'previous' : null;
      if (where === null) return;
      event.preventDefault();
      go(where);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [go]);
}
