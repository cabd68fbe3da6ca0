import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { WholeField } from './NumberField.tsx';
import { SectionForm } from './SectionForm.tsx';
import classes from './Settings.module.css';
import { useDraft } from './useDraft.ts';
import { useSectionForm } from './useSectionForm.ts';

/** Which money counts for which action, and what the clerk's time costs. */
export function EffectsSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const draft = useDraft(settings.effects);
  const form = useSectionForm({ effects: draft });
  const { value } = draft;
  return (
    <SectionForm title={t('tabs.effects')} note={t('effects.note')} form={form}>
      <div className={classes.short} key={form.round}>
        <WholeField
          label={t('effects.attribution')}
          description={t('effects.attributionHint')}
          from={1}
          to={120}
          value={value.attributionDays}
          onChange={form.guard('attribution', (attributionDays) => draft.set({ attributionDays }))}
        />
        <MoneyInput
          label={t('effects.hourly')}
          currency={settings.baseCurrency}
          valueMinor={value.hourlyCostMinor}
          onChange={(hourlyCostMinor) => draft.set({ hourlyCostMinor: hourlyCostMinor ?? 0 })}
        />
        <WholeField
          label={t('effects.response')}
          from={1}
          to={60}
          value={value.responseDays}
          onChange={form.guard('response', (responseDays) => draft.set({ responseDays }))}
        />
      </div>
    </SectionForm>
  );
}
