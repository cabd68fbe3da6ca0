import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { basisPointsOf, percentText, wholeIn } from './numbers.ts';
import classes from './Settings.module.css';

interface FieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: number;
  /** Null: what stands in the field is no such number; the form must not be saved. */
  readonly onChange: (value: number | null) => void;
}

export function WholeField(props: FieldProps & { readonly from: number; readonly to: number; readonly unit?: string }) {
  const { t } = useTranslation('settings');
  const { from, to } = props;
  return (
    <Field
      {...props}
      shown={String(props.value)}
      read={(text) => wholeIn(text, from, to)}
      problem={t('wholeRange', { from, to })}
      unit={props.unit ?? t('daysUnit')}
    />
  );
}

/** A share, typed in per cent and kept in basis points. */
export function PercentField(props: FieldProps) {
  const { t } = useTranslation('settings');
  return (
    <Field {...props} shown={percentText(props.value)} read={basisPointsOf} problem={t('percentRange')} unit="%" />
  );
}

function Field(
  props: FieldProps & {
    readonly shown: string;
    readonly read: (text: string) => number | null;
    readonly problem: string;
    readonly unit: string;
  },
) {
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && props.read(typed) === null;
  return (
    <TextInput
      label={props.label}
      description={props.description}
      value={typed ?? props.shown}
      inputMode="decimal"
      error={wrong ? props.problem : null}
      rightSection={<span className={classes.unit}>{props.unit}</span>}
      // Room for the unit: "%", 天 and days fit the least, months want more.
      rightSectionWidth={Math.max(36, 14 + props.unit.length * 6)}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        props.onChange(props.read(event.currentTarget.value));
      }}
      onBlur={() => {
        if (!wrong) setTyped(null);
      }}
    />
  );
}
