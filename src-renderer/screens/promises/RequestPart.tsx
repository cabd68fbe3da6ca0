import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { StatusBadge } from '../../components/StatusBadge.tsx';
import classes from './Promises.module.css';

export type RequestAnswer = NonNullable<InputFor<'plans.draft'>['request']>;

/** The customer asks for time: its credit now, what it pays today, what the contract allows, and the answer they give. */
export function RequestPart(props: {
  readonly debtMinor: number;
  readonly currency: CurrencyCode;
  readonly customer: PickedCustomer;
  readonly onAnswer: (answer: RequestAnswer) => void;
}) {
  const { t } = useTranslation('promises');
  const { asOf, point } = useWorkingPoint();
  const { debtMinor, currency, customer, onAnswer } = props;
  const [creditNow, setCredit] = useState<'good' | 'bad'>('good');
  const [creditWhy, setWhy] = useState('');
  const [paidTodayMinor, setPaid] = useState<number | null>(0);
  const [penaltyAgreed, setPenalty] = useState(false);
  const danger = useQueryOf('signals.danger', { ...point, customerId: customer.id });
  const decided = useQueryOf('plans.decide', {
    askedOn: asOf,
    creditNow,
    creditWhy,
    debtMinor,
    paidTodayMinor: Math.min(debtMinor, paidTodayMinor ?? 0),
    penaltyAgreed,
  });
  const { data } = decided;
  useEffect(() => {
    if (data === undefined) return;
    const { shareBp: _share, thresholdBp: _threshold, penaltyLeftOut: _left, ...answer } = data;
    onAnswer(answer);
  }, [data, onAnswer]);
  const level = danger.data?.customers.find((row) => row.customerId === customer.id)?.level ?? 'none';
  return (
    <section className={classes.form}>
      <h4>{t('plan.step2')}</h4>
      <div className={classes.heading}>
        <SegmentedControl
          aria-label={t('fields.creditNow')}
          value={creditNow}
          data={(['good', 'bad'] as const).map((value) => ({ value, label: t(`credit.${value}`) }))}
          onChange={setCredit}
        />
        <StatusBadge customerId={customer.id} />
        {level !== 'none' && <span className={classes.late}>{t(`danger.${level}`)}</span>}
      </div>
      <div className={classes.pair}>
        <TextInput
          label={t('fields.creditWhy')}
          value={creditWhy}
          maxLength={500}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        <MoneyInput label={t('fields.paidToday')} currency={currency} valueMinor={paidTodayMinor} onChange={setPaid} />
      </div>
      <Checkbox
        label={t('fields.penaltyAgreed')}
        checked={penaltyAgreed}
        onChange={(event) => setPenalty(event.currentTarget.checked)}
      />
      {data !== undefined && <Answer answer={data} currency={currency} />}
    </section>
  );
}

function Answer({ answer, currency }: { readonly answer: ValueOf<'plans.decide'>; readonly currency: CurrencyCode }) {
  const { t } = useTranslation('promises');
  const format = useFormat();
  const priced = answer.verdict === 'full' || answer.verdict === 'penalty_and_rest';
  return (
    <Notice tone={answer.verdict === 'refuse' ? 'bad' : 'note'}>
      {t(priced && answer.penaltyMinor === 0 ? `answersFree.${answer.verdict}` : `answers.${answer.verdict}`, {
        base: format.money(answer.interestBaseMinor, currency),
        penalty: format.money(answer.penaltyMinor, currency),
        share: format.basisPoints(answer.shareBp),
        threshold: format.basisPoints(answer.thresholdBp),
      })}
      {answer.penaltyLeftOut && ` ${t('answers.penaltyLeftOut')}`}
    </Notice>
  );
}
