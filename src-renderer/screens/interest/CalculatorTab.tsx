import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type Day } from '../../../src-main/kernel/day.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { AnswerView } from './AnswerView.tsx';
import classes from './Interest.module.css';
import { RuleFields, type RuleChoice } from './RuleFields.tsx';

interface Payment {
  readonly key: number;
  readonly on: Day | null;
  readonly amountMinor: number | null;
}

/** Any debt: principal, days, rule, money that came in between. Nothing is recorded. */
export function CalculatorTab() {
  const { t, i18n } = useTranslation('interest');
  const working = useWorkingPoint();
  const [currency, setCurrency] = useState(working.currency);
  const [principalMinor, setPrincipal] = useState<number | null>(null);
  const [dueOn, setDueOn] = useState<Day | null>(addDays(working.asOf, -90));
  const [toOn, setToOn] = useState<Day | null>(working.asOf);
  const [choice, setChoice] = useState<RuleChoice>({ rule: 'cn-lpr', multiplierMilli: 1300, ratePpm: null });
  const [payments, setPayments] = useState<readonly Payment[]>([]);
  const paid = payments.flatMap(({ on, amountMinor }) =>
    on === null || amountMinor === null ? [] : [{ on, amountMinor }],
  );
  const ready =
    principalMinor !== null &&
    principalMinor > 0 &&
    dueOn !== null &&
    toOn !== null &&
    (choice.rule !== 'contract' || choice.ratePpm !== null);
  const { data, error } = useQueryOf(
    'interest.calculate',
    {
      principalMinor: principalMinor ?? 1,
      currency,
      dueOn: dueOn ?? working.asOf,
      toOn: toOn ?? working.asOf,
      rule: choice.rule,
      multiplierMilli: choice.multiplierMilli,
      ...(choice.ratePpm === null ? {} : { ratePpm: choice.ratePpm }),
      payments: paid,
    },
    { enabled: ready },
  );
  const change = (key: number, part: Partial<Payment>): void =>
    setPayments(payments.map((one) => (one.key === key ? { ...one, ...part } : one)));

  return (
    <>
      <p className={classes.source}>{t('calculator.note')}</p>
      <div className={classes.fields}>
        <CurrencySelect
          label={t('fields.currency')}
          value={currency}
          first={working.currencies}
          onChange={setCurrency}
        />
        <MoneyInput
          label={t('fields.principal')}
          currency={currency}
          valueMinor={principalMinor}
          onChange={setPrincipal}
          required
        />
        <DayInput label={t('fields.dueOn')} value={dueOn} onChange={setDueOn} lean="past" required />
        <DayInput label={t('fields.toOn')} value={toOn} onChange={setToOn} lean="past" required />
        <RuleFields value={choice} onChange={setChoice} />
      </div>
      <div className={classes.payments}>
        {payments.map((one) => (
          <div key={one.key} className={classes.payment}>
            <DayInput
              label={t('fields.paidOn')}
              value={one.on}
              onChange={(on) => change(one.key, { on })}
              lean="past"
            />
            <MoneyInput
              label={t('fields.paid')}
              currency={currency}
              valueMinor={one.amountMinor}
              onChange={(amountMinor) => change(one.key, { amountMinor })}
            />
            <Button
              variant="subtle"
              aria-label={t('calculator.removePayment')}
              onClick={() => setPayments(payments.filter(({ key }) => key !== one.key))}
            >
              <Icon name="cross" size={13} />
            </Button>
          </div>
        ))}
        <div>
          <Button
            variant="default"
            leftSection={<Icon name="plus" size={13} />}
            onClick={() =>
              setPayments([
                ...payments,
                { key: Math.max(0, ...payments.map(({ key }) => key)) + 1, on: null, amountMinor: null },
              ])
            }
          >
            {t('calculator.addPayment')}
          </Button>
        </div>
      </div>
      {!ready ? (
        <Notice tone="note">{t('calculator.fill')}</Notice>
      ) : error !== null ? (
        <Notice tone="bad">{errorText(i18n, error)}</Notice>
      ) : (
        data !== undefined && <AnswerView answer={data} currency={currency} />
      )}
    </>
  );
}
