import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { debtorClasses } from '../../../src-main/areas/customers/contract.ts';
import { useQueryOf } from '../../app/queries.ts';
import { Icon } from '../../components/Icon.tsx';
import { TermSelect } from '../../components/Terms/TermSelect.tsx';
import classes from './Customers.module.css';
import { CreditCodeHint } from './profile/CreditCodeHint.tsx';
import { termsOf, type CustomerDraft, type TextField } from './customerForm.ts';

export interface CustomerFieldsProps {
  readonly draft: CustomerDraft;
  readonly onChange: (draft: CustomerDraft) => void;
  readonly disabled?: boolean;
  readonly codeTaken?: boolean;
}

/** What a new customer is entered with: few fields, the rest under "more" or in the file later. */
export function CustomerFields({ draft, onChange, disabled = false, codeTaken = false }: CustomerFieldsProps) {
  const { t } = useTranslation('customers');
  const settings = useQueryOf('settings.get', {});
  const [more, setMore] = useState(false);
  const set = (part: Partial<CustomerDraft>): void => onChange({ ...draft, ...part });
  const text = (name: TextField, required = false) => (
    <TextInput
      label={t(`fields.${name}`)}
      value={draft[name]}
      required={required}
      disabled={disabled}
      maxLength={200}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
      {...(name === 'code' && codeTaken ? { error: t('fields.codeTaken') } : {})}
    />
  );
  return (
    <div className={classes.fields}>
      <div data-wide>{text('name', true)}</div>
      {text('code', true)}
      <div>
        {text('taxId')}
        <CreditCodeHint taxId={draft.taxId} />
      </div>
      <div data-wide>
        <TermSelect
          label={t('fields.paymentTerm')}
          value={draft.paymentTermId}
          placeholder={t('fields.paymentTermNone')}
          disabled={disabled}
          onChange={(paymentTermId) => set({ paymentTermId })}
        />
      </div>
      <TextInput
        label={t('fields.termsDays')}
        value={draft.termsDays}
        disabled={disabled}
        inputMode="numeric"
        placeholder={
          settings.data === undefined ? '' : t('fields.termsDefault', { days: settings.data.defaultTermsDays })
        }
        error={termsOf(draft.termsDays) === undefined ? t('fields.termsRange') : null}
        onChange={(event) => set({ termsDays: event.currentTarget.value })}
      />
      {text('salesperson')}
      {text('contactName')}
      {text('phone')}
      <div data-wide>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={more}
          leftSection={<Icon name={more ? 'up' : 'down'} size={12} />}
          onClick={() => setMore(!more)}
        >
          {t('fields.more')}
        </Button>
      </div>
      {more && (
        <>
          {text('shortName')}
          {text('email')}
          {text('legalRepresentative')}
          <Select
            label={t('fields.debtorClass')}
            value={draft.debtorClass}
            disabled={disabled}
            allowDeselect={false}
            data={debtorClasses.map((value) => ({
              value,
              label: value === '' ? t('file.notKnown') : t(`common:debtorClasses.${value}`),
            }))}
            onChange={(value) => set({ debtorClass: debtorClasses.find((each) => each === value) ?? '' })}
          />
          <Select
            label={t('fields.language')}
            value={draft.language}
            disabled={disabled}
            allowDeselect={false}
            data={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
            onChange={(value) => set({ language: value === 'en' ? 'en' : 'zh' })}
          />
          {text('region')}
          {text('industry')}
          <div data-wide>{text('address')}</div>
          <div data-wide>{text('registeredAddress')}</div>
          <div data-wide>
            <Textarea
              label={t('fields.note')}
              value={draft.note}
              disabled={disabled}
              autosize
              minRows={2}
              maxRows={6}
              maxLength={5000}
              onChange={(event) => set({ note: event.currentTarget.value })}
            />
          </div>
        </>
      )}
    </div>
  );
}
