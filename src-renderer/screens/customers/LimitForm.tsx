import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limitKinds } from '../../../src-main/areas/credit/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { addMonths, type Day } from '../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Customers.module.css';

type Kind = (typeof limitKinds)[number];

/** Months until a limit is looked at again where no grade says otherwise (domain.md §7.6: grade A). */
const USUAL_MONTHS = 6;

/** A new limit. Every limit should end: the form proposes the day of the next review. */
export function LimitForm({ customerId, onClose }: { readonly customerId: CustomerId; readonly onClose: () => void }) {
  const { t } = useTranslation('customers');
  const working = useWorkingPoint();
  const command = useCommand('credit.setLimit');
  const settings = useQueryOf('settings.get', {});
  const [currency, setCurrency] = useState<CurrencyCode>(working.currency);
  const [amountMinor, setAmountMinor] = useState<number | null>(null);
  const [kind, setKind] = useState<Kind>('standing');
  const [fromOn, setFromOn] = useState<Day | null>(working.today);
  const [until, setUntil] = useState<Day | null | undefined>(undefined);
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState('');
  const months =
    kind === 'standing' ? (settings.data?.limits.reviewMonths.A ?? USUAL_MONTHS) : kind === 'trial' ? 3 : 1;
  const untilOn = until === undefined ? (fromOn === null ? null : addMonths(fromOn, months)) : until;
  const wrongRange = fromOn !== null && untilOn !== null && untilOn < fromOn;
  const endless = untilOn === null;
  const ready =
    amountMinor !== null &&
    fromOn !== null &&
    !wrongRange &&
    reason.trim() !== '' &&
    !(kind === 'temporary' && endless);

  const save = async (): Promise<void> => {
    if (amountMinor === null || fromOn === null) return;
    const reply = await command.run(
      { customerId, currency, amountMinor, kind, fromOn, untilOn, reason: reason.trim(), approver: approver.trim() },
      { quiet: true },
    );
    if (reply.ok) onClose();
  };

  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <SegmentedControl
        aria-label={t('limits.kind')}
        value={kind}
        data={limitKinds.map((value) => ({ value, label: t(`limits.kinds.${value}`) }))}
        onChange={(value) => setKind(value)}
      />
      <MoneyInput
        label={t('limits.amount')}
        currency={currency}
        valueMinor={amountMinor}
        onChange={setAmountMinor}
        required
      />
      <CurrencySelect label={t('limits.currency')} value={currency} first={working.currencies} onChange={setCurrency} />
      <DayInput label={t('limits.from')} value={fromOn} onChange={setFromOn} required />
      <DayInput
        label={t('limits.until')}
        value={untilOn}
        onChange={setUntil}
        error={wrongRange ? t('limits.range') : null}
      />
      {endless && <Notice tone="look">{t(kind === 'temporary' ? 'limits.temporaryEnds' : 'limits.shouldEnd')}</Notice>}
      <TextInput
        label={t('limits.reason')}
        description={t('limits.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
        maxLength={200}
      />
      <TextInput
        label={t('limits.approver')}
        value={approver}
        onChange={(event) => setApprover(event.currentTarget.value)}
        maxLength={200}
      />
      <Notice tone="note">{t(kind === 'temporary' ? 'limits.noteTemporary' : 'limits.note')}</Notice>
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
  );
}
