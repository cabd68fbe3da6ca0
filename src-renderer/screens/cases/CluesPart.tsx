import { ActionIcon, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Clue } from '../../../src-main/areas/cases/contract.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useLocalRows, useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Bar } from '../../components/Page.tsx';
import { Chip, Panel } from '../../components/Section.tsx';
import classes from './Cases.module.css';

/** What debtors are known to own, with who saw it where. */
export function CluesPart(props: { readonly customerId?: CustomerId; readonly onNew?: ReactNode }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const navigate = useNavigate();
  const { point, book } = useWorkingPoint();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 150);
  const [removing, setRemoving] = useState<Clue | null>(null);
  const remove = useCommand('cases.removeClue');
  const { customerId } = props;
  const { data } = useQueryOf('cases.clues', { ...point, ...(customerId === undefined ? {} : { customerId }), ...(text === '' ? {} : { search: text }) }); // prettier-ignore
  const rows = useLocalRows(data?.rows);
  const columns = useMemo<readonly GridColumn<Clue>[]>(
    () => [
      { id: 'kind', header: t('columns.kind'), width: format.language === 'en' ? 124 : 90, grow: 0, cell: (row) => <Chip>{t(`clues.kinds.${row.kind}`)}</Chip> },
      ...(customerId === undefined
        ? [{ id: 'customer', header: t('common:customer'), width: 150, grow: 2, cell: (row: Clue) => row.customerName }]
        : []),
      { id: 'asset', header: t('columns.asset'), width: 200, grow: 3, cell: (row) => row.description },
      { id: 'seen', header: t('columns.seen'), width: 92, grow: 0, cell: (row) => <DayText day={row.seenOn} /> },
      { id: 'source', header: t('columns.source'), width: 180, grow: 2, cell: (row) => row.source },
      {
        id: 'value', header: t('columns.value'), width: 110, align: 'right',
        cell: (row) => (row.valueMinor === null || row.currency === '' ? '–' : <MoneyText amountMinor={row.valueMinor} currency={row.currency} />),
      },
      ...(book.readOnly
        ? []
        : [{
            id: 'remove', header: '', width: 44, grow: 0, align: 'center' as const, opens: () => false,
            cell: (row: Clue) => (
              <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('clues.remove')} title={t('clues.remove')} onClick={(event) => { event.stopPropagation(); setRemoving(row); }}>
                <Icon name="trash" size={13} />
              </ActionIcon>
            ),
          }]),
    ],
    [t, format, customerId, book.readOnly],
  ); // prettier-ignore

  return (
    <div className={classes.part}>
      {customerId === undefined && (
        <Bar>
          <TextInput
            w={260}
            aria-label={t('common:search')}
            placeholder={t('common:search')}
            leftSection={<Icon name="search" size={13} />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Bar>
      )}
      <Panel>
        <DataGrid
          label={t('parts.clues')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.clueId}
          onOpen={(row) => void navigate(`/customers/${row.customerId}?tab=cases`)}
          empty={<EmptyState icon="search" title={t('clues.emptyTitle')} text={t('clues.emptyText')} action={props.onNew} />}
        />
      </Panel>
      <AskReason
        opened={removing !== null}
        title={t('clues.remove')}
        reasonLabel={t('drawer.reason')}
        confirmLabel={t('clues.remove')}
        danger
        busy={remove.running}
        failure={remove.failure}
        onConfirm={({ reason }) => {
          if (removing === null) return;
          void remove.run({ clueId: removing.clueId, reason }, { quiet: true }).then((reply) => {
            if (reply.ok) setRemoving(null);
          });
        }}
        onCancel={() => setRemoving(null)}
      />
    </div>
  ); // prettier-ignore
}
