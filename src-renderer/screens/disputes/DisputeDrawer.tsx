import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Dispute } from '../../../src-main/areas/disputes/contract.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import classes from '../../components/Drill/Drill.module.css';
import { EditDisputeDialog, ResolveDisputeDialog } from '../../components/Entry/DisputeDialogs.tsx';
import { DocumentDrawer } from '../../components/Entry/DocumentDrawer.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';

export interface DisputeDrawerProps {
  readonly dispute: Dispute | null;
  readonly onClose: () => void;
}

/** One dispute whole: figures, days, papers, how it ended, and what can be done. */
export function DisputeDrawer({ dispute, onClose }: DisputeDrawerProps) {
  const { t } = useTranslation('disputes');
  const [front, setFront] = useState<'edit' | 'resolve' | 'void' | null>(null);
  const [documentId, setDocumentId] = useState<DocumentId | null>(null);
  const close = (): void => setFront(null);
  return (
    <>
      <SideDrawer
        opened={dispute !== null}
        onClose={onClose}
        title={t('drawer.title')}
        size={600}
        closeOnEscape={front === null && documentId === null}
      >
        {dispute !== null && <Facts dispute={dispute} onAct={setFront} onDocument={setDocumentId} />}
      </SideDrawer>
      <EditDisputeDialog dispute={front === 'edit' ? dispute : null} onClose={close} />
      <ResolveDisputeDialog dispute={front === 'resolve' ? dispute : null} onClose={close} />
      <VoidDialog dispute={front === 'void' ? dispute : null} onClose={close} />
      <DocumentDrawer documentId={documentId} onClose={() => setDocumentId(null)} />
    </>
  );
}

function Facts(props: {
  readonly dispute: Dispute;
  readonly onAct: (what: 'edit' | 'resolve' | 'void') => void;
  readonly onDocument: (documentId: DocumentId) => void;
}) {
  const { t } = useTranslation('disputes');
  const format = useFormat();
  const navigate = useNavigate();
  const { book } = useWorkingPoint();
  const { dispute, onAct, onDocument } = props;
  const { currency, outcome, outcomeDocumentId } = dispute;
  const isOpen = dispute.resolvedOn === null;
  const past = dispute.daysPastTarget ?? 0;
  const facts: readonly (readonly [string, string])[] = [
    [t('fields.amount'), format.money(dispute.amountMinor, currency)],
    [t('list.standing'), format.money(dispute.standingMinor, currency)],
    [t('fields.reason'), t(`common:disputeReasons.${dispute.reason}`)],
    [t('fields.owner'), dispute.owner],
    [t('fields.openedOn'), format.day(dispute.openedOn)],
    [t('fields.targetOn'), dispute.targetOn === null ? '' : format.day(dispute.targetOn)],
    [t('drawer.dueOn'), format.day(dispute.dueOn)],
    [t('drawer.objection'), t(`objection.${dispute.objection}`)],
  ];
  return (
    <div className={classes.document}>
      <div className={classes.heading}>
        <button type="button" className={classes.link} onClick={() => onDocument(dispute.documentId)}>
          {dispute.number}
        </button>
        <button
          type="button"
          className={classes.link}
          onClick={() => void navigate(`/customers/${dispute.customerId}`)}
        >
          {dispute.customerName}
        </button>
        {isOpen && !book.readOnly && (
          <div className={classes.tools}>
            <Button variant="subtle" size="compact-sm" onClick={() => onAct('void')}>
              {t('void.button')}
            </Button>
            <Button variant="default" size="compact-sm" onClick={() => onAct('edit')}>
              {t('edit.button')}
            </Button>
            <Button size="compact-sm" onClick={() => onAct('resolve')}>
              {t('resolve.button')}
            </Button>
          </div>
        )}
      </div>
      {past > 0 && <Notice tone="bad">{t('drawer.past', { n: past })}</Notice>}
      {dispute.objection === 'late' && <Notice tone="look">{t('drawer.late')}</Notice>}
      {dispute.objection !== 'late' && dispute.afterDue && <Notice tone="note">{t('drawer.afterDue')}</Notice>}
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value === '' ? '–' : value}</dd>
          </div>
        ))}
      </dl>
      {dispute.note !== '' && (
        <section>
          <h4>{t('fields.note')}</h4>
          <p>{dispute.note}</p>
        </section>
      )}
      {dispute.evidence !== '' && (
        <section>
          <h4>{t('fields.evidence')}</h4>
          <p>{dispute.evidence}</p>
        </section>
      )}
      {dispute.resolvedOn !== null && outcome !== null && (
        <section>
          <h4>{t('fields.outcome')}</h4>
          <p>
            {[
              `${format.day(dispute.resolvedOn)} ${t(`common:disputeOutcomes.${outcome}`)}`,
              dispute.outcomeMinor === null ? '' : format.money(dispute.outcomeMinor, currency),
              dispute.resolutionNote,
            ]
              .filter((part) => part !== '')
              .join(' · ')}{' '}
            {outcomeDocumentId !== null && (
              <button type="button" className={classes.link} onClick={() => onDocument(outcomeDocumentId)}>
                {dispute.outcomeNumber}
              </button>
            )}
          </p>
        </section>
      )}
    </div>
  );
}

/** Entered by mistake, such as on the wrong invoice. */
function VoidDialog({ dispute, onClose }: DisputeDrawerProps) {
  const { t } = useTranslation('disputes');
  const command = useCommand('disputes.void');
  return (
    <AskReason
      opened={dispute !== null}
      title={dispute === null ? '' : t('void.title', { number: dispute.number })}
      reasonLabel={t('void.reason')}
      confirmLabel={t('void.confirm')}
      busy={command.running}
      failure={command.failure}
      onCancel={() => {
        command.clear();
        onClose();
      }}
      onConfirm={({ reason }) => {
        if (dispute === null) return;
        void command.run({ disputeId: dispute.disputeId, reason }, { quiet: true }).then((reply) => {
          if (!reply.ok) return;
          notifications.show({ message: t('void.done') });
          onClose();
        });
      }}
    >
      <p>{t('void.text')}</p>
    </AskReason>
  );
}
