import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../../src-main/areas/customers/contract.ts';
import type { CurrencyCode } from '../../../../src-main/kernel/currency.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { CurrencySelect } from '../../../components/CurrencySelect.tsx';
import { DayInput } from '../../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../../components/MoneyInput/MoneyInput.tsx';
import { CreditCodeHint } from './CreditCodeHint.tsx';
import { LineField, LongField } from './fields.tsx';
import { FileForm } from './FileForm.tsx';
import { useSaveFile } from './saving.ts';

/** Who the customer is by licence and register. */
export function IdentityForm({ customer, onClose }: { readonly customer: Customer; readonly onClose: () => void }) {
  const { t } = useTranslation('customers');
  const { currencies, currency: working } = useWorkingPoint();
  const { save, running, failure } = useSaveFile(customer, onClose);
  const [draft, setDraft] = useState({
    name: customer.name,
    code: customer.code,
    shortName: customer.shortName,
    taxId: customer.taxId,
    legalRepresentative: customer.legalRepresentative,
    capitalMinor: customer.capitalMinor,
    paidInMinor: customer.paidInMinor,
    foundedOn: customer.foundedOn,
    licenceUntilOn: customer.licenceUntilOn,
    customerSinceOn: customer.customerSinceOn,
    registeredAddress: customer.registeredAddress,
    address: customer.address,
    businessScope: customer.businessScope,
  });
  const [currency, setCurrency] = useState<CurrencyCode>(
    customer.capitalCurrency === '' ? working : customer.capitalCurrency,
  );
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const noCapital = draft.capitalMinor === null && draft.paidInMinor === null;
  return (
    <FileForm
      ready={draft.name.trim() !== '' && draft.code.trim() !== ''}
      running={running}
      failure={failure}
      onClose={onClose}
      onSave={() => void save({ ...draft, capitalCurrency: noCapital ? '' : currency })}
    >
      <LineField label={t('fields.name')} value={draft.name} required wide onChange={(name) => set({ name })} />
      <LineField label={t('fields.code')} value={draft.code} required onChange={(code) => set({ code })} />
      <LineField label={t('fields.shortName')} value={draft.shortName} onChange={(shortName) => set({ shortName })} />
      <LineField
        label={t('fields.taxId')}
        value={draft.taxId}
        description={<CreditCodeHint taxId={draft.taxId} />}
        onChange={(taxId) => set({ taxId })}
      />
      <LineField
        label={t('fields.legalRepresentative')}
        value={draft.legalRepresentative}
        onChange={(legalRepresentative) => set({ legalRepresentative })}
      />
      <MoneyInput
        label={t('fields.capital')}
        currency={currency}
        valueMinor={draft.capitalMinor}
        onChange={(capitalMinor) => set({ capitalMinor })}
      />
      <MoneyInput
        label={t('fields.paidIn')}
        currency={currency}
        valueMinor={draft.paidInMinor}
        onChange={(paidInMinor) => set({ paidInMinor })}
      />
      <CurrencySelect
        label={t('fields.capitalCurrency')}
        value={currency}
        first={currencies}
        onChange={setCurrency}
        disabled={noCapital}
      />
      <DayInput
        label={t('fields.foundedOn')}
        value={draft.foundedOn}
        lean="past"
        onChange={(foundedOn) => set({ foundedOn })}
      />
      <DayInput
        label={t('fields.licenceUntilOn')}
        value={draft.licenceUntilOn}
        onChange={(licenceUntilOn) => set({ licenceUntilOn })}
      />
      <DayInput
        label={t('fields.customerSinceOn')}
        value={draft.customerSinceOn}
        lean="past"
        onChange={(customerSinceOn) => set({ customerSinceOn })}
      />
      <LineField
        label={t('fields.registeredAddress')}
        value={draft.registeredAddress}
        wide
        onChange={(registeredAddress) => set({ registeredAddress })}
      />
      <LineField label={t('fields.address')} value={draft.address} wide onChange={(address) => set({ address })} />
      <LongField
        label={t('fields.businessScope')}
        value={draft.businessScope}
        onChange={(businessScope) => set({ businessScope })}
      />
    </FileForm>
  );
}
