import { agingContract } from './aging/contract.ts';
import { billsContract } from './bills/contract.ts';
import { bankContract } from './bank/contract.ts';
import { bookContract } from './book/contract.ts';
import { closingContract } from './closing/contract.ts';
import { creditContract } from './credit/contract.ts';
import { customersContract } from './customers/contract.ts';
import { disputesContract } from './disputes/contract.ts';
import { exchangeContract } from './exchange/contract.ts';
import { historyContract } from './history/contract.ts';
import { invoicesContract } from './invoices/contract.ts';
import { ledgerContract } from './ledger/contract.ts';
import { lettersContract } from './letters/contract.ts';
import { ratesContract } from './rates/contract.ts';
import { reportsContract } from './reports/contract.ts';
import { settingsContract } from './settings/contract.ts';
import { signalsContract } from './signals/contract.ts';
import { termsContract } from './terms/contract.ts';
import { writeoffsContract } from './writeoffs/contract.ts';

/** The procedure table: every name a screen, a script or a test may call, gathered from the areas. */
export const contracts = {
  ...bookContract,
  ...settingsContract,
  ...ratesContract,
  ...termsContract,
  ...customersContract,
  ...ledgerContract,
  ...invoicesContract,
  ...disputesContract,
  ...writeoffsContract,
  ...billsContract,
  ...agingContract,
  ...creditContract,
  ...signalsContract,
  ...lettersContract,
  ...closingContract,
  ...reportsContract,
  ...exchangeContract,
  ...bankContract,
  ...historyContract,
} as const;

export type Contracts = typeof contracts;
export type ProcedureName = keyof Contracts;
