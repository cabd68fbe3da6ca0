import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dispute } from '../../../src-main/areas/disputes/contract.ts';
import { creditKinds, type Allocation, type OpenItem } from '../../../src-main/areas/ledger/contract.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../AskReason.tsx';
import { DocumentPanel } from '../Drill/DocumentPanel.tsx';
import type { DueSheet } from '../Drill/DueItems.tsx';
import { SideDrawer } from '../SideDrawer.tsx';
import { AllocateDrawer, type Allocatable } from './AllocateDrawer.tsx';
import { PaperDialog, RedateDialog, type Redating } from './DueDateDialogs.tsx';
import { EditDisputeDialog, OpenDisputeDialog, ResolveDisputeDialog } from './DisputeDialogs.tsx';
import { ReverseDialog, type Reversible } from './ReverseDialog.tsx';
import { UseCreditsDrawer } from './UseCreditsDrawer.tsx';
import { WriteOffDialog } from './WriteOffDialog.tsx';

type LedgerDocument = ValueOf<'ledger.document'>;

const isCredit = (document: LedgerDocument): boolean => (creditKinds as readonly string[]).includes(document.kind);

export interface DocumentDrawerProps {
  /** Null: closed. */
  readonly documentId: DocumentId | null;
  readonly onClose: () => void;
}

/** One document to the bottom, and what can be done with it: allocate, take back, reverse, dispute, settle. */
export function DocumentDrawer({ documentId, onClose }: DocumentDrawerProps) {
  const { t } = useTranslation(['entry', 'writeoffs']);
  const { book } = useWorkingPoint();
  const [allocating, setAllocating] = useState<Allocatable | null>(null);
  const [using, setUsing] = useState<readonly OpenItem[] | null>(null);
  const [reversing, setReversing] = useState<Reversible | null>(null);
  const [takingBack, setTakingBack] = useState<{ allocation: Allocation; document: LedgerDocument } | null>(null);
  const [redating, setRedating] = useState<Redating | null>(null);
  const [confirming, setConfirming] = useState<DueSheet | null>(null);
  const [disputing, setDisputing] = useState<OpenItem | null>(null);
  const [resolving, setResolving] = useState<Dispute | null>(null);
  const [editing, setEditing] = useState<Dispute | null>(null);
  const [writingOff, setWritingOff] = useState<LedgerDocument | null>(null);

  const [asking, setAsking] = useState(false);

  const inFront = [
    allocating,
    using,
    reversing,
    takingBack,
    redating,
    confirming,
    disputing,
    resolving,
    editing,
    writingOff,
  ].some((dialog) => dialog !== null);

  const tools = (document: LedgerDocument) => {
    if (document.reversedOn !== null) return null;
    if (!isCredit(document))
      return (
        <>
          <DisputeButton items={document.items} onChoose={setDisputing} />
          {document.openMinor > 0 && (
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => setUsing(document.items.filter((item) => item.openMinor > 0))}
            >
              {t('useCredits.button')}
            </Button>
          )}
          {document.openMinor > 0 && (
            <Button variant="default" size="compact-sm" onClick={() => setWritingOff(document)}>
              {t('writeoffs:add.open')}
            </Button>
          )}
        </>
      );
    return (
      <>
        {document.openMinor > 0 && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => setAllocating({ ...document, unappliedMinor: document.openMinor })}
          >
            {t('document.allocate')}
          </Button>
        )}
        <Button variant="default" size="compact-sm" onClick={() => setReversing(document)}>
          {t('document.reverse')}
        </Button>
      </>
    );
  };

  return (
    <>
      <SideDrawer
        opened={documentId !== null}
        onClose={onClose}
        title={t('document.title')}
        closeOnEscape={!inFront && !asking}
      >
        {documentId !== null && (
          <DocumentPanel
            key={documentId}
            documentId={documentId}
            {...(book.readOnly
              ? {}
              : {
                  actions: {
                    tools,
                    onTakeBack: (allocation, document) => setTakingBack({ allocation, document }),
                    dueDates: {
                      onRedate: (item, sheet, openMinor) => setRedating({ item, sheet, openMinor }),
                      onConfirm: setConfirming,
                    },
                    onResolve: setResolving,
                    onEdit: setEditing,
                    onAsking: setAsking,
                  },
                })}
          />
        )}
      </SideDrawer>
      <AllocateDrawer credit={allocating} onClose={() => setAllocating(null)} />
      <UseCreditsDrawer items={using} onClose={() => setUsing(null)} />
      <ReverseDialog credit={reversing} onClose={() => setReversing(null)} />
      <TakeBackDialog taking={takingBack} onClose={() => setTakingBack(null)} />
      <RedateDialog redating={redating} onClose={() => setRedating(null)} />
      <PaperDialog sheet={confirming} onClose={() => setConfirming(null)} />
      <OpenDisputeDialog item={disputing} onClose={() => setDisputing(null)} />
      <ResolveDisputeDialog dispute={resolving} onClose={() => setResolving(null)} />
      <EditDisputeDialog dispute={editing} onClose={() => setEditing(null)} />
      <WriteOffDialog debt={writingOff} onClose={() => setWritingOff(null)} />
    </>
  );
}

function DisputeButton(props: { readonly items: readonly OpenItem[]; readonly onChoose: (item: OpenItem) => void }) {
  const { t } = useTranslation(['entry', 'disputes']);
  const format = useFormat();
  const free = props.items.filter((item) => item.openMinor > item.disputedMinor);
  const [first] = free;
  if (first === undefined) return null;
  if (free.length === 1)
    return (
      <Button variant="default" size="compact-sm" onClick={() => props.onChoose(first)}>
        {t('disputes:open.button')}
      </Button>
    );
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" size="compact-sm">
          {t('disputes:open.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('document.choose')}</Menu.Label>
        {free.map((item) => (
          <Menu.Item key={item.dueItemId} onClick={() => props.onChoose(item)}>
            {format.day(item.dueOn)} · {format.money(item.openMinor, item.currency)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function TakeBackDialog(props: {
  readonly taking: { readonly allocation: Allocation; readonly document: LedgerDocument } | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('entry');
  const format = useFormat();
  const { today } = useWorkingPoint();
  const unallocate = useCommand('ledger.unallocate');
  const { taking, onClose } = props;
  return (
    <AskReason
      opened={taking !== null}
      title={t('document.takeBackTitle')}
      reasonLabel={t('reverse.reason')}
      day={{ label: t('document.takeBackOn'), from: today }}
      confirmLabel={t('document.takeBack')}
      busy={unallocate.running}
      failure={unallocate.failure}
      onCancel={() => {
        unallocate.clear();
        onClose();
      }}
      onConfirm={({ reason, on }) => {
        if (taking === null || on === null) return;
        void unallocate
          .run({ allocationId: taking.allocation.allocationId, on, reason }, { quiet: true })
          .then((reply) => {
            if (!reply.ok) return;
            notifications.show({ message: t('document.takenBack') });
            onClose();
          });
      }}
    >
      {taking !== null && (
        <p>
          {t('document.takeBackText', {
            amount: format.money(taking.allocation.amountMinor, taking.document.currency),
            number: taking.allocation.debitNumber,
          })}
        </p>
      )}
    </AskReason>
  );
}
