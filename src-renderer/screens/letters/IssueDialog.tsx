import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetterFigures, LetterNotice } from '../../../src-main/areas/letters/contract.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { Notice } from '../../components/Notice.tsx';
import { LetterNotices } from './LetterNotices.tsx';

export type IssuedLetter = ValueOf<'letters.issue'>;

export interface IssueDialogProps {
  readonly opened: boolean;
  readonly request: InputFor<'letters.issue'>;
  readonly figures: LetterFigures;
  readonly notices: readonly LetterNotice[];
  readonly customerName: string;
  readonly onClose: () => void;
  readonly onIssued: (letter: IssuedLetter) => void;
}

/** A numbered letter cannot be taken back: once more what it asks, and a reason where something had to be looked at. */
export function IssueDialog(props: IssueDialogProps) {
  const { t } = useTranslation('letters');
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('issue.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {props.opened && <Issue {...props} />}
    </Modal>
  );
}

function Issue({ request, figures, notices, customerName, onClose, onIssued }: IssueDialogProps) {
  const { t } = useTranslation('letters');
  const format = useFormat();
  const issue = useCommand('letters.issue');
  const [reason, setReason] = useState('');
  const looks = notices.filter(({ severity }) => severity === 'look');
  const needsReason = looks.length > 0;
  const ready = !needsReason || reason.trim() !== '';

  const send = async (): Promise<void> => {
    const reply = await issue.run(
      { ...request, ...(needsReason ? { lookedReason: reason.trim() } : {}) },
      { quiet: true },
    );
    if (reply.ok) onIssued(reply.value);
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void send();
      }}
    >
      <Stack gap="sm">
        <p>
          {t('issue.text', {
            level: t(`levels.${request.level}`),
            customer: customerName,
            amount: format.money(figures.requestedMinor, figures.currency),
            payBy: format.day(figures.payBy),
          })}
        </p>
        {needsReason && (
          <>
            <LetterNotices notices={looks} />
            <TextInput
              label={t('issue.reason')}
              description={t('issue.reasonHint')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              required
              maxLength={200}
              data-autofocus
            />
          </>
        )}
        {issue.failure !== null && <Notice tone="bad">{issue.failure}</Notice>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" disabled={!ready} loading={issue.running}>
            {t('compose.issue')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
