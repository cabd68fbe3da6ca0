import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../Notice.tsx';

export interface EntryDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly onClose: () => void;
  /** Mounted while it is open only, so that every opening starts afresh. */
  readonly children: ReactNode;
  readonly wide?: boolean;
}

/** The frame around an `EntryForm`. */
export function EntryDialog({ opened, title, onClose, children, wide = false }: EntryDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={wide ? 'lg' : 'md'}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {opened && children}
    </Modal>
  );
}

export interface EntryFormProps {
  readonly submitLabel: string;
  readonly ready: boolean;
  readonly busy: boolean;
  readonly failure: string | null;
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Fields, what went wrong, and the two buttons; Enter submits. */
export function EntryForm(props: EntryFormProps) {
  const { t } = useTranslation();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (props.ready && !props.busy) void props.onSubmit();
      }}
    >
      <Stack gap="sm">
        {props.children}
        {props.failure !== null && <Notice tone="bad">{props.failure}</Notice>}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!props.ready} loading={props.busy}>
            {props.submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
