import { Button, Group, Modal, Select, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { delayCauses, delayCodes } from '../../../src-main/areas/actions/contract.ts';
import type { DueItemId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Log.module.css';

export interface DelayDialogProps {
  readonly items: readonly DueItemId[] | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The reason of one or several overdue items; a later one takes the place of an earlier. */
export function DelayDialog({ items, onClose, onDone }: DelayDialogProps) {
  const { t } = useTranslation('log');
  return (
    <Modal
      opened={items !== null}
      onClose={onClose}
      title={t('delays.setTitle', { count: items?.length ?? 0 })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {items !== null && <Form items={items} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

function Form({ items, onClose, onDone }: DelayDialogProps & { readonly items: readonly DueItemId[] }) {
  const { t } = useTranslation(['log', 'cockpit']);
  const { today } = useWorkingPoint();
  const command = useCommand('actions.setDelayReason');
  const [code, setCode] = useState<(typeof delayCodes)[number] | null>(null);
  const [cause, setCause] = useState<(typeof delayCauses)[number] | null>(null);
  const [onDay, setOnDay] = useState(today);
  const [note, setNote] = useState('');
  const ready = code !== null && (code !== 'other' || note.trim() !== '');
  const save = async (): Promise<void> => {
    if (code === null) return;
    const reply = await command.run({ dueItemIds: [...items], code, cause: cause ?? '', onDay, note }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('delays.saved', { count: reply.value.count }) });
    onDone();
  };
  return (
    <form
      className={classes.drawer}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <div className={classes.pair}>
        <Select
          data-wide
          label={t('delays.code')}
          required
          searchable
          value={code}
          data={delayCodes.map((value) => ({ value, label: t(`cockpit:excuse.${value}`) }))}
          onChange={setCode}
        />
        <Select
          label={t('delays.cause')}
          clearable
          placeholder={t('delays.noCause')}
          value={cause}
          data={delayCauses.map((value) => ({ value, label: t(`delays.causes.${value}`) }))}
          onChange={setCause}
        />
        <DayInput
          label={t('delays.onDay')}
          value={onDay}
          lean="past"
          required
          onChange={(on) => on !== null && setOnDay(on)}
        />
        <Textarea
          data-wide
          label={t('delays.noteField')}
          autosize
          minRows={2}
          maxLength={5000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      {command.failure !== null && <Notice tone="bad">{command.failure}</Notice>}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={command.running}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  );
}
