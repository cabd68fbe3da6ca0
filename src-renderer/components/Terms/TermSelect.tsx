import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermId } from '../../../src-main/kernel/ids.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useTermText } from './useTermText.ts';

export interface TermSelectProps {
  readonly label: string;
  readonly value: TermId | null;
  /** What an empty field means here. */
  readonly placeholder: string;
  readonly onChange: (term: TermId | null) => void;
  readonly disabled?: boolean;
}

/** A payment term by code, name or what it says. One that was put away shows only where it is chosen already. */
export function TermSelect({ label, value, placeholder, onChange, disabled = false }: TermSelectProps) {
  const { t } = useTranslation('terms');
  const { ruleText } = useTermText();
  const { data } = useQueryOf('terms.list', { removed: true });
  const rows = data?.rows;
  const options = useMemo(
    () =>
      (rows ?? [])
        .filter((term) => term.removedAt === null || term.id === value)
        .map((term) => {
          const text = ruleText(term.rule);
          const name = term.name === text ? text : `${term.name} · ${text}`;
          const gone = term.removedAt === null ? '' : ` · ${t('removed')}`;
          return { value: String(term.id), label: `${term.code} · ${name}${gone}` };
        }),
    [rows, value, ruleText, t],
  );
  return (
    <Select
      label={label}
      value={value === null ? null : String(value)}
      data={options}
      placeholder={placeholder}
      nothingFoundMessage={t('none')}
      searchable
      clearable
      openOnFocus={false}
      disabled={disabled}
      onChange={(chosen) => onChange(rows?.find((term) => String(term.id) === chosen)?.id ?? null)}
    />
  );
}
