import type { LawRule } from '../../../src-main/areas/law/contract.ts';
import { allRules } from '../../../src-main/areas/law/rules/versions.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';

const shipped = allRules([]);

/** The law of the book, with its scales of court fees; until it has been read, the one that is shipped. */
export function useFeeRules(): readonly LawRule[] {
  const { today } = useWorkingPoint();
  return useQueryOf('law.rules', { asOf: today }).data?.rows ?? shipped;
}
