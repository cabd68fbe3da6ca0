import { Button, Checkbox, Group, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  dayShifts,
  interestTreatments,
  planPeriods,
  type ScheduleInput,
} from '../../../src-main/areas/plans/contract.ts';
import { checkOwn } from '../../../src-main/areas/plans/rules/own.ts';
import { addMonths, type Day } from '../../../src-main/kernel/day.ts';
import { id, type DueItemId } from '../../../src-main/kernel/ids.ts';
import type { InputFor } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { CustomerPicker, type PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { InstalmentEditor } from './InstalmentEditor.tsx';
import { ItemTicks } from './ItemTicks.tsx';
import { RequestPart, type RequestAnswer } from './RequestPart.tsx';
import classes from './Promises.module.css';
import { useOwnSchedule } from './useOwnSchedule.ts';

export interface NewPlanDrawerProps {
  readonly opened: boolean;
  readonly customer: PickedCustomer | null;
  readonly onClose: () => void;
}

/** A plan in four steps on one sheet: which debts, how the request is answered, dates and amounts, terms. */
export function NewPlanDrawer(props: NewPlanDrawerProps) {
  const { t } = useTranslation('promises');
  return (
    <SideDrawer opened={props.opened} onClose={props.onClose} size={760} title={t('add.plans')}>
      {props.opened && <PlanForm {...props} />}
    </SideDrawer>
  );
}

function PlanForm({ customer: given, onClose }: NewPlanDrawerProps) {
  const { t, i18n } = useTranslation('promises');
  const format = useFormat();
  const working = useWorkingPoint();
  const { asOf, point } = working;
  const draft = useCommand('plans.draft');
  const settings = useQueryOf('settings.get', {});
  const [customer, setCustomer] = useState(given);
  const [currency, setCurrency] = useState(working.currency);
  const [chosen, setChosen] = useState<ReadonlyMap<DueItemId, number>>(new Map());
  const [answer, setAnswer] = useState<RequestAnswer | null>(null);
  const [downPaymentMinor, setDown] = useState<number | null>(null);
  const [terms, setTerms] = useState({ method: 'equal_principal' as 'equal_principal' | 'equal_instalment', count: 3, period: 'month' as ScheduleInput['period'], shift: 'next' as ScheduleInput['shift'], interestTreatment: null as ScheduleInput['interestTreatment'] | null, ratePercent: 0 }); // prettier-ignore
  const [acceleration, setAcceleration] = useState(true);
  const [words, setWords] = useState({ guarantor: '', release: '', acknowledgement: '', note: '' });
  const [firstDueOn, setFirst] = useState<Day>(addMonths(asOf, 1));
  const [securityId, setSecurity] = useState<string | null>(null);
  // Dates and amounts are worked out anew with what they depend on; those changed by hand are an undo away.
  const change = (more: Partial<typeof terms>): void => {
    setTerms((before) => ({ ...before, ...more }));
    own.regenerate();
  };
  const choose = (items: typeof chosen): void => {
    setChosen(items);
    own.regenerate();
  };
  const write = (more: Partial<typeof words>): void => setWords((before) => ({ ...before, ...more }));
  const items = useQueryOf(
    'ledger.items',
    { ...point, customerId: customer?.id, currency, limit: 500 },
    { enabled: customer !== null },
  );
  const securities = useQueryOf(
    'securities.list',
    { ...point, customerId: customer?.id, filter: 'all', limit: 100 },
    { enabled: customer !== null },
  );
  const debtMinor = [...chosen.values()].reduce((sum, minor) => sum + minor, 0);
  const suggestedDown = Math.floor((debtMinor * (settings.data?.plans.downPaymentBp ?? 2000)) / 10_000);
  const { interestTreatment, ratePercent, ...rhythm } = terms;
  const schedule: ScheduleInput | null =
    debtMinor === 0 || interestTreatment === null
      ? null
      : {
          debtMinor,
          currency,
          downPaymentMinor: downPaymentMinor ?? suggestedDown,
          downPaymentOn: asOf,
          firstDueOn,
          ...rhythm,
          interestTreatment,
          interestRateBp: interestTreatment === 'keep' ? Math.round(ratePercent * 100) : null,
        };
  const worked = useQueryOf('plans.preview', (schedule ?? {}) as InputFor<'plans.preview'>, {
    enabled: schedule !== null,
  });
  const own = useOwnSchedule(worked.data?.instalments ?? []);
  const check = checkOwn(own.rows, {
    spreadMinor: worked.data === undefined ? 0 : worked.data.totalMinor - (schedule?.downPaymentMinor ?? 0),
    downPaymentOn: (schedule?.downPaymentMinor ?? 0) > 0 ? asOf : null,
  });
  const agreed: ScheduleInput | null =
    schedule === null || !own.edited
      ? schedule
      : {
          ...schedule,
          method: 'own',
          count: own.rows.length,
          own: own.rows.flatMap(({ dueOn, amountMinor }) => (dueOn === null || amountMinor === null ? [] : [{ dueOn, amountMinor }])), // prettier-ignore
        };
  const preview = useQueryOf('plans.preview', (agreed ?? {}) as InputFor<'plans.preview'>, {
    enabled: agreed !== null && (!own.edited || check.complete),
    keepPrevious: false,
  });
  const ready =
    customer !== null &&
    agreed !== null &&
    (!own.edited || check.complete) &&
    preview.data !== undefined &&
    preview.error === null &&
    !working.book.readOnly;
  const send = async (): Promise<void> => {
    if (customer === null || agreed === null) return;
    const reply = await draft.run(
      {
        customerId: customer.id,
        draftedOn: asOf,
        items: [...chosen].map(([dueItemId, amountMinor]) => ({ dueItemId, amountMinor })),
        ...agreed,
        acceleration,
        ...words,
        ...(securityId === null ? {} : { securityId: id<'security'>(Number(securityId)) }),
        ...(answer === null ? {} : { request: answer }),
      },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: t('plan.drafted', { number: reply.value.number }) });
    onClose();
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
      {given === null && (
        <CustomerPicker
          label={t('common:customer')}
          value={customer}
          onChange={(picked) => {
            setCustomer(picked);
            choose(new Map());
          }}
          required
          autoFocus
        />
      )}
      {working.currencies.length > 1 && (
        <CurrencySelect
          label={t('fields.currency')}
          value={currency}
          first={working.currencies}
          onChange={setCurrency}
        />
      )}
      {customer !== null && (
        <section>
          <h4>{t('plan.step1')}</h4>
          <ItemTicks
            rows={(items.data?.rows ?? []).filter(({ openMinor }) => openMinor > 0)}
            chosen={chosen}
            onChange={choose}
          />
        </section>
      )}
      {debtMinor > 0 && customer !== null && (
        <>
          <RequestPart debtMinor={debtMinor} currency={currency} customer={customer} onAnswer={setAnswer} />
          <section className={classes.form}>
            <h4>{t('plan.step3', { amount: format.money(debtMinor, currency) })}</h4>
            <div className={classes.pair}>
              <MoneyInput
                label={t('fields.downPayment')}
                currency={currency}
                valueMinor={downPaymentMinor ?? suggestedDown}
                onChange={(minor) => {
                  setDown(minor);
                  own.regenerate();
                }}
              />
              <NumberInput
                label={t('fields.count')}
                value={terms.count}
                min={1}
                max={60}
                allowDecimal={false}
                onChange={(value) => change({ count: Number(value) || 1 })}
              />
              <DayInput
                label={t('fields.firstDueOn')}
                value={firstDueOn}
                onChange={(value) => {
                  setFirst(value ?? firstDueOn);
                  own.regenerate();
                }}
                lean="future"
                required
              />
              <Select
                label={t('fields.period')}
                value={terms.period}
                allowDeselect={false}
                data={planPeriods.map((value) => ({ value, label: t(`periods.${value}`) }))}
                onChange={(value) => change({ period: value ?? 'month' })}
              />
              <Select
                label={t('fields.method')}
                value={terms.method}
                allowDeselect={false}
                data={(['equal_principal', 'equal_instalment'] as const).map((value) => ({
                  value,
                  label: t(`methods.${value}`),
                }))}
                onChange={(value) => change({ method: value ?? 'equal_principal' })}
              />
              <Select
                label={t('fields.shift')}
                value={terms.shift}
                allowDeselect={false}
                data={dayShifts.map((value) => ({ value, label: t(`shifts.${value}`) }))}
                onChange={(value) => change({ shift: value ?? 'next' })}
              />
              <Select
                label={t('fields.interest')}
                placeholder={t('fields.interestChoose')}
                value={interestTreatment}
                required
                allowDeselect={false}
                data={interestTreatments.map((value) => ({ value, label: t(`treatments.${value}`) }))}
                onChange={(value) => change({ interestTreatment: value })}
              />
              {interestTreatment === 'keep' && (
                <NumberInput
                  label={t('fields.rate')}
                  description={t('fields.rateHint')}
                  value={ratePercent}
                  min={0}
                  max={24}
                  decimalScale={2}
                  suffix=" %"
                  onChange={(value) => change({ ratePercent: Number(value) || 0 })}
                />
              )}
            </div>
            {interestTreatment === null && <p className={classes.soft}>{t('plan.sayInterest')}</p>}
            {preview.error !== null && schedule !== null && (
              <Notice tone="bad">{errorText(i18n, preview.error)}</Notice>
            )}
            {schedule !== null && worked.data !== undefined && worked.error === null && (
              <>
                <InstalmentEditor
                  own={own}
                  check={check}
                  schedule={schedule}
                  interest={worked.data.interestMinor > 0}
                  planned={preview.data?.instalments}
                />
                {worked.data.warnings.map((code) => (
                  <Notice key={code} tone="look">
                    {t(`planWarnings.${code}`)}
                  </Notice>
                ))}
              </>
            )}
          </section>
          <section className={classes.form}>
            <h4>{t('plan.step4')}</h4>
            <div className={classes.pair}>
              <TextInput
                label={t('fields.guarantor')}
                value={words.guarantor}
                maxLength={200}
                onChange={(event) => write({ guarantor: event.currentTarget.value })}
              />
              <Select
                label={t('fields.security')}
                value={securityId}
                clearable
                data={(securities.data?.rows ?? []).map((row) => ({
                  value: String(row.securityId),
                  label: `${row.provider} · ${format.money(row.coverMinor, row.currency)}`,
                }))}
                onChange={setSecurity}
              />
              <Textarea
                data-wide
                label={t('fields.acknowledgement')}
                description={t('fields.acknowledgementHint')}
                value={words.acknowledgement}
                autosize
                minRows={2}
                maxLength={5000}
                onChange={(event) => write({ acknowledgement: event.currentTarget.value })}
              />
              <Textarea
                data-wide
                label={t('fields.release')}
                value={words.release}
                autosize
                minRows={1}
                maxLength={5000}
                onChange={(event) => write({ release: event.currentTarget.value })}
              />
            </div>
            <Checkbox
              label={t('fields.accelerationText')}
              checked={acceleration}
              onChange={(event) => setAcceleration(event.currentTarget.checked)}
            />
            <p className={classes.soft}>{t('notAdvice')}</p>
          </section>
        </>
      )}
      {draft.failure !== null && <Notice tone="bad">{draft.failure}</Notice>}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={draft.running}>
          {t('plan.draft')}
        </Button>
      </Group>
    </form>
  );
}
