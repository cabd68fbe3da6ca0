import { Button, Group, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { InputFor } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Law.module.css';
import { FeesFields } from './FeesFields.tsx';
import { LimitationFields } from './LimitationFields.tsx';
import type { Draft } from './rows.ts';

type Rule = InputFor<'law.saveRule'>;

export function RuleDrawer({ draft, onClose }: { readonly draft: Draft | null; readonly onClose: () => void }) {
  const { t } = useTranslation('law');
  return (
    <SideDrawer
      opened={draft !== null}
      onClose={onClose}
      size={560}
      title={t(
        draft?.rule.code.startsWith('own-') === true && draft.rule.ruleId === undefined
          ? 'drawer.newCard'
          : 'drawer.title',
      )}
    >
      {draft !== null && <RuleForm key={`${draft.rule.code} ${draft.rule.fromOn}`} draft={draft} onClose={onClose} />}
    </SideDrawer>
  );
}

const number = (value: string | number): number => Math.max(0, Math.round(Number(value) || 0));

function RuleForm({ draft, onClose }: { readonly draft: Draft; readonly onClose: () => void }) {
  const { t } = useTranslation('law');
  const { book, today } = useWorkingPoint();
  const [rule, setRule] = useState<Rule>(draft.rule);
  const [fromOn, setFromOn] = useState<Day | null>(draft.rule.fromOn);
  const [checkedOn, setCheckedOn] = useState<Day | null>(draft.rule.checkedOn);
  const save = useCommand('law.saveRule');
  const remove = useCommand('law.removeRule');
  const { values } = rule;
  const whole = values.kind !== 'card' || (values.title.trim() !== '' && values.text.trim() !== '');
  const ready = whole && fromOn !== null && checkedOn !== null && rule.source.trim() !== '' && !book.readOnly;
  const change = (more: Partial<Rule>): void => setRule((before) => ({ ...before, ...more }));

  const send = async (): Promise<void> => {
    if (fromOn === null || checkedOn === null) return;
    const reply = await save.run({ ...rule, fromOn, checkedOn }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('common:saved') });
    onClose();
  };
  const takeAway = async (): Promise<void> => {
    if (rule.ruleId === undefined) return;
    const reply = await remove.run({ ruleId: rule.ruleId }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('drawer.removed') });
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
      {draft.shipped && <Notice tone="note">{t('drawer.shipped')}</Notice>}
      {values.kind !== 'card' && (
        <h3>
          {rule.pack !== 'card' && t(`packs.${rule.pack}`)} · {t(`codes.${rule.code}`)}
        </h3>
      )}
      {values.kind === 'card' && (
        <>
          <TextInput
            label={t('fields.title')}
            value={values.title}
            required
            maxLength={200}
            data-autofocus
            onChange={(event) => change({ values: { ...values, title: event.currentTarget.value } })}
          />
          <Textarea
            label={t('fields.text')}
            value={values.text}
            required
            autosize
            minRows={4}
            maxRows={12}
            maxLength={5000}
            onChange={(event) => change({ values: { ...values, text: event.currentTarget.value } })}
          />
        </>
      )}
      {values.kind === 'term' && (
        <div className={classes.pair}>
          <NumberInput
            label={t('fields.defaultDays')}
            value={values.defaultDays}
            min={0}
            max={3650}
            allowDecimal={false}
            onChange={(value) => change({ values: { ...values, defaultDays: number(value) } })}
          />
          <NumberInput
            label={t('fields.maxDays')}
            value={values.maxDays}
            min={0}
            max={3650}
            allowDecimal={false}
            onChange={(value) => change({ values: { ...values, maxDays: number(value) } })}
          />
          <Select
            label={t('fields.beyond')}
            value={values.beyond}
            allowDeselect={false}
            data={(['forbidden', 'if_fair'] as const).map((value) => ({ value, label: t(`beyond.${value}`) }))}
            onChange={(value) => change({ values: { ...values, beyond: value ?? values.beyond } })}
          />
        </div>
      )}
      {values.kind === 'interest' && (
        <div className={classes.pair}>
          <Select
            label={t('fields.base')}
            value={values.base}
            allowDeselect={false}
            data={(['none', 'LPR1Y', 'BOE', 'ECB_MRO'] as const).map((value) => ({
              value,
              label: t(`bases.${value}`),
            }))}
            onChange={(value) => change({ values: { ...values, base: value ?? values.base } })}
          />
          <NumberInput
            label={t('fields.aboveBase')}
            value={values.aboveBaseBp / 100}
            min={0}
            max={100}
            decimalScale={2}
            onChange={(value) => change({ values: { ...values, aboveBaseBp: number(Number(value) * 100) } })}
          />
          <NumberInput
            label={t('fields.daily')}
            value={values.dailyBp / 100}
            min={0}
            max={10}
            decimalScale={2}
            onChange={(value) => change({ values: { ...values, dailyBp: number(Number(value) * 100) } })}
          />
        </div>
      )}
      {values.kind === 'limitation' && (
        <LimitationFields values={values} onChange={(next) => change({ values: next })} />
      )}
      {values.kind === 'fees' && <FeesFields values={values} onChange={(next) => change({ values: next })} />}
      <div className={classes.pair}>
        <DayInput label={t('fields.fromOn')} value={fromOn} onChange={setFromOn} required />
        <DayInput
          label={t('fields.untilOn')}
          value={rule.untilOn ?? null}
          onChange={(untilOn) => change({ untilOn })}
        />
        <TextInput
          label={t('fields.article')}
          value={rule.article ?? ''}
          maxLength={200}
          onChange={(event) => change({ article: event.currentTarget.value })}
        />
        <DayInput label={t('fields.checkedOn')} value={checkedOn} onChange={setCheckedOn} lean="past" required />
      </div>
      <TextInput
        label={t('fields.source')}
        description={t('fields.sourceHint')}
        value={rule.source}
        required
        maxLength={200}
        onChange={(event) => change({ source: event.currentTarget.value })}
      />
      <Textarea
        label={t('fields.note')}
        value={rule.note ?? ''}
        autosize
        minRows={2}
        maxLength={5000}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      {(save.failure ?? remove.failure) !== null && <Notice tone="bad">{save.failure ?? remove.failure}</Notice>}
      <Group justify="space-between">
        {rule.ruleId !== undefined && !book.readOnly ? (
          <Button variant="subtle" color="red" loading={remove.running} onClick={() => void takeAway()}>
            {t('drawer.remove')}
          </Button>
        ) : (
          <Button variant="default" disabled={book.readOnly || checkedOn === today} onClick={() => setCheckedOn(today)}>
            {t('drawer.checkedToday')}
          </Button>
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
