import { ActionIcon, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TermBase } from '../../../src-main/areas/terms/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { Icon } from '../../components/Icon.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import classes from './Settings.module.css';
import type { LineDraft } from './termDraft.ts';

const bases = ['invoice', 'delivery', 'acceptance', 'statement', 'month_end', 'milestone'] as const satisfies readonly TermBase[]; // prettier-ignore
const parts = ['instalment', 'retention', 'milestone'] as const;
const takes = ['share', 'amount', 'rest'] as const;

/** Hints stand below, so that fields of one row keep one line. */
const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

export interface TermLineFieldsProps {
  readonly line: LineDraft;
  readonly number: number;
  readonly currency: CurrencyCode;
  /** The only line takes the whole amount; there is nothing to share. */
  readonly alone: boolean;
  readonly onChange: (part: Partial<LineDraft>) => void;
  readonly onRemove: () => void;
}

/** One part of the amount: how much, from which day, how long. */
export function TermLineFields({ line, number, currency, alone, onChange, onRemove }: TermLineFieldsProps) {
  const { t } = useTranslation('terms');
  const text = (name: 'months' | 'days' | 'payDay' | 'expectedDays' | 'cutOffDay', hint?: string) => (
    <TextInput
      label={t(`editor.${name}`)}
      value={line[name]}
      inputMode="numeric"
      maxLength={4}
      placeholder={
        name === 'payDay' ? t('editor.payDayAny') : name === 'expectedDays' ? t('editor.expectedUnknown') : ''
      }
      {...(hint === undefined ? {} : { description: hint, inputWrapperOrder: order })}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  const waits = line.base === 'delivery' || line.base === 'acceptance' || line.base === 'milestone';
  return (
    <fieldset className={classes.termLine}>
      <legend>{alone ? t('editor.lines') : t('editor.line', { n: number })}</legend>
      {!alone && (
        <>
          <Select
            label={t('editor.part')}
            value={line.part}
            allowDeselect={false}
            data={parts.map((value) => ({ value, label: t(`editor.parts.${value}`) }))}
            onChange={(value) => onChange({ part: value ?? 'instalment' })}
          />
          <TextInput
            label={t(line.base === 'milestone' ? 'editor.labelMilestone' : 'editor.label')}
            value={line.label}
            maxLength={60}
            onChange={(event) => onChange({ label: event.currentTarget.value })}
          />
          <Select
            label={t('editor.takes')}
            value={line.takes}
            allowDeselect={false}
            data={takes.map((value) => ({ value, label: t(`editor.takesOf.${value}`) }))}
            onChange={(value) => onChange({ takes: value ?? 'rest' })}
          />
          {line.takes === 'share' && (
            <TextInput
              label={t('editor.share')}
              value={line.share}
              inputMode="decimal"
              onChange={(event) => onChange({ share: event.currentTarget.value })}
            />
          )}
          {line.takes === 'amount' && (
            <MoneyInput
              label={t('common:amount')}
              currency={currency}
              valueMinor={line.amountMinor}
              onChange={(amountMinor) => onChange({ amountMinor })}
            />
          )}
          {line.takes === 'rest' && <span aria-hidden />}
        </>
      )}
      <Select
        label={t('editor.base')}
        value={line.base}
        allowDeselect={false}
        data={bases.map((value) => ({ value, label: t(`editor.bases.${value}`) }))}
        onChange={(value) => onChange({ base: value ?? 'invoice' })}
      />
      {line.base === 'statement' && text('cutOffDay', t('editor.cutOffHint'))}
      {alone && line.base === 'milestone' && (
        <TextInput
          label={t('editor.labelMilestone')}
          value={line.label}
          maxLength={60}
          onChange={(event) => onChange({ label: event.currentTarget.value })}
        />
      )}
      {text('months')}
      {text('days')}
      {text('payDay', t('editor.payDayHint'))}
      {waits && text('expectedDays', t('editor.expectedHint'))}
      {!alone && (
        <ActionIcon aria-label={t('editor.removeLine', { n: number })} onClick={onRemove}>
          <Icon name="trash" size={14} />
        </ActionIcon>
      )}
    </fieldset>
  );
}
