import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Signal } from '../../../src-main/areas/signals/contract.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Section.tsx';
import { AcknowledgeDialog } from '../warnings/AcknowledgeDialog.tsx';
import { grouped, SignalList } from '../warnings/SignalList.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';

/** The warnings of one customer, acknowledged ones included. */
export function SignalsTab({ customer: { id: customerId } }: CustomerTabProps) {
  const { t } = useTranslation('customers');
  const { point } = useWorkingPoint();
  const [signal, setSignal] = useState<Signal | null>(null);
  const bringBack = useCommand('signals.bringBack');
  const { data } = useQueryOf('signals.list', { ...point, customerId, include: 'all' });
  const lines = useMemo(() => grouped(data?.rows ?? [], 'level'), [data]);
  return (
    <>
      <Panel>
        {data !== undefined && lines.length === 0 ? (
          <EmptyState icon="check" title={t('signals.empty')} text={t('signals.emptyText')} />
        ) : (
          <SignalList lines={lines} onAcknowledge={setSignal} onBringBack={({ key }) => void bringBack.run({ key })} />
        )}
      </Panel>
      <AcknowledgeDialog signal={signal} onClose={() => setSignal(null)} onDone={() => setSignal(null)} />
    </>
  );
}
