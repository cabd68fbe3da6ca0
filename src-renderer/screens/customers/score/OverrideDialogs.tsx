import { Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OverrideRow } from '../../../../src-main/areas/scoring/contract.ts';
import { overrideCounts } from '../../../../src-main/areas/scoring/rules/overrides.ts';
import { gradeField, grades } from '../../../../src-main/areas/settings/contract.ts';
import { addMonths, type Day } from '../../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../../app/calls.ts';
import { useCommand } from '../../../app/commands.ts';
import { useFormat } from '../../../app/format.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { AskReason } from '../../../components/AskReason.tsx';
import { DayInput } from '../../../components/DayInput/DayInput.tsx';
import { EntryDialog, EntryForm } from '../../../components/Entry/EntryDialog.tsx';
import classes from './Score.module.css';

type InForce = ValueOf<'scoring.current'>['inForce'];

/** One grade up or down, with a reason and a last day. */
export function OverrideDialog(props: {
  readonly opened: boolean;
  readonly customerId: CustomerId;
  readonly inForce: InForce;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('scoring');
  const { opened, inForce, onClose } = props;
  return (
    <EntryDialog opened={opened && inForce !== null} title={t('override.title')} onClose={onClose}>
      {inForce !== null && <OverrideForm customerId={props.customerId} inForce={inForce} onClose={onClose} />}
    </EntryDialog>
  );
}

function OverrideForm(props: {
  readonly customerId: CustomerId;
  readonly inForce: NonNullable<InForce>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('scoring');
  const format = useFormat();
  const { today } = useWorkingPoint();
  const command = useCommand('scoring.override');
  const { customerId, inForce, onClose } = props;
  const scored = { grade: inForce.scoredGrade, hardStopped: inForce.hardStops.length > 0 };
  const offered = grades.filter((grade) => overrideCounts(scored, grade));
  const [grade, setGrade] = useState<string | null>(offered[0] ?? null);
  const [fromOn, setFromOn] = useState<Day | null>(today);
  const [untilOn, setUntilOn] = useState<Day | null>(addMonths(today, 3));
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState('');
  const ready = grade !== null && fromOn !== null && untilOn !== null && reason.trim() !== '';
  return (
    <EntryForm
      submitLabel={t('actions.override')}
      ready={ready}
      busy={command.running}
      failure={command.failure}
      onClose={onClose}
      onSubmit={async () => {
        if (grade === null || fromOn === null || untilOn === null) return;
        const chosen = gradeField.parse(grade);
        const reply = await command.run(
          { customerId, grade: chosen, fromOn, untilOn, reason, approver },
          { quiet: true },
        );
        if (!reply.ok) return;
        notifications.show({ message: t('override.done', { grade: chosen, day: format.day(untilOn) }) });
        onClose();
      }}
    >
      <span className={classes.soft}>{t('override.text', { grade: inForce.scoredGrade })}</span>
      <Select
        label={t('override.grade')}
        value={grade}
        data={offered}
        allowDeselect={false}
        onChange={setGrade}
        data-autofocus
      />
      <DayInput label={t('override.from')} value={fromOn} onChange={setFromOn} required />
      <DayInput label={t('override.until')} value={untilOn} onChange={setUntilOn} required />
      <TextInput
        label={t('override.reason')}
        description={t('override.reasonHint')}
        value={reason}
        maxLength={200}
        required
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label={t('override.approver')}
        value={approver}
        maxLength={200}
        onChange={(event) => setApprover(event.currentTarget.value)}
      />
    </EntryForm>
  );
}

/** Takes an override back; the timeline keeps it. */
export function WithdrawDialog({
  override,
  onClose,
}: {
  readonly override: OverrideRow | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('scoring');
  const format = useFormat();
  const command = useCommand('scoring.withdrawOverride');
  return (
    <AskReason
      opened={override !== null}
      title={t('override.withdrawTitle')}
      reasonLabel={t('override.withdrawReason')}
      confirmLabel={t('actions.withdraw')}
      busy={command.running}
      failure={command.failure}
      onCancel={onClose}
      onConfirm={({ reason }) => {
        if (override === null) return;
        void command.run({ overrideId: override.overrideId, reason }, { quiet: true }).then((reply) => {
          if (reply.ok) onClose();
        });
      }}
    >
      {override !== null && t('head.overridden', { grade: override.grade, day: format.day(override.untilOn) })}
    </AskReason>
  );
}
