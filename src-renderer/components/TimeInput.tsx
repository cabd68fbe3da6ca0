import { TextInput } from '@mantine/core';
import { useState } from 'react';

export interface TimeInputProps {
  readonly label: string;
  /** `HH:MM`, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
  readonly width?: number;
}

/** An hour on the 24-hour clock in every language: `9`, `930`, `9:30` and `09：30` are read alike. */
export function TimeInput({ label, value, onChange, disabled = false, width }: TimeInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const read = draft === null ? value : readTime(draft);
  const settle = (): void => {
    if (draft === null || read === null) return;
    setDraft(null);
    if (read !== value) onChange(read);
  };
  return (
    <TextInput
      label={label}
      placeholder="HH:MM"
      inputMode="numeric"
      maxLength={5}
      disabled={disabled}
      {...(width === undefined ? {} : { w: width })}
      value={draft ?? value}
      error={read === null}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setDraft(text);
        const whole = /^\d{1,2}[:：]\d{2}$/.test(text.trim()) || text.trim() === '' ? readTime(text) : null;
        if (whole !== null && whole !== value) onChange(whole);
      }}
      onBlur={settle}
    />
  );
}

/** `930` is 09:30, `9` is 09:00, nothing is nothing; null: no hour there is. */
export function readTime(text: string): string | null {
  const typed = text.trim().replace('：', ':');
  if (typed === '') return '';
  const match = /^(\d{1,2})(?::?([0-5]\d))?$/.exec(typed);
  if (!match || Number(match[1]) > 23) return null;
  return `${String(match[1]).padStart(2, '0')}:${match[2] ?? '00'}`;
}
