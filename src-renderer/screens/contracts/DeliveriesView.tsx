import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Bar } from '../../components/Page.tsx';
import classes from './Contracts.module.css';
import { DeliveryList } from './DeliveryList.tsx';
import { DeliveryDialog, type DeliveryEdit } from './DeliveryDialogs.tsx';

const filters = ['open', 'all'] as const;

/** Deliveries that wait for goods, an answer, or the end of an objection period. */
export function DeliveriesView() {
  const { t } = useTranslation('contracts');
  const { point, book } = useWorkingPoint();
  const [filter, setFilter] = useState<(typeof filters)[number]>('open');
  const [edit, setEdit] = useState<DeliveryEdit | null>(null);
  const { data } = useQueryOf('contracts.deliveries', { ...point, filter, limit: 500 });
  return (
    <>
      <Bar label={t('views.deliveries')}>
        <SegmentedControl
          aria-label={t('views.deliveries')}
          value={filter}
          data={filters.map((value) => ({ value, label: t(`deliveries.filters.${value}`) }))}
          onChange={setFilter}
        />
        {!book.readOnly && (
          <Button
            data-push
            variant="default"
            leftSection={<Icon name="plus" size={12} />}
            onClick={() => setEdit({ delivery: null, belongs: null })}
          >
            {t('deliveries.add')}
          </Button>
        )}
      </Bar>
      <div className={classes.panel}>
        {data?.rows.length === 0 ? (
          <EmptyState icon="check" title={t('deliveries.none')} text={t('deliveries.noneText')} />
        ) : (
          <DeliveryList deliveries={data?.rows ?? []} belongs={null} onEdit={setEdit} />
        )}
      </div>
      <DeliveryDialog edit={edit} onClose={() => setEdit(null)} />
    </>
  );
}
