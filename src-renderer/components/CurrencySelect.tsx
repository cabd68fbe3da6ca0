import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { currency, knownCurrencies, type CurrencyCode } from '../../src-main/kernel/currency.ts';
import { useFormat } from '../app/format.ts';

export interface CurrencySelectProps {
  readonly label: string;
  readonly value: CurrencyCode;
  /** Those in use come first. */
  readonly first?: readonly CurrencyCode[];
  readonly onChange: (currency: CurrencyCode) => void;
  readonly disabled?: boolean;
}

/** A currency by code or name, among all that are known. */
export function CurrencySelect({ label, value, first = none, onChange, disabled = false }: CurrencySelectProps) {
  const { currencyName } = useFormat();
  const data = useMemo(
    () =>
      [...new Set([...first, ...knownCurrencies])].map((code) => ({
        value: code,
        label: `${code} ${currencyName(code)}`,
      })),
    [first, currencyName],
  );
  return (
    <Select
      label={label}
      value={value}
      data={data}
      searchable
      openOnFocus={false}
      allowDeselect={false}
      disabled={disabled}
      onChange={(code) => {
        if (code !== null) onChange(currency(code));
      }}
    />
  );
}

const none: readonly CurrencyCode[] = [];
