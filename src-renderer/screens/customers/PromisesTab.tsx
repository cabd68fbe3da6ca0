import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanId, PromiseId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows, useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { PlanDrawer } from '../promises/PlanDrawer.tsx';
import { NewPlanDrawer } from '../promises/PlanForm.tsx';
import { usePlanColumns } from '../promises/PlansPart.tsx';
import { PromiseDrawer } from '../promises/PromiseDrawer.tsx';
import { NewPromiseDrawer } from '../promises/PromiseForm.tsx';
import { usePromiseColumns } from '../promises/usePromiseColumns.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';

const pickPromises = (value: ValueOf<'promises.list'>) => value;
const pickPlans = (value: ValueOf<'plans.list'>) => value;

/** What this customer promised and how far its word held; its payment plans. */
export function PromisesTab({ customer }: CustomerTabProps) {
  const { t } = useTranslation('promises');
  const format = useFormat();
  const { point, book, currency } = useWorkingPoint();
  const customerId = customer.id;
  const [promiseId, setPromise] = useState<PromiseId | null>(null);
  const [planId, setPlan] = useState<PlanId | null>(null);
  const [adding, setAdding] = useState<'promise' | 'plan' | null>(null);
  const promises = usePagedRows('promises.list', { ...point, customerId }, pickPromises);
  const plans = usePagedRows('plans.list', { ...point, customerId }, pickPlans);
  const promiseColumns = usePromiseColumns({ withCustomer: false, total: promises.total, sums: promises.first?.sums });
  const planColumns = usePlanColumns({ withCustomer: false, total: plans.total, sums: plans.first?.sums });
  const rates = useQueryOf('promises.keptRates', { ...point, customerId });
  const rate = rates.data?.rows.find((row) => row.currency === currency);
  const note =
    rate === undefined
      ? t('tab.none')
      : rate.enough
        ? t('tab.rate', { count: rate.count, rate: format.basisPoints(rate.rateBp) })
        : t('tab.few', { count: rate.count, kept: rate.keptCount });
  const add = (what: 'promise' | 'plan') =>
    !book.readOnly && (
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<Icon name="plus" size={12} />}
        onClick={() => setAdding(what)}
      >
        {t(what === 'promise' ? 'add.promises' : 'add.plans')}
      </Button>
    );
  return (
    <>
      <SectionTitle title={t('tab.promises')} note={note} tools={add('promise')} />
      <Panel>
        <DataGrid
          label={t('tab.promises')}
          columns={promiseColumns}
          rows={promises}
          rowKey={(row) => row.promiseId}
          selectedKey={promiseId}
          onOpen={(row) => setPromise(row.promiseId)}
          empty={<EmptyState icon="promise" title={t('emptyTitle')} text={t('emptyText')} />}
        />
      </Panel>
      <SectionTitle title={t('tab.plans')} tools={add('plan')} />
      <Panel>
        <DataGrid
          label={t('tab.plans')}
          columns={planColumns}
          rows={plans}
          rowKey={(row) => row.planId}
          selectedKey={planId}
          onOpen={(row) => setPlan(row.planId)}
          empty={<EmptyState icon="promise" title={t('plans.emptyTitle')} text={t('plans.emptyText')} />}
        />
      </Panel>
      <PromiseDrawer promiseId={promiseId} onClose={() => setPromise(null)} />
      <PlanDrawer planId={planId} onClose={() => setPlan(null)} />
      <NewPromiseDrawer opened={adding === 'promise'} customer={customer} onClose={() => setAdding(null)} />
      <NewPlanDrawer opened={adding === 'plan'} customer={customer} onClose={() => setAdding(null)} />
    </>
  );
}
