import { Button, Checkbox, Group, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contractKinds, contractStatuses } from '../../../src-main/areas/contracts/contract.ts';
import { depositCapMinor } from '../../../src-main/areas/contracts/rules/warnings.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { ContractId, TermId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { CustomerPicker, type PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { TermSelect } from '../../components/Terms/TermSelect.tsx';
import { useTermText } from '../../components/Terms/useTermText.ts';
import classes from './Contracts.module.css';
import type { ContractDetail } from './detail.ts';

export interface ContractDrawerProps {
  readonly opened: boolean;
  /** Null: a new one. */
  readonly contract: ContractDetail | null;
  readonly customer?: PickedCustomer;
  readonly onClose: () => void;
  readonly onSaved: (contractId: ContractId) => void;
}

/** The head of a contract: who, what, how much, until when, paid how, judged where. */
export function ContractDrawer(props: ContractDrawerProps) {
  const { t } = useTranslation('contracts');
  const title = props.contract === null ? t('newContract') : t('editContract', { number: props.contract.number });
  return (
    <SideDrawer opened={props.opened} onClose={props.onClose} title={title} size={720}>
      {props.opened && <ContractForm {...props} />}
    </SideDrawer>
  );
}

const forums = ['court', 'arbitration'] as const;

function ContractForm({ contract, customer: given, onClose, onSaved }: ContractDrawerProps) {
  const { t } = useTranslation('contracts');
  const format = useFormat();
  const { ruleText } = useTermText();
  const working = useWorkingPoint();
  const save = useCommand('contracts.save');
  const terms = useQueryOf('terms.list', { removed: true });
  const [customer, setCustomer] = useState<PickedCustomer | null>(
    contract === null
      ? (given ?? null)
      : { id: contract.customerId, code: contract.customerCode, name: contract.customerName },
  );
  const [termId, setTermId] = useState<TermId | null>(null);
  const [form, setForm] = useState({
    number: contract?.number ?? '',
    title: contract?.title ?? '',
    kind: contract?.kind ?? ('sale' as const),
    status: contract?.status ?? ('draft' as const),
    currency: contract?.currency ?? working.currency,
    amountMinor: contract?.amountMinor ?? null,
    taxRateBp: contract?.taxRateBp ?? null,
    signedOn: contract?.signedOn ?? null,
    fromOn: contract?.fromOn ?? null,
    untilOn: contract?.untilOn ?? null,
    customerSignatory: contract?.customerSignatory ?? '',
    ourSignatory: contract?.ourSignatory ?? '',
    lateRateBp: contract?.lateRateBp ?? null,
    objectionDays: contract?.objectionDays ?? null,
    smeStated: contract?.smeStated ?? false,
    disputeResolution: [...(contract?.disputeResolution ?? [])],
    jurisdiction: contract?.jurisdiction ?? '',
    note: contract?.note ?? '',
  });
  const [agreed, setAgreed] = useState(
    contract?.agreed ?? { rule: null, depositMinor: null, penaltyMinor: null, lossMinor: null, payWhenPaid: false },
  );
  const set = (change: Partial<typeof form>): void => setForm((before) => ({ ...before, ...change }));
  const agree = (change: Partial<typeof agreed>): void => setAgreed((before) => ({ ...before, ...change }));
  const both = form.disputeResolution.length > 1;
  const unsigned = form.status === 'signed' && form.signedOn === null;
  const ready = customer !== null && form.number.trim() !== '' && !both && !unsigned;

  const send = async (): Promise<void> => {
    if (customer === null) return;
    const reply = await save.run(
      {
        ...form,
        agreed,
        customerId: customer.id,
        clauses: contract?.clauses ?? {},
        validity: contract?.validity ?? {},
        ...(contract === null ? {} : { contractId: contract.contractId }),
      },
      { quiet: true },
    );
    if (!reply.ok) return;
    const { invoicesFound: n } = reply.value;
    notifications.show({ message: contract === null && n > 0 ? t('savedWith', { n }) : t('common:saved') });
    onClose();
    onSaved(reply.value.contractId);
  };
  const percent = (value: number | null): number | '' => (value === null ? '' : value / 100);
  const points = (value: number | string): number | null => (value === '' ? null : Math.round(Number(value) * 100));
  const day = (name: 'signedOn' | 'fromOn' | 'untilOn', lean: 'past' | 'future', required = false) => (
    <DayInput
      label={t(`fields.${name}`)}
      value={form[name]}
      onChange={(value: Day | null) => set({ [name]: value })}
      lean={lean}
      required={required}
    />
  );
  const text = (name: 'number' | 'title' | 'customerSignatory' | 'ourSignatory' | 'jurisdiction', required = false) => (
    <TextInput
      label={t(`fields.${name}`)}
      value={form[name]}
      required={required}
      maxLength={200}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void send();
      }}
    >
      <div className={classes.fields}>
        <div data-wide>
          <CustomerPicker
            label={t('common:customer')}
            value={customer}
            onChange={setCustomer}
            required
            autoFocus={customer === null}
          />
        </div>
        {text('number', true)}
        {text('title')}
        <Select
          label={t('fields.kind')}
          value={form.kind}
          allowDeselect={false}
          data={contractKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onChange={(kind) => set({ kind: kind ?? form.kind })}
        />
        <Select
          label={t('fields.status')}
          value={form.status}
          allowDeselect={false}
          data={contractStatuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
          onChange={(status) => set({ status: status ?? form.status })}
        />
        <MoneyInput
          label={t('fields.amount')}
          currency={form.currency}
          valueMinor={form.amountMinor}
          onChange={(amountMinor) => set({ amountMinor })}
          description={t('fields.amountHint')}
        />
        <CurrencySelect
          label={t('fields.currency')}
          value={form.currency}
          first={working.currencies}
          onChange={(currency) => set({ currency })}
        />
        <NumberInput
          label={t('fields.taxRate')}
          suffix="%"
          min={0}
          max={100}
          decimalScale={2}
          value={percent(form.taxRateBp)}
          onChange={(value) => set({ taxRateBp: points(value) })}
        />
        {day('signedOn', 'past', form.status === 'signed')}
        {day('fromOn', 'past')}
        {day('untilOn', 'future')}
        {text('customerSignatory')}
        {text('ourSignatory')}

        <h3>{t('sections.payment')}</h3>
        <TermSelect
          label={t('fields.terms')}
          value={termId}
          placeholder={agreed.rule === null ? t('fields.termsNone') : ruleText(agreed.rule)}
          onChange={(next) => {
            setTermId(next);
            agree({ rule: terms.data?.rows.find(({ id }) => id === next)?.rule ?? null });
          }}
        />
        <NumberInput
          label={t('fields.lateRate')}
          suffix="%"
          min={0}
          max={1000}
          decimalScale={2}
          value={percent(form.lateRateBp)}
          onChange={(value) => set({ lateRateBp: points(value) })}
        />
        <MoneyInput
          label={t('fields.deposit')}
          currency={form.currency}
          valueMinor={agreed.depositMinor}
          onChange={(depositMinor) => agree({ depositMinor })}
          description={
            form.amountMinor === null
              ? t('fields.depositHint')
              : t('fields.depositCap', { amount: format.money(depositCapMinor(form.amountMinor), form.currency) })
          }
        />
        <NumberInput
          label={t('fields.objectionDays')}
          description={t('fields.objectionHint')}
          min={0}
          max={730}
          allowDecimal={false}
          value={form.objectionDays ?? ''}
          onChange={(value) => set({ objectionDays: value === '' ? null : Number(value) })}
        />
        <MoneyInput
          label={t('fields.penalty')}
          currency={form.currency}
          valueMinor={agreed.penaltyMinor}
          onChange={(penaltyMinor) => agree({ penaltyMinor })}
        />
        <MoneyInput
          label={t('fields.loss')}
          currency={form.currency}
          valueMinor={agreed.lossMinor}
          onChange={(lossMinor) => agree({ lossMinor })}
        />
        <Checkbox
          label={t('fields.payWhenPaid')}
          checked={agreed.payWhenPaid}
          onChange={(event) => agree({ payWhenPaid: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('fields.smeStated')}
          checked={form.smeStated}
          onChange={(event) => set({ smeStated: event.currentTarget.checked })}
        />

        <h3>{t('sections.disputes')}</h3>
        <Checkbox.Group
          label={t('fields.disputeResolution')}
          value={form.disputeResolution}
          error={both ? t('fields.bothForums') : null}
          onChange={(chosen) => set({ disputeResolution: forums.filter((forum) => chosen.includes(forum)) })}
        >
          <div className={classes.scopes}>
            {forums.map((forum) => (
              <Checkbox key={forum} value={forum} label={t(`forums.${forum}`)} />
            ))}
          </div>
        </Checkbox.Group>
        {text('jurisdiction')}
        <div data-wide>
          <Textarea
            label={t('fields.note')}
            value={form.note}
            autosize
            minRows={2}
            maxLength={5000}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
        </div>
      </div>
      {unsigned && <Notice tone="look">{t('fields.signedNeedsDay')}</Notice>}
      {save.failure !== null && <Notice tone="bad">{save.failure}</Notice>}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={save.running}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  );
}
