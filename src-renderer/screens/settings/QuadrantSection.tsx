import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { PercentField, WholeField } from './NumberField.tsx';
import { SectionForm } from './SectionForm.tsx';
import classes from './Settings.module.css';
import { useDraft } from './useDraft.ts';
import { useSectionForm } from './useSectionForm.ts';

/** X* and Y*: from when a debt counts as long, from how much as large. */
export function QuadrantSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const draft = useDraft(settings.quadrant);
  const form = useSectionForm({ quadrant: draft });
  const { value } = draft;
  return (
    <SectionForm title={t('tabs.quadrant')} note={t('quadrant.note')} form={form}>
      <div className={classes.short} key={form.round}>
        <WholeField
          label={t('quadrant.splitDays')}
          description={t('quadrant.splitDaysHint')}
          from={1}
          to={3650}
          value={value.splitDays}
          onChange={form.guard('splitDays', (splitDays) => draft.set({ splitDays }))}
        />
        <Radio.Group
          label={t('quadrant.splitMode')}
          value={value.splitMode}
          onChange={(mode) => draft.set({ splitMode: mode === 'fixed' ? 'fixed' : 'pareto' })}
        >
          <Stack gap={6} mt={6}>
            <Radio value="pareto" label={t('quadrant.pareto')} />
            <Radio value="fixed" label={t('quadrant.fixed')} />
          </Stack>
        </Radio.Group>
        {value.splitMode === 'pareto' ? (
          <PercentField
            label={t('quadrant.share')}
            description={t('quadrant.shareHint')}
            value={value.paretoShareBp}
            onChange={form.guard('share', (paretoShareBp) => draft.set({ paretoShareBp }))}
          />
        ) : (
          <MoneyInput
            label={t('quadrant.amount')}
            description={t('quadrant.amountHint')}
            currency={settings.baseCurrency}
            valueMinor={value.splitAmountMinor}
            onChange={(splitAmountMinor) => draft.set({ splitAmountMinor: splitAmountMinor ?? 0 })}
          />
        )}
      </div>
    </SectionForm>
  );
}
