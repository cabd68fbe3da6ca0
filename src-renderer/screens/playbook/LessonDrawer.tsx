import { Button, Group, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lessonCauses, lessonOutcomes } from '../../../src-main/areas/playbook/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CustomerPicker, type PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Playbook.module.css';
import type { LessonRow, PromptRow } from './tabs.ts';

/** A kept lesson, a case that just ended, or an empty sheet. */
export interface LessonDraft {
  readonly lesson?: LessonRow;
  readonly prompt?: PromptRow;
  /** Whose case it is, where nothing more is known. */
  readonly about?: PickedCustomer;
}

export function LessonDrawer({ draft, onClose }: { readonly draft: LessonDraft | null; readonly onClose: () => void }) {
  const { t } = useTranslation('playbook');
  return (
    <SideDrawer
      opened={draft !== null}
      onClose={onClose}
      title={t(draft?.lesson === undefined ? 'lessons.add' : 'lessons.edit')}
      size={560}
    >
      {draft !== null && <LessonForm draft={draft} onClose={onClose} />}
    </SideDrawer>
  );
}

function LessonForm({ draft, onClose }: { readonly draft: LessonDraft; readonly onClose: () => void }) {
  const { t } = useTranslation('playbook');
  const format = useFormat();
  const { today } = useWorkingPoint();
  const { lesson, prompt } = draft;
  const whose = lesson ?? prompt;
  const [customer, setCustomer] = useState<PickedCustomer | null>(
    whose?.customerId == null ? (draft.about ?? null) : { id: whose.customerId, code: whose.customerCode, name: whose.customerName },
  );
  const [title, setTitle] = useState(lesson?.title ?? '');
  const [closedOn, setClosedOn] = useState<Day | null>(lesson?.closedOn ?? prompt?.endedOn ?? today);
  const [outcome, setOutcome] = useState<LessonRow['outcome']>(lesson?.outcome ?? prompt?.outcome ?? 'paid_full');
  const [cause, setCause] = useState<LessonRow['cause'] | null>(lesson?.cause ?? null);
  const [story, setStory] = useState(lesson?.story ?? '');
  const [worked, setWorked] = useState(lesson?.worked ?? '');
  const [learned, setLearned] = useState(lesson?.learned ?? '');
  const [tags, setTags] = useState<string[]>([...(lesson?.tags ?? [])]);
  const save = useCommand('playbook.saveLesson');
  const remove = useCommand('playbook.removeLesson');
  const figures = lesson?.figures ?? prompt?.figures ?? { currency: null, clearedMinor: 0, daysLate: 0 };
  const ready = title.trim() !== '' && learned.trim() !== '' && closedOn !== null && cause !== null;

  const send = async (): Promise<void> => {
    if (closedOn === null || cause === null) return;
    const reply = await save.run(
      {
        ...(lesson === undefined ? {} : { lessonId: lesson.lessonId }),
        customerId: customer?.id ?? null, title, closedOn, outcome, cause, story, worked, learned, tags, figures,
      },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: t('common:saved') });
    onClose();
  };
  const takeAway = async (): Promise<void> => {
    if (lesson === undefined) return;
    const reply = await remove.run({ lessonId: lesson.lessonId }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('lessons.removed') });
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
      {figures.currency !== null && figures.clearedMinor > 0 && (
        <Notice tone="note">
          {t('lessons.figures', { amount: format.money(figures.clearedMinor, figures.currency), days: figures.daysLate })}
        </Notice>
      )}
      <TextInput label={t('lessons.title')} description={t('lessons.titleHint')} value={title} maxLength={200} required data-autofocus onChange={(event) => setTitle(event.currentTarget.value)} />
      <CustomerPicker label={t('common:customer')} value={customer} onChange={setCustomer} />
      <div className={classes.pair}>
        <DayInput label={t('lessons.closedOn')} value={closedOn} onChange={setClosedOn} lean="past" required />
        <Select
          label={t('lessons.outcome')}
          value={outcome}
          allowDeselect={false}
          data={lessonOutcomes.map((value) => ({ value, label: t(`lessons.outcomes.${value}`) }))}
          onChange={(value) => setOutcome(value ?? outcome)}
        />
      </div>
      <Select
        label={t('lessons.cause')}
        value={cause}
        required
        data={lessonCauses.map((value) => ({ value, label: t(`lessons.causes.${value}`) }))}
        onChange={setCause}
      />
      <Textarea label={t('lessons.story')} description={t('lessons.storyHint')} value={story} maxLength={5000} autosize minRows={2} onChange={(event) => setStory(event.currentTarget.value)} />
      <Textarea label={t('lessons.worked')} value={worked} maxLength={5000} autosize minRows={2} onChange={(event) => setWorked(event.currentTarget.value)} />
      <Textarea label={t('lessons.learned')} description={t('lessons.learnedHint')} value={learned} maxLength={5000} required autosize minRows={2} onChange={(event) => setLearned(event.currentTarget.value)} />
      <TagsInput label={t('lessons.tags')} value={tags} maxTags={12} onChange={setTags} />
      {(save.failure ?? remove.failure) !== null && <Notice tone="bad">{save.failure ?? remove.failure}</Notice>}
      <Group justify="space-between">
        {lesson !== undefined ? (
          <Button variant="subtle" color="red" loading={remove.running} onClick={() => void takeAway()}>
            {t('common:remove')}
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
} // prettier-ignore
