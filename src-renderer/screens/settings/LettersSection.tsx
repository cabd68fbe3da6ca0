import { useTranslation } from 'react-i18next';
import { SMALL_GAP_DAYS } from '../../../src-main/areas/letters/rules/small.ts';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { PercentField, WholeField } from './NumberField.tsx';
import { SectionForm } from './SectionForm.tsx';
import classes from './Settings.module.css';
import { useDraft } from './useDraft.ts';
import { useSectionForm } from './useSectionForm.ts';

/** How much time a letter gives, and when it is held back. */
export function LettersSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const draft = useDraft(settings.letters);
  const form = useSectionForm({ letters: draft });
  const { value } = draft;
  return (
    <SectionForm title={t('tabs.letters')} note={t('letters.note')} form={form}>
      <div className={classes.short} key={form.round}>
        {(['l1', 'l2', 'l3', 'l4'] as const).map((level) => (
          <WholeField
            key={level}
            label={t(`letters.${level}`)}
            from={1}
            to={90}
            value={value.payWithinDays[level] ?? 7}
            onChange={form.guard(level, (days) =>
              draft.set({ payWithinDays: { ...value.payWithinDays, [level]: days } }),
            )}
          />
        ))}
        <PercentField
          label={t('letters.hold')}
          description={t('letters.holdHint')}
          value={value.unappliedHoldBp}
          onChange={form.guard('hold', (unappliedHoldBp) => draft.set({ unappliedHoldBp }))}
        />
        <MoneyInput
          label={t('letters.minimum')}
          description={t('letters.minimumHint')}
          currency={settings.baseCurrency}
          valueMinor={value.minAmountMinor}
          onChange={(minAmountMinor) => draft.set({ minAmountMinor: minAmountMinor ?? 0 })}
        />
        <WholeField
          label={t('letters.smallGap')}
          description={t('letters.smallGapHint')}
          from={1}
          to={730}
          value={value.smallGapDays ?? SMALL_GAP_DAYS}
          onChange={form.guard('smallGap', (smallGapDays) => draft.set({ smallGapDays }))}
        />
      </div>
    </SectionForm>
  );
}
