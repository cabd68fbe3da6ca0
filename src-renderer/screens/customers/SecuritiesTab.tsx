import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows, useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Figure, FigureStrip } from '../../components/Figure.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Section.tsx';
import { InsuredDrawer, type InsuredDraft } from '../securities/InsuredDrawer.tsx';
import { InsuredTable } from '../securities/InsuredTable.tsx';
import type { SecurityRow } from '../securities/rows.ts';
import classes from '../securities/Securities.module.css';
import { SecurityDrawer } from '../securities/SecurityDrawer.tsx';
import { useSecurityColumns } from '../securities/useSecurityColumns.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';

const pick = (value: ValueOf<'securities.list'>) => value;

/** What stands behind this customer's debts: securities, deposits, insurance and bills in one line, then the registers. */
export function SecuritiesTab({ customer, onTab }: CustomerTabProps) {
  const { t } = useTranslation('securities');
  const format = useFormat();
  const { point, book, currency } = useWorkingPoint();
  const customerId = customer.id;
  const [security, setSecurity] = useState<SecurityRow | 'new' | null>(null);
  const [insured, setInsured] = useState<InsuredDraft | null>(null);
  const rows = usePagedRows('securities.list', { ...point, customerId, filter: 'all' }, pick);
  const columns = useSecurityColumns({ withCustomer: false, total: rows.total, sums: rows.first?.sums });
  const behind = useQueryOf('securities.behind', { ...point, customerId });
  const bills = useQueryOf('bills.exposure', { ...point, customerId });
  const evidence = useQueryOf('evidence.summary', { ...point, customerId, currency });
  const cover = behind.data?.currencies.find((one) => one.currency === currency);
  const heldMinor = bills.data?.rows.find((one) => one.currency === currency)?.contingentMinor ?? 0;
  const money = (minor: number | undefined): string => format.money(minor ?? 0, currency);

  return (
    <>
      <FigureStrip label={t('behind.label')}>
        <Figure label={t('behind.open')} value={money(cover?.openMinor)} onOpen={() => onTab('items')} />
        <Figure label={t('behind.secured')} value={money(cover?.securedMinor)} hint={t('columns.coverHint')} />
        <Figure label={t('behind.deposits')} value={money(cover?.depositMinor)} />
        <Figure label={t('behind.insured')} value={money(cover?.insuredMinor)} hint={t('behind.insuredHint')} />
        <Figure label={t('behind.bills')} value={money(heldMinor)} onOpen={() => onTab('bills')} />
        {evidence.data !== undefined && evidence.data.documents > 0 && (
          <Figure
            label={t('behind.evidence')}
            value={`${evidence.data.percent}%`}
            note={t('behind.proved', { percent: evidence.data.provedPercent })}
          />
        )}
      </FigureStrip>
      {(behind.data?.limits ?? []).map((limit) => (
        <section key={limit.insuredLimitId}>
          <p className={classes.terms}>{t('behind.policy', { insurer: limit.insurer, number: limit.number })}</p>
          <Panel>
            <InsuredTable
              limits={[limit]}
              currency={limit.currency}
              withCustomer={false}
              onOpen={(one) => setInsured({ policy: { policyId: one.policyId, currency: one.currency }, limit: one })}
            />
          </Panel>
        </section>
      ))}
      {!book.readOnly && (
        <div>
          <Button variant="default" leftSection={<Icon name="plus" size={13} />} onClick={() => setSecurity('new')}>
            {t('add.register')}
          </Button>
        </div>
      )}
      <Panel>
        <DataGrid
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.securityId}
          onOpen={setSecurity}
          empty={<EmptyState icon="shield" title={t('customerEmpty')} text={t('emptyText')} />}
        />
      </Panel>
      <SecurityDrawer
        security={security}
        customer={{ id: customerId, code: customer.code, name: customer.name }}
        onClose={() => setSecurity(null)}
      />
      <InsuredDrawer draft={insured} onClose={() => setInsured(null)} />
    </>
  );
}
