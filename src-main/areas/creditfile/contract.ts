import { z } from 'zod';
import { minorField } from '../../kernel/fields.ts';

const figure = minorField.nullable();

/** Lines of a customer's statements in minor units of its currency; null: not given. */
export const statementFiguresField = z.strictObject({
  cashMinor: figure,
  receivablesMinor: figure,
  inventoryMinor: figure,
  currentAssetsMinor: figure,
  totalAssetsMinor: figure,
  intangibleMinor: figure,
  currentLiabilitiesMinor: figure,
  totalLiabilitiesMinor: figure,
  paidInMinor: figure,
  retainedEarningsMinor: figure,
  equityMinor: figure,
  salesMinor: figure,
  costOfSalesMinor: figure,
  ebitMinor: figure,
  interestMinor: figure,
  netProfitMinor: figure,
  operatingCashMinor: figure,
  marketValueMinor: figure,
});
export type StatementFigures = z.infer<typeof statementFiguresField>;

export const creditfileContract = {} as const;
