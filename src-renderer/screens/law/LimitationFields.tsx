import { Checkbox, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LawRow } from './rows.ts';
import classes from './Law.module.css';

type Values = Extract<LawRow['values'], { kind: 'limitation' }>;

const monthsOf = (value: string | number): number | null => {
  const months = Math.round(Number(value) || 0);
  return months < 1 ? null : Math.min(months, 1200);
};

/** The period of limitation and what starts it anew. */
export function LimitationFields({
  values,
  onChange,
}: {
  readonly values: Values;
  readonly onChange: (values: Values) => void;
}) {
  const { t } = useTranslation('law');
  return (
    <>
      <div className={classes.pair}>
        {(['months', 'longStopMonths', 'obstacleMonths'] as const).map((field) => (
          <NumberInput
            key={field}
            label={t(`fields.${field}`)}
            value={values[field] ?? ''}
            min={1}
            max={1200}
            allowDecimal={false}
            onChange={(value) => onChange({ ...values, [field]: monthsOf(value) })}
          />
        ))}
      </div>
      {(['demandRestarts', 'revives', 'rollsToWorkday'] as const).map((field) => (
        <Checkbox
          key={field}
          label={t(`fields.${field}`)}
          checked={values[field]}
          onChange={(event) => onChange({ ...values, [field]: event.currentTarget.checked })}
        />
      ))}
    </>
  );
}
