import { z } from 'zod';
import { dayField } from '../../kernel/fields.ts';
import { statementFiguresField, statementIdField } from '../creditfile/contract.ts';
import { altmanModels, altmanOf, type Altman } from '../creditfile/rules/altman.ts';
import { workingAssetsOf, type WorkingAssets } from '../creditfile/rules/workingAssets.ts';

/** A statement as it was when a model was recorded from it; the figures are kept with the result. */
export const modelInputsField = z.object({
  variant: z.enum(altmanModels),
  statementId: statementIdField,
  periodEndOn: dayField,
  months: z.number().int(),
  currency: z.string(),
  source: z.string(),
  audited: z.boolean(),
  figures: statementFiguresField,
});
export type ModelInputs = z.infer<typeof modelInputsField>;

export interface ModelResult {
  readonly points: Altman | WorkingAssets;
  readonly scoreMilli: number;
  /** Zone of the Altman model, risk of the working assets. */
  readonly grade: string;
}

/** The result of a model from its inputs; null: figures are lacking. */
export function modelResult(model: 'working_assets' | 'altman', inputs: ModelInputs): ModelResult | null {
  if (model === 'altman') {
    const points = altmanOf(inputs.variant, inputs);
    return points.state === 'known' ? { points, scoreMilli: points.valueMilli, grade: points.zone } : null;
  }
  const points = workingAssetsOf(inputs.figures);
  // Without net worth there is no value to print; the share is 0 whatever it would be.
  return points.state === 'known' ? { points, scoreMilli: points.valueMilli ?? 0, grade: points.risk } : null;
}
