import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CustomerPicker } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Control.module.css';
import { ShareInput, WholeInput } from './inputs.tsx';

/** Whether one sale on credit pays: margin − expected loss − cost of waiting, with the record it stands on. */
export function DecisionTab() {
  const { t, i18n } = useTranslation('control');
  const { point, currency } = useWorkingPoint();
  const [customer, setCustomer] = useState<{ id: CustomerId; code: string; name: string } | null>(null);
  const [amountMinor, setAmount] = useState<number | null>(10_000_000);
  const [termDays, setTerm] = useState<number | null>(null);
  const [marginBp, setMargin] = useState<number | null>(null);
  const [fundingRateBp, setRate] = useState<number | null>(null);
  const ready = customer !== null && amountMinor !== null && amountMinor > 0;
  const { data, error } = useQueryOf(
    'control.decision',
    {
      ...point,
      currency,
      customerId: customer?.id ?? (1 as CustomerId),
      amountMinor: amountMinor ?? 1,
      ...(termDays === null ? {} : { termDays }),
      ...(marginBp === null ? {} : { marginBp }),
      ...(fundingRateBp === null ? {} : { fundingRateBp }),
    },
    { enabled: ready },
  );
  return (
    <>
      <Panel padded>
        <SectionTitle title={t('decision.title')} note={t('decision.note')} />
        <div className={classes.three}>
          <CustomerPicker label={t('common:customer')} value={customer} onChange={setCustomer} />
          <MoneyInput label={t('decision.amount')} currency={currency} valueMinor={amountMinor} onChange={setAmount} />
          <WholeInput label={t('decision.term')} placeholder={t('decision.termHint')} unit={t('dayUnit')} to={730} value={termDays} onChange={setTerm} />
          <ShareInput label={t('decision.margin')} placeholder={t('decision.marginHint')} value={marginBp} onChange={setMargin} />
          <ShareInput label={t('decision.rate')} placeholder={t('decision.rateHint')} value={fundingRateBp} onChange={setRate} />
        </div>
      </Panel>
      {error !== null && <Notice tone="bad">{errorText(i18n, error)}</Notice>}
      {!ready && <EmptyState icon="scale" title={t('decision.empty')} text={t('decision.emptyText')} />}
      {ready && data !== undefined && <Sheet sheet={data} amountMinor={amountMinor} />}
    </>
  ); // prettier-ignore
}

function Sheet({ sheet, amountMinor }: { readonly sheet: ValueOf<'control.decision'>; readonly amountMinor: number }) {
  const { t } = useTranslation('control');
  const format = useFormat();
  const { currency } = useWorkingPoint();
  const { result, loss } = sheet;
  const share = (bp: number | null): string => (bp === null ? '–' : format.basisPoints(bp));
  if (result === null)
    return <Notice tone="look">{t(sheet.marginBp === null ? 'decision.noMargin' : 'decision.noRate')}</Notice>;
  const amount = format.amount(amountMinor, currency);
  const lines = [
    [
      'margin',
      result.marginMinor,
      t('decision.arithmetic.margin', {
        amount,
        share: share(sheet.marginBp),
        from: t(`decision.from.${sheet.marginFrom}`),
      }),
    ],
    [
      'loss',
      -result.expectedLossMinor,
      t(`decision.arithmetic.loss_${loss.from}`, {
        amount,
        pd: share(loss.defaultBp),
        lgd: share(loss.lossGivenDefaultBp),
        items: loss.items,
        grade: sheet.grade ?? 'B',
      }),
    ],
    [
      'carrying',
      -result.carryingMinor,
      t('decision.arithmetic.carrying', {
        amount,
        rate: share(sheet.fundingRateBp),
        days: result.carryingDays,
        term: sheet.termDays,
        late: Math.max(0, sheet.lateDays),
      }),
    ],
  ] as const;
  return (
    <Panel>
      <table className={classes.table}>
        <tbody>
          {lines.map(([name, minor, text]) => (
            <tr key={name}>
              <td>{t(`decision.lines.${name}`)}</td>
              <td className={classes.quiet}>{text}</td>
              <td data-right="">
                <MoneyText amountMinor={minor} currency={currency} />
              </td>
            </tr>
          ))}
          <tr data-total="">
            <td>{t('decision.lines.net')}</td>
            <td>{t(result.netMinor > 0 ? 'decision.pays' : 'decision.paysNot')}</td>
            <td data-right="">
              <MoneyText amountMinor={result.netMinor} currency={currency} />
            </td>
          </tr>
        </tbody>
      </table>
    </Panel>
  );
}
