import { Button, Checkbox, Group, Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  periodEnd,
  securityForms,
  securityKinds,
  type SecurityFact,
  type SecurityKind,
} from '../../../src-main/areas/securities/rules/standing.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { CustomerPicker, type PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import type { SecurityRow } from './rows.ts';
import classes from './Securities.module.css';

type Form = (typeof securityForms)[SecurityKind][number];
type Fields = Omit<SecurityFact, 'amountMinor' | 'releasedOn'> &
  Pick<SecurityRow, 'contractId' | 'provider' | 'currency' | 'registrationNumber' | 'note'>;

/** Which days each kind asks for; the act is paying, handing over, taking or claiming. */
const asks: Readonly<Record<SecurityKind, readonly ('mainDueOn' | 'untilOn' | 'registered' | 'resolution' | 'actedOn')[]>> = {
  guarantee: ['mainDueOn', 'untilOn', 'resolution', 'actedOn'],
  mortgage: ['mainDueOn', 'untilOn', 'registered'],
  pledge: ['mainDueOn', 'untilOn', 'registered', 'actedOn'],
  lien: ['mainDueOn', 'untilOn', 'actedOn'],
  deposit: ['actedOn'],
  retention: ['registered', 'untilOn'],
  other: ['mainDueOn', 'untilOn', 'registered'],
}; // prettier-ignore

export function SecurityForm(props: {
  readonly row: SecurityRow | null;
  readonly customer: PickedCustomer | null;
  readonly onDone: () => void;
}) {
  const { row } = props;
  const { t } = useTranslation('securities');
  const format = useFormat();
  const working = useWorkingPoint();
  const save = useCommand('securities.save');
  const [customer, setCustomer] = useState<PickedCustomer | null>(
    row === null ? props.customer : { id: row.customerId, code: '', name: row.customerName },
  );
  const [amountMinor, setAmountMinor] = useState<number | null>(row?.amountMinor ?? null);
  const [fields, setFields] = useState<Fields>({
    contractId: row?.contractId ?? null,
    kind: row?.kind ?? 'guarantee',
    form: row?.form ?? 'joint',
    provider: row?.provider ?? '',
    company: row?.company ?? false,
    period: row?.period ?? 'not_agreed',
    transferOnDefault: row?.transferOnDefault ?? false,
    currency: row?.currency ?? working.currency,
    realisableMinor: row?.realisableMinor ?? null,
    signedOn: row?.signedOn ?? null,
    mainDueOn: row?.mainDueOn ?? null,
    untilOn: row?.untilOn ?? null,
    registrationNumber: row?.registrationNumber ?? '',
    registeredOn: row?.registeredOn ?? null,
    resolutionOn: row?.resolutionOn ?? null,
    actedOn: row?.actedOn ?? null,
    note: row?.note ?? '',
  });
  const change = (more: Partial<Fields>): void => setFields((before) => ({ ...before, ...more }));
  const { kind, form, period } = fields;
  const contracts = useQueryOf(
    'contracts.list',
    { ...working.point, ...(customer === null ? {} : { customerId: customer.id }), filter: 'all', limit: 200 },
    { enabled: customer !== null },
  );
  const ready = customer !== null && fields.provider.trim() !== '' && (amountMinor ?? 0) > 0 && !working.book.readOnly;
  const asked = (what: (typeof asks)[SecurityKind][number]): boolean => asks[kind].includes(what);
  const forms: readonly string[] = securityForms[kind];
  const days = amountMinor === null ? null : periodEnd({ ...fields, amountMinor, releasedOn: null });

  const send = async (): Promise<void> => {
    if (customer === null || amountMinor === null) return;
    const reply = await save.run(
      { ...(row === null ? {} : { securityId: row.securityId }), ...fields, customerId: customer.id, amountMinor },
      { quiet: true },
    );
    if (!reply.ok) return;
    const [first] = reply.value.warnings;
    notifications.show({
      message: first === undefined ? t('common:saved') : `${t('common:saved')} · ${t(`warnings.${first}`)}`,
    });
    props.onDone();
  };

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void send();
      }}
    >
      {row === null && props.customer === null && (
        <CustomerPicker label={t('common:customer')} value={customer} onChange={setCustomer} required autoFocus />
      )}
      <div className={classes.pair}>
        <Select
          label={t('columns.kind')}
          value={kind}
          allowDeselect={false}
          data={securityKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onChange={(value) => {
            if (value !== null) change({ kind: value, form: securityForms[value][0] });
          }}
        />
        {forms.length > 1 ? (
          <Select
            label={t('columns.form')}
            value={form}
            allowDeselect={false}
            data={forms.map((value) => ({ value, label: t(`forms.${value}`) }))}
            onChange={(value) => change({ form: (value ?? form) as Form })}
          />
        ) : (
          <span aria-hidden />
        )}
        <TextInput
          label={t(`providers.${kind}`)}
          value={fields.provider}
          required
          maxLength={200}
          onChange={(event) => change({ provider: event.currentTarget.value })}
        />
        <Select
          label={t('columns.contract')}
          value={fields.contractId === null ? null : String(fields.contractId)}
          clearable
          data={(contracts.data?.rows ?? []).map((one) => ({ value: String(one.contractId), label: one.number }))}
          onChange={(value) => change({ contractId: value === null ? null : id<'contract'>(Number(value)) })}
        />
        <MoneyInput
          label={t('columns.amount')}
          currency={fields.currency}
          valueMinor={amountMinor}
          onChange={setAmountMinor}
          required
        />
        <CurrencySelect
          label={t('columns.currency')}
          value={fields.currency}
          first={working.currencies}
          onChange={(currency) => change({ currency })}
        />
        <MoneyInput
          label={t('columns.realisable')}
          description={t('columns.realisableHint')}
          currency={fields.currency}
          valueMinor={fields.realisableMinor}
          onChange={(realisableMinor) => change({ realisableMinor })}
        />
        <DayInput
          label={t(`signed.${kind}`)}
          value={fields.signedOn}
          lean="past"
          onChange={(signedOn) => change({ signedOn })}
        />
        {kind === 'guarantee' && (
          <Select
            data-wide
            label={t('columns.period')}
            value={period}
            allowDeselect={false}
            data={(['not_agreed', 'until_paid', 'agreed'] as const).map((value) => ({
              value,
              label: t(`periods.${value}`),
            }))}
            onChange={(value) => change({ period: value ?? period })}
          />
        )}
        {asked('mainDueOn') && (
          <DayInput
            label={t('columns.mainDue')}
            value={fields.mainDueOn}
            onChange={(mainDueOn) => change({ mainDueOn })}
          />
        )}
        {asked('untilOn') && (kind !== 'guarantee' || period === 'agreed') && (
          <DayInput
            label={t(kind === 'lien' ? 'columns.grace' : 'columns.until')}
            value={fields.untilOn}
            onChange={(untilOn) => change({ untilOn })}
          />
        )}
        {asked('registered') && (
          <>
            <TextInput
              label={t('columns.registration')}
              value={fields.registrationNumber}
              maxLength={200}
              onChange={(event) => change({ registrationNumber: event.currentTarget.value })}
            />
            <DayInput
              label={t('columns.registeredOn')}
              value={fields.registeredOn}
              lean="past"
              onChange={(registeredOn) => change({ registeredOn })}
            />
          </>
        )}
        {asked('resolution') && (
          <>
            <Checkbox
              mt={26}
              label={t('columns.company')}
              checked={fields.company}
              onChange={(event) => change({ company: event.currentTarget.checked })}
            />
            {fields.company && (
              <DayInput
                label={t('columns.resolution')}
                value={fields.resolutionOn}
                lean="past"
                onChange={(resolutionOn) => change({ resolutionOn })}
              />
            )}
          </>
        )}
        {asked('actedOn') && (
          <DayInput
            label={t(
              `acted.${kind === 'guarantee' ? (form === 'joint' ? 'guarantee_joint' : 'guarantee_general') : kind}`,
            )}
            value={fields.actedOn}
            lean="past"
            onChange={(actedOn) => change({ actedOn })}
          />
        )}
        {kind !== 'deposit' && kind !== 'guarantee' && kind !== 'lien' && (
          <Checkbox
            data-wide
            label={t('columns.transfer')}
            checked={fields.transferOnDefault}
            onChange={(event) => change({ transferOnDefault: event.currentTarget.checked })}
          />
        )}
      </div>
      {days !== null && (
        <p className={classes.law}>
          {t(`ends.${days.what}_${days.basis}`, { day: format.day(days.on), article: days.article })} · {t('notAdvice')}
        </p>
      )}
      <Textarea
        label={t('columns.note')}
        value={fields.note}
        autosize
        minRows={2}
        maxLength={5000}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      {save.failure !== null && <Notice tone="bad">{save.failure}</Notice>}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={props.onDone}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={save.running}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  );
}
