import { Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Milestone } from '../../../src-main/areas/contracts/contract.ts';
import { milestoneDueDay } from '../../../src-main/areas/contracts/rules/milestones.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { EntryDialog, EntryForm } from '../../components/Entry/EntryDialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import type { ContractDetail } from './detail.ts';
import { DocumentSelect } from './Selects.tsx';

/** The day a milestone came, its paper, and the document that asks for its part. */
export function ReachDialog(props: {
  readonly milestone: Milestone | null;
  readonly contract: ContractDetail;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('contracts');
  const { milestone } = props;
  return (
    <EntryDialog
      opened={milestone !== null}
      onClose={props.onClose}
      title={t('milestones.reachTitle', { label: milestone?.label ?? '' })}
    >
      {milestone !== null && <ReachForm milestone={milestone} contract={props.contract} onClose={props.onClose} />}
    </EntryDialog>
  );
}

function ReachForm({
  milestone,
  contract,
  onClose,
}: {
  readonly milestone: Milestone;
  readonly contract: ContractDetail;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('contracts');
  const format = useFormat();
  const { today } = useWorkingPoint();
  const reach = useCommand('contracts.reachMilestone');
  const there = milestone.documentId !== null;
  const [actualOn, setActualOn] = useState<Day | null>(today);
  const [trigger, setTrigger] = useState(milestone.triggerDocument);
  const [by, setBy] = useState<'new' | 'linked'>('new');
  const [kind, setKind] = useState<'invoice' | 'debit_note'>('invoice');
  const [number, setNumber] = useState('');
  const [issuedOn, setIssuedOn] = useState<Day | null>(today);
  const [documentId, setDocumentId] = useState<DocumentId | null>(null);
  const others = contract.milestones.filter(
    (each) => each.documentId === null && each.actualOn === null && each.milestoneId !== milestone.milestoneId,
  );
  const [along, setAlong] = useState<readonly string[]>([]);
  const ready =
    actualOn !== null && (there || (by === 'new' ? number.trim() !== '' && issuedOn !== null : documentId !== null));

  const send = async (): Promise<void> => {
    if (actualOn === null) return;
    const reply = await reach.run(
      {
        milestoneId: milestone.milestoneId,
        actualOn,
        triggerDocument: trigger.trim(),
        ...(there || by !== 'new' || issuedOn === null
          ? {}
          : {
              invoice: {
                kind,
                number: number.trim(),
                issuedOn,
                withMilestones: others
                  .filter((each) => along.includes(String(each.milestoneId)))
                  .map((each) => each.milestoneId),
              },
            }),
        ...(there || by !== 'linked' || documentId === null ? {} : { documentId }),
      },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({
      message: t('milestones.reached', { label: milestone.label, day: format.day(reply.value.dueOn) }),
    });
    onClose();
  };

  return (
    <EntryForm
      submitLabel={t('milestones.reach')}
      ready={ready}
      busy={reach.running}
      failure={reach.failure}
      onSubmit={send}
      onClose={onClose}
    >
      <p>
        {t('milestones.brings', {
          amount: format.money(milestone.amountMinor, contract.currency),
          days: milestone.dueDays,
        })}
      </p>
      <DayInput label={t('milestones.actual')} value={actualOn} onChange={setActualOn} lean="past" required autoFocus />
      <TextInput
        label={t('milestones.trigger')}
        description={t('milestones.triggerHint')}
        value={trigger}
        maxLength={200}
        onChange={(event) => setTrigger(event.currentTarget.value)}
      />
      {there ? (
        <Notice tone="note">{t('milestones.onDocument', { number: milestone.documentNumber })}</Notice>
      ) : (
        <>
          <SegmentedControl
            aria-label={t('milestones.document')}
            value={by}
            data={[
              { value: 'new', label: t('milestones.newDocument') },
              { value: 'linked', label: t('milestones.linkDocument') },
            ]}
            onChange={setBy}
          />
          {by === 'new' ? (
            <>
              <Select
                label={t('milestones.documentKind')}
                value={kind}
                allowDeselect={false}
                data={(['invoice', 'debit_note'] as const).map((value) => ({
                  value,
                  label: t(`common:documentKinds.${value}`),
                }))}
                onChange={(value) => setKind(value ?? kind)}
              />
              <TextInput
                label={t('milestones.number')}
                value={number}
                required
                maxLength={200}
                onChange={(event) => setNumber(event.currentTarget.value)}
              />
              <DayInput label={t('milestones.issued')} value={issuedOn} onChange={setIssuedOn} lean="past" required />
              {others.length > 0 && (
                <Checkbox.Group
                  label={t('milestones.along')}
                  description={t('milestones.alongHint')}
                  value={[...along]}
                  onChange={setAlong}
                >
                  {others.map((each) => (
                    <Checkbox
                      key={each.milestoneId}
                      mt={6}
                      value={String(each.milestoneId)}
                      label={`${each.label} · ${format.money(each.amountMinor, contract.currency)}`}
                    />
                  ))}
                </Checkbox.Group>
              )}
              {actualOn !== null && (
                <Notice tone="note">
                  {t('milestones.fallsDue', { day: format.day(milestoneDueDay(actualOn, milestone.dueDays)) })}
                </Notice>
              )}
            </>
          ) : (
            <DocumentSelect
              customerId={contract.customerId}
              label={t('milestones.linkLabel', { amount: format.money(milestone.amountMinor, contract.currency) })}
              value={documentId}
              onChange={setDocumentId}
              amountMinor={milestone.amountMinor}
            />
          )}
        </>
      )}
    </EntryForm>
  );
}
