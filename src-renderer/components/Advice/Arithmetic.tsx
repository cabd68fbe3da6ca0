import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { useFormat } from '../../app/format.ts';
import classes from './Advice.module.css';

export interface ArithmeticStep {
  readonly op: string;
  readonly label: string;
  readonly unit: 'money' | 'bp' | 'days' | 'months' | 'count' | 'thousandths';
  readonly value: number;
}

/** The numbers that went in, in order: `monthly sales 120,000.00 × terms 60 d ÷ 30 d × factor 0.80`. */
export function Arithmetic({
  steps,
  currency,
}: {
  readonly steps: readonly ArithmeticStep[];
  readonly currency: CurrencyCode;
}) {
  const { t } = useTranslation('advice');
  const format = useFormat();
  const shown = ({ unit, value }: ArithmeticStep): string => {
    switch (unit) {
      case 'money':
        return format.amount(value, currency);
      case 'bp':
        return `${(value / 100).toFixed(value % 100 === 0 ? 0 : 1)}%`;
      case 'days':
        return t('units.days', { n: value });
      case 'months':
        return t('units.months', { n: value });
      case 'thousandths':
        return (value / 1000).toFixed(3);
      default:
        return String(value);
    }
  };
  return (
    <span className={classes.arithmetic}>
      {steps.map((step, index) => (
        <Fragment key={`${step.label}-${index}`}>
          {index > 0 && (step.op === '' ? t('between') : ' ')}
          {step.op !== '' &&
            `${step.op === 'min' || step.op === 'max' || step.op === 'median' ? t(`ops.${step.op}`) : step.op} `}
          {named(step) && `${t(`steps.${step.label}`)} `}
          <b>{shown(step)}</b>
        </Fragment>
      ))}
    </span>
  );
}

/** A number of months or times says itself, and what a part comes to needs no name behind its sign. */
function named({ op, label }: ArithmeticStep): boolean {
  return label !== 'salesMonths' && label !== 'two' && !(op === '=' && label.endsWith('Part'));
}
