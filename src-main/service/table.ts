import { contracts, type ProcedureName } from '../areas/contracts.ts';
import { agingProcedures } from '../areas/aging/procedures.ts';
import { bankProcedures } from '../areas/bank/procedures.ts';
import { billsProcedures } from '../areas/bills/procedures.ts';
import { closingProcedures } from '../areas/closing/procedures.ts';
import { contractsProcedures } from '../areas/contracts/procedures.ts';
import { controlProcedures } from '../areas/control/procedures.ts';
import { creditProcedures } from '../areas/credit/procedures.ts';
import { creditfileProcedures } from '../areas/creditfile/procedures.ts';
import { customersProcedures } from '../areas/customers/procedures.ts';
import { disputesProcedures } from '../areas/disputes/procedures.ts';
import { evidenceProcedures } from '../areas/evidence/procedures.ts';
import { exchangeProcedures } from '../areas/exchange/procedures.ts';
import { filesProcedures } from '../areas/files/procedures.ts';
import { historyProcedures } from '../areas/history/procedures.ts';
import { holdsProcedures } from '../areas/holds/procedures.ts';
import { invoicesProcedures } from '../areas/invoices/procedures.ts';
import { lawProcedures } from '../areas/law/procedures.ts';
import { ledgerProcedures } from '../areas/ledger/procedures.ts';
import { lettersProcedures } from '../areas/letters/procedures.ts';
import { ordersProcedures } from '../areas/orders/procedures.ts';
import { ratesProcedures } from '../areas/rates/procedures.ts';
import { reportsProcedures } from '../areas/reports/procedures.ts';
import { reviewsProcedures } from '../areas/reviews/procedures.ts';
import { scoringProcedures } from '../areas/scoring/procedures.ts';
import { securitiesProcedures } from '../areas/securities/procedures.ts';
import { settingsProcedures } from '../areas/settings/procedures.ts';
import { signalsProcedures } from '../areas/signals/procedures.ts';
import { termsProcedures } from '../areas/terms/procedures.ts';
import { writeoffsProcedures } from '../areas/writeoffs/procedures.ts';
import { actionsProcedures } from '../areas/actions/procedures.ts';
import { promisesProcedures } from '../areas/promises/procedures.ts';
import { interestProcedures } from '../areas/interest/procedures.ts';
import { playbookProcedures } from '../areas/playbook/procedures.ts';
import { plansProcedures } from '../areas/plans/procedures.ts';
import { casesProcedures } from '../areas/cases/procedures.ts';
import { limitationProcedures } from '../areas/limitation/procedures.ts';
import { policyProcedures } from '../areas/policy/procedures.ts';
import { collectionsProcedures } from '../areas/collections/procedures.ts';
import { effectsProcedures } from '../areas/effects/procedures.ts';
import { dossierProcedures } from '../areas/dossier/procedures.ts';
import { trainingProcedures } from '../areas/training/procedures.ts';
import type { CommandContext, JobContext, QueryContext } from '../areas/context.ts';
import type { ProcedureSpec } from '../kernel/procedure.ts';
import type { Result } from '../kernel/result.ts';

type AnyHandler = (
  ctx: QueryContext & CommandContext & JobContext,
  input: unknown,
) => Result<unknown> | Promise<Result<unknown>>;

/** Procedures about the file itself (`book.*`) are answered by the keeper, before a book is open. */
export type AreaProcedure = Exclude<ProcedureName, `book.${string}`>;

const handlers = {
  ...settingsProcedures,
  ...ratesProcedures,
  ...lawProcedures,
  ...filesProcedures,
  ...termsProcedures,
  ...customersProcedures,
  ...ledgerProcedures,
  ...invoicesProcedures,
  ...disputesProcedures,
  ...actionsProcedures,
  ...playbookProcedures,
  ...promisesProcedures,
  ...writeoffsProcedures,
  ...creditfileProcedures,
  ...contractsProcedures,
  ...securitiesProcedures,
  ...evidenceProcedures,
  ...ordersProcedures,
  ...billsProcedures,
  ...interestProcedures,
  ...plansProcedures,
  ...casesProcedures,
  ...limitationProcedures,
  ...agingProcedures,
  ...creditProcedures,
  ...scoringProcedures,
  ...signalsProcedures,
  ...reviewsProcedures,
  ...holdsProcedures,
  ...controlProcedures,
  ...policyProcedures,
  ...collectionsProcedures,
  ...effectsProcedures,
  ...lettersProcedures,
  ...closingProcedures,
  ...reportsProcedures,
  ...exchangeProcedures,
  ...bankProcedures,
  ...historyProcedures,
  ...dossierProcedures,
  ...trainingProcedures,
} satisfies Record<AreaProcedure, unknown>;

export function specOf(name: string): ProcedureSpec | null {
  return Object.hasOwn(contracts, name) ? contracts[name as ProcedureName] : null;
}

export function handlerOf(name: string): AnyHandler | null {
  return Object.hasOwn(handlers, name) ? (handlers[name as AreaProcedure] as unknown as AnyHandler) : null;
}
