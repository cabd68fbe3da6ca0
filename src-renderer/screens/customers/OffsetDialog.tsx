import { Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { CustomerId, DueItemId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { EntryDialog, EntryForm } from '../../components/Entry/EntryDialog.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Customers.module.css';

export interface OffsetDialogProps {
  readonly opened: boolean;
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly onClose: () => void;
}

/** 往来对冲: what they owe us against what we owe them, by a signed agreement. */
export function OffsetDialog(props: OffsetDialogProps) {
  const { t } = useTranslation('writeoffs');
  return (
    <EntryDialog
      opened={props.opened}
      onClose={props.onClose}
      title={t('offset.title', { name: props.customerName })}
      wide
    >
      <Offset {...props} />
    </EntryDialog>
  );
}

function Offset({ customerId, onClose }: OffsetDialogProps) {
  const { t } = useTranslation('writeoffs');
  const format = useFormat();
  const working = useWorkingPoint();
  const command = useCommand('ledger.addReceipt');
  const [currency, setCurrency] = useState<CurrencyCode>(working.currency);
  const [agreement, setAgreement] = useState('');
  const [agreedOn, setAgreedOn] = useState<Day | null>(working.today);
  const [amountMinor, setAmountMinor] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const [chosen, setChosen] = useState<Readonly<Record<DueItemId, number | null>>>({});
  const open = useQueryOf('ledger.items', { asOf: working.today, customerId, currency, limit: 200 });
  const rows = open.data?.rows ?? [];
  const owedMinor = rows.reduce((sum, row) => sum + row.openMinor, 0);

  // Oldest due first, until somebody says otherwise for an item.
  let left = amountMinor ?? 0;
  for (const row of rows) left -= chosen[row.dueItemId] ?? 0;
  const lines = rows.map((row) => {
    const own = chosen[row.dueItemId];
    if (own !== undefined) return { row, minor: own ?? 0 };
    const minor = Math.max(0, Math.min(left, row.openMinor));
    left -= minor;
    return { row, minor };
  });
  const given = lines.reduce((sum, line) => sum + line.minor, 0);
  const fits = lines.every(({ row, minor }) => minor <= row.openMinor) && amountMinor !== null && given === amountMinor;

  const save = async (): Promise<void> => {
    if (amountMinor === null || agreedOn === null) return;
    const reply = await command.run(
      {
        customerId,
        currency,
        receivedOn: agreedOn,
        amountMinor,
        method: 'offset',
        reference: agreement.trim(),
        note,
        allocations: lines
          .filter(({ minor }) => minor > 0)
          .map(({ row, minor }) => ({ dueItemId: row.dueItemId, amountMinor: minor })),
        rule: 'offset',
      },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: t('offset.saved', { number: reply.value.number }) });
    onClose();
  };

  return (
    <EntryForm
      submitLabel={t('offset.save')}
      ready={agreement.trim() !== '' && agreedOn !== null && (amountMinor ?? 0) > 0 && fits}
      busy={command.running}
      failure={command.failure}
      onSubmit={save}
      onClose={onClose}
    >
      <TextInput
        label={t('offset.agreement')}
        description={t('offset.agreementHint')}
        value={agreement}
        maxLength={200}
        required
        data-autofocus
        onChange={(event) => setAgreement(event.currentTarget.value)}
      />
      <DayInput label={t('offset.agreedOn')} value={agreedOn} onChange={setAgreedOn} lean="past" required />
      {working.currencies.length > 1 && (
        <CurrencySelect
          label={t('offset.currency')}
          value={currency}
          onChange={(code) => {
            setCurrency(code);
            setChosen({});
          }}
        />
      )}
      <MoneyInput
        label={t('offset.amount')}
        currency={currency}
        valueMinor={amountMinor}
        onChange={(minor) => {
          setAmountMinor(minor);
          setChosen({});
        }}
        required
        description={t('offset.owed', { amount: format.money(owedMinor, currency) })}
      />
      {rows.length > 0 && (amountMinor ?? 0) > 0 && (
        <div className={classes.offset}>
          <table>
            <thead>
              <tr>
                <th>{t('register.invoice')}</th>
                <th>{t('register.dueOn')}</th>
                <th data-right>{t('small.open')}</th>
                <th data-right>{t('offset.share')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ row, minor }) => (
                <tr key={row.dueItemId}>
                  <td>{row.number}</td>
                  <td>{format.day(row.dueOn)}</td>
                  <td data-right>{format.amount(row.openMinor, currency)}</td>
                  <td data-right>
                    <MoneyInput
                      label={t('offset.shareOf', { number: row.number })}
                      hideLabel
                      currency={currency}
                      valueMinor={minor === 0 ? null : minor}
                      onChange={(value) => setChosen((before) => ({ ...before, [row.dueItemId]: value }))}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {amountMinor !== null && amountMinor > owedMinor && (
        <Notice tone="bad">{t('offset.tooMuch', { amount: format.money(owedMinor, currency) })}</Notice>
      )}
      {amountMinor !== null && amountMinor <= owedMinor && !fits && (
        <Notice tone="look">
          {t('offset.differs', { given: format.money(given, currency), amount: format.money(amountMinor, currency) })}
        </Notice>
      )}
      <Textarea
        label={t('fields.note')}
        value={note}
        autosize
        maxLength={5000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </EntryForm>
  );
}
