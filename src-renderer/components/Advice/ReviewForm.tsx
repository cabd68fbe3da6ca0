import { Button, Group, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addMonths, type Day } from '../../../src-main/kernel/day.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../DayInput/DayInput.tsx';
import { MoneyInput } from '../MoneyInput/MoneyInput.tsx';
import { Notice } from '../Notice.tsx';
import { Panel } from '../Section.tsx';
import classes from './Advice.module.css';

interface Props {
  readonly advice: ValueOf<'reviews.advice'>;
  /** Sets a limit with the review; without, the limit is looked at and kept. */
  readonly withLimit: boolean;
  readonly expectedMonthlyMinor: number | null;
  readonly onClose: () => void;
}

/** Decides: a review on record, with the limit it sets. What was worked out is kept with it by the service. */
export function ReviewForm({ advice, withLimit, expectedMonthlyMinor, onClose }: Props) {
  const { t } = useTranslation('advice');
  const format = useFormat();
  const { asOf } = useWorkingPoint();
  const command = useCommand('reviews.record');
  const { currency, customerId, trial } = advice;
  const first = advice.proposals.find(({ toMinor }) => toMinor !== null);
  const fresh = advice.class === 'new' && advice.limit === null;
  const [kind, setKind] = useState<'standing' | 'trial'>(fresh ? 'trial' : 'standing');
  const amounts = {
    trial: trial?.amountMinor ?? null,
    standing: first?.toMinor ?? advice.recommendation.amountMinor,
  };
  const [amountMinor, setAmountMinor] = useState<number | null>(amounts[kind]);
  const [reviewedOn, setReviewedOn] = useState<Day | null>(asOf);
  const [nextOn, setNextOn] = useState<Day | null>(advice.proposedNextOn);
  const [untilOn, setUntilOn] = useState<Day | null>(addMonths(asOf, fresh ? 6 : 12));
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState('');
  const [note, setNote] = useState('');
  const current = advice.limit?.amountMinor ?? 0;
  const above =
    amountMinor !== null &&
    advice.recommendation.amountMinor !== null &&
    amountMinor > advice.recommendation.amountMinor;
  const bigStep = amountMinor !== null && current > 0 && amountMinor * 10 > current * 13;
  const backwards = reviewedOn !== null && nextOn !== null && nextOn < reviewedOn;
  const ended = reviewedOn !== null && untilOn !== null && untilOn < reviewedOn;
  const ready =
    reviewedOn !== null && nextOn !== null && !backwards && !ended &&
    (!withLimit || (amountMinor !== null && reason.trim() !== '' && (kind === 'standing' || untilOn !== null))); // prettier-ignore

  const save = async (): Promise<void> => {
    if (reviewedOn === null || nextOn === null || (withLimit && amountMinor === null)) return;
    const reply = await command.run(
      {
        customerId,
        currency,
        reviewedOn,
        nextOn,
        note,
        limit: withLimit ? { amountMinor: amountMinor ?? 0, untilOn, kind, reason, approver } : null,
        ...(expectedMonthlyMinor === null ? {} : { expectedMonthlyMinor }),
      },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: t('form.saved', { outcome: t(`outcomes.${reply.value.outcome}`) }) });
    onClose();
  };

  return (
    <Panel padded>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <h3>{t(withLimit ? 'form.limitTitle' : 'form.reviewTitle')}</h3>
        {withLimit && (
          <>
            <SegmentedControl
              aria-label={t('form.kind')}
              value={kind}
              data={[
                { value: 'standing', label: t('kinds.standing') },
                { value: 'trial', label: t('kinds.trial') },
              ]}
              onChange={(value) => {
                setKind(value);
                setAmountMinor(amounts[value]);
              }}
            />
            <div className={classes.pair}>
              <MoneyInput label={t('form.amount')} currency={currency} valueMinor={amountMinor} onChange={setAmountMinor} required />
              <DayInput label={t('form.until')} value={untilOn} onChange={setUntilOn} error={ended ? t('form.untilWrong') : null} />
              <TextInput label={t('form.reason')} value={reason} maxLength={200} required onChange={(event) => setReason(event.currentTarget.value)} />
              <TextInput label={t('form.approver')} value={approver} maxLength={200} onChange={(event) => setApprover(event.currentTarget.value)} />
            </div>
            {above && <Notice tone="look">{t('form.above', { amount: format.money(advice.recommendation.amountMinor ?? 0, currency) })}</Notice>}
            {bigStep && <Notice tone="look">{t('form.bigStep')}</Notice>}
          </>
        )}
        <div className={classes.pair}>
          <DayInput label={t('form.reviewedOn')} value={reviewedOn} onChange={setReviewedOn} required />
          <DayInput label={t('form.nextOn')} value={nextOn} onChange={setNextOn} required error={backwards ? t('form.nextWrong') : null} />
        </div>
        <Textarea label={t('form.note')} value={note} autosize minRows={2} maxLength={5000} onChange={(event) => setNote(event.currentTarget.value)} />
        <p className={classes.quiet}>{t('form.basis')}</p>
        {command.failure !== null && <Notice tone="bad">{command.failure}</Notice>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" disabled={!ready} loading={command.running}>
            {t('common:save')}
          </Button>
        </Group>
      </form>
    </Panel>
  ); // prettier-ignore
}
