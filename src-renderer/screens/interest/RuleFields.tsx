import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { interestRules, type InterestRule } from '../../../src-main/areas/interest/contract.ts';
import classes from './Interest.module.css';

/** The rule a debt bears interest by, with the choice that rule leaves. */
export interface RuleChoice {
  readonly rule: InterestRule;
  readonly multiplierMilli: number;
  /** Of an agreed rate; null while nothing readable is typed. */
  readonly ratePpm: number | null;
}

export function RuleFields(props: { readonly value: RuleChoice; readonly onChange: (value: RuleChoice) => void }) {
  const { t } = useTranslation('interest');
  const { value, onChange } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value.ratePpm === null ? '' : String(value.ratePpm / 10_000));
  return (
    <>
      <Select
        className={classes.rule ?? ''}
        label={t('fields.rule')}
        value={value.rule}
        data={interestRules.map((rule) => ({ value: rule, label: t(`rules.${rule}`) }))}
        allowDeselect={false}
        onChange={(rule) => {
          if (rule !== null) onChange({ ...value, rule: rule });
        }}
      />
      {value.rule === 'cn-lpr' && (
        <Select
          label={t('fields.multiplier')}
          value={String(value.multiplierMilli)}
          data={[1000, 1300, 1400, 1500].map((milli) => ({ value: String(milli), label: `× ${milli / 1000}` }))}
          allowDeselect={false}
          onChange={(milli) => {
            if (milli !== null) onChange({ ...value, multiplierMilli: Number(milli) });
          }}
        />
      )}
      {value.rule === 'contract' && (
        <TextInput
          label={t('fields.rate')}
          value={shown}
          inputMode="decimal"
          error={shown.trim() !== '' && ppmOf(shown) === null ? t('fields.notARate') : null}
          required
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            onChange({ ...value, ratePpm: ppmOf(event.currentTarget.value) });
          }}
        />
      )}
    </>
  );
}

/** Per cent a year with up to four decimals as parts per million: `ppmOf('3.1')` is 31000. */
export function ppmOf(text: string): number | null {
  const match = /^(\d{1,2})(?:\.(\d{1,4}))?\s*%?$/.exec(text.normalize('NFKC').trim());
  return match ? Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0')) : null;
}
