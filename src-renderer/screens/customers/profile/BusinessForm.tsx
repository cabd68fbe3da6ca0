import { Checkbox, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { legalityTicks, type Business, type Customer } from '../../../../src-main/areas/customers/contract.ts';
import classes from './Profile.module.css';
import { ChoiceField, LineField, LongField } from './fields.tsx';
import { FileForm } from './FileForm.tsx';
import { useSaveFile } from './saving.ts';

const positions = ['', 'leader', 'upper', 'middle', 'lower'] as const satisfies readonly Business['market']['position'][]; // prettier-ignore

/** The written blocks: a new customer's legality, strength and potential; a known one's course; a core one's care; its market. */
export function BusinessForm({ customer, onClose }: { readonly customer: Customer; readonly onClose: () => void }) {
  const { t } = useTranslation('customers');
  const { save, running, failure } = useSaveFile(customer, onClose);
  const [draft, setDraft] = useState<Business>(customer.business);
  const set = <Block extends keyof Business>(block: Block, part: Partial<Business[Block]>): void =>
    setDraft({ ...draft, [block]: { ...draft[block], ...part } });
  const title = (block: keyof Business) => <h3 data-wide>{t(`business.${block}.title`)}</h3>;
  return (
    <FileForm
      ready
      running={running}
      failure={failure}
      onClose={onClose}
      onSave={() => void save({ business: { ...draft, legality: { ...draft.legality } } })}
    >
      {title('legality')}
      <Checkbox.Group
        size="xs"
        data-wide
        label={t('business.legality.ticks')}
        value={draft.legality.ticks}
        onChange={(ticks) => set('legality', { ticks: legalityTicks.filter((each) => ticks.includes(each)) })}
      >
        <div className={classes.chips} style={{ marginTop: 6, gap: '8px 18px' }}>
          {legalityTicks.map((tick) => (
            <Checkbox key={tick} value={tick} label={t(`business.ticks.${tick}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <LongField
        label={t('business.legality.permits')}
        value={draft.legality.permits}
        onChange={(permits) => set('legality', { permits })}
      />
      <LongField
        label={t('business.legality.taxStanding')}
        value={draft.legality.taxStanding}
        onChange={(taxStanding) => set('legality', { taxStanding })}
      />
      {title('strength')}
      <NumberInput
        label={t('business.strength.staffCount')}
        value={draft.strength.staffCount ?? ''}
        min={0}
        max={10_000_000}
        allowDecimal={false}
        hideControls
        onChange={(value) => set('strength', { staffCount: typeof value === 'number' ? value : null })}
      />
      <LongField
        label={t('business.strength.premises')}
        value={draft.strength.premises}
        onChange={(premises) => set('strength', { premises })}
      />
      <LongField
        label={t('business.strength.equipment')}
        value={draft.strength.equipment}
        onChange={(equipment) => set('strength', { equipment })}
      />
      <LongField
        label={t('business.strength.ownership')}
        value={draft.strength.ownership}
        onChange={(ownership) => set('strength', { ownership })}
      />
      {title('potential')}
      {(['products', 'mainCustomers', 'salesPlan'] as const).map((each) => (
        <LongField
          key={each}
          label={t(`business.potential.${each}`)}
          value={draft.potential[each]}
          onChange={(value) => set('potential', { [each]: value })}
        />
      ))}
      {title('market')}
      <ChoiceField
        label={t('business.market.position')}
        value={draft.market.position}
        values={positions}
        word={(value) => (value === '' ? t('file.notKnown') : t(`business.positions.${value}`))}
        onChange={(position) => set('market', { position })}
      />
      <LongField
        label={t('business.market.competitiveness')}
        value={draft.market.competitiveness}
        onChange={(competitiveness) => set('market', { competitiveness })}
      />
      {title('existing')}
      {(['ownerChanges', 'turnover', 'tradeRecord'] as const).map((each) => (
        <LongField
          key={each}
          label={t(`business.existing.${each}`)}
          value={draft.existing[each]}
          onChange={(value) => set('existing', { [each]: value })}
        />
      ))}
      {title('core')}
      <LineField
        label={t('business.core.keeper')}
        value={draft.core.keeper}
        onChange={(keeper) => set('core', { keeper })}
      />
      <LongField
        label={t('business.core.dependence')}
        value={draft.core.dependence}
        onChange={(dependence) => set('core', { dependence })}
      />
      <LongField label={t('business.core.care')} value={draft.core.care} onChange={(care) => set('core', { care })} />
    </FileForm>
  );
}
