import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Signal } from '../../../src-main/areas/signals/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { useSignalText } from './signalText.ts';

export interface AcknowledgeDialogProps {
  /** Null: closed. */
  readonly signal: Signal | null;
  /** Filled in beforehand, for a snooze. */
  readonly remindOn?: Day | null;
  readonly onClose: () => void;
  readonly onDone: (signal: Signal) => void;
}

export function AcknowledgeDialog({ signal, remindOn = null, onClose, onDone }: AcknowledgeDialogProps) {
  const { t } = useTranslation('warnings');
  return (
    <Modal
      opened={signal !== null}
      onClose={onClose}
      title={t('dialog.title')}
      size={520}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {signal !== null && (
        <Form key={signal.key} signal={signal} remindOn={remindOn} onClose={onClose} onDone={onDone} />
      )}
    </Modal>
  );
}

function Form(props: {
  readonly signal: Signal;
  readonly remindOn: Day | null;
  readonly onClose: () => void;
  readonly onDone: (signal: Signal) => void;
}) {
  const { signal, onClose, onDone } = props;
  const { t } = useTranslation('warnings');
  const format = useFormat();
  const text = useSignalText();
  const { today } = useWorkingPoint();
  const acknowledge = useCommand('signals.acknowledge');
  const [reason, setReason] = useState('');
  const [snoozeUntil, setSnoozeUntil] = useState<Day | null>(props.remindOn);
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  const past = snoozeUntil !== null && snoozeUntil <= today;

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (missing || past) return;
        void acknowledge
          .run({ key: signal.key, fact: signal.fact, reason: reason.trim(), snoozeUntil })
          .then((reply) => {
            if (reply.ok) onDone(signal);
          });
      }}
    >
      <Stack gap="sm">
        <p>
          <b>{signal.customerName}</b> · {text.found(signal)}
        </p>
        <Textarea
          label={t('dialog.reason')}
          description={t('dialog.reasonHint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && missing ? t('dialog.reasonRequired') : null}
          rows={2}
          maxLength={200}
          required
          data-autofocus
        />
        <Group gap={6}>
          {(t('dialog.suggestions', { returnObjects: true }) as readonly string[]).map((suggestion) => (
            <Button key={suggestion} variant="default" size="compact-xs" onClick={() => setReason(suggestion)}>
              {suggestion}
            </Button>
          ))}
        </Group>
        <DayInput
          label={t('dialog.snooze')}
          value={snoozeUntil}
          onChange={setSnoozeUntil}
          error={past ? t('dialog.snoozePast', { day: format.day(today) }) : null}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={acknowledge.running}>
            {t('dialog.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
