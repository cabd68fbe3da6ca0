import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { useQueryOf } from '../../app/queries.ts';
import { StatusBadge } from '../StatusBadge.tsx';

export interface PickedCustomer {
  readonly id: CustomerId;
  readonly code: string;
  readonly name: string;
}

export interface CustomerPickerProps {
  readonly label: string;
  readonly value: PickedCustomer | null;
  readonly onChange: (customer: PickedCustomer | null) => void;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly error?: string | null;
  readonly autoFocus?: boolean;
  /** Tells of each customer found whether it is on watch or on hold. */
  readonly withStatus?: boolean;
}

const SHOWN = 30;

/** A customer found by name, pinyin initials, code or tax ID. */
export function CustomerPicker(props: CustomerPickerProps) {
  const { t } = useTranslation();
  const { value, onChange } = props;
  const [typed, setTyped] = useState('');
  // The field repeats the chosen name; that is no search.
  const [text] = useDebouncedValue(typed === value?.name ? '' : typed.trim(), 120);
  const found = useQueryOf('customers.search', { text, limit: SHOWN });
  const rows = found.data?.rows ?? [];
  const listed = value === null || rows.some(({ id }) => id === value.id) ? rows : [value, ...rows];
  const more = (found.data?.total ?? 0) - rows.length;

  return (
    <Select
      label={props.label}
      placeholder={t('picker.placeholder')}
      searchable
      clearable
      required={props.required ?? false}
      disabled={props.disabled ?? false}
      error={props.error ?? null}
      {...(props.autoFocus === true ? { 'data-autofocus': true } : {})}
      value={value === null ? null : String(value.id)}
      data={listed.map(({ id, name }) => ({ value: String(id), label: name }))}
      filter={({ options }) => options}
      onSearchChange={setTyped}
      nothingFoundMessage={text === '' ? t('picker.typeToSearch') : t('picker.nothing', { text })}
      description={more > 0 && text !== '' ? t('picker.more', { count: more }) : undefined}
      renderOption={({ option }) => {
        const found = listed.find(({ id }) => String(id) === option.value);
        return (
          <span>
            {option.label} <small>{found?.code}</small>{' '}
            {props.withStatus === true && found !== undefined && <StatusBadge customerId={found.id} short />}
          </span>
        );
      }}
      onChange={(chosen) => onChange(listed.find(({ id }) => String(id) === chosen) ?? null)}
    />
  );
}
