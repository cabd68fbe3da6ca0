import { agingContract } from './aging/contract.ts';
import { billsContract } from './bills/contract.ts';
import { bankContract } from './bank/contract.ts';
import { bookContract } from './book/contract.ts';
import { closingContract } from './closing/contract.ts';
import { contractsContract } from './contracts/contract.ts';
import { controlContract } from './control/contract.ts';
import { creditContract } from './credit/contract.ts';
import { creditfileContract } from './creditfile/contract.ts';
import { customersContract } from './customers/contract.ts';
import { disputesContract } from './disputes/contract.ts';
import { evidenceContract } from './evidence/contract.ts';
import { exchangeContract } from './exchange/contract.ts';
import { filesContract } from './files/contract.ts';
import { historyContract } from './history/contract.ts';
import { holdsContract } from './holds/contract.ts';
import { invoicesContract } from './invoices/contract.ts';
import { lawContract } from './law/contract.ts';
import { ledgerContract } from './ledger/contract.ts';
import { lettersContract } from './letters/contract.ts';
import { ordersContract } from './orders/contract.ts';
import { ratesContract } from './rates/contract.ts';
import { reportsContract } from './reports/contract.ts';
import { reviewsContract } from './reviews/contract.ts';
import { scoringContract } from './scoring/contract.ts';
import { securitiesContract } from './securities/contract.ts';
import { settingsContract } from './settings/contract.ts';
import { signalsContract } from './signals/contract.ts';
import { termsContract } from './terms/contract.ts';
import { writeoffsContract } from './writeoffs/contract.ts';
import { actionsContract } from './actions/contract.ts';
import { promisesContract } from './promises/contract.ts';
import { interestContract } from './interest/contract.ts';
import { playbookContract } from './playbook/contract.ts';
import { plansContract } from './plans/contract.ts';
import { casesContract } from './cases/contract.ts';
import { limitationContract } from './limitation/contract.ts';
import { policyContract } from './policy/contract.ts';
import { collectionsContract } from './collections/contract.ts';
import { effectsContract } from './effects/contract.ts';
import { dossierContract } from './dossier/contract.ts';
import { trainingContract } from './training/contract.ts';

/** The procedure table: every name a screen, a script or a test may call, gathered from the areas. */
export const contracts = {
  ...bookContract,
  ...settingsContract,
  ...ratesContract,
  ...lawContract,
  ...filesContract,
  ...termsContract,
  ...customersContract,
  ...ledgerContract,
  ...invoicesContract,
  ...disputesContract,
  ...actionsContract,
  ...playbookContract,
  ...promisesContract,
  ...writeoffsContract,
  ...creditfileContract,
  ...contractsContract,
  ...securitiesContract,
  ...evidenceContract,
  ...ordersContract,
  ...billsContract,
  ...interestContract,
  ...plansContract,
  ...casesContract,
  ...limitationContract,
  ...agingContract,
  ...creditContract,
  ...scoringContract,
  ...signalsContract,
  ...reviewsContract,
  ...holdsContract,
  ...controlContract,
  ...policyContract,
  ...collectionsContract,
  ...effectsContract,
  ...lettersContract,
  ...closingContract,
  ...reportsContract,
  ...exchangeContract,
  ...bankContract,
  ...historyContract,
  ...dossierContract,
  ...trainingContract,
} as const;

export type Contracts = typeof contracts;
export type ProcedureName = keyof Contracts;
