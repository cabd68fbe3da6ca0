import { Button, NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { currency } from '../../../src-main/kernel/currency.ts';
import { Icon } from '../../components/Icon.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import type { LawRow } from './rows.ts';
import classes from './Law.module.css';

type Values = Extract<LawRow['values'], { kind: 'fees' }>;
type Band = Values['bands'][number];

const cny = currency('CNY');
const whole = (value: string | number): number => Math.min(100, Math.max(1, Math.round(Number(value) || 1)));

/** A scale of court fees, band by band, with its cap and the share that is charged. */
export function FeesFields({
  values,
  onChange,
}: {
  readonly values: Values;
  readonly onChange: (values: Values) => void;
}) {
  const { t } = useTranslation('law');
  const { bands } = values;
  const change = (at: number, more: Partial<Band>): void =>
    onChange({ ...values, bands: bands.map((band, place) => (place === at ? { ...band, ...more } : band)) });
  /** A new band goes before the last, which has no end. */
  const add = (): void =>
    onChange({
      ...values,
      bands: [...bands.slice(0, -1), { upToMinor: null, flatMinor: null, rateBp: 0 }, ...bands.slice(-1)],
    });
  return (
    <>
      <table className={classes.bands}>
        <thead>
          <tr>
            <th>{t('fees.upTo')}</th>
            <th>{t('fees.by')}</th>
            <th>{t('fees.amount')}</th>
            <th aria-label={t('fees.remove')} />
          </tr>
        </thead>
        <tbody>
          {bands.map((band, at) => {
            const last = at === bands.length - 1;
            const name = { n: at + 1 };
            return (
              <tr key={at}>
                <td>
                  {last ? (
                    t('fees.noEnd')
                  ) : (
                    <MoneyInput
                      hideLabel
                      label={t('fees.upToOf', name)}
                      currency={cny}
                      valueMinor={band.upToMinor}
                      onChange={(upToMinor) => change(at, { upToMinor })}
                    />
                  )}
                </td>
                <td>
                  <Select
                    aria-label={t('fees.byOf', name)}
                    value={band.flatMinor === null ? 'rate' : 'flat'}
                    allowDeselect={false}
                    data={(['rate', 'flat'] as const).map((value) => ({ value, label: t(`fees.${value}`) }))}
                    onChange={(by) =>
                      change(at, by === 'flat' ? { flatMinor: 0, rateBp: null } : { flatMinor: null, rateBp: 0 })
                    }
                  />
                </td>
                <td>
                  {band.flatMinor === null ? (
                    <NumberInput
                      aria-label={t('fees.amountOf', name)}
                      value={(band.rateBp ?? 0) / 100}
                      min={0}
                      max={100}
                      decimalScale={2}
                      suffix="%"
                      onChange={(value) => change(at, { rateBp: Math.max(0, Math.round(Number(value) * 100) || 0) })}
                    />
                  ) : (
                    <MoneyInput
                      hideLabel
                      label={t('fees.amountOf', name)}
                      currency={cny}
                      valueMinor={band.flatMinor}
                      onChange={(minor) => change(at, { flatMinor: minor ?? 0 })}
                    />
                  )}
                </td>
                <td>
                  {!last && (
                    <button
                      type="button"
                      aria-label={t('fees.removeOf', name)}
                      onClick={() => onChange({ ...values, bands: bands.filter((_band, place) => place !== at) })}
                    >
                      <Icon name="close" size={12} />
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Button
        variant="default"
        size="compact-sm"
        style={{ alignSelf: 'flex-start' }}
        disabled={bands.length >= 20}
        onClick={add}
      >
        {t('fees.add')}
      </Button>
      <div className={classes.pair}>
        <MoneyInput
          label={t('fees.cap')}
          currency={cny}
          valueMinor={values.capMinor}
          onChange={(capMinor) => onChange({ ...values, capMinor })}
        />
        <NumberInput
          label={t('fees.numerator')}
          value={values.numerator}
          min={1}
          max={100}
          allowDecimal={false}
          onChange={(value) => onChange({ ...values, numerator: whole(value) })}
        />
        <NumberInput
          label={t('fees.denominator')}
          value={values.denominator}
          min={1}
          max={100}
          allowDecimal={false}
          onChange={(value) => onChange({ ...values, denominator: whole(value) })}
        />
      </div>
    </>
  );
}
