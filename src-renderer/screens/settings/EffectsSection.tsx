import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { WholeField } from './NumberField.tsx';
import { SectionForm } from './SectionForm.tsx';
import classes from './Settings.module.css';
import { useDraft } from './useDraft.ts';
import { useProblems } from './useProblems.ts';

/** Which money counts for which action, and what the clerk's time costs. */
export function EffectsSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const draft = useDraft(settings.effects);
  const problems = useProblems();
  const [round, setRound] = useState(0);
  const { value } = draft;
  return (
    <SectionForm
      title={t('tabs.effects')}
      note={t('effects.note')}
      change={problems.any ? null : { effects: value }}
      changed={draft.changed || problems.any}
      onReset={() => {
        draft.reset();
        problems.clear();
        setRound(round + 1);
      }}
    >
      <div className={classes.short} key={round}>
        <WholeField
          label={t('effects.attribution')}
          description={t('effects.attributionHint')}
          from={1}
          to={120}
          value={value.attributionDays}
          onChange={problems.guard('attribution', (attributionDays) => draft.set({ attributionDays }))}
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
          onChange={problems.guard('response', (responseDays) => draft.set({ responseDays }))}
        />
      </div>
    </SectionForm>
  );
}
