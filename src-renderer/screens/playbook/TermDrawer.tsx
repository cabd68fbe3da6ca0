import { Button, Group, Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { glossaryGroups } from '../../../src-main/areas/playbook/contract.ts';
import type { Language } from '../../../src-main/kernel/format.ts';
import { useCommand } from '../../app/commands.ts';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Playbook.module.css';
import type { TermRow } from './tabs.ts';

export interface TermDrawerProps {
  readonly term: TermRow | 'new' | null;
  readonly language: Language;
  readonly onClose: () => void;
}

/** A word of one's own, or one's own meaning of a shipped one. */
export function TermDrawer({ term, language, onClose }: TermDrawerProps) {
  const { t } = useTranslation('playbook');
  return (
    <SideDrawer
      opened={term !== null}
      onClose={onClose}
      title={t(term === 'new' ? 'glossary.add' : 'glossary.edit')}
      size={460}
    >
      {term !== null && <TermForm term={term} language={language} onClose={onClose} />}
    </SideDrawer>
  );
}

function TermForm({ term, language, onClose }: TermDrawerProps & { readonly term: TermRow | 'new' }) {
  const { t } = useTranslation('playbook');
  const blank = { code: '', group: glossaryGroups[0], zh: '', en: '', meaning: '' } as const;
  const [words, setWords] = useState<Pick<TermRow, 'code' | 'group' | 'zh' | 'en' | 'meaning'>>(
    term === 'new' ? blank : { code: term.code, group: term.group, zh: term.zh, en: term.en, meaning: term.meaning },
  );
  const save = useCommand('playbook.saveTerm');
  const remove = useCommand('playbook.removeTerm');
  const ready = words.zh.trim() !== '' && words.en.trim() !== '' && words.meaning.trim() !== '';
  const change = (more: Partial<typeof words>): void => setWords((before) => ({ ...before, ...more }));

  const send = async (): Promise<void> => {
    const reply = await save.run({ ...words, language }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('common:saved') });
    onClose();
  };
  const takeAway = async (): Promise<void> => {
    const reply = await remove.run({ code: words.code, language }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('glossary.removed') });
    onClose();
  };

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void send();
      }}
    >
      <Select
        label={t('glossary.group')}
        value={words.group}
        allowDeselect={false}
        data={glossaryGroups.map((value) => ({ value, label: t(`glossary.groups.${value}`) }))}
        onChange={(group) => change({ group: group ?? words.group })}
      />
      <TextInput
        label={t('glossary.zh')}
        value={words.zh}
        maxLength={200}
        required
        data-autofocus
        onChange={(event) => change({ zh: event.currentTarget.value })}
      />
      <TextInput
        label={t('glossary.en')}
        value={words.en}
        maxLength={200}
        required
        onChange={(event) => change({ en: event.currentTarget.value })}
      />
      <Textarea
        label={t('glossary.meaning')}
        value={words.meaning}
        maxLength={5000}
        required
        autosize
        minRows={3}
        onChange={(event) => change({ meaning: event.currentTarget.value })}
      />
      {(save.failure ?? remove.failure) !== null && <Notice tone="bad">{save.failure ?? remove.failure}</Notice>}
      <Group justify="space-between">
        {term !== 'new' && term.own ? (
          <Button variant="subtle" loading={remove.running} onClick={() => void takeAway()}>
            {t('glossary.remove')}
          </Button>
        ) : (
          <span />
        )}
        <Group gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" disabled={!ready} loading={save.running}>
            {t('common:save')}
          </Button>
        </Group>
      </Group>
    </form>
  );
}
