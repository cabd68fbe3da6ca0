import { Button, Checkbox } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BankStatement } from '../../../src-main/areas/bank/contract.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Bar, Fill } from '../../components/Page.tsx';
import { Chip, Panel } from '../../components/Section.tsx';
import { shortAccount } from './LinesTab.tsx';

const pick = (value: ValueOf<'bank.statements'>) => value;

/** Every statement that was loaded; Enter or a click takes one out again, as long as none of its lines is matched. */
export function StatementsTab({ onLoad }: { readonly onLoad: () => void }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const { book } = useWorkingPoint();
  const [includeUndone, setIncludeUndone] = useState(false);
  const [asked, setAsked] = useState<BankStatement | null>(null);
  const undo = useCommand('bank.undo');
  const rows = usePagedRows('bank.statements', { includeUndone }, pick);
  const canUndo = !book.readOnly;
  const columns = useMemo<readonly GridColumn<BankStatement>[]>(() => {
    const money = (amountMinor: number | null, row: BankStatement) =>
      amountMinor === null ? '–' : format.amount(amountMinor, row.currency);
    return [
      { id: 'file', header: t('columns.file'), width: 120, grow: 3, cell: (row) => row.fileName },
      { id: 'account', header: t('columns.account'), width: 190, grow: 2, cell: (row) => `${shortAccount(row.bankName, row.accountNumber)} ${row.currency}` },
      {
        id: 'period',
        header: t('columns.period'),
        width: 178,
        grow: 0,
        cell: (row) => (row.fromOn === null || row.toOn === null ? '–' : `${format.day(row.fromOn)} – ${format.day(row.toOn)}`),
      },
      { id: 'opening', header: t('columns.opening'), width: 100, align: 'right', cell: (row) => money(row.openingMinor, row) },
      { id: 'closing', header: t('columns.closing'), width: 100, align: 'right', cell: (row) => money(row.closingMinor, row) },
      { id: 'lines', header: t('columns.lines'), width: 48, align: 'right', cell: (row) => format.count(row.lineCount) },
      { id: 'waiting', header: t('columns.waiting'), width: 64, align: 'right', cell: (row) => format.count(row.waitingCount) },
      { id: 'at', header: t('columns.loadedAt'), width: 128, grow: 0, cell: (row) => format.instant(row.loadedAt) },
      {
        id: 'undo',
        header: '',
        width: 80,
        grow: 0,
        opens: (row) => row.undoneAt === null && canUndo,
        cell: (row) =>
          row.undoneAt !== null ? (
            <Chip bad>{t('undone')}</Chip>
          ) : canUndo ? (
            <span>
              <Icon name="undo" size={12} /> {t('undo')}
            </span>
          ) : null,
      },
    ];
  }, [t, format, canUndo]); // prettier-ignore
  return (
    <>
      <Bar label={t('filters')}>
        <Checkbox
          label={t('showUndone')}
          checked={includeUndone}
          onChange={(event) => setIncludeUndone(event.currentTarget.checked)}
        />
      </Bar>
      <Fill>
        <Panel>
          <DataGrid
            label={t('tabs.statements')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.statementId}
            onOpen={(row, column) => {
              if (column === 'undo' && row.undoneAt === null && canUndo) setAsked(row);
            }}
            empty={
              <EmptyState
                icon="bank"
                title={t('empty.statements')}
                text={t('empty.text')}
                action={
                  canUndo ? (
                    <Button variant="default" onClick={onLoad}>
                      {t('loadFile')}
                    </Button>
                  ) : undefined
                }
              />
            }
          />
        </Panel>
      </Fill>
      <AskReason
        opened={asked !== null}
        title={t('ask.undo.title', { file: asked?.fileName ?? '' })}
        reasonLabel={t('reason')}
        confirmLabel={t('ask.undo.confirm')}
        danger
        busy={undo.running}
        failure={undo.failure}
        onCancel={() => {
          undo.clear();
          setAsked(null);
        }}
        onConfirm={({ reason }) => {
          if (asked === null) return;
          void undo.run({ statementId: asked.statementId, reason }, { quiet: true }).then((reply) => {
            if (!reply.ok) return;
            notifications.show({ message: t('ask.undo.done', { n: format.count(reply.value.lines) }) });
            setAsked(null);
          });
        }}
      >
        <p>{t('ask.undo.text', { n: format.count(asked?.lineCount ?? 0) })}</p>
      </AskReason>
    </>
  );
}
