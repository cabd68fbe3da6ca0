import { NumberInput, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseKind, CaseValues } from '../../../src-main/areas/cases/contract.ts';
import { smallClaimLimit } from '../../../src-main/areas/cases/rules/checks.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { useFormat } from '../../app/format.ts';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';

/** The fields only one kind of case has. */
export function KindFields(props: {
  readonly kind: CaseKind;
  readonly currency: CurrencyCode;
  readonly values: CaseValues;
  readonly onChange: (more: Partial<CaseValues>) => void;
}) {
  const { kind, values, onChange, currency } = props;
  const { t } = useTranslation('cases');
  const format = useFormat();
  switch (kind) {
    case 'lawyer_letter':
      return (
        <NumberInput
          label={t('open.answerDays')}
          min={1}
          max={90}
          allowDecimal={false}
          value={values.answerDays}
          onChange={(value) => onChange({ answerDays: Number(value) || 7 })}
        />
      );
    case 'suit':
      return (
        <SegmentedControl
          aria-label={t('open.procedure')}
          value={values.procedure}
          data={[
            { value: 'simple', label: t('open.simple') },
            { value: 'ordinary', label: t('open.ordinary') },
          ]}
          onChange={(procedure) => onChange({ procedure })}
        />
      );
    case 'small_claim': {
      const limit = smallClaimLimit(values);
      return (
        <>
          <MoneyInput
            label={t('open.yearlyWage')}
            currency={currency}
            valueMinor={values.yearlyWageMinor}
            onChange={(yearlyWageMinor) => onChange({ yearlyWageMinor })}
            {...(limit === null ? {} : { description: t('open.limit', { amount: format.money(limit, currency) }) })}
          />
          <Switch
            mt={26}
            label={t('open.smallAgreed')}
            checked={values.smallAgreed}
            onChange={(event) => onChange({ smallAgreed: event.currentTarget.checked })}
          />
        </>
      );
    }
    case 'arbitration':
      return (
        <TextInput
          label={t('open.agreement')}
          value={values.agreement}
          maxLength={200}
          onChange={(event) => onChange({ agreement: event.currentTarget.value })}
        />
      );
    case 'preservation':
      return (
        <>
          <Switch
            label={t('open.preSuit')}
            checked={values.preSuit}
            onChange={(event) => onChange({ preSuit: event.currentTarget.checked })}
          />
          <Switch
            label={t('open.urgent')}
            checked={values.urgent}
            onChange={(event) => onChange({ urgent: event.currentTarget.checked })}
          />
        </>
      );
    case 'enforcement':
      return (
        <DayInput
          label={t('open.performUntilOn')}
          value={values.performUntilOn}
          onChange={(performUntilOn) => onChange({ performUntilOn })}
          lean="past"
        />
      );
    default:
      return null;
  }
}
