import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { basisPointsOf, percentText, wholeIn } from '../settings/numbers.ts';
import classes from './Control.module.css';

interface Props {
  readonly label: string;
  readonly description?: string;
  /** What counts while the field is empty. */
  readonly placeholder?: string;
  readonly value: number | null;
  /** Null while the field is empty or holds no such number. */
  readonly onChange: (value: number | null) => void;
}

/** A share typed in per cent, kept in basis points; may stay empty. */
export function ShareInput(props: Props) {
  return <Box {...props} shown={props.value === null ? '' : percentText(props.value)} read={basisPointsOf} unit="%" />;
}

/** A whole number of a unit; may stay empty. */
export function WholeInput(props: Props & { readonly unit: string; readonly to: number; readonly negative?: boolean }) {
  const { to, negative = false } = props;
  const read = (text: string): number | null => {
    const sign = negative && /^\s*[-−]/.test(text) ? -1 : 1;
    const value = wholeIn(sign < 0 ? text.replace(/^\s*[-−]/, '') : text, 0, to);
    return value === null ? null : value === 0 ? 0 : sign * value;
  };
  return <Box {...props} shown={props.value === null ? '' : String(props.value)} read={read} />;
}

function Box(
  props: Props & { readonly shown: string; readonly unit: string; readonly read: (text: string) => number | null },
) {
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && typed.trim() !== '' && props.read(typed) === null;
  return (
    <TextInput
      label={props.label}
      description={props.description}
      placeholder={props.placeholder}
      value={typed ?? props.shown}
      inputMode="decimal"
      error={wrong}
      rightSection={<span className={classes.unit}>{props.unit}</span>}
      rightSectionWidth={36}
      styles={{ input: { textAlign: 'right' } }}
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
