import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { PercentField, WholeField } from './NumberField.tsx';
import { SectionForm } from './SectionForm.tsx';
import classes from './Settings.module.css';
import { useDraft } from './useDraft.ts';
import { useProblems } from './useProblems.ts';

/** How much time a letter gives, and when it is held back. */
export function LettersSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const draft = useDraft(settings.letters);
  const problems = useProblems();
  const [round, setRound] = useState(0);
  const { value } = draft;
  return (
    <SectionForm
      title={t('tabs.letters')}
      note={t('letters.note')}
      change={problems.any ? null : { letters: value }}
      changed={draft.changed || problems.any}
      onReset={() => {
        draft.reset();
        problems.clear();
        setRound(round + 1);
      }}
    >
      <div className={classes.short} key={round}>
        {(['l1', 'l2', 'l3', 'l4'] as const).map((level) => (
          <WholeField
            key={level}
            label={t(`letters.${level}`)}
            from={1}
            to={90}
            value={value.payWithinDays[level] ?? 7}
            onChange={problems.guard(level, (days) =>
              draft.set({ payWithinDays: { ...value.payWithinDays, [level]: days } }),
            )}
          />
        ))}
        <PercentField
          label={t('letters.hold')}
          description={t('letters.holdHint')}
          value={value.unappliedHoldBp}
          onChange={problems.guard('hold', (unappliedHoldBp) => draft.set({ unappliedHoldBp }))}
        />
        <MoneyInput
          label={t('letters.minimum')}
          description={t('letters.minimumHint')}
          currency={settings.baseCurrency}
          valueMinor={value.minAmountMinor}
          onChange={(minAmountMinor) => draft.set({ minAmountMinor: minAmountMinor ?? 0 })}
        />
      </div>
    </SectionForm>
  );
}
