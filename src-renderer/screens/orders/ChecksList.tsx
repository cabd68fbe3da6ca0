import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonText } from '../../../src-main/areas/holds/rules/describe.ts';
import type { OrderId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useExposureWords } from '../../components/ExposureBar/exposureWords.ts';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Fill } from '../../components/Page.tsx';
import { Chip, Panel } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { CheckRecord } from './CheckRecord.tsx';
import type { CheckRow } from './orderDetail.ts';

const pick = (value: ValueOf<'holds.checks'>) => value;

/** Every check that was kept, newest first: what it found, and who let the order go and why. */
export function ChecksList({ onOpenOrder }: { readonly onOpenOrder: (orderId: OrderId) => void }) {
  const { t, i18n } = useTranslation('orders');
  const format = useFormat();
  const { word, words, language } = useExposureWords();
  const [released, setReleased] = useState(false);
  const [open, setOpen] = useState<CheckRow | null>(null);
  const rows = usePagedRows('holds.checks', { released }, pick);
  const columns = useMemo<readonly GridColumn<CheckRow>[]>(() => {
    const sentences = (row: CheckRow): string =>
      row.reasons.map((reason) => reasonText(reason, row.currency, words, language)).join(language === 'zh' ? '' : ' ');
    const releasedBy = (row: CheckRow): string =>
      row.released
        ? [row.approver, row.payment, row.releaseReason].filter((part) => part !== '').join(' · ')
        : row.releaseReason;
    return [
      {
        id: 'day',
        header: t('checks.day'),
        width: 96,
        grow: 0,
        cell: (row) => <DayText day={row.asOf} />,
        footer: t('checks.count', { n: format.count(rows.total) }),
      },
      { id: 'customer', header: t('common:customer'), width: 190, grow: 1, cell: (row) => row.customerName },
      { id: 'order', header: t('list.number'), width: 90, grow: 0, cell: (row) => row.orderNumber ?? '–' },
      {
        id: 'amount',
        header: t('common:amount'),
        width: 116,
        grow: 0,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.amountMinor} currency={row.currency} />,
      },
      {
        id: 'decision',
        header: t('answer.reasons'),
        width: 146,
        grow: 0,
        cell: (row) => <Chip bad={row.decision === 'hold'}>{word(`decision.${row.decision}`)}</Chip>,
      },
      {
        id: 'reasons',
        header: t('checks.reasons'),
        width: 180,
        grow: 4,
        cell: (row) => <span title={sentences(row)}>{sentences(row) === '' ? '–' : sentences(row)}</span>,
      },
      {
        id: 'released',
        header: t('checks.releasedBy'),
        width: 140,
        grow: 3,
        cell: (row) => <span title={releasedBy(row)}>{releasedBy(row) === '' ? '–' : releasedBy(row)}</span>,
      },
    ];
  }, [t, format, word, words, language, rows.total]);
  return (
    <>
      <Bar label={t('checks.filters')}>
        <SegmentedControl
          aria-label={t('checks.filters')}
          value={released ? 'released' : 'all'}
          data={[
            { value: 'all', label: t('checks.all') },
            { value: 'released', label: t('checks.onlyReleased') },
          ]}
          onChange={(value) => setReleased(value === 'released')}
        />
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('checks.title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.checkId}
            selectedKey={open?.checkId ?? null}
            onOpen={setOpen}
            empty={<EmptyState icon="check" title={t('checks.none')} text={t('checks.noneText')} />}
          />
        </Panel>
      </Fill>
      <SideDrawer
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={open === null ? t('checks.title') : t('checks.drawer', { day: format.day(open.asOf) })}
        size={560}
      >
        {open !== null && (
          <CheckRecord
            check={open}
            onOpenOrder={(orderId) => {
              setOpen(null);
              onOpenOrder(orderId);
            }}
          />
        )}
      </SideDrawer>
    </>
  );
}
