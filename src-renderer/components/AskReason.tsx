import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '../../src-main/kernel/day.ts';
import { DayInput } from './DayInput/DayInput.tsx';
import { Notice } from './Notice.tsx';

export interface AskReasonProps {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen, in figures where there are any. */
  readonly children?: ReactNode;
  readonly reasonLabel: string;
  readonly reasonHint?: string;
  /** Asks for a day too, starting from this one. */
  readonly day?: { readonly label: string; readonly from: Day };
  readonly confirmLabel: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly failure?: string | null;
  readonly onConfirm: (answer: { readonly reason: string; readonly on: Day | null }) => void;
  readonly onCancel: () => void;
}

/** For what stays on record with a reason: reversals, undone imports, warnings sent away. */
export function AskReason(props: AskReasonProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onCancel}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {props.opened && <Question {...props} />}
    </Modal>
  );
}

function Question(props: AskReasonProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [on, setOn] = useState<Day | null>(props.day?.from ?? null);
  const ready = reason.trim() !== '' && (props.day === undefined || on !== null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) props.onConfirm({ reason: reason.trim(), on });
      }}
    >
      <Stack gap="sm">
        {props.children}
        {props.day !== undefined && (
          <DayInput label={props.day.label} value={on} onChange={setOn} lean="past" required />
        )}
        <TextInput
          label={props.reasonLabel}
          description={props.reasonHint}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
          maxLength={200}
          data-autofocus
        />
        {props.failure !== undefined && props.failure !== null && <Notice tone="bad">{props.failure}</Notice>}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onCancel}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            disabled={!ready}
            loading={props.busy ?? false}
            {...(props.danger === true ? { color: 'red' } : {})}
          >
            {props.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
