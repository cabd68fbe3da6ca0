import { z } from 'zod';
import type { Contracts, ProcedureName } from '../../src-main/areas/contracts.ts';
import type { CommandContext, Handlers, QueryContext } from '../../src-main/areas/context.ts';
import type { CurrencyCode } from '../../src-main/kernel/currency.ts';
import type { Day } from '../../src-main/kernel/day.ts';
import type { CustomerId, DocumentId } from '../../src-main/kernel/ids.ts';
import { command, query, type ErrorOf, type InputOf, type OutputOf } from '../../src-main/kernel/procedure.ts';
import { ok, refuse, type Result } from '../../src-main/kernel/result.ts';

/** A caller as screens have it: what goes in and comes out is read from the table. */
type Call = <Name extends ProcedureName>(
  name: Name,
  input: InputOf<Contracts[Name]>,
) => Promise<Result<OutputOf<Contracts[Name]>, ErrorOf<Contracts[Name]>>>;

export async function wrongCalls(
  call: Call,
  customerId: CustomerId,
  documentId: DocumentId,
  currency: CurrencyCode,
  asOf: Day,
): Promise<void> {
  const limit = { customerId, currency, amountMinor: 1, fromOn: asOf, reason: 'insured' };
  const reply = await call('credit.limits', { customerId, asOf });
  await call('credit.setLimit', limit);

  // @ts-expect-error there is no such procedure
  await call('credit.limit', { customerId, asOf });
  // @ts-expect-error the day is missing
  await call('credit.limits', { customerId });
  // @ts-expect-error a document is not a customer
  await call('credit.limits', { customerId: documentId, asOf });
  // @ts-expect-error text is not a day
  await call('credit.limits', { customerId, asOf: '2026-03-05' });
  // @ts-expect-error money is not text
  await call('credit.setLimit', { ...limit, amountMinor: '1.00' });
  // @ts-expect-error nobody asked for a colour
  await call('credit.limits', { customerId, asOf, colour: 'red' });
  // @ts-expect-error the reply may be a refusal
  void reply.value;
  if (reply.ok) {
    // @ts-expect-error rows have no such column
    void reply.value.rows[0]?.colour;
    // @ts-expect-error the first row may be missing
    void reply.value.rows[0].fromOn;
  } else {
    // @ts-expect-error this procedure does not refuse with this code
    void (reply.code === 'limit_ends_before_start');
  }
}

const contract = {
  'test.read': query({ input: z.strictObject({}), output: z.number(), errors: ['not_there'] }),
  'test.write': command({ input: z.strictObject({ note: z.string() }), output: z.null(), errors: ['too_late'] }),
} as const;

type Made = Handlers<typeof contract>;

export const right: Made = {
  'test.read': () => refuse('not_there'),
  'test.write': (ctx, { note }) => {
    ctx.audit({ note });
    return ok();
  },
};

export const wrongHandlers = {
  // @ts-expect-error the code is not in this procedure's list
  code: (() => refuse('too_late')) satisfies Made['test.read'],
  // @ts-expect-error the value is not what the contract says
  value: (() => ok('four')) satisfies Made['test.read'],
  // @ts-expect-error a command may not wait: it is one transaction
  wait: (() => Promise.resolve(ok())) satisfies Made['test.write'],
  // @ts-expect-error the input has no such field
  field: ((_: CommandContext, input) => (input.remark ? ok() : ok())) satisfies Made['test.write'],
  // @ts-expect-error a query has no audit entry to add to
  audit: ((ctx: QueryContext) => (void ctx.audit, ok(1))) satisfies Made['test.read'],
};

// @ts-expect-error a handler is missing
export const incomplete: Made = { 'test.read': () => ok(1) };

export function wrongRefusals(): Result<number, 'over_limit'> {
  // @ts-expect-error parameters are plain data, no dates
  refuse('over_limit', { at: new Date() });
  // @ts-expect-error a topic that no screen listens to
  command({ input: z.null(), output: z.null(), touches: ['weather'] });
  // @ts-expect-error refusing with a code that is not listed
  return refuse('under_limit');
}
