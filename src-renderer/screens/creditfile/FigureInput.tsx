import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exponentOf, type CurrencyCode } from '../../../src-main/kernel/currency.ts';
import classes from './Creditfile.module.css';
import { readFigure, showFigure } from './units.ts';

export interface FigureInputProps {
  readonly label: string;
  readonly currency: CurrencyCode;
  readonly power: number;
  readonly valueMinor: number | null;
  readonly onChange: (valueMinor: number | null) => void;
  readonly strong?: boolean;
  readonly description?: string;
}

/** One line of a statement, typed in the unit of the form and kept exactly. */
export function FigureInput({ label, currency, power, valueMinor, onChange, ...rest }: FigureInputProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const problem = (text: string): string | null => {
    const read = readFigure(text, power, currency);
    if (read.ok) return null;
    if (read.code === 'amount_too_precise') return t('money.tooPrecise', { decimals: exponentOf(currency) + power });
    return read.code === 'amount_too_large' ? t('money.tooLarge') : t('money.unreadable', { text });
  };
  const [error, setError] = useState<string | null>(null);
  return (
    <TextInput
      label={label}
      description={rest.description}
      value={draft ?? showFigure(valueMinor, power, currency)}
      inputMode="decimal"
      autoComplete="off"
      error={error}
      classNames={{ input: classes.figureInput ?? '' }}
      data-strong={rest.strong || undefined}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setDraft(text);
        setError(null);
        const read = readFigure(text, power, currency);
        const known = read.ok ? read.value : null;
        if (known !== valueMinor) onChange(known);
      }}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => {
        if (draft === null) return;
        const wrong = problem(draft);
        setError(wrong);
        if (wrong === null) setDraft(null);
      }}
    />
  );
}
