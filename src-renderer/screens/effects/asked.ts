import type { EffectFigure, lineGroups } from '../../../src-main/areas/effects/contract.ts';
import type { Period } from './period.ts';

/** A figure that was clicked: which one, and what its drawer is called. */
export interface Asked {
  readonly figure: EffectFigure;
  readonly title: string;
  readonly by?: (typeof lineGroups)[number];
  readonly code?: string;
  readonly period: Period;
}
