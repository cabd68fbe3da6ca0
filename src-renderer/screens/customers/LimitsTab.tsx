import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useLocalRows, useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ExposureBar } from '../../components/ExposureBar/ExposureBar.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { Chip, Panel, SectionTitle } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Customers.module.css';
import type { CustomerTabProps } from './customerTabProps.ts';
import { LimitForm } from './LimitForm.tsx';
import { StatusHistory } from './StatusHistory.tsx';

type Row = ValueOf<'credit.limits'>['rows'][number];

/** What the customer stands for against the limit, every limit ever given, and when credit was watched or stopped. */
export function LimitsTab({ customer: { id: customerId } }: CustomerTabProps) {
  const { t } = useTranslation(['customers', 'orders']);
  const format = useFormat();
  const { asOf, point, currency, book } = useWorkingPoint();
  const [setting, setSetting] = useState(false);
  const [taking, setTaking] = useState<Row | null>(null);
  const { data } = useQueryOf('credit.limits', { customerId, asOf });
  const exposure = useQueryOf('credit.exposure', { ...point, customerId, currency });
  const takeBack = useCommand('credit.takeBackLimit');
  const rows = useLocalRows(data?.rows);
  const columns = useMemo<readonly GridColumn<Row>[]>(
    () => [
      {
        id: 'amount',
        header: t('limits.amount'),
        width: 122,
        align: 'right',
        grow: 0,
        cell: (row) => <MoneyText amountMinor={row.amountMinor} currency={row.currency} withSign />,
      },
      {
        id: 'before',
        header: t('limits.before'),
        width: 122,
        align: 'right',
        grow: 0,
        cell: (row) =>
          row.beforeMinor === null ? '–' : <MoneyText amountMinor={row.beforeMinor} currency={row.currency} withSign />,
      },
      {
        id: 'kind',
        header: t('limits.kind'),
        width: 128,
        grow: 0,
        cell: (row) => (
          <>
            {t(`limits.kinds.${row.kind}`)} {row.inForce && <Chip>{t('limits.inForce')}</Chip>}
          </>
        ),
      },
      { id: 'from', header: t('limits.from'), width: 90, grow: 0, cell: (row) => <DayText day={row.fromOn} /> },
      {
        id: 'until',
        header: t('limits.until'),
        width: 90,
        grow: 0,
        cell: (row) => (row.untilOn === null ? t('limits.untilOpen') : <DayText day={row.untilOn} />),
      },
      {
        id: 'reason',
        header: t('limits.reason'),
        width: 130,
        cell: (row) => <span title={row.reason}>{row.reason}</span>,
      },
      { id: 'approver', header: t('limits.approver'), width: 84, grow: 1, cell: (row) => row.approver || '–' },
      {
        id: 'recordedAt',
        header: t('limits.recordedAt'),
        width: 130,
        grow: 0,
        cell: (row) => format.instant(row.recordedAt),
      },
    ],
    [t, format],
  );
  return (
    <>
      <div className={classes.limitsTop}>
        <section>
          <SectionTitle
            title={t('orders:bar.title')}
            {...(exposure.data !== undefined && exposure.data.group.length > 1
              ? { note: t('limits.pooled', { names: exposure.data.group.map(({ name }) => name).join('、') }) }
              : {})}
          />
          {exposure.data !== undefined && <ExposureBar currency={currency} exposure={exposure.data} />}
        </section>
        <StatusHistory customerId={customerId} />
      </div>
      <Bar>
        <SectionTitle title={t('limits.title')} />
        {!book.readOnly && (
          <div data-push>
            <Button variant="default" onClick={() => setSetting(true)}>
              {t('limits.set')}
            </Button>
          </div>
        )}
      </Bar>
      <Panel>
        <div className={classes.limitsGrid}>
          <DataGrid
            label={t('limits.title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.limitId}
            {...(book.readOnly ? {} : { onOpen: (row: Row) => setTaking(row) })}
            empty={<EmptyState title={t('limits.empty')} text={t('limits.emptyText')} />}
          />
        </div>
      </Panel>
      <SideDrawer opened={setting} onClose={() => setSetting(false)} title={t('limits.set')} size={460}>
        {setting && <LimitForm customerId={customerId} onClose={() => setSetting(false)} />}
      </SideDrawer>
      <AskReason
        opened={taking !== null}
        title={t('limits.takeBack')}
        reasonLabel={t('limits.reason')}
        confirmLabel={t('limits.takeBack')}
        danger
        busy={takeBack.running}
        failure={takeBack.failure}
        onCancel={() => setTaking(null)}
        onConfirm={({ reason }) => {
          if (taking === null) return;
          void takeBack
            .run({ limitId: taking.limitId, reason }, { quiet: true })
            .then((reply) => reply.ok && setTaking(null));
        }}
      >
        {taking !== null && (
          <>
            <p>
              {t(`limits.kinds.${taking.kind}`)} {format.money(taking.amountMinor, taking.currency)} ·{' '}
              {format.day(taking.fromOn)} –{' '}
              {taking.untilOn === null ? t('limits.untilOpen') : format.day(taking.untilOn)}
            </p>
            <Notice tone="look">{t('limits.takeBackText')}</Notice>
          </>
        )}
      </AskReason>
    </>
  );
}
