import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseKind, CaseValues } from '../../../src-main/areas/cases/contract.ts';
import { worthOf } from '../../../src-main/areas/cases/rules/balance.ts';
import { feeOf, feeProcedureOf } from '../../../src-main/areas/cases/rules/fees.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { useFormat } from '../../app/format.ts';
import { articles, citation } from '../../../src-main/areas/law/rules/citation.ts';
import { Figure, FigureStrip } from '../../components/Figure.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import classes from './Cases.module.css';
import { useFeeRules } from './useFeeRules.ts';

/** Fee, own estimate and what would be left, before anything is filed. */
export function WorthLine(props: {
  readonly kind: CaseKind;
  readonly currency: CurrencyCode;
  readonly claimMinor: number;
  readonly openedOn: Day;
  readonly values: CaseValues;
  readonly onChange: (more: Partial<CaseValues>) => void;
}) {
  const { kind, currency, claimMinor, values, onChange } = props;
  const { t } = useTranslation('cases');
  const format = useFormat();
  const rules = useFeeRules();
  const scale = currency === 'CNY' ? feeProcedureOf(kind, values.procedure) : null;
  const fee = scale === null || claimMinor === 0 ? null : feeOf(scale, claimMinor, props.openedOn, rules);
  const { chanceBp, otherCostsMinor } = values;
  const worth = chanceBp === null || claimMinor === 0 ? null : worthOf({ claimMinor, chanceBp, feeMinor: fee?.feeMinor ?? 0, otherCostsMinor }); // prettier-ignore
  return (
    <section>
      <h4>{t('fees.worth')}</h4>
      <div className={classes.pair}>
        <NumberInput
          label={t('fees.chance')}
          min={0}
          max={100}
          decimalScale={1}
          value={chanceBp === null ? '' : chanceBp / 100}
          onChange={(value) => onChange({ chanceBp: value === '' ? null : Math.round(Number(value) * 100) })}
        />
        <MoneyInput
          label={t('fees.other')}
          description={t('fees.otherHint')}
          currency={currency}
          valueMinor={otherCostsMinor === 0 ? null : otherCostsMinor}
          onChange={(minor) => onChange({ otherCostsMinor: minor ?? 0 })}
        />
      </div>
      {(fee !== null || worth !== null) && (
        <FigureStrip label={t('fees.worth')}>
          {fee !== null && <Figure label={t('fees.fee')} value={format.money(fee.feeMinor, currency)} />}
          {worth !== null && (
            <>
              <Figure label={t('fees.expected')} value={format.money(worth.expectedMinor, currency)} />
              <Figure label={t('fees.net')} value={format.money(worth.netMinor, currency)} />
            </>
          )}
        </FigureStrip>
      )}
      <p className={classes.fine}>
        {fee === null ? t(scale === null ? 'fees.noScale' : 'fees.noClaim') : t('fees.source', { source: citation(fee.source, format.language), article: articles(fee.article, format.language), day: format.day(fee.checkedOn) })}{' '}
        {t('fees.estimate')}
      </p>
    </section>
  ); // prettier-ignore
}
