import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { disputeReasons, type Dispute } from '../../../src-main/areas/disputes/contract.ts';
import { id, isId, type DisputeId } from '../../../src-main/kernel/ids.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySums } from '../../components/CurrencySums.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Fill, Page } from '../../components/Page.tsx';
import { Chip, Panel, SectionTitle } from '../../components/Section.tsx';
import { Causes } from './Causes.tsx';
import { DisputeDrawer } from './DisputeDrawer.tsx';

type Question = InputFor<'disputes.list'>;
type Status = NonNullable<Question['status']>;
type Reason = NonNullable<Question['reason']>;
const statuses = ['open', 'past_target', 'resolved', 'all'] as const satisfies readonly Status[];
const pick = (value: ValueOf<'disputes.list'>) => value;

/** What customers object to, who settles it by when, and where disputes come from. */
export default function DisputesScreen() {
  const { t, i18n } = useTranslation('disputes');
  const format = useFormat();
  const navigate = useNavigate();
  const { point } = useWorkingPoint();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const [status, setStatus] = useState<Status>('open');
  const [reason, setReason] = useState<Reason | null>(null);
  const [owner, setOwner] = useState<string | null>(null);
  const [address, setAddress] = useSearchParams();
  const named = Number(address.get('dispute'));
  const opened = isId(named) ? id<'dispute'>(named) : null;
  const setOpened = (next: DisputeId | null): void =>
    setAddress(next === null ? {} : { dispute: String(next) }, { replace: true });
  const rows = usePagedRows(
    'disputes.list',
    {
      ...point,
      status,
      ...(reason === null ? {} : { reason }),
      ...(owner === null ? {} : { owner }),
      ...(search === '' ? {} : { search }),
    },
    pick,
  );
  const sums = rows.first?.sums;
  const past = rows.first?.pastTargetCount ?? 0;
  const dispute = rows.first?.rows.find((row) => row.disputeId === opened) ?? null;
  const nobody = search === '' && status === 'open' && reason === null && owner === null;

  const columns = useMemo<readonly GridColumn<Dispute>[]>(
    () => [
      {
        id: 'number',
        header: t('list.number'),
        width: 104,
        cell: (row) => row.number,
        footer: t('list.count', { n: format.count(rows.total) }),
      },
      { id: 'customer', header: t('common:customer'), width: 150, grow: 4, cell: (row) => row.customerName },
      { id: 'reason', header: t('fields.reason'), width: 82, cell: (row) => t(`common:disputeReasons.${row.reason}`) },
      { id: 'owner', header: t('fields.owner'), width: 96, grow: 2, cell: (row) => row.owner },
      {
        id: 'openedOn',
        header: t('fields.openedOn'),
        width: 102,
        cell: (row) => (
          <>
            <DayText day={row.openedOn} /> {row.objection === 'late' && <Chip bad>{t('list.late')}</Chip>}
          </>
        ),
      },
      {
        id: 'targetOn',
        header: t('fields.targetOn'),
        width: 168,
        grow: 0,
        cell: (row) => (
          <>
            {row.targetOn === null ? '–' : <DayText day={row.targetOn} />}{' '}
            {(row.daysPastTarget ?? 0) > 0 && <Chip bad>{t('list.past', { n: row.daysPastTarget ?? 0 })}</Chip>}
          </>
        ),
      },
      {
        id: 'state',
        header: t('list.state'),
        width: 104,
        grow: 2,
        cell: (row) =>
          row.resolvedOn === null || row.outcome === null
            ? t('list.open', { n: row.daysOpen })
            : `${t(`common:disputeOutcomes.${row.outcome}`)} ${format.day(row.resolvedOn)}`,
      },
      {
        id: 'amount',
        header: t('list.amount'),
        width: 104,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.amountMinor} currency={row.currency} />,
      },
      {
        id: 'standing',
        header: t('list.standing'),
        hint: t('list.standingHint'),
        width: 104,
        align: 'right',
        cell: (row) => (
          <b>
            <MoneyText amountMinor={row.standingMinor} currency={row.currency} dashZero />
          </b>
        ),
        footer: <CurrencySums sums={sums} of="standingMinor" />,
      },
    ],
    [t, format, rows.total, sums],
  );

  return (
    <Page fill>
      <SectionTitle level={1} title={t('title')} note={t('note')} />
      <Bar label={t('filters')}>
        <TextInput
          w={220}
          aria-label={t('common:search')}
          placeholder={t('searchHint')}
          leftSection={<Icon name="search" size={13} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('filters')}
          value={status}
          data={statuses.map((value) => ({
            value,
            label: t(value === 'past_target' && past > 0 ? 'status.past_target_n' : `status.${value}`, { n: past }),
          }))}
          onChange={(value) => setStatus(value)}
        />
        <Select
          w={130}
          aria-label={t('fields.reason')}
          placeholder={t('allReasons')}
          clearable
          value={reason}
          data={disputeReasons.map((value) => ({ value, label: t(`common:disputeReasons.${value}`) }))}
          onChange={(value) => setReason(value)}
        />
        <Select
          w={140}
          aria-label={t('fields.owner')}
          placeholder={t('allOwners')}
          clearable
          value={owner}
          data={rows.first?.owners ?? []}
          onChange={setOwner}
        />
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={t('title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.disputeId}
            selectedKey={opened}
            onOpen={(row, column) =>
              column === 'customer' ? void navigate(`/customers/${row.customerId}`) : setOpened(row.disputeId)
            }
            empty={
              nobody ? (
                <EmptyState
                  icon="check"
                  title={t('empty')}
                  text={t('emptyText')}
                  action={
                    <Button variant="default" onClick={() => void navigate('/customers')}>
                      {t('toCustomers')}
                    </Button>
                  }
                />
              ) : (
                <EmptyState icon="search" title={t('nothing')} />
              )
            }
          />
        </Panel>
      </Fill>
      <Causes
        onReason={(value) => {
          setReason(value);
          setStatus('all');
        }}
      />
      <DisputeDrawer dispute={dispute} onClose={() => setOpened(null)} />
    </Page>
  );
}
