import { Autocomplete, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { debtorClasses, lawPacks, type Customer } from '../../../../src-main/areas/customers/contract.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { TermSelect } from '../../../components/Terms/TermSelect.tsx';
import { marginOf, marginText, termsOf } from '../customerForm.ts';
import { ChoiceField, LineField, LongField } from './fields.tsx';
import { FileForm } from './FileForm.tsx';
import { useSaveFile } from './saving.ts';

/** How we deal with the customer: terms, who looks after it, what class it is before the law. */
export function TradeForm({ customer, onClose }: { readonly customer: Customer; readonly onClose: () => void }) {
  const { t } = useTranslation('customers');
  const { save, running, failure } = useSaveFile(customer, onClose);
  const { data: words } = useQueryOf('customers.words', {});
  const { data: settings } = useQueryOf('settings.get', {});
  const [terms, setTerms] = useState(customer.termsDays === null ? '' : String(customer.termsDays));
  const [margin, setMargin] = useState(marginText(customer.marginBp));
  const [draft, setDraft] = useState({
    paymentTermId: customer.paymentTermId,
    language: customer.language,
    salesperson: customer.salesperson,
    department: customer.department,
    collector: customer.collector,
    region: customer.region,
    industry: customer.industry,
    debtorClass: customer.debtorClass,
    lawPack: customer.lawPack,
    strategic: customer.strategic,
    contactName: customer.contactName,
    phone: customer.phone,
    email: customer.email,
    note: customer.note,
  });
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const [termsDays, marginBp] = [termsOf(terms), marginOf(margin)];
  const known = (
    name: 'salesperson' | 'department' | 'collector' | 'region' | 'industry',
    data: readonly string[] | undefined,
  ) => (
    <Autocomplete
      size="xs"
      label={t(`fields.${name}`)}
      value={draft[name]}
      data={data ?? []}
      limit={12}
      maxLength={200}
      onChange={(value) => set({ [name]: value })}
    />
  );
  return (
    <FileForm
      ready={termsDays !== undefined && marginBp !== undefined}
      running={running}
      failure={failure}
      onClose={onClose}
      onSave={() => {
        if (termsDays !== undefined && marginBp !== undefined) void save({ ...draft, termsDays, marginBp });
      }}
    >
      <div data-wide>
        <TermSelect
          label={t('fields.paymentTerm')}
          value={draft.paymentTermId}
          placeholder={t('fields.paymentTermNone')}
          onChange={(paymentTermId) => set({ paymentTermId })}
        />
      </div>
      <TextInput
        label={t('fields.termsDays')}
        value={terms}
        inputMode="numeric"
        placeholder={settings === undefined ? '' : t('fields.termsDefault', { days: settings.defaultTermsDays })}
        error={termsDays === undefined ? t('fields.termsRange') : null}
        onChange={(event) => setTerms(event.currentTarget.value)}
      />
      <ChoiceField
        label={t('fields.language')}
        value={draft.language}
        values={['zh', 'en']}
        word={(value) => (value === 'zh' ? '中文' : 'English')}
        onChange={(language) => set({ language })}
      />
      <ChoiceField
        label={t('fields.debtorClass')}
        value={draft.debtorClass}
        values={debtorClasses}
        word={(value) => (value === '' ? t('file.notKnown') : t(`common:debtorClasses.${value}`))}
        onChange={(debtorClass) => set({ debtorClass })}
      />
      <ChoiceField
        label={t('fields.lawPack')}
        value={draft.lawPack}
        values={lawPacks}
        word={(value) => t(`common:lawPacks.${value === '' ? 'own' : value}`)}
        onChange={(lawPack) => set({ lawPack })}
      />
      {known('salesperson', words?.salespeople)}
      {known('department', words?.departments)}
      {known('collector', words?.collectors)}
      {known('region', words?.regions)}
      {known('industry', words?.industries)}
      <TextInput
        label={t('fields.margin')}
        value={margin}
        inputMode="decimal"
        placeholder="18.5"
        error={marginBp === undefined ? t('fields.marginRange') : null}
        onChange={(event) => setMargin(event.currentTarget.value)}
      />
      <Checkbox
        mt={26}
        label={t('fields.strategic')}
        checked={draft.strategic}
        onChange={(event) => set({ strategic: event.currentTarget.checked })}
      />
      <h3 data-wide>{t('file.letterContact')}</h3>
      <LineField
        label={t('fields.contactName')}
        value={draft.contactName}
        onChange={(contactName) => set({ contactName })}
      />
      <LineField label={t('fields.phone')} value={draft.phone} onChange={(phone) => set({ phone })} />
      <LineField label={t('fields.email')} value={draft.email} onChange={(email) => set({ email })} />
      <LongField label={t('fields.note')} value={draft.note} onChange={(note) => set({ note })} />
    </FileForm>
  );
}
