import { emptyBusiness, type Customer } from '../../src-main/areas/customers/contract.ts';

/** The identity of a customer nobody has written anything about. */
export const noIdentity = {
  legalRepresentative: '',
  capitalMinor: null,
  paidInMinor: null,
  capitalCurrency: '',
  foundedOn: null,
  customerSinceOn: null,
  licenceUntilOn: null,
  businessScope: '',
  registeredAddress: '',
  debtorClass: '',
  lawPack: '',
  department: '',
  collector: '',
  marginBp: null,
  strategic: false,
  parentId: null,
  poolsLimit: false,
  business: emptyBusiness,
} as const satisfies Partial<Customer>;
