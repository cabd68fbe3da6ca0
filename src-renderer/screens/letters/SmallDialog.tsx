import { Button, Group, Modal, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InputFor } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { Notice } from '../../components/Notice.tsx';
import type { IssuedBatch } from './SmallIssued.tsx';

export interface SmallDialogProps {
  readonly opened: boolean;
  readonly request: InputFor<'letters.issueSmall'>;
  readonly amount: string;
  readonly onClose: () => void;
  readonly onIssued: (batch: IssuedBatch) => void;
}

/** Numbered letters cannot be taken back: once more how many, and how much they ask for. */
export function SmallDialog({ opened, request, amount, onClose, onIssued }: SmallDialogProps) {
  const { t } = useTranslation('letters');
  const issue = useCommand('letters.issueSmall');
  const close = (): void => {
    issue.clear();
    onClose();
  };
  const send = async (): Promise<void> => {
    const reply = await issue.run(request, { quiet: true });
    if (reply.ok) onIssued(reply.value);
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('small.confirmTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack gap="sm">
          <p>{t('small.confirmText', { count: request.customerIds.length, amount })}</p>
          {issue.failure !== null && <Notice tone="bad">{issue.failure}</Notice>}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={issue.running} data-autofocus>
              {t('compose.issue')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
