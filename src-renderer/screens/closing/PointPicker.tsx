import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../../src-main/kernel/instant.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import classes from './Closing.module.css';
import type { Point } from './points.ts';

export interface PointPickerProps {
  readonly label: string;
  readonly value: Point;
  readonly onChange: (point: Point) => void;
}

/** A day, and beside it what was known: today's knowledge, or that of a closed month. */
export function PointPicker({ label, value, onChange }: PointPickerProps) {
  const { t } = useTranslation('closing');
  const format = useFormat();
  const { data } = useQueryOf('closing.list', { limit: 1000 });
  const closes = data?.rows ?? [];
  const choices = [
    { value: '', label: t('points.now') },
    ...closes.map((close) => ({
      value: close.knownAt,
      label: t('points.close', { month: close.month, revision: close.revision }),
    })),
  ];
  const known = value.knownAt ?? '';
  if (!choices.some((choice) => choice.value === known) && value.knownAt !== undefined)
    choices.push({ value: known, label: format.instant(value.knownAt) });

  const choose = (chosen: string): void => {
    if (chosen === '') {
      onChange({ asOf: value.asOf });
      return;
    }
    const close = closes.find((row) => row.knownAt === chosen);
    onChange({ asOf: close?.asOf ?? value.asOf, knownAt: chosen as Instant });
  };

  return (
    <div className={classes.point} role="group" aria-label={label}>
      <span>{label}</span>
      <DayInput
        label={t('points.day', { end: label })}
        hideLabel
        value={value.asOf}
        lean="past"
        required
        onChange={(asOf) =>
          asOf !== null && onChange(value.knownAt === undefined ? { asOf } : { asOf, knownAt: value.knownAt })
        }
      />
      <Select
        aria-label={t('points.known', { end: label })}
        value={known}
        data={choices}
        allowDeselect={false}
        w={168}
        onChange={(chosen) => choose(chosen ?? '')}
      />
    </div>
  );
}
