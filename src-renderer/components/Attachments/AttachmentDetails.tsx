import { Autocomplete, Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../src-main/areas/files/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { DayInput } from '../DayInput/DayInput.tsx';
import { Notice } from '../Notice.tsx';
import { useKindText } from './useKindText.ts';

const usualKinds = ['licence', 'id', 'contract', 'statement', 'report', 'register_screenshot', 'authorisation', 'specimen', 'delivery_note', 'other'] as const; // prettier-ignore

export interface AttachmentDetailsProps {
  readonly file: Attachment | null;
  readonly kinds: readonly string[];
  readonly onClose: () => void;
}

/** What a kept file is, the day it bears and until when it counts. */
export function AttachmentDetails({ file, kinds, onClose }: AttachmentDetailsProps) {
  const { t } = useTranslation('files');
  return (
    <Modal
      opened={file !== null}
      onClose={onClose}
      title={t('detailsTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {file !== null && <Details file={file} kinds={kinds} onClose={onClose} />}
    </Modal>
  );
}

function Details({ file, kinds, onClose }: AttachmentDetailsProps & { readonly file: Attachment }) {
  const { t } = useTranslation('files');
  const change = useCommand('files.change');
  const kindText = useKindText();
  const [kind, setKind] = useState(kindText(file.kind));
  const [title, setTitle] = useState(file.title);
  const [onDay, setOnDay] = useState<Day | null>(file.onDay);
  const [expiresOn, setExpiresOn] = useState<Day | null>(file.expiresOn);
  const [note, setNote] = useState(file.note);
  const offered = [...new Set([...kinds, ...usualKinds])];

  const save = async (): Promise<void> => {
    const code = offered.find((each) => kindText(each) === kind) ?? kind;
    const { attachmentId } = file;
    const reply = await change.run({ attachmentId, kind: code, title, onDay, expiresOn, note }, { quiet: true });
    if (reply.ok) onClose();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('title')}
          placeholder={file.fileName}
          value={title}
          maxLength={200}
          onChange={(event) => setTitle(event.currentTarget.value)}
          data-autofocus
        />
        <Autocomplete
          label={t('kind')}
          data={[...new Set(offered.map(kindText))]}
          value={kind}
          maxLength={200}
          onChange={setKind}
        />
        <Group grow>
          <DayInput label={t('onDay')} value={onDay} onChange={setOnDay} />
          <DayInput label={t('expiresOn')} value={expiresOn} onChange={setExpiresOn} />
        </Group>
        <Textarea
          label={t('note')}
          value={note}
          maxLength={5000}
          autosize
          minRows={2}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {change.failure !== null && <Notice tone="bad">{change.failure}</Notice>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={change.running}>
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
