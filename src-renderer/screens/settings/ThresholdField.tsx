import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pointsText } from '../../../src-main/areas/scoring/rules/score.ts';
import { milliOf } from '../customers/score/milliOf.ts';
import classes from './ScoreCard.module.css';

export interface ThresholdFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly valueMilli: number;
  readonly from?: number;
  readonly to?: number;
  /** Null: what stands in the field is no such number. */
  readonly onChange: (valueMilli: number | null) => void;
}

/** A number with up to three decimals, small enough to stand in a row of bands. */
export function ThresholdField({ label, unit, valueMilli, from, to, onChange }: ThresholdFieldProps) {
  const { t } = useTranslation('scoring');
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string): number | null => {
    const value = milliOf(text);
    return value === null || (from !== undefined && value < from) || (to !== undefined && value > to) ? null : value;
  };
  const wrong = typed !== null && read(typed) === null;
  return (
    <TextInput
      aria-label={label}
      title={wrong ? t('editor.number') : label}
      className={classes.threshold ?? ''}
      size="xs"
      value={typed ?? pointsText(valueMilli)}
      inputMode="decimal"
      error={wrong}
      rightSection={<span className={classes.unit}>{unit}</span>}
      rightSectionWidth={unit.length > 1 ? 34 : 22}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(read(event.currentTarget.value));
      }}
      onBlur={() => {
        if (!wrong) setTyped(null);
      }}
    />
  );
}
