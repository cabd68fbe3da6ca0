import { ActionIcon, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { addMonths, type Day } from '../../../src-main/kernel/day.ts';
import { sumMinor } from '../../../src-main/kernel/money.ts';
import { useFormat } from '../../app/format.ts';
import { DayInput } from '../DayInput/DayInput.tsx';
import { Icon } from '../Icon.tsx';
import { MoneyInput } from '../MoneyInput/MoneyInput.tsx';
import classes from './Entry.module.css';

export interface Instalment {
  readonly dueOn: Day | null;
  readonly amountMinor: number | null;
}

export interface InstalmentsProps {
  readonly parts: readonly Instalment[];
  readonly currency: CurrencyCode;
  /** What they must add up to. */
  readonly amountMinor: number | null;
  readonly onChange: (parts: readonly Instalment[]) => void;
}

export const sumOf = (parts: readonly Instalment[]): number => sumMinor(parts.map((part) => part.amountMinor ?? 0));

/** Due dates and amounts set by hand, with what is still missing in words. */
export function Instalments({ parts, currency, amountMinor, onChange }: InstalmentsProps) {
  const { t } = useTranslation('entry');
  const format = useFormat();
  const sum = sumOf(parts);
  const change = (at: number, part: Partial<Instalment>): void =>
    onChange(parts.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <div className={classes.instalments} data-wide>
      {parts.map((part, index) => (
        <div key={index} className={classes.instalment}>
          <DayInput
            label={`${t('invoice.instalment', { n: index + 1 })} · ${t('invoice.dueOn')}`}
            value={part.dueOn}
            onChange={(day) => change(index, { dueOn: day })}
            required
          />
          <MoneyInput
            label={t('common:amount')}
            currency={currency}
            valueMinor={part.amountMinor}
            onChange={(value) => change(index, { amountMinor: value })}
            required
          />
          <ActionIcon
            aria-label={t('invoice.removeInstalment', { n: index + 1 })}
            disabled={parts.length <= 1}
            onClick={() => onChange(parts.filter((_part, at) => at !== index))}
          >
            <Icon name="trash" size={14} />
          </ActionIcon>
        </div>
      ))}
      <Group gap={8}>
        <Button
          variant="default"
          size="compact-xs"
          disabled={parts.length >= 60}
          onClick={() => {
            const last = parts.at(-1)?.dueOn ?? null;
            onChange([
              ...parts,
              {
                dueOn: last === null ? null : addMonths(last, 1),
                amountMinor: amountMinor !== null && amountMinor > sum ? amountMinor - sum : null,
              },
            ]);
          }}
        >
          {t('invoice.addInstalment')}
        </Button>
        <span role="status">
          {sum === amountMinor
            ? t('invoice.addsUp', { sum: format.money(sum, currency) })
            : t('invoice.differs', {
                sum: format.money(sum, currency),
                difference: format.money(sum - (amountMinor ?? 0), currency),
              })}
        </span>
      </Group>
    </div>
  );
}
