import { ActionIcon, Button, Group, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { debitKinds } from '../../../src-main/areas/ledger/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { addDays, addMonths, type Day } from '../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { splitMinor, sumMinor } from '../../../src-main/kernel/money.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySelect } from '../CurrencySelect.tsx';
import { DayInput } from '../DayInput/DayInput.tsx';
import { Icon } from '../Icon.tsx';
import { MoneyInput } from '../MoneyInput/MoneyInput.tsx';
import { Notice } from '../Notice.tsx';
import { SideDrawer } from '../SideDrawer.tsx';
import classes from './Entry.module.css';

type Kind = (typeof debitKinds)[number];

interface Instalment {
  readonly dueOn: Day | null;
  readonly amountMinor: number | null;
}

export interface InvoiceDrawerProps {
  readonly opened: boolean;
  readonly customerId: CustomerId;
  /** Terms of this customer, for the due day that will be worked out. */
  readonly termsDays: number;
  readonly onClose: () => void;
}

/** An invoice or another document that makes the customer owe, due at once or in instalments. */
export function InvoiceDrawer(props: InvoiceDrawerProps) {
  const { t } = useTranslation('entry');
  return (
    <SideDrawer opened={props.opened} onClose={props.onClose} title={t('invoice.title')} size={560}>
      {props.opened && <InvoiceForm {...props} />}
    </SideDrawer>
  );
}

function InvoiceForm({ customerId, termsDays, onClose }: InvoiceDrawerProps) {
  const { t } = useTranslation('entry');
  const format = useFormat();
  const working = useWorkingPoint();
  const add = useCommand('ledger.addInvoice');
  const [kind, setKind] = useState<Kind>('invoice');
  const [number, setNumber] = useState('');
  const [currency, setCurrency] = useState<CurrencyCode>(working.currency);
  const [issuedOn, setIssuedOn] = useState<Day | null>(working.today);
  const [amountMinor, setAmountMinor] = useState<number | null>(null);
  const [dueOn, setDueOn] = useState<Day | null>(null);
  const [instalments, setInstalments] = useState<readonly Instalment[] | null>(null);
  const [note, setNote] = useState('');

  const sum = sumMinor((instalments ?? []).map((part) => part.amountMinor ?? 0));
  const addsUp = instalments === null || sum === amountMinor;
  const whole = instalments === null || instalments.every((part) => part.dueOn !== null && (part.amountMinor ?? 0) > 0);
  const ready = number.trim() !== '' && issuedOn !== null && (amountMinor ?? 0) > 0 && addsUp && whole;
  const expectedDue = issuedOn === null ? null : addDays(issuedOn, termsDays);

  const split = (): void => {
    const first = dueOn ?? expectedDue;
    const parts = amountMinor === null ? [null, null] : splitMinor(amountMinor, [1, 1]);
    setInstalments(
      parts.map((part, index) => ({ dueOn: first === null ? null : addMonths(first, index), amountMinor: part })),
    );
  };
  const change = (at: number, part: Partial<Instalment>): void =>
    setInstalments((all) => (all ?? []).map((each, index) => (index === at ? { ...each, ...part } : each)));

  const save = async (): Promise<void> => {
    if (issuedOn === null || amountMinor === null) return;
    const reply = await add.run(
      {
        kind,
        customerId,
        number: number.trim(),
        currency,
        issuedOn,
        amountMinor,
        note,
        ...(instalments !== null
          ? {
              items: instalments.flatMap((part) =>
                part.dueOn === null || part.amountMinor === null
                  ? []
                  : [{ dueOn: part.dueOn, amountMinor: part.amountMinor }],
              ),
            }
          : dueOn === null
            ? {}
            : { dueOn }),
      },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: t('invoice.saved', { number: number.trim() }) });
    onClose();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <div className={classes.grid}>
        <Select
          label={t('invoice.kind')}
          value={kind}
          allowDeselect={false}
          data={debitKinds.map((value) => ({ value, label: t(`common:documentKinds.${value}`) }))}
          onChange={(value) => setKind(value ?? kind)}
        />
        <TextInput
          label={t('invoice.number')}
          value={number}
          placeholder={t('invoice.numberHint')}
          onChange={(event) => setNumber(event.currentTarget.value)}
          required
          maxLength={200}
          data-autofocus
        />
        <DayInput label={t('invoice.issuedOn')} value={issuedOn} onChange={setIssuedOn} lean="past" required />
        <CurrencySelect
          label={t('invoice.currency')}
          value={currency}
          first={working.currencies}
          onChange={setCurrency}
        />
        <MoneyInput
          label={t('invoice.amount')}
          currency={currency}
          valueMinor={amountMinor}
          onChange={setAmountMinor}
          required
        />
        {instalments === null && (
          <div>
            <DayInput label={t('invoice.dueOn')} value={dueOn} onChange={setDueOn} />
            {dueOn === null && expectedDue !== null && (
              <small>{t('invoice.dueHint', { day: format.day(expectedDue) })}</small>
            )}
          </div>
        )}
        <div data-wide>
          <Switch
            label={t('invoice.instalments')}
            checked={instalments !== null}
            onChange={(event) => (event.currentTarget.checked ? split() : setInstalments(null))}
          />
        </div>
        {instalments !== null && (
          <div className={classes.instalments} data-wide>
            {instalments.map((part, index) => (
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
                  disabled={instalments.length <= 2}
                  onClick={() => setInstalments(instalments.filter((_part, at) => at !== index))}
                >
                  <Icon name="trash" size={14} />
                </ActionIcon>
              </div>
            ))}
            <Group gap={8}>
              <Button
                variant="default"
                size="compact-xs"
                disabled={instalments.length >= 60}
                onClick={() => {
                  const last = instalments.at(-1)?.dueOn ?? null;
                  setInstalments([
                    ...instalments,
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
                {addsUp
                  ? t('invoice.addsUp', { sum: format.money(sum, currency) })
                  : t('invoice.differs', {
                      sum: format.money(sum, currency),
                      difference: format.money(sum - (amountMinor ?? 0), currency),
                    })}
              </span>
            </Group>
          </div>
        )}
        <div data-wide>
          <Textarea
            label={t('invoice.note')}
            value={note}
            autosize
            minRows={2}
            maxLength={5000}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </div>
      </div>
      {add.failure !== null && <Notice tone="bad">{add.failure}</Notice>}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={add.running}>
          {t('invoice.save')}
        </Button>
      </Group>
    </form>
  );
}
