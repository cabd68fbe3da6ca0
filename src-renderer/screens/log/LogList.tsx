import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { channels, purposes, resultCodes, type Action } from '../../../src-main/areas/actions/contract.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { Chip, Panel } from '../../components/Section.tsx';
import { ActionDrawer } from './ActionDrawer.tsx';
import classes from './Log.module.css';

type Question = InputFor<'actions.list'>;
const pick = (value: ValueOf<'actions.list'>) => value;

export interface LogListProps {
  /** Of one customer; left out: of all. */
  readonly customerId?: CustomerId;
  readonly tools?: ReactNode;
}

/** The log as a table, latest first; a row opens with all that belongs to it. */
export function LogList({ customerId, tools }: LogListProps) {
  const { t, i18n } = useTranslation(['log', 'cockpit']);
  const navigate = useNavigate();
  const { point } = useWorkingPoint();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const [channel, setChannel] = useState<NonNullable<Question['channel']> | null>(null);
  const [result, setResult] = useState<NonNullable<Question['result']> | null>(null);
  const [purpose, setPurpose] = useState<NonNullable<Question['purpose']> | null>(null);
  const [withdrawn, setWithdrawn] = useState(false);
  const [opened, setOpened] = useState<Action | null>(null);
  const rows = usePagedRows(
    'actions.list',
    {
      ...point,
      withdrawn,
      ...(customerId === undefined ? {} : { customerId }),
      ...(channel === null ? {} : { channel }),
      ...(result === null ? {} : { result }),
      ...(purpose === null ? {} : { purpose }),
      ...(search === '' ? {} : { search }),
    },
    pick,
  );
  const columns = useLogColumns(customerId === undefined, rows.total, rows.first);
  const unfiltered = search === '' && channel === null && result === null && purpose === null;

  return (
    <div className={classes.main}>
      <Bar label={t('filters')}>
        <TextInput
          w={190}
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<Icon name="search" size={13} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Select
          w={130}
          clearable
          aria-label={t('fields.channel')}
          placeholder={t('allChannels')}
          value={channel}
          data={channels.map((value) => ({ value, label: t(`cockpit:channel.${value}`) }))}
          onChange={setChannel}
        />
        <Select
          w={136}
          clearable
          searchable
          aria-label={t('fields.result')}
          placeholder={t('allResults')}
          value={result}
          data={resultCodes.map((value) => ({ value, label: t(`cockpit:result.${value}`) }))}
          onChange={setResult}
        />
        <Select
          w={136}
          clearable
          aria-label={t('fields.purpose')}
          placeholder={t('allPurposes')}
          value={purpose}
          data={purposes.map((value) => ({ value, label: t(`purposes.${value}`) }))}
          onChange={setPurpose}
        />
        <Checkbox
          label={t('withdrawn')}
          checked={withdrawn}
          onChange={(event) => setWithdrawn(event.currentTarget.checked)}
        />
        {tools !== undefined && (
          <div data-push className={classes.push}>
            {tools}
          </div>
        )}
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Panel>
        <DataGrid
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.actionId}
          selectedKey={opened?.actionId ?? null}
          onOpen={(row, column) =>
            column === 'customer' ? void navigate(`/customers/${row.customerId}?tab=log`) : setOpened(row)
          }
          empty={
            unfiltered ? (
              <EmptyState
                icon="log"
                title={t('empty')}
                text={t('emptyText')}
                action={
                  customerId === undefined && (
                    <Button variant="default" onClick={() => void navigate('/today')}>
                      {t('emptyAction')}
                    </Button>
                  )
                }
              />
            ) : (
              <EmptyState icon="search" title={t('nothing')} />
            )
          }
        />
      </Panel>
      <ActionDrawer action={opened} onClose={() => setOpened(null)} />
    </div>
  );
}

function useLogColumns(
  withCustomer: boolean,
  total: number,
  sums: ValueOf<'actions.list'> | undefined,
): readonly GridColumn<Action>[] {
  const { t } = useTranslation(['log', 'cockpit']);
  const format = useFormat();
  return useMemo(() => {
    const customer: GridColumn<Action> = {
      id: 'customer',
      header: t('fields.customer'),
      width: 190,
      grow: 3,
      cell: (row) => row.customerName,
    };
    const effort = [
      (sums?.minutes ?? 0) > 0 ? t('minutes', { minutes: sums?.minutes ?? 0 }) : '',
      ...(sums?.costs ?? []).map(({ currency, costMinor }) => t('cost', { cost: format.money(costMinor, currency) })),
    ].filter((part) => part !== '');
    return [
      {
        id: 'day',
        header: t('fields.day'),
        width: 128,
        grow: 0,
        cell: (row) => (
          <span className={row.voidedAt === null ? '' : (classes.voided ?? '')}>
            <DayText day={row.onDay} /> {row.atTime}
          </span>
        ),
        footer: t('count', { count: total }),
      },
      ...(withCustomer ? [customer] : []),
      {
        id: 'channel',
        header: t('fields.channel'),
        width: 80,
        grow: 0,
        cell: (row) => `${row.direction === 'in' ? '← ' : ''}${t(`cockpit:channel.${row.channel}`)}`,
      },
      {
        id: 'result',
        header: t('fields.result'),
        width: withCustomer ? 130 : 112,
        grow: 1,
        cell: (row) => (
          <>
            <b>{t(`cockpit:result.${row.result}`)}</b> {row.purpose === 'care' && <Chip>{t('purposes.care')}</Chip>}
          </>
        ),
      },
      {
        id: 'note',
        header: t('fields.note'),
        width: 130,
        grow: withCustomer ? 3 : 6,
        cell: (row) => [row.contactName, row.note].filter((part) => part !== '').join(' · '),
        footer: effort.join(' · '),
      },
      {
        id: 'proof',
        header: t('fields.proofShort'),
        hint: t('fields.proof'),
        width: 58,
        grow: 0,
        cell: (row) => (row.proofGrade === 'none' ? '–' : row.proofGrade),
      },
      {
        id: 'next',
        header: t('fields.next'),
        width: withCustomer ? 184 : 150,
        grow: withCustomer ? 1 : 0,
        cell: (row) =>
          row.nextOn === null
            ? row.closedBecause === ''
              ? '–'
              : t('fields.closed')
            : [format.day(row.nextOn), row.nextTime, row.nextAction === '' ? '' : t(`cockpit:nextAction.${row.nextAction}`)]
                .filter((part) => part !== '')
                .join(' '),
      },
    ]; // prettier-ignore
  }, [t, format, withCustomer, total, sums]);
}
