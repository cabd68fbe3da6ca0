import { useTranslation } from 'react-i18next';
import type { PromiseState } from '../../../src-main/areas/promises/contract.ts';
import { type planStates } from '../../../src-main/areas/plans/contract.ts';
import { Chip } from '../../components/Section.tsx';

/** The state in words; what was not kept in the colour of risk too. */
export function PromiseChip({ state }: { readonly state: PromiseState }) {
  const { t } = useTranslation('promises');
  return <Chip bad={state === 'broken' || state === 'partial'}>{t(`states.${state}`)}</Chip>;
}

export function PlanChip({ state }: { readonly state: (typeof planStates)[number] }) {
  const { t } = useTranslation('promises');
  return <Chip bad={state === 'broken' || state === 'late'}>{t(`planStates.${state}`)}</Chip>;
}
