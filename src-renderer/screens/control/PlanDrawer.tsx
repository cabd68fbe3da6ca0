import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../../src-main/areas/control/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Control.module.css';
import { ShareInput, WholeInput } from './inputs.tsx';

type Stored = ValueOf<'control.overview'>['plan'];
const empty: Plan = {
  planSalesMinor: null, targetDsoDays: null, ownFundsMinor: null, creditLineMinor: null, costShareBp: null, currentAssetsShareBp: null,
  salesShareBp: null, fundingRateBp: null, marginBp: null, overdueShareBp: null, badDebtBp: null, options: [],
}; // prettier-ignore
type Option = { [Name in keyof Plan['options'][number]]: Plan['options'][number][Name] | null };

export function PlanDrawer(props: { readonly opened: boolean; readonly plan: Stored; readonly onClose: () => void }) {
  const { t } = useTranslation('control');
  return (
    <SideDrawer opened={props.opened} onClose={props.onClose} title={t('plan.title')} size={820}>
      {props.opened && <PlanForm plan={props.plan} onClose={props.onClose} />}
    </SideDrawer>
  );
}

function PlanForm({ plan, onClose }: { readonly plan: Stored; readonly onClose: () => void }) {
  const { t } = useTranslation('control');
  const { currency, asOf } = useWorkingPoint();
  const command = useCommand('control.savePlan');
  const [figures, setFigures] = useState<Plan>(plan?.figures ?? empty);
  const [options, setOptions] = useState<readonly Option[]>(plan?.figures.options ?? []);
  const [fromOn, setFromOn] = useState<Day | null>(plan?.fromOn ?? asOf);
  const [note, setNote] = useState(plan?.note ?? '');
  const set = (change: Partial<Plan>): void => setFigures((before) => ({ ...before, ...change }));
  const whole = options.every((one) => (one.name ?? '').trim() !== '' && (one.salesMinor ?? 0) > 0 && one.collectionDays !== null && one.collectionCostMinor !== null && one.badDebtBp !== null); // prettier-ignore
  const ready = fromOn !== null && whole;
  const money = (name: 'planSalesMinor' | 'ownFundsMinor' | 'creditLineMinor') => (
    <MoneyInput label={t(`plan.${name}`)} currency={currency} valueMinor={figures[name]} onChange={(value) => set({ [name]: value })} />
  ); // prettier-ignore
  const share = (name: 'costShareBp' | 'currentAssetsShareBp' | 'salesShareBp' | 'fundingRateBp' | 'marginBp' | 'overdueShareBp' | 'badDebtBp') => (
    <ShareInput label={t(`plan.${name}`)} value={figures[name]} onChange={(value) => set({ [name]: value })} />
  ); // prettier-ignore
  const change = (index: number, part: Partial<Option>): void =>
    setOptions((before) => before.map((one, place) => (place === index ? { ...one, ...part } : one)));

  const save = async (): Promise<void> => {
    if (fromOn === null) return;
    const reply = await command.run({ currency, fromOn, note, figures: { ...figures, options: options as Plan['options'] } }, { quiet: true }); // prettier-ignore
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
      <p className={classes.quiet}>{t('plan.hint')}</p>
      <div className={classes.three}>
        <DayInput label={t('plan.fromOn')} value={fromOn} onChange={setFromOn} required />
        {money('planSalesMinor')}
        <WholeInput label={t('plan.targetDsoDays')} unit={t('dayUnit')} to={730} value={figures.targetDsoDays} onChange={(value) => set({ targetDsoDays: value })} />
        {money('ownFundsMinor')}
        {money('creditLineMinor')}
        {share('costShareBp')}
        {share('currentAssetsShareBp')}
        {share('salesShareBp')}
        {share('fundingRateBp')}
        {share('marginBp')}
        {share('overdueShareBp')}
        {share('badDebtBp')}
      </div>
      <h3>{t('options.title')}</h3>
      {options.map((option, index) => (
        <div key={index} className={classes.options}>
          <TextInput label={t('options.name')} value={option.name ?? ''} onChange={(event) => change(index, { name: event.currentTarget.value })} />
          <MoneyInput label={t('options.sales')} currency={currency} valueMinor={option.salesMinor} onChange={(value) => change(index, { salesMinor: value })} />
          <WholeInput label={t('options.days')} unit={t('dayUnit')} to={730} value={option.collectionDays} onChange={(value) => change(index, { collectionDays: value })} />
          <MoneyInput label={t('options.cost')} currency={currency} valueMinor={option.collectionCostMinor} onChange={(value) => change(index, { collectionCostMinor: value })} />
          <ShareInput label={t('options.badDebt')} value={option.badDebtBp} onChange={(value) => change(index, { badDebtBp: value })} />
          <Button variant="subtle" color="gray" aria-label={t('options.remove')} onClick={() => setOptions(options.filter((_, place) => place !== index))}>
            <Icon name="cross" size={13} />
          </Button>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          disabled={options.length >= 8}
          onClick={() => setOptions([...options, { name: '', salesMinor: null, collectionDays: null, collectionCostMinor: null, badDebtBp: null }])}
        >
          {t('options.add')}
        </Button>
      </div>
      <Textarea label={t('plan.note')} value={note} autosize minRows={2} maxLength={5000} onChange={(event) => setNote(event.currentTarget.value)} />
      {command.failure !== null && <Notice tone="bad">{command.failure}</Notice>}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={command.running}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  ); // prettier-ignore
}
