import { Button, Group, MultiSelect, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resultCodes } from '../../../src-main/areas/actions/contract.ts';
import { blankNames } from '../../../src-main/areas/playbook/rules/blanks.ts';
import type { Language } from '../../../src-main/kernel/format.ts';
import { useCommand } from '../../app/commands.ts';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Playbook.module.css';

import type { ScriptRow } from './tabs.ts';

export interface ScriptDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly script: ScriptRow;
  readonly language: Language;
}

/** One's own words in the place of the shipped ones; the shipped ones can always come back. */
export function ScriptDrawer({ opened, onClose, script, language }: ScriptDrawerProps) {
  const { t } = useTranslation('playbook');
  return (
    <SideDrawer opened={opened} onClose={onClose} title={t('edit.title', { title: script.title })} size={620}>
      {opened && <ScriptForm script={script} language={language} onClose={onClose} />}
    </SideDrawer>
  );
}

const listed = ['questions', 'writeDown', 'followUp', 'never'] as const;
const toLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function ScriptForm({ script, language, onClose }: Omit<ScriptDrawerProps, 'opened'>) {
  const { t } = useTranslation('playbook');
  const save = useCommand('playbook.saveScript');
  const restore = useCommand('playbook.restoreScript');
  const [words, setWords] = useState({
    title: script.title,
    goal: script.goal,
    opening: script.opening,
    reply: script.reply,
    questions: script.questions.join('\n'),
    writeDown: script.writeDown.join('\n'),
    followUp: script.followUp.join('\n'),
    never: script.never.join('\n'),
  });
  const [results, setResults] = useState<string[]>(script.resultCodes);
  const [note, setNote] = useState('');
  const sheet = script.kind === 'conduct';
  const ready = words.title.trim() !== '' && words.goal.trim() !== '';
  const set = (name: keyof typeof words) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setWords((before) => ({ ...before, [name]: value }));
  };
  const place = { kind: script.kind, code: script.code, language };

  const send = async (): Promise<void> => {
    const lists = Object.fromEntries(listed.map((name) => [name, toLines(words[name])])) as Record<
      (typeof listed)[number],
      string[]
    >;
    const reply = await save.run(
      { ...place, ...words, ...lists, note, resultCodes: resultCodes.filter((code) => results.includes(code)) },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: t('common:saved') });
    onClose();
  };
  const takeBack = async (): Promise<void> => {
    const reply = await restore.run(place, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('edit.restored') });
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
      <Notice tone="note">{t(script.own ? 'edit.own' : 'edit.shipped')}</Notice>
      <TextInput
        label={t('parts.title')}
        value={words.title}
        onChange={set('title')}
        maxLength={200}
        required
        data-autofocus
      />
      <Textarea
        label={t('parts.goal')}
        value={words.goal}
        onChange={set('goal')}
        maxLength={5000}
        autosize
        minRows={2}
        required
      />
      {!sheet && (
        <Textarea
          label={t('parts.opening')}
          value={words.opening}
          onChange={set('opening')}
          maxLength={5000}
          autosize
          minRows={2}
        />
      )}
      {!sheet && (
        <Textarea
          label={t('parts.questions')}
          description={t('edit.perLine')}
          value={words.questions}
          onChange={set('questions')}
          autosize
          minRows={3}
        />
      )}
      {!sheet && (
        <Textarea
          label={t('parts.reply')}
          value={words.reply}
          onChange={set('reply')}
          maxLength={5000}
          autosize
          minRows={4}
        />
      )}
      {!sheet && (
        <Textarea
          label={t('parts.writeDown')}
          description={t('edit.perLine')}
          value={words.writeDown}
          onChange={set('writeDown')}
          autosize
          minRows={2}
        />
      )}
      <Textarea
        label={t(sheet ? 'parts.does' : 'parts.followUp')}
        description={t('edit.perLine')}
        value={words.followUp}
        onChange={set('followUp')}
        autosize
        minRows={2}
      />
      <Textarea
        label={t('parts.never')}
        description={t('edit.perLine')}
        value={words.never}
        onChange={set('never')}
        autosize
        minRows={2}
      />
      {!sheet && (
        <MultiSelect
          label={t('parts.results')}
          value={results}
          data={resultCodes.map((value) => ({ value, label: t(`results.${value}`) }))}
          onChange={setResults}
        />
      )}
      <TextInput
        label={t('edit.note')}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <p className={classes.soft}>
        {t('edit.blanks', {
          blanks: Object.entries(blankNames)
            .map(([name, label]) => `{${name}} ${label[language]}`)
            .join(t('common:listSeparator')),
        })}
      </p>
      {(save.failure ?? restore.failure) !== null && <Notice tone="bad">{save.failure ?? restore.failure}</Notice>}
      <Group justify="space-between">
        {script.own ? (
          <Button variant="subtle" loading={restore.running} onClick={() => void takeBack()}>
            {t('edit.restore')}
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
