import { ActionIcon, Button, Modal, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { milestoneKinds } from '../../../src-main/areas/contracts/contract.ts';
import { planAmounts } from '../../../src-main/areas/contracts/rules/milestones.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { MilestoneId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { EntryForm } from '../../components/Entry/EntryDialog.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import classes from './Contracts.module.css';
import type { ContractDetail } from './detail.ts';

interface Draft {
  readonly key: number;
  readonly milestoneId: MilestoneId | undefined;
  readonly kind: (typeof milestoneKinds)[number];
  readonly label: string;
  readonly plannedOn: Day | null;
  readonly shareBp: number | null;
  readonly amountMinor: number | null;
  readonly dueDays: number;
  readonly triggerDocument: string;
  readonly note: string;
  /** On a document or reached: only its planned day and papers can change. */
  readonly fixed: boolean;
}

/** The usual plan of a project: 30 % ahead, 60 % on acceptance, 10 % a year later. */
const usual = [
  { kind: 'deposit', shareBp: 3000, dueDays: 7 },
  { kind: 'acceptance', shareBp: 6000, dueDays: 30 },
  { kind: 'retention', shareBp: 1000, dueDays: 7 },
] as const;

export function PlanDialog(props: {
  readonly opened: boolean;
  readonly contract: ContractDetail;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('contracts');
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('milestones.planTitle', { number: props.contract.number })}
      size={920}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {props.opened && <PlanForm contract={props.contract} onClose={props.onClose} />}
    </Modal>
  );
}

function PlanForm({ contract, onClose }: { readonly contract: ContractDetail; readonly onClose: () => void }) {
  const { t } = useTranslation('contracts');
  const format = useFormat();
  const save = useCommand('contracts.planMilestones');
  const { currency, amountMinor: wholeMinor } = contract;
  const whole = wholeMinor ?? 0;
  const [by, setBy] = useState<'share' | 'amount'>(contract.milestones.length === 0 ? 'share' : 'amount');
  const [rows, setRows] = useState<readonly Draft[]>(
    contract.milestones.length === 0
      ? usual.map((each, key) => ({
          ...each,
          key,
          milestoneId: undefined,
          label: t(`milestoneKinds.${each.kind}`),
          plannedOn: null,
          amountMinor: null,
          triggerDocument: '',
          note: '',
          fixed: false,
        }))
      : contract.milestones.map((each, key) => ({
          ...each,
          key,
          shareBp: null,
          fixed: each.documentId !== null || each.actualOn !== null,
        })),
  );
  const [nextKey, setNextKey] = useState(rows.length);
  const change = (key: number, with_: Partial<Draft>): void =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...with_ } : row)));
  const partsOf = rows.map((row) =>
    by === 'share' ? { shareBp: row.shareBp ?? 0 } : { amountMinor: row.amountMinor ?? 0 },
  );
  const planned = planAmounts({ amountMinor: whole, currency }, partsOf);
  const filled = rows.every((row) => row.label.trim() !== '' && ((by === 'share' ? row.shareBp : row.amountMinor) ?? 0) > 0); // prettier-ignore
  const sum =
    by === 'share'
      ? t('milestones.sumShare', { share: (rows.reduce((total, row) => total + (row.shareBp ?? 0), 0) / 100).toFixed(2) }) // prettier-ignore
      : t('milestones.sumAmount', {
          sum: format.money(
            rows.reduce((total, row) => total + (row.amountMinor ?? 0), 0),
            currency,
          ),
          whole: format.money(whole, currency),
        });

  const toAmounts = (): void => {
    if (planned.ok)
      setRows((before) => before.map((row, index) => ({ ...row, amountMinor: planned.value[index] ?? null })));
    setBy('amount');
  };
  const toShares = (): void => {
    setRows((before) =>
      before.map((row) => ({ ...row, shareBp: whole > 0 && row.amountMinor !== null ? Math.round((row.amountMinor / whole) * 10_000) : row.shareBp })),
    ); // prettier-ignore
    setBy('share');
  };

  const send = async (): Promise<void> => {
    const reply = await save.run(
      {
        contractId: contract.contractId,
        milestones: rows.map((row) => ({
          kind: row.kind,
          label: row.label.trim(),
          plannedOn: row.plannedOn,
          dueDays: row.dueDays,
          triggerDocument: row.triggerDocument.trim(),
          note: row.note,
          ...(by === 'share' ? { shareBp: row.shareBp ?? 0 } : { amountMinor: row.amountMinor ?? 0 }),
          ...(row.milestoneId === undefined ? {} : { milestoneId: row.milestoneId }),
        })),
      },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: t('common:saved') });
    onClose();
  };

  return (
    <EntryForm
      submitLabel={t('common:save')}
      ready={filled && planned.ok}
      busy={save.running}
      failure={save.failure}
      onSubmit={send}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label={t('milestones.by')}
        value={by}
        data={[
          { value: 'share', label: t('milestones.byShare') },
          { value: 'amount', label: t('milestones.byAmount') },
        ]}
        onChange={(value) => (value === 'share' ? toShares() : toAmounts())}
      />
      <div className={classes.plan}>
        <b>{t('milestones.kind')}</b>
        <b>{t('milestones.label')}</b>
        <b>{t('milestones.planned')}</b>
        <b>{t(by === 'share' ? 'milestones.share' : 'common:amount')}</b>
        <b>{t('milestones.days')}</b>
        <b>{t('milestones.trigger')}</b>
        <b />
        {rows.map((row, index) => (
          <Fragment key={row.key}>
            <Select
              aria-label={t('milestones.kindOf', { n: index + 1 })}
              value={row.kind}
              allowDeselect={false}
              disabled={row.fixed}
              data={milestoneKinds.map((value) => ({ value, label: t(`milestoneKinds.${value}`) }))}
              onChange={(kind) => change(row.key, { kind: kind ?? row.kind })}
            />
            <TextInput
              aria-label={t('milestones.labelOf', { n: index + 1 })}
              value={row.label}
              disabled={row.fixed}
              maxLength={60}
              onChange={(event) => change(row.key, { label: event.currentTarget.value })}
            />
            <DayInput
              label={t('milestones.plannedOf', { n: index + 1 })}
              hideLabel
              value={row.plannedOn}
              onChange={(plannedOn) => change(row.key, { plannedOn })}
            />
            {by === 'share' ? (
              <NumberInput
                aria-label={t('milestones.shareOf', { n: index + 1 })}
                value={row.shareBp === null ? '' : row.shareBp / 100}
                suffix="%"
                min={0}
                max={100}
                decimalScale={2}
                disabled={row.fixed}
                description={planned.ok ? format.money(planned.value[index] ?? 0, currency) : undefined}
                onChange={(value) =>
                  change(row.key, { shareBp: value === '' ? null : Math.round(Number(value) * 100) })
                }
              />
            ) : (
              <MoneyInput
                label={t('milestones.amountOf', { n: index + 1 })}
                hideLabel
                currency={currency}
                valueMinor={row.amountMinor}
                disabled={row.fixed}
                onChange={(amountMinor) => change(row.key, { amountMinor })}
              />
            )}
            <NumberInput
              aria-label={t('milestones.daysOf', { n: index + 1 })}
              value={row.dueDays}
              min={0}
              max={3650}
              allowDecimal={false}
              disabled={row.fixed}
              onChange={(value) => change(row.key, { dueDays: Number(value) || 0 })}
            />
            <TextInput
              aria-label={t('milestones.triggerOf', { n: index + 1 })}
              value={row.triggerDocument}
              maxLength={200}
              onChange={(event) => change(row.key, { triggerDocument: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={row.fixed}
              aria-label={t('milestones.removeOf', { n: index + 1 })}
              onClick={() => setRows((before) => before.filter((each) => each.key !== row.key))}
            >
              <Icon name="trash" size={13} />
            </ActionIcon>
          </Fragment>
        ))}
      </div>
      <div>
        <Button
          variant="subtle"
          size="compact-xs"
          disabled={rows.length >= 24}
          leftSection={<Icon name="plus" size={12} />}
          onClick={() => {
            setRows((before) => [
              ...before,
              {
                key: nextKey,
                milestoneId: undefined,
                kind: 'progress',
                label: '',
                plannedOn: null,
                shareBp: null,
                amountMinor: null,
                dueDays: 30,
                triggerDocument: '',
                note: '',
                fixed: false,
              },
            ]);
            setNextKey(nextKey + 1);
          }}
        >
          {t('milestones.addRow')}
        </Button>{' '}
        <span className={planned.ok ? classes.soft : classes.bad}>{sum}</span>
      </div>
      <p className={classes.law}>{t('milestones.planNote')}</p>
    </EntryForm>
  );
}
