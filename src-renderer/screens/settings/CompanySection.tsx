import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Company, Settings } from '../../../src-main/areas/settings/contract.ts';
import { SectionForm } from './SectionForm.tsx';
import classes from './Settings.module.css';
import { useDraft } from './useDraft.ts';
import { useSectionForm } from './useSectionForm.ts';

const fields = ['name', 'nameEn', 'taxId', 'contactName', 'phone', 'email', 'address', 'addressEn'] as const;
const wide: ReadonlySet<keyof Company> = new Set(['name', 'nameEn', 'address', 'addressEn']);

/** What stands at the head and foot of letters and reports. */
export function CompanySection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const draft = useDraft(settings.company);
  const form = useSectionForm({ company: draft }, draft.value.name.trim() !== '');
  return (
    <SectionForm title={t('tabs.company')} note={t('company.note')} form={form}>
      <div className={classes.grid}>
        {fields.map((name) => (
          <div key={name} data-wide={wide.has(name) || undefined}>
            <TextInput
              label={t(`company.${name}`)}
              value={draft.value[name]}
              required={name === 'name'}
              maxLength={name.startsWith('address') ? 5000 : 200}
              onChange={(event) => draft.set({ [name]: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
    </SectionForm>
  );
}
