import type { EffectFigure } from '../../../src-main/areas/effects/contract.ts';

/** The measures of a period, each with the figure whose rows stand behind it. */
export const measureFigures = {
  success: 'success',
  reduction: 'reduction',
  cleared: 'cleared',
  within: 'within',
  response: 'response',
  recoveryStart: 'recovery_start',
  recoveryDue: 'recovery_due',
  cost: 'cost',
  attributed: 'attributed',
  contactRate: 'contact',
  promiseRate: 'promise',
  kept: 'kept',
  collection: 'collection',
  disputed: 'disputed',
  satisfaction: 'satisfaction',
} as const satisfies Readonly<Record<string, EffectFigure>>;
export type Measure = keyof typeof measureFigures;
