import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { manualKinds } from '../../../src-main/areas/limitation/contract.ts';
import { incidence } from '../../../src-main/areas/limitation/rules/incidents.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Limitation.module.css';
import type { ManualKind, WholeClock } from './rows.ts';
import { citation } from '../../../src-main/areas/law/rules/citation.ts';

const grades = ['A', 'B', 'C', 'none'] as const;

/** Something that happened and that no other register holds: a demand through others, proceedings, an obstacle, a consent. */
export function EventForm({ clock, onDone }: { readonly clock: WholeClock; readonly onDone: () => void }) {
  const { t } = useTranslation('limitation');
  const { language } = useFormat();
  const { today, book } = useWorkingPoint();
  const add = useCommand('limitation.addEvent');
  const [kind, setKind] = useState<ManualKind>(clock.state === 'passed' ? 'revival' : 'demand');
  const [onDay, setOnDay] = useState<Day | null>(today);
  const [untilOn, setUntilOn] = useState<Day | null>(null);
  const [proofGrade, setGrade] = useState<(typeof grades)[number]>('none');
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  const [others, setOthers] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // With braces: newer browsers answer scrollIntoView with a promise, which is no clean-up for an effect.
  useEffect(() => {
    void form.current?.scrollIntoView({ block: 'end' });
  }, []);
  const { effect, article } = incidence[kind];
  const lasts = effect === 'suspension' || effect === 'proceedings';
  const send = async (): Promise<void> => {
    if (onDay === null) return;
    const dueItemIds = [clock.dueItemId, ...(others ? clock.siblings.map(({ dueItemId }) => dueItemId) : [])];
    const event = { customerId: clock.customerId, kind, onDay, untilOn: lasts ? untilOn : null, dueItemIds };
    const reply = await add.run({ ...event, proofGrade, reference, note }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('form.saved') });
    onDone();
  };
  return (
    <form
      ref={form}
      noValidate
      className={classes.form}
      aria-label={t('drawer.add')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!book.readOnly) void send();
      }}
    >
      <h3>{t('drawer.add')}</h3>
      <div className={classes.pair}>
        <Select
          label={t('fields.kind')}
          value={kind}
          allowDeselect={false}
          description={clock.lawPack === 'cn' ? citation(article, language) : t('form.ownLaw')}
          data={manualKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onChange={(value) => setKind(value ?? kind)}
          data-autofocus
        />
        <Select
          label={t('fields.proofGrade')}
          value={proofGrade}
          allowDeselect={false}
          description={t(proofGrade === 'A' || proofGrade === 'B' ? 'form.movesSafe' : 'form.movesGrey')}
          data={grades.map((value) => ({ value, label: t(`grades.${value}`) }))}
          onChange={(value) => setGrade(value ?? proofGrade)}
        />
        <DayInput label={t(`form.days.${effect}`)} value={onDay} onChange={setOnDay} lean="past" required />
        {lasts ? (
          <DayInput label={t('fields.untilOn')} value={untilOn} onChange={setUntilOn} lean="past" />
        ) : (
          <TextInput
            label={t('fields.reference')}
            value={reference}
            maxLength={200}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
        )}
      </div>
      {lasts && (
        <TextInput
          label={t('fields.reference')}
          value={reference}
          maxLength={200}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
      )}
      <Textarea
        label={t('fields.note')}
        description={t('form.noteHint')}
        value={note}
        autosize
        minRows={2}
        maxLength={5000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {clock.siblings.length > 0 && (
        <Checkbox
          label={t('form.others', { count: clock.siblings.length })}
          checked={others}
          onChange={(event) => setOthers(event.currentTarget.checked)}
        />
      )}
      {add.failure !== null && <Notice tone="bad">{add.failure}</Notice>}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onDone}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={onDay === null || book.readOnly} loading={add.running}>
          {t('common:save')}
        </Button>
      </div>
    </form>
  );
}
