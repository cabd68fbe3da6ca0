import { Button, Group, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assetKinds, costKinds } from '../../../src-main/areas/cases/contract.ts';
import { COST_ONLY, stageIndex, stageOf, stagesOf } from '../../../src-main/areas/cases/rules/stages.ts';
import { laterDay, type Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Cases.module.css';
import type { CaseDetail } from './detail.ts';

type AssetKind = (typeof assetKinds)[number];
type CostKind = (typeof costKinds)[number];

/** A stage with its day and the paper that proves it, or a cost alone; no field more than the stage needs. */
export function StageForm(props: {
  readonly detail: CaseDetail;
  readonly costOnly: boolean;
  readonly onDone: () => void;
}) {
  const { detail, costOnly } = props;
  const { t } = useTranslation('cases');
  const { today } = useWorkingPoint();
  const add = useCommand('cases.addStage');
  const reached = new Set(detail.events.map(({ stage }) => stage));
  const offered = stagesOf[detail.kind].filter(({ code, repeats }) => repeats === true || !reached.has(code));
  const [code, setCode] = useState(() => nextStage(detail));
  const [onDay, setOnDay] = useState<Day | null>(laterDay(today, detail.openedOn));
  const [reference, setReference] = useState('');
  const [performUntilOn, setPerformUntilOn] = useState<Day | null>(null);
  const [claimUntilOn, setClaimUntilOn] = useState<Day | null>(null);
  const [petitionOn, setPetitionOn] = useState<Day | null>(null);
  const [assetKind, setAssetKind] = useState<AssetKind | null>(null);
  const [asset, setAsset] = useState('');
  const [untilOn, setUntilOn] = useState<Day | null>(null);
  const [amountMinor, setAmountMinor] = useState<number | null>(null);
  const [costKind, setCostKind] = useState<CostKind | null>(costOnly ? 'court_fee' : null);
  const [costMinor, setCostMinor] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const stage = costOnly ? COST_ONLY : code;
  const asks = costOnly ? [] : (stageOf(detail.kind, code)?.asks ?? []);
  const costs = (costMinor ?? 0) > 0;
  const ready = onDay !== null && (costOnly ? costs && costKind !== null : code !== '' && costs === (costKind !== null && costs)); // prettier-ignore

  const send = async (): Promise<void> => {
    if (!ready) return;
    const values = {
      reference,
      ...(asks.includes('performUntilOn') ? { performUntilOn } : {}),
      ...(asks.includes('claimUntilOn') ? { claimUntilOn } : {}),
      ...(asks.includes('petitionOn') ? { petitionOn } : {}),
      ...(asks.includes('asset') ? { assetKind, asset, untilOn } : {}),
      ...(asks.includes('amount') ? { amountMinor } : {}),
    };
    const cost = costs && costKind !== null ? { costKind, costMinor: costMinor ?? 0 } : {};
    const reply = await add.run({ caseId: detail.caseId, stage, onDay, values, note, ...cost }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('drawer.recorded', { what: t(`stages.${stage}`) }) });
    props.onDone();
  };

  return (
    <form
      noValidate
      className={classes.step}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className={classes.pair}>
        {!costOnly && (
          <Select
            label={t('form.stage')}
            value={code === '' ? null : code}
            allowDeselect={false}
            data-autofocus
            data={offered.map((each) => ({
              value: each.code,
              label: each.optional === true ? `${t(`stages.${each.code}`)} (${t('drawer.optional')})` : t(`stages.${each.code}`),
            }))}
            onChange={(value) => setCode(value ?? code)}
          />
        )}
        <DayInput label={t('form.day')} value={onDay} onChange={setOnDay} lean="past" required />
        {!costOnly && (
          <TextInput data-wide label={t('form.reference')} description={t('form.referenceHint')} value={reference} maxLength={200} onChange={(event) => setReference(event.currentTarget.value)} />
        )}
        {asks.includes('performUntilOn') && <DayInput label={t('form.performUntilOn')} value={performUntilOn} onChange={setPerformUntilOn} />}
        {asks.includes('claimUntilOn') && <DayInput label={t('form.claimUntilOn')} value={claimUntilOn} onChange={setClaimUntilOn} />}
        {asks.includes('petitionOn') && <DayInput label={t('form.petitionOn')} value={petitionOn} onChange={setPetitionOn} lean="past" />}
        {asks.includes('asset') && (
          <>
            <Select
              label={t('form.assetKind')}
              required
              value={assetKind}
              data={assetKinds.map((value) => ({ value, label: t(`assetKinds.${value}`) }))}
              onChange={setAssetKind}
            />
            <TextInput label={t('form.asset')} value={asset} maxLength={200} onChange={(event) => setAsset(event.currentTarget.value)} />
            <DayInput label={t('form.assetUntil')} value={untilOn} onChange={setUntilOn} />
          </>
        )}
        {asks.includes('amount') && <MoneyInput label={t('form.amount')} currency={detail.currency} valueMinor={amountMinor} onChange={setAmountMinor} />}
        <Select
          label={t('form.costKind')}
          placeholder={t('form.noCost')}
          clearable={!costOnly}
          required={costOnly || costs}
          value={costKind}
          data={costKinds.map((value) => ({ value, label: t(`costKinds.${value}`) }))}
          onChange={setCostKind}
        />
        <MoneyInput label={t('form.cost')} currency={detail.currency} valueMinor={costMinor} onChange={setCostMinor} required={costOnly} />
        <TextInput data-wide label={t('form.note')} value={note} maxLength={1000} onChange={(event) => setNote(event.currentTarget.value)} />
      </div>
      {add.failure !== null && <Notice tone="bad">{add.failure}</Notice>}
      <Group gap={8}>
        <Button type="submit" size="compact-md" disabled={!ready} loading={add.running}>
          {t('form.record')}
        </Button>
        <Button variant="default" size="compact-md" onClick={props.onDone}>
          {t('common:cancel')}
        </Button>
      </Group>
    </form>
  ); // prettier-ignore
}

/** The first stage after the one reached that every case passes through. */
function nextStage({ kind, stage, events }: CaseDetail): string {
  const after = stageIndex(kind, stage);
  const next = stagesOf[kind].find((each, index) => index > after && each.optional !== true && !events.some((event) => event.stage === each.code)); // prettier-ignore
  return (next ?? stagesOf[kind].find((each) => each.repeats === true || !events.some((event) => event.stage === each.code)))?.code ?? ''; // prettier-ignore
}
