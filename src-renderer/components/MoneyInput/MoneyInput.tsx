import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exponentOf, type CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { formatMinor, formatMoney } from '../../../src-main/kernel/format.ts';
import classes from './MoneyInput.module.css';
import { parseMoney } from './parseMoney.ts';

export interface MoneyInputProps {
  readonly label: string;
  readonly currency: CurrencyCode;
  readonly valueMinor: number | null;
  /** Exact minor units with every key; null while the field is empty or cannot be read. Unreadable text stays in it. */
  readonly onChange: (valueMinor: number | null) => void;
  readonly allowNegative?: boolean;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly error?: string | null;
  readonly hideLabel?: boolean;
  readonly description?: string;
}

/** An amount typed in major units, kept in whole minor units. */
export function MoneyInput(props: MoneyInputProps) {
  const { t } = useTranslation();
  const { currency, valueMinor, onChange } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const read = (text: string): number | string => {
    const reply = parseMoney(text, currency);
    if (!reply.ok) {
      if (reply.code === 'amount_too_precise') return t('money.tooPrecise', { decimals: exponentOf(currency) });
      return reply.code === 'amount_too_large' ? t('money.tooLarge') : t('money.unreadable', { text });
    }
    return reply.value < 0 && props.allowNegative !== true ? t('money.negative') : reply.value;
  };

  const settle = (): void => {
    if (draft === null) return;
    if (draft.trim() === '') {
      setDraft(null);
      setProblem(null);
      if (valueMinor !== null) onChange(null);
      return;
    }
    const result = read(draft);
    if (typeof result === 'string') {
      setProblem(result);
      return;
    }
    setDraft(null);
    setProblem(null);
    if (result !== valueMinor) onChange(result);
  };

  const spelled = draft !== null && /[万亿]/.test(draft) ? read(draft) : null;
  return (
    <TextInput
      {...(props.hideLabel === true ? { 'aria-label': props.label } : { label: props.label })}
      value={draft ?? (valueMinor === null ? '' : formatMinor(valueMinor, currency))}
      inputMode="decimal"
      autoComplete="off"
      required={props.required ?? false}
      disabled={props.disabled ?? false}
      error={problem ?? props.error ?? null}
      description={
        typeof spelled === 'number' ? t('money.short', { amount: formatMoney(spelled, currency) }) : props.description
      }
      rightSection={<span className={classes.currency}>{currency}</span>}
      rightSectionWidth={44}
      classNames={{ input: classes.input ?? '' }}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setDraft(text);
        setProblem(null);
        // Known while it is typed, so that a button which needs it is ready before the field is left.
        const result = text.trim() === '' ? null : read(text);
        const known = typeof result === 'number' ? result : null;
        if (known !== valueMinor) onChange(known);
      }}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}
