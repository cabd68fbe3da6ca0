import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nextActions, type Action, type NextAction } from '../../../src-main/areas/actions/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TimeInput } from '../../components/TimeInput.tsx';
import classes from './Log.module.css';

export interface RescheduleDialogProps {
  readonly action: Pick<Action, 'actionId' | 'nextOn' | 'nextTime' | 'nextAction'> | null;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** Another day for the next step, without another contact. */
export function RescheduleDialog({ action, onCancel, onDone }: RescheduleDialogProps) {
  const { t } = useTranslation('log');
  return (
    <Modal
      opened={action !== null}
      onClose={onCancel}
      title={t('reschedule.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {action !== null && <Form action={action} onCancel={onCancel} onDone={onDone} />}
    </Modal>
  );
}

function Form({
  action,
  onCancel,
  onDone,
}: RescheduleDialogProps & { readonly action: NonNullable<RescheduleDialogProps['action']> }) {
  const { t } = useTranslation(['log', 'cockpit']);
  const command = useCommand('actions.reschedule');
  const [on, setOn] = useState<Day | null>(action.nextOn);
  const [time, setTime] = useState(action.nextTime);
  const [next, setNext] = useState<NextAction | ''>(action.nextAction as NextAction | '');
  const [reason, setReason] = useState('');
  const save = async (): Promise<void> => {
    const input = {
      actionId: action.actionId,
      nextOn: on,
      nextTime: time as '',
      nextAction: next,
      reason: reason.trim(),
    };
    const reply = await command.run(input, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('reschedule.done') });
    onDone();
  };
  return (
    <form
      className={classes.drawer}
      onSubmit={(event) => {
        event.preventDefault();
        if (on !== null) void save();
      }}
    >
      <div className={classes.pair}>
        <DayInput label={t('fields.nextOn')} value={on} required autoFocus onChange={setOn} />
        <TimeInput label={t('fields.nextTime')} value={time} onChange={setTime} />
        <Select
          data-wide
          label={t('fields.nextAction')}
          value={next === '' ? null : next}
          data={nextActions.map((value) => ({ value, label: t(`cockpit:nextAction.${value}`) }))}
          onChange={(value) => setNext(value ?? '')}
        />
        <TextInput
          data-wide
          label={t('reschedule.reason')}
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      {command.failure !== null && <Notice tone="bad">{command.failure}</Notice>}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={on === null} loading={command.running}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  );
}
