import { Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';

interface Named {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: boolean;
  readonly wide?: boolean;
  readonly description?: ReactNode;
}

/** One line of text in a file form. */
export function LineField({ label, value, onChange, required = false, wide = false, description }: Named) {
  return (
    <div data-wide={wide || undefined}>
      <TextInput
        label={label}
        value={value}
        required={required}
        maxLength={200}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...(description === undefined ? {} : { description })}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

/** A text of several lines over the whole width. */
export function LongField({ label, value, onChange, description }: Named) {
  return (
    <div data-wide>
      <Textarea
        label={label}
        value={value}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        {...(description === undefined ? {} : { description })}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

/** One of a closed list of words. */
export function ChoiceField<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly word: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}) {
  const { label, value, values, word, onChange } = props;
  return (
    <Select
      label={label}
      value={value}
      allowDeselect={false}
      data={values.map((each) => ({ value: each, label: word(each) }))}
      onChange={(chosen) => {
        const found = values.find((each) => each === chosen);
        if (found !== undefined) onChange(found);
      }}
    />
  );
}
