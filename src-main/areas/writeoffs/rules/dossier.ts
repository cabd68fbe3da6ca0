import { addMonths, type Day } from '../../../kernel/day.ts';
import type { DossierGap, TaxClass } from '../contract.ts';
import { taxClassMet, type TaxFacts } from './taxClasses.ts';

/**
 * What the dossier of a write-off still lacks (domain.md §8.4): who approved it, the evidence, the tax class and its
 * conditions. A small balance stands on the tolerance in the settings and needs none of it.
 */
export function gapsOf(
  dossier: TaxFacts & { readonly approver: string; readonly evidence: string; readonly taxClass: TaxClass },
): DossierGap[] {
  if (dossier.reason === 'small_balance') return [];
  const gaps: DossierGap[] = [];
  if (dossier.approver === '') gaps.push('approver');
  if (dossier.evidence === '') gaps.push('evidence');
  if (dossier.taxClass === '') gaps.push('tax_class');
  const met = taxClassMet(dossier.taxClass, dossier);
  if (met === 'unmet') gaps.push('tax_unmet');
  if (met === 'revenue') gaps.push('tax_revenue');
  return gaps;
}

/**
 * The last day of the general limitation period, counted from the day after the due day (民法典 188, 201): due
 * 2024-03-31 ends 2027-03-31 unless a demand, an acknowledgement or a suit interrupted it (domain.md §10.1).
 */
export function limitationDay(dueOn: Day): Day {
  return addMonths(dueOn, 36);
}
