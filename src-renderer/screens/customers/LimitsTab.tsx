import { Button, Group, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useLocalRows, useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { Chip, Panel } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Customers.module.css';
import type { CustomerTabProps } from './customerTabProps.ts';

type Row = ValueOf<'credit.limits'>['rows'][number];

/** Every limit ever given, and a new one. */
export function LimitsTab({ customer: { id: customerId } }: CustomerTabProps) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { asOf, book } = useWorkingPoint();
  const [setting, setSetting] = useState(false);
  const { data } = useQueryOf('credit.limits', { customerId, asOf });
  const rows = useLocalRows(data?.rows);
  const columns = useMemo<readonly GridColumn<Row>[]>(
    () => [
      {
        id: 'amount',
        header: t('limits.amount'),
        width: 130,
        align: 'right',
        grow: 0,
        cell: (row) => <MoneyText amountMinor={row.amountMinor} currency={row.currency} withSign />,
      },
      {
        id: 'state',
        header: '',
        width: 90,
        grow: 0,
        cell: (row) => row.inForce && <Chip>{t('limits.inForce')}</Chip>,
      },
      { id: 'from', header: t('limits.from'), width: 100, grow: 0, cell: (row) => <DayText day={row.fromOn} /> },
      {
        id: 'until',
        header: t('limits.until'),
        width: 100,
        grow: 0,
        cell: (row) => (row.untilOn === null ? t('limits.untilOpen') : <DayText day={row.untilOn} />),
      },
      { id: 'reason', header: t('limits.reason'), width: 200, cell: (row) => row.reason },
      {
        id: 'recordedAt',
        header: t('limits.recordedAt'),
        width: 150,
        grow: 0,
        cell: (row) => format.instant(row.recordedAt),
      },
    ],
    [t, format],
  );
  return (
    <>
      {!book.readOnly && (
        <Bar>
          <Button variant="default" onClick={() => setSetting(true)}>
            {t('limits.set')}
          </Button>
        </Bar>
      )}
      <Panel>
        <DataGrid
          label={t('limits.title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.currency}-${row.fromOn}-${row.recordedAt}`}
          empty={<EmptyState title={t('limits.empty')} text={t('limits.emptyText')} />}
        />
      </Panel>
      <SideDrawer opened={setting} onClose={() => setSetting(false)} title={t('limits.set')} size={460}>
        {setting && <LimitForm customerId={customerId} onClose={() => setSetting(false)} />}
      </SideDrawer>
    </>
  );
}

function LimitForm({ customerId, onClose }: { readonly customerId: CustomerId; readonly onClose: () => void }) {
  const { t } = useTranslation('customers');
  const working = useWorkingPoint();
  const command = useCommand('credit.setLimit');
  const [currency, setCurrency] = useState<CurrencyCode>(working.currency);
  const [amountMinor, setAmountMinor] = useState<number | null>(null);
  const [fromOn, setFromOn] = useState<Day | null>(working.today);
  const [untilOn, setUntilOn] = useState<Day | null>(null);
  const [reason, setReason] = useState('');
  const wrongRange = fromOn !== null && untilOn !== null && untilOn < fromOn;
  const ready = amountMinor !== null && fromOn !== null && !wrongRange && reason.trim() !== '';

  const save = async (): Promise<void> => {
    if (amountMinor === null || fromOn === null) return;
    const reply = await command.run({ customerId, currency, amountMinor, fromOn, untilOn, reason }, { quiet: true });
    if (reply.ok) onClose();
  };

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <MoneyInput
        label={t('limits.amount')}
        currency={currency}
        valueMinor={amountMinor}
        onChange={setAmountMinor}
        required
      />
      <CurrencySelect label={t('limits.currency')} value={currency} first={working.currencies} onChange={setCurrency} />
      <DayInput label={t('limits.from')} value={fromOn} onChange={setFromOn} required />
      <DayInput
        label={`${t('limits.until')} (${t('limits.untilOpen')})`}
        value={untilOn}
        onChange={setUntilOn}
        error={wrongRange ? t('limits.range') : null}
      />
      <TextInput
        label={t('limits.reason')}
        description={t('limits.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
        maxLength={200}
      />
      <Notice tone="note">{t('limits.note')}</Notice>
      {command.failure !== null && <Notice tone="bad">{command.failure}</Notice>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={command.running}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  );
}
