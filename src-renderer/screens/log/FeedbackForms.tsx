import { Button, Group, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { feedbackKinds, type Feedback } from '../../../src-main/areas/actions/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Log.module.css';

export function AddFeedback({
  customerId,
  onClose,
}: {
  readonly customerId: CustomerId | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('log');
  return (
    <Modal
      opened={customerId !== null}
      onClose={onClose}
      title={t('feedback.add')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {customerId !== null && <AddForm customerId={customerId} onClose={onClose} />}
    </Modal>
  );
}

function AddForm({ customerId, onClose }: { readonly customerId: CustomerId; readonly onClose: () => void }) {
  const { t } = useTranslation('log');
  const { today } = useWorkingPoint();
  const command = useCommand('actions.addFeedback');
  const [draft, setDraft] = useState({
    kind: 'complaint' as Feedback['kind'],
    onDay: today,
    score: null as number | null,
    content: '',
    owner: '',
    targetOn: null as Day | null,
  });
  const change = (more: Partial<typeof draft>): void => setDraft((before) => ({ ...before, ...more }));
  const scored = draft.kind === 'satisfaction';
  const ready = scored ? draft.score !== null : draft.content.trim() !== '';
  const save = async (): Promise<void> => {
    const reply = await command.run({ customerId, ...draft }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('feedback.saved') });
    onClose();
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
          label={t('feedback.kind')}
          value={draft.kind}
          allowDeselect={false}
          data={feedbackKinds.map((value) => ({ value, label: t(`feedback.kinds.${value}`) }))}
          onChange={(value) => change({ kind: value ?? draft.kind })}
        />
        <DayInput
          label={t('feedback.onDay')}
          value={draft.onDay}
          lean="past"
          required
          onChange={(on) => on !== null && change({ onDay: on })}
        />
        {scored && (
          <Select
            label={t('feedback.score')}
            required
            value={draft.score === null ? null : String(draft.score)}
            data={['1', '2', '3', '4', '5']}
            onChange={(value) => change({ score: value === null ? null : Number(value) })}
          />
        )}
        <Textarea
          data-wide
          label={t('feedback.content')}
          required={!scored}
          autosize
          minRows={2}
          maxLength={5000}
          value={draft.content}
          onChange={(event) => change({ content: event.currentTarget.value })}
        />
        <TextInput
          label={t('feedback.owner')}
          value={draft.owner}
          maxLength={200}
          onChange={(event) => change({ owner: event.currentTarget.value })}
        />
        <DayInput label={t('feedback.targetOn')} value={draft.targetOn} onChange={(targetOn) => change({ targetOn })} />
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

/** How it ended, and on which day. */
export function CloseFeedback({
  feedback,
  onClose,
}: {
  readonly feedback: Feedback | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('log');
  const { today } = useWorkingPoint();
  const command = useCommand('actions.closeFeedback');
  return (
    <AskReason
      opened={feedback !== null}
      title={t('feedback.closeTitle')}
      reasonLabel={t('feedback.outcome')}
      day={{ label: t('feedback.closedOn'), from: today }}
      confirmLabel={t('feedback.close')}
      busy={command.running}
      failure={command.failure}
      onCancel={onClose}
      onConfirm={({ reason, on }) => {
        if (feedback === null || on === null) return;
        void command
          .run({ feedbackId: feedback.feedbackId, closedOn: on, outcome: reason }, { quiet: true })
          .then((reply) => {
            if (!reply.ok) return;
            notifications.show({ message: t('feedback.closedDone') });
            onClose();
          });
      }}
    >
      <p>{feedback?.content}</p>
    </AskReason>
  );
}
