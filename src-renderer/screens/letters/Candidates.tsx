import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { Chip, Panel } from '../../components/Section.tsx';

type Candidate = ValueOf<'letters.candidates'>['rows'][number];
const pick = (value: ValueOf<'letters.candidates'>) => value;

/** Customers worth a letter, largest claim first, with the level that is next and the letter before. */
export function Candidates({ onOpen }: { readonly onOpen: (customerId: CustomerId) => void }) {
  const { t, i18n } = useTranslation('letters');
  const format = useFormat();
  const navigate = useNavigate();
  const { asOf, currency, today } = useWorkingPoint();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const rows = usePagedRows('letters.candidates', { asOf, currency, search }, pick);
  const columns = useMemo<readonly GridColumn<Candidate>[]>(
    () => [
      { id: 'customer', header: t('common:customer'), width: 170, grow: 6, cell: (row) => row.customerName },
      { id: 'code', header: t('candidates.code'), width: 56, grow: 0, cell: (row) => row.customerCode },
      {
        id: 'overdue',
        header: t('candidates.overdue'),
        width: 94,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.overdueMinor} currency={currency} />,
      },
      {
        id: 'disputed',
        header: t('candidates.disputed'),
        width: 82,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.disputedMinor} currency={currency} dashZero />,
      },
      {
        id: 'unapplied',
        header: t('candidates.unapplied'),
        width: 80,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.unappliedMinor} currency={currency} dashZero />,
      },
      {
        id: 'oldest',
        header: t('candidates.oldest'),
        width: 72,
        align: 'right',
        cell: (row) => t('common:days', { days: row.oldestDaysLate }),
      },
      {
        id: 'last',
        header: t('candidates.last'),
        width: 112,
        cell: (row) =>
          row.lastLevel === null || row.lastIssuedAt === null ? (
            t('candidates.never')
          ) : (
            <span title={`${t(`levels.${row.lastLevel}`)} · ${format.instant(row.lastIssuedAt)}`}>
              {`L${row.lastLevel} · ${format.instant(row.lastIssuedAt).slice(0, -6)}`}
            </span>
          ),
      },
      {
        id: 'payBy',
        header: t('candidates.payBy'),
        width: 88,
        cell: (row) =>
          row.lastPayBy === null ? (
            '–'
          ) : (
            <>
              <DayText day={row.lastPayBy} /> {row.lastPayBy >= today && <Chip>{t('candidates.running')}</Chip>}
            </>
          ),
      },
      {
        id: 'suggested',
        header: t('candidates.suggested'),
        width: 130,
        cell: (row) => <b>{t(`levels.${row.suggestedLevel}`)}</b>,
      },
      {
        id: 'state',
        header: t('candidates.state'),
        width: 166,
        cell: (row) => <LetterState row={row} />,
      },
    ],
    [t, format, currency, today],
  );
  return (
    <>
      <Bar>
        <TextInput
          w={260}
          aria-label={t('common:search')}
          placeholder={t('common:picker.placeholder')}
          leftSection={<Icon name="search" size={13} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Bar>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Panel>
        <DataGrid
          label={t('tabs.candidates')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.customerId}
          onOpen={(row) => onOpen(row.customerId)}
          empty={
            search === '' ? (
              <EmptyState
                icon="letters"
                title={t('candidates.emptyTitle')}
                text={t('candidates.emptyText')}
                action={
                  <Button variant="default" onClick={() => void navigate('/import')}>
                    {t('candidates.toImport')}
                  </Button>
                }
              />
            ) : (
              <EmptyState icon="search" title={t('candidates.nothingTitle')} text={t('candidates.nothingText')} />
            )
          }
        />
      </Panel>
    </>
  );
}

/** Whether the letter is to go out now; if not, why, and when that ends by itself. */
function LetterState({ row }: { readonly row: Candidate }) {
  const { t } = useTranslation('letters');
  const format = useFormat();
  const [first, ...more] = row.held;
  if (first === undefined) return row.stepDue ? <b>{t('candidates.dueNow')}</b> : <>{t('candidates.notYet')}</>;
  const until = first.untilOn === null ? '' : ` ${t('candidates.until', { day: format.day(first.untilOn) })}`;
  return (
    <span title={row.held.map(({ reason }) => t(`blockKinds.${reason}`)).join(t('common:listSeparator'))}>
      <Chip>{t(`blockKinds.${first.reason}`)}</Chip>
      {until}
      {more.length > 0 && ` +${more.length}`}
    </span>
  );
}
