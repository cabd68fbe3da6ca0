import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import { SectionForm } from './SectionForm.tsx';
import classes from './Settings.module.css';
import { useDraft } from './useDraft.ts';
import { useSectionForm } from './useSectionForm.ts';

/** What law leaves open about late interest: the day base, the multiple of LPR, which day's LPR. */
export function InterestSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const draft = useDraft(settings.interest);
  const form = useSectionForm({ interest: draft });
  const { value } = draft;
  return (
    <SectionForm title={t('tabs.interest')} note={t('interest.note')} form={form}>
      <div className={classes.short}>
        <Select
          label={t('interest.multiplier')}
          value={String(value.multiplierMilli)}
          data={[1300, 1400, 1500].map((milli) => ({ value: String(milli), label: `× ${milli / 1000}` }))}
          allowDeselect={false}
          onChange={(milli) => {
            if (milli !== null) draft.set({ multiplierMilli: Number(milli) });
          }}
        />
        <Select
          label={t('interest.dayBase')}
          value={String(value.dayBase)}
          data={['365', '360']}
          allowDeselect={false}
          onChange={(days) => {
            if (days !== null) draft.set({ dayBase: days === '360' ? 360 : 365 });
          }}
        />
        <Select
          label={t('interest.reading')}
          description={t('interest.readingHint')}
          value={value.reading}
          data={(['at_breach', 'by_segment'] as const).map((name) => ({
            value: name,
            label: t(`interest.readings.${name}`),
          }))}
          allowDeselect={false}
          onChange={(name) => {
            if (name !== null) draft.set({ reading: name });
          }}
        />
      </div>
    </SectionForm>
  );
}
