import { ActionIcon, Loader, Popover, TextInput } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '../../../src-main/kernel/day.ts';
import { localToday } from '../../app/today.ts';
import { Icon } from '../Icon.tsx';
import { parseDay, type Lean } from './parseDay.ts';

const DayCalendar = lazy(() => import('./DayCalendar.tsx'));

export interface DayInputProps {
  readonly label: string;
  /** Null shows an empty field. */
  readonly value: Day | null;
  /** Called with a real day, or null when the field was emptied. Unreadable text is kept in the field and shown. */
  readonly onChange: (value: Day | null) => void;
  /** Where "25日" or "周五" is looked for. */
  readonly lean?: Lean;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly error?: string | null;
  readonly autoFocus?: boolean;
  readonly hideLabel?: boolean;
}

/** A day typed the way people say it, or picked from a calendar. */
export function DayInput(props: DayInputProps) {
  const { t } = useTranslation();
  const { value, onChange, lean = 'future', required = false, disabled = false } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [open, setOpen] = useState(false);

  const settle = (): void => {
    if (draft === null) return;
    const text = draft.trim();
    if (text === '') {
      setDraft(null);
      setProblem(required ? t('day.required') : null);
      if (value !== null) onChange(null);
      return;
    }
    const day = parseDay(text, localToday(), lean);
    if (day === null) {
      setProblem(t('day.unreadable', { text }));
      return;
    }
    setDraft(null);
    setProblem(null);
    if (day !== value) onChange(day);
  };

  const pick = (day: Day): void => {
    setDraft(null);
    setProblem(null);
    setOpen(false);
    if (day !== value) onChange(day);
  };

  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <TextInput
          {...(props.hideLabel === true ? { 'aria-label': props.label } : { label: props.label })}
          value={draft ?? value ?? ''}
          placeholder={t('day.short')}
          title={t('day.hint')}
          required={required}
          disabled={disabled}
          error={problem ?? props.error ?? null}
          {...(props.autoFocus === true ? { 'data-autofocus': true } : {})}
          onChange={(event) => {
            setDraft(event.currentTarget.value);
            setProblem(null);
          }}
          onBlur={settle}
          onKeyDown={(event) => {
            if (event.key === 'Enter') settle();
            else if (event.key === 'ArrowDown' && event.altKey) setOpen(true);
          }}
          rightSection={
            <ActionIcon
              size="sm"
              disabled={disabled}
              aria-label={t('calendar')}
              aria-expanded={open}
              onClick={() => setOpen((was) => !was)}
            >
              <Icon name="calendar" size={14} />
            </ActionIcon>
          }
        />
      </Popover.Target>
      <Popover.Dropdown>
        <Suspense fallback={<Loader size="xs" />}>
          <DayCalendar value={value} onPick={pick} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
