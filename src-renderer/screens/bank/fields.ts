import type { BankField } from '../../../src-main/areas/bank/contract.ts';

export type { BankField, BankPlan, BankPreview } from '../../../src-main/areas/bank/contract.ts';

/** In the order of the choice; the contract itself would bring its schemas along. */
const order: Readonly<Record<BankField, number>> = {
  bookedOn: 0, credit: 1, debit: 2, amount: 3, direction: 4, balance: 5, payerName: 6, payerAccount: 7, payeeName: 8,
  payeeAccount: 9, memo: 10, purpose: 11, reference: 12, currency: 13, accountNumber: 14, status: 15, time: 16,
}; // prettier-ignore

export const bankFields = (Object.keys(order) as BankField[]).sort((a, b) => order[a] - order[b]);
