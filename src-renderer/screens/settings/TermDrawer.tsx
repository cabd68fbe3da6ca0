import { Button, Group, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Term, TermRule } from '../../../src-main/areas/terms/contract.ts';
import { annualCostOfDiscountBp } from '../../../src-main/areas/terms/rules/discount.ts';
import { dueItemsOf } from '../../../src-main/areas/terms/rules/dueItems.ts';
import { workdaysBy } from '../../../src-main/areas/terms/rules/workdays.ts';
import { exponentOf } from '../../../src-main/kernel/currency.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { usePartText } from '../../components/Terms/DueFlags.tsx';
import { useTermText } from '../../components/Terms/useTermText.ts';
import classes from './Settings.module.css';
import {
  draftOfTerm,
  emptyLine,
  emptyTerm,
  ruleOfDraft,
  without,
  type LineDraft,
  type TermDraft,
} from './termDraft.ts';
import { TermLineFields } from './TermLineFields.tsx';

const shifts = ['none', 'next', 'previous'] as const;

export interface TermDrawerProps {
  readonly editing: Term | 'new' | null;
  readonly onClose: () => void;
}

/** New terms or a change of them, said back in words and by an example while they are typed. */
export function TermDrawer({ editing, onClose }: TermDrawerProps) {
  const { t } = useTranslation('terms');
  const title = editing === null || editing === 'new' ? t('editor.new') : t('editor.title', { code: editing.code });
  return (
    <SideDrawer opened={editing !== null} onClose={onClose} title={title} size={720}>
      {editing !== null && (
        <TermForm
          key={editing === 'new' ? 'new' : editing.id}
          term={editing === 'new' ? null : editing}
          onClose={onClose}
        />
      )}
    </SideDrawer>
  );
}

function TermForm({ term, onClose }: { readonly term: Term | null; readonly onClose: () => void }) {
  const { t } = useTranslation('terms');
  const format = useFormat();
  const { ruleText } = useTermText();
  const { currency, currencies } = useWorkingPoint();
  const save = useCommand('terms.save');
  const [draft, setDraft] = useState<TermDraft>(() =>
    term === null ? emptyTerm(currency) : draftOfTerm(term, currency),
  );
  const read = ruleOfDraft(draft);
  const rule = 'rule' in read ? read.rule : null;
  const only = rule?.lines.length === 1 ? rule.lines[0] : undefined;
  const cost =
    rule?.discount == null || only === undefined || only.months > 0 || only.payDay !== null
      ? null
      : annualCostOfDiscountBp(rule.discount.bp, rule.discount.days, only.days);
  const set = (part: Partial<TermDraft>): void => setDraft({ ...draft, ...part });
  const change = (at: number, part: Partial<LineDraft>): void =>
    set({ lines: draft.lines.map((line, index) => (index === at ? { ...line, ...part } : line)) });
  const ready = rule !== null && draft.code.trim() !== '';

  const submit = async (): Promise<void> => {
    if (rule === null) return;
    const code = draft.code.trim();
    const name = draft.name.trim() === '' ? ruleText(rule).slice(0, 200) : draft.name.trim();
    const reply = await save.run({ ...(term === null ? {} : { id: term.id }), code, name, rule }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('editor.saved', { code }) });
    onClose();
  };

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void submit();
      }}
    >
      <div className={classes.grid}>
        <TextInput
          label={t('editor.code')}
          value={draft.code}
          placeholder={t('editor.codeHint')}
          required
          maxLength={40}
          data-autofocus
          onChange={(event) => set({ code: event.currentTarget.value })}
        />
        <TextInput
          label={t('editor.name')}
          value={draft.name}
          placeholder={t('editor.nameHint')}
          maxLength={200}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
      </div>
      {draft.lines.map((line, index) => (
        <TermLineFields
          key={index}
          line={line}
          number={index + 1}
          currency={draft.currency}
          alone={draft.lines.length === 1}
          onChange={(part) => change(index, part)}
          onRemove={() => set({ lines: without(draft.lines, index) })}
        />
      ))}
      <Group gap={8}>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<Icon name="plus" size={12} />}
          disabled={draft.lines.length >= 24}
          onClick={() =>
            set({
              lines: [
                ...draft.lines.map((line) => (line.takes === 'rest' ? { ...line, takes: 'share' as const } : line)),
                emptyLine,
              ],
            })
          }
        >
          {t('editor.addLine')}
        </Button>
      </Group>
      <div className={classes.grid}>
        <Select
          label={t('editor.shift')}
          value={draft.shift}
          allowDeselect={false}
          data={shifts.map((value) => ({ value, label: t(`editor.shifts.${value}`) }))}
          onChange={(value) => set({ shift: value ?? 'none' })}
        />
        {draft.lines.some((line) => line.takes === 'amount') ? (
          <CurrencySelect
            label={t('editor.currency')}
            value={draft.currency}
            first={currencies}
            onChange={(value) => set({ currency: value })}
          />
        ) : (
          <span aria-hidden />
        )}
        <TextInput
          label={t('editor.discountBp')}
          value={draft.discount}
          inputMode="decimal"
          onChange={(event) => set({ discount: event.currentTarget.value })}
        />
        <TextInput
          label={t('editor.discountDays')}
          value={draft.discountDays}
          inputMode="numeric"
          onChange={(event) => set({ discountDays: event.currentTarget.value })}
        />
      </div>
      {cost !== null && <p className={classes.note}>{t('editor.discountCost', { share: format.basisPoints(cost) })}</p>}
      {'wrong' in read && <Notice tone="look">{t(`editor.wrong.${read.wrong}`)}</Notice>}
      {rule !== null && <Example rule={rule} />}
      {save.failure !== null && <Notice tone="bad">{save.failure}</Notice>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('editor.cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={save.running}>
          {t('editor.save')}
        </Button>
      </Group>
    </form>
  );
}

/** 10,000 of today under these terms. */
function Example({ rule }: { readonly rule: TermRule }) {
  const { t } = useTranslation('terms');
  const format = useFormat();
  const { ruleText } = useTermText();
  const partText = usePartText();
  const working = useWorkingPoint();
  const currency = rule.currency ?? working.currency;
  const amountMinor = 10_000 * 10 ** exponentOf(currency);
  const year = Number(working.today.slice(0, 4));
  const now = useQueryOf('terms.calendar', { year });
  const next = useQueryOf('terms.calendar', { year: year + 1 });
  const isWorkday = useMemo(
    () =>
      workdaysBy(new Map([...(now.data?.days ?? []), ...(next.data?.days ?? [])].map(({ on, kind }) => [on, kind]))),
    [now.data, next.data],
  );
  const items = dueItemsOf(rule, { issuedOn: working.today }, amountMinor, isWorkday);
  return (
    <div role="status">
      <p>
        <b>{t('editor.says')}</b> {ruleText(rule)}
      </p>
      <p className={classes.note}>
        {t('editor.example', { day: format.day(working.today), amount: format.money(amountMinor, currency) })}
        {' → '}
        {items
          .map((item) => [format.day(item.dueOn), partText(item), format.money(item.amountMinor, currency)])
          .map((parts) => parts.filter((part) => part !== '').join(' '))
          .join(' · ')}
      </p>
    </div>
  );
}
