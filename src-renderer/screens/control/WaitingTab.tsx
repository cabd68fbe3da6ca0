import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  carryingCost,
  daysUntilMarginGone,
  discountYearlyBp,
  salesToReplace,
} from '../../../src-main/areas/control/rules/waiting.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Control.module.css';
import { ShareInput, WholeInput } from './inputs.tsx';

/** What waiting costs (domain.md §3.3): four small sums, each with its formula. */
export function WaitingTab() {
  const { t } = useTranslation('control');
  const format = useFormat();
  const { currency } = useWorkingPoint();
  const [amountMinor, setAmount] = useState<number | null>(10_000_000);
  const [rateBp, setRate] = useState<number | null>(600);
  const [days, setDays] = useState<number | null>(90);
  const [marginBp, setMargin] = useState<number | null>(500);
  const [lossMinor, setLoss] = useState<number | null>(10_000_000);
  const [discountBp, setDiscount] = useState<number | null>(200);
  const [discountDays, setDiscountDays] = useState<number | null>(10);
  const [netDays, setNetDays] = useState<number | null>(30);

  const carrying =
    amountMinor === null || rateBp === null || days === null ? null : carryingCost(amountMinor, rateBp, days);
  const gone = marginBp === null || rateBp === null ? null : daysUntilMarginGone(marginBp, rateBp);
  const extra = lossMinor === null || marginBp === null ? null : salesToReplace(lossMinor, marginBp);
  const yearly =
    discountBp === null || discountDays === null || netDays === null
      ? null
      : discountYearlyBp(discountBp, discountDays, netDays);
  const money = (minor: number | null): string => (minor === null ? '–' : format.money(minor, currency));
  const dayUnit = t('dayUnit');
  return (
    <div className={classes.two}>
      <Sum name="carrying" answer={money(carrying)}>
        <MoneyInput label={t('waiting.amount')} currency={currency} valueMinor={amountMinor} onChange={setAmount} />
        <ShareInput label={t('waiting.rate')} value={rateBp} onChange={setRate} />
        <WholeInput label={t('waiting.days')} unit={dayUnit} to={3650} value={days} onChange={setDays} />
      </Sum>
      <Sum name="margin" answer={gone === null ? '–' : t('days', { n: gone })}>
        <ShareInput label={t('waiting.margin')} value={marginBp} onChange={setMargin} />
        <ShareInput label={t('waiting.rate')} value={rateBp} onChange={setRate} />
      </Sum>
      <Sum name="replace" answer={money(extra)}>
        <MoneyInput label={t('waiting.loss')} currency={currency} valueMinor={lossMinor} onChange={setLoss} />
        <ShareInput label={t('waiting.netMargin')} value={marginBp} onChange={setMargin} />
      </Sum>
      <Sum name="discount" answer={yearly === null ? '–' : format.basisPoints(yearly)}>
        <ShareInput label={t('waiting.discount')} value={discountBp} onChange={setDiscount} />
        <WholeInput label={t('waiting.discountDays')} unit={dayUnit} to={365} value={discountDays} onChange={setDiscountDays} />
        <WholeInput label={t('waiting.netDays')} unit={dayUnit} to={365} value={netDays} onChange={setNetDays} />
      </Sum>
    </div>
  ); // prettier-ignore
}

function Sum(props: { readonly name: string; readonly answer: string; readonly children: React.ReactNode }) {
  const { t } = useTranslation('control');
  return (
    <Panel padded>
      <SectionTitle title={t(`waiting.${props.name}Sum.title`)} />
      <div className={classes.form}>
        <div className={classes.three}>{props.children}</div>
        <output className={classes.answer}>
          {t(`waiting.${props.name}Sum.answer`)} <b>{props.answer}</b>
        </output>
        <span className={classes.formula}>{t(`waiting.${props.name}Sum.formula`)}</span>
      </div>
    </Panel>
  );
}
