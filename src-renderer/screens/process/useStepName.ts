import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyStep } from '../../../src-main/areas/policy/contract.ts';

type Named = Pick<PolicyStep, 'kind'> & ({ readonly stepCode: string } | { readonly code: string });

/** A step by its usual name, or by what it is and its own code: "L2 Second notice", "Call C3". */
export function useStepName(): (step: Named) => string {
  const { t, i18n } = useTranslation('process');
  return useCallback(
    (step) => {
      const code = 'code' in step ? step.code : step.stepCode;
      return i18n.exists(`process:steps.${code}`) ? t(`steps.${code}`) : `${t(`kinds.${step.kind}`)} ${code}`;
    },
    [t, i18n],
  );
}
