import type { ValueOf } from '../../app/calls.ts';

/** One contract as its page and its forms know it. */
export type ContractDetail = ValueOf<'contracts.get'>;
/** Whom a record of a form belongs to. */
export type Belongs = Pick<ContractDetail, 'customerId' | 'customerName'> & {
  readonly contractId: ContractDetail['contractId'] | null;
  readonly currency: ContractDetail['currency'];
};
