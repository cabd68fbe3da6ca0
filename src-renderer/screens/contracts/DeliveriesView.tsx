import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DeliveryDialog, type DeliveryEdit } from './DeliveryDialogs.tsx';
import { DeliveryList } from './DeliveryList.tsx';
import { RegisterView } from './RegisterView.tsx';

const filters = ['open', 'all'] as const;

/** Deliveries that wait for goods, an answer, or the end of an objection period. */
export function DeliveriesView() {
  const { t } = useTranslation('contracts');
  const { point } = useWorkingPoint();
  const [filter, setFilter] = useState<(typeof filters)[number]>('open');
  const [edit, setEdit] = useState<DeliveryEdit | null>(null);
  const { data } = useQueryOf('contracts.deliveries', { ...point, filter, limit: 500 });
  return (
    <>
      <RegisterView
        name="deliveries"
        icon="check"
        filters={filters.map((value) => ({ value, label: t(`deliveries.filters.${value}`) }))}
        filter={filter}
        onFilter={setFilter}
        onAdd={() => setEdit({ delivery: null, belongs: null })}
        empty={data?.rows.length === 0}
        list={<DeliveryList deliveries={data?.rows ?? []} belongs={null} onEdit={setEdit} />}
      />
      <DeliveryDialog edit={edit} onClose={() => setEdit(null)} />
    </>
  );
}
