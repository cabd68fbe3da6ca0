import { Button, Group, NumberInput, TextInput, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/commands.ts';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Cases.module.css';
import type { CaseDetail } from './detail.ts';
import { KindFields } from './KindFields.tsx';

/** What becomes known only later: the number, the court, what is claimed now, the facts. */
export function EditCaseForm({ detail, onDone }: { readonly detail: CaseDetail; readonly onDone: () => void }) {
  const { t } = useTranslation('cases');
  const change = useCommand('cases.change');
  const [number, setNumber] = useState(detail.number);
  const [forum, setForum] = useState(detail.forum);
  const [title, setTitle] = useState(detail.title);
  const [claimMinor, setClaim] = useState<number | null>(detail.claimMinor);
  const [values, setValues] = useState(detail.values);
  const [note, setNote] = useState(detail.note);
  const set = (more: Partial<typeof values>): void => setValues((before) => ({ ...before, ...more }));
  const ready = (claimMinor ?? 0) > 0;
  const send = async (): Promise<void> => {
    if (claimMinor === null || !ready) return;
    const reply = await change.run({ caseId: detail.caseId, number, forum, title, claimMinor, values, note }, { quiet: true }); // prettier-ignore
    if (!reply.ok) return;
    notifications.show({ message: t('drawer.saved') });
    onDone();
  };
  return (
    <form
      noValidate
      className={classes.step}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className={classes.pair}>
        <TextInput label={t('open.number')} value={number} maxLength={200} data-autofocus onChange={(event) => setNumber(event.currentTarget.value)} />
        <TextInput label={t('open.forum')} value={forum} maxLength={200} onChange={(event) => setForum(event.currentTarget.value)} />
        <TextInput label={t('open.caseTitle')} value={title} maxLength={200} onChange={(event) => setTitle(event.currentTarget.value)} />
        <MoneyInput label={t('open.claim')} currency={detail.currency} valueMinor={claimMinor} onChange={setClaim} required />
        <KindFields kind={detail.kind} currency={detail.currency} values={values} onChange={set} />
        <NumberInput label={t('fees.chance')} min={0} max={100} decimalScale={1} value={values.chanceBp === null ? '' : values.chanceBp / 100} onChange={(value) => set({ chanceBp: value === '' ? null : Math.round(Number(value) * 100) })} />
        <MoneyInput label={t('fees.other')} currency={detail.currency} valueMinor={values.otherCostsMinor} onChange={(minor) => set({ otherCostsMinor: minor ?? 0 })} />
        <Textarea data-wide label={t('open.facts')} value={values.facts} autosize minRows={2} maxLength={5000} onChange={(event) => set({ facts: event.currentTarget.value })} />
        <Textarea data-wide label={t('open.note')} value={note} autosize minRows={1} maxLength={5000} onChange={(event) => setNote(event.currentTarget.value)} />
      </div>
      {change.failure !== null && <Notice tone="bad">{change.failure}</Notice>}
      <Group gap={8}>
        <Button type="submit" size="compact-md" disabled={!ready} loading={change.running}>
          {t('common:save')}
        </Button>
        <Button variant="default" size="compact-md" onClick={onDone}>
          {t('common:cancel')}
        </Button>
      </Group>
    </form>
  ); // prettier-ignore
}
