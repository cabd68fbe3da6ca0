import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowError } from '../../../src-main/areas/exchange/contract.ts';
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
import { Bar } from '../../components/Page.tsx';
import { Chip, Panel } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { useErrorColumns } from './useErrorColumns.tsx';
import { useExportRejected } from './useExportRejected.ts';

type Batch = ValueOf<'exchange.batches'>['rows'][number];
const pick = (value: ValueOf<'exchange.batches'>) => value;
const pickErrors = (value: { readonly rows: readonly RowError[]; readonly total: number }) => value;

/** Every load there was, to be looked into and to be taken out again. */
export function Batches() {
  const { t } = useTranslation('import');
  const format = useFormat();
  const [batch, setBatch] = useState<Batch | null>(null);
  const [asking, setAsking] = useState(false);
  const rows = usePagedRows('exchange.batches', {}, pick);
  const columns = useMemo<readonly GridColumn<Batch>[]>(
    () => [
      { id: 'file', header: t('batches.file'), width: 200, grow: 3, cell: (row) => row.fileName },
      { id: 'kind', header: t('file.kind'), width: 80, grow: 0, cell: (row) => t(`kinds.${row.kind}`) },
      { id: 'at', header: t('batches.at'), width: 140, grow: 0, cell: (row) => format.instant(row.loadedAt) },
      { id: 'actor', header: t('batches.actor'), width: 80, cell: (row) => row.actor },
      {
        id: 'accepted',
        header: t('outcome.accepted'),
        width: 90,
        align: 'right',
        cell: (row) => format.count(row.accepted),
      },
      {
        id: 'rejected',
        header: t('outcome.rejected'),
        width: 80,
        align: 'right',
        cell: (row) => format.count(row.rejected),
      },
      {
        id: 'duplicates',
        header: t('outcome.duplicates'),
        width: 80,
        align: 'right',
        cell: (row) => format.count(row.duplicates),
      },
      {
        id: 'totals',
        header: t('batches.totals'),
        width: 160,
        align: 'right',
        grow: 2,
        cell: (row) => row.totals.map((total) => format.money(total.amountMinor, total.currency)).join(' + '),
      },
      {
        id: 'state',
        header: '',
        width: 150,
        grow: 0,
        cell: (row) =>
          row.undoneAt !== null && <Chip bad>{t('batches.undone', { at: format.instant(row.undoneAt) })}</Chip>,
      },
    ],
    [t, format],
  );
  return (
    <>
      <Panel>
        <DataGrid
          label={t('tabs.batches')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.batchId}
          onOpen={setBatch}
          empty={<EmptyState icon="import" title={t('batches.emptyTitle')} text={t('batches.emptyText')} />}
        />
      </Panel>
      <SideDrawer
        opened={batch !== null}
        onClose={() => setBatch(null)}
        title={batch?.fileName ?? ''}
        size={860}
        closeOnEscape={!asking}
      >
        {batch !== null && (
          <BatchDetail batch={batch} asking={asking} onAsk={setAsking} onClose={() => setBatch(null)} />
        )}
      </SideDrawer>
    </>
  );
}

interface BatchDetailProps {
  readonly batch: Batch;
  readonly asking: boolean;
  readonly onAsk: (asking: boolean) => void;
  readonly onClose: () => void;
}

function BatchDetail({ batch, asking, onAsk, onClose }: BatchDetailProps) {
  const { t } = useTranslation('import');
  const format = useFormat();
  const { book } = useWorkingPoint();
  const undo = useCommand('exchange.undo');
  const exporting = useExportRejected();
  const rows = usePagedRows('exchange.rejections', { batchId: batch.batchId }, pickErrors);
  const columns = useErrorColumns();
  return (
    <>
      <p>
        {t('batches.line', {
          kind: t(`kinds.${batch.kind}`),
          at: format.instant(batch.loadedAt),
          actor: batch.actor,
          n: format.count(batch.accepted),
        })}
      </p>
      <Bar>
        {batch.undoneAt === null && !book.readOnly && (
          <Button variant="default" leftSection={<Icon name="undo" size={13} />} onClick={() => onAsk(true)}>
            {t('batches.undo')}
          </Button>
        )}
        {batch.rejected > 0 && (
          <Button
            variant="default"
            leftSection={<Icon name="export" size={13} />}
            loading={exporting.running}
            onClick={() => void exporting.run({ batchId: batch.batchId }, batch.fileName)}
          >
            {t('exportRejected')}
          </Button>
        )}
      </Bar>
      <Panel>
        <DataGrid
          label={t('lists.rejected')}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.cell}-${row.row}-${row.code}`}
          empty={<EmptyState icon="check" title={t('batches.noRejections')} />}
        />
      </Panel>
      <AskReason
        opened={asking}
        title={t('batches.undo')}
        reasonLabel={t('batches.reason')}
        confirmLabel={t('batches.undo')}
        danger
        busy={undo.running}
        failure={undo.failure}
        onCancel={() => {
          undo.clear();
          onAsk(false);
        }}
        onConfirm={({ reason }) => {
          void undo.run({ batchId: batch.batchId, reason }, { quiet: true }).then((reply) => {
            if (!reply.ok) return;
            notifications.show({ message: t('batches.undoneNow', { fileName: batch.fileName }) });
            onAsk(false);
            onClose();
          });
        }}
      >
        <p>{t('batches.undoText', { n: format.count(batch.accepted) })}</p>
      </AskReason>
    </>
  );
}
