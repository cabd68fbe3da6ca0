import { NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { worthOf } from '../../../src-main/areas/cases/rules/balance.ts';
import { feeOf, feeProcedures, type FeeProcedure } from '../../../src-main/areas/cases/rules/fees.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Figure, FigureStrip } from '../../components/Figure.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import classes from './Cases.module.css';
import { FeeBands } from './FeeBands.tsx';
import { useFeeRules } from './useFeeRules.ts';

const cny = currency('CNY');

/** What a court charges for a claim, every procedure beside the others, and whether it is worth it. */
export function FeesPart() {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const { today } = useWorkingPoint();
  const [claimMinor, setClaimMinor] = useState<number | null>(20_000_000);
  const [procedure, setProcedure] = useState<FeeProcedure>('suit');
  const [on, setOn] = useState<Day | null>(today);
  const [chance, setChance] = useState<number | string>(60);
  const [otherMinor, setOtherMinor] = useState<number | null>(null);
  const rules = useFeeRules();
  const claim = claimMinor ?? 0;
  const fee = feeOf(procedure, claim, on ?? today, rules);
  const worth = worthOf({
    claimMinor: claim,
    chanceBp: Math.round(Number(chance) * 100),
    feeMinor: fee.feeMinor,
    otherCostsMinor: otherMinor ?? 0,
  });
  return (
    <div className={classes.scroll}>
      <div className={classes.fees}>
        <div className={classes.form}>
          <MoneyInput label={t('fees.claim')} currency={cny} valueMinor={claimMinor} onChange={setClaimMinor} required />
          <Select
            label={t('fees.procedure')}
            value={procedure}
            allowDeselect={false}
            data={feeProcedures.map((value) => ({ value, label: t(`fees.procedures.${value}`) }))}
            onChange={(value) => setProcedure(value ?? procedure)}
          />
          <DayInput label={t('fees.day')} value={on} onChange={setOn} />
          <NumberInput label={t('fees.chance')} min={0} max={100} decimalScale={1} value={chance} onChange={setChance} />
          <MoneyInput label={t('fees.other')} description={t('fees.otherHint')} currency={cny} valueMinor={otherMinor} onChange={setOtherMinor} />
          <p className={classes.fine}>{t('fees.inFen')}</p>
        </div>
        <div className={classes.form}>
          {claim > 0 && (
            <>
              <FigureStrip label={t('fees.fee')}>
                {feeProcedures.map((each) => (
                  <Figure
                    key={each}
                    label={t(`fees.procedures.${each}`)}
                    value={format.money(feeOf(each, claim, on ?? today, rules).feeMinor, cny)}
                    onOpen={() => setProcedure(each)}
                  />
                ))}
              </FigureStrip>
              <section>
                <SectionTitle title={`${t('fees.bands')} · ${t(`fees.procedures.${procedure}`)}`} />
                <FeeBands fee={fee} />
              </section>
              <section>
                <SectionTitle title={t('fees.worth')} note={t('fees.estimate')} />
                <FigureStrip label={t('fees.worth')}>
                  <Figure label={t('fees.expected')} value={format.money(worth.expectedMinor, cny)} />
                  <Figure label={t('fees.fee')} value={format.money(fee.feeMinor, cny)} />
                  <Figure label={t('fees.net')} value={format.money(worth.netMinor, cny)} />
                  <Figure label={t('fees.breakEven')} value={worth.breakEvenBp === null ? '–' : format.basisPoints(worth.breakEvenBp)} />
                </FigureStrip>
              </section>
            </>
          )}
          <Notice tone="note">{t('fees.whoPays')}</Notice>
          <p className={classes.fine}>{t('disclaimer')}</p>
        </div>
      </div>
    </div>
  ); // prettier-ignore
}
