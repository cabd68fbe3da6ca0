import { addDays, type Day } from '../../kernel/day.ts';
import type { Language } from '../../kernel/format.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import { instant, type Instant } from '../../kernel/instant.ts';
import type { OutputOf, ParsedInputOf } from '../../kernel/procedure.ts';
import { unwrap, type Result } from '../../kernel/result.ts';
import { actionsProcedures } from '../actions/procedures.ts';
import { bankProcedures } from '../bank/procedures.ts';
import { casesProcedures } from '../cases/procedures.ts';
import { closingProcedures } from '../closing/procedures.ts';
import type { CommandContext } from '../context.ts';
import { collectionsProcedures } from '../collections/procedures.ts';
import { contracts } from '../contracts.ts';
import { contractsProcedures } from '../contracts/procedures.ts';
import { controlProcedures } from '../control/procedures.ts';
import { creditProcedures } from '../credit/procedures.ts';
import { creditfileProcedures } from '../creditfile/procedures.ts';
import { evidenceProcedures } from '../evidence/procedures.ts';
import { findCustomerByCode } from '../customers/store.ts';
import { customersProcedures } from '../customers/procedures.ts';
import { disputesProcedures } from '../disputes/procedures.ts';
import { holdsProcedures } from '../holds/procedures.ts';
import { interestProcedures } from '../interest/procedures.ts';
import { invoicesProcedures } from '../invoices/procedures.ts';
import { lawProcedures } from '../law/procedures.ts';
import { ledgerProcedures } from '../ledger/procedures.ts';
import { lettersProcedures } from '../letters/procedures.ts';
import { limitationProcedures } from '../limitation/procedures.ts';
import { ordersProcedures } from '../orders/procedures.ts';
import { playbookProcedures } from '../playbook/procedures.ts';
import { plansProcedures } from '../plans/procedures.ts';
import { promisesProcedures } from '../promises/procedures.ts';
import { policyProcedures } from '../policy/procedures.ts';
import { ratesProcedures } from '../rates/procedures.ts';
import { reviewsProcedures } from '../reviews/procedures.ts';
import { scoringProcedures } from '../scoring/procedures.ts';
import { securitiesProcedures } from '../securities/procedures.ts';
import { signalsProcedures } from '../signals/procedures.ts';
import { termsProcedures } from '../terms/procedures.ts';
import { writeoffsProcedures } from '../writeoffs/procedures.ts';

export interface PracticeOptions {
  readonly db: CommandContext['db'];
  readonly today: Day;
  readonly language: Language;
  readonly recordedAt: Instant;
  readonly actor: string;
}

const handlers = {
  ...actionsProcedures,
  ...termsProcedures,
  ...lawProcedures,
  ...customersProcedures,
  ...ledgerProcedures,
  ...invoicesProcedures,
  ...ratesProcedures,
  ...closingProcedures,
  ...disputesProcedures,
  ...writeoffsProcedures,
  ...creditfileProcedures,
  ...contractsProcedures,
  ...securitiesProcedures,
  ...evidenceProcedures,
  ...ordersProcedures,
  ...creditProcedures,
  ...scoringProcedures,
  ...signalsProcedures,
  ...reviewsProcedures,
  ...holdsProcedures,
  ...controlProcedures,
  ...bankProcedures,
  ...casesProcedures,
  ...interestProcedures,
  ...playbookProcedures,
  ...lettersProcedures,
  ...limitationProcedures,
  ...policyProcedures,
  ...promisesProcedures,
  ...plansProcedures,
  ...collectionsProcedures,
};
export type ActName = keyof typeof handlers & keyof typeof contracts;

/** What a scene of the practice company is played with: every act goes through the procedure a click takes. */
export interface PracticeActs {
  readonly db: CommandContext['db'];
  readonly today: Day;
  readonly language: Language;
  readonly actor: string;
  /** Does it on that day, recorded that evening; a refusal is a mistake in the scene and throws. */
  done<Name extends ActName>(on: Day, name: Name, input: unknown): OutputOf<(typeof contracts)[Name]>;
  customerOf(code: string): CustomerId;
  ago(days: number): Day;
  say(zh: string, en: string): string;
  contextOn(on: Day): CommandContext;
}

export function actsOf(options: PracticeOptions): PracticeActs {
  const { db, today, language, actor } = options;
  return {
    db,
    today,
    language,
    actor,
    done: (on, name, input) => {
      const handler = handlers[name] as unknown as (
        ctx: CommandContext,
        input: unknown,
      ) => Result<OutputOf<(typeof contracts)[typeof name]>>;
      const parsed = contracts[name].input.parse(input) as ParsedInputOf<(typeof contracts)[typeof name]>;
      return unwrap(handler(contextOf(options, on), parsed));
    },
    customerOf: (code) => {
      const customer = findCustomerByCode(db, code);
      if (!customer) throw new Error(`nobody has the code ${code}`);
      return customer.id;
    },
    ago: (days) => addDays(today, -days),
    say: (zh, en) => (language === 'zh' ? zh : en),
    contextOn: (on) => contextOf(options, on),
  };
}

/** Keyed in at the end of that day in China, never after the book itself was made. */
function contextOf({ db, recordedAt, actor }: PracticeOptions, on: Day): CommandContext {
  const evening = instant(`${on}T10:00:00Z`);
  const at: Instant = evening < recordedAt ? evening : recordedAt;
  const nowhere = (): never => {
    throw new Error('practice touches no files');
  };
  return {
    db, actor, recordedAt: at, now: at, today: on, audit: () => undefined,
    files: { toRead: nowhere, toWrite: nowhere }, documents: { keep: nowhere }, attachments: { keep: nowhere, find: () => null },
    packs: { write: nowhere, check: nowhere },
  }; // prettier-ignore
}
