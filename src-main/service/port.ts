import { z } from 'zod';
import { serviceEventField } from '../areas/book/contract.ts';
import type { Result } from '../kernel/result.ts';

/**
 * What a host and the data service say to each other, whichever way the service was started. Both ends parse what
 * they receive; calls are carried by a number and answered in any order.
 */

const callId = z.number().int().nonnegative();
const token = z.string().min(1).max(200);
const language = z.enum(['zh', 'en']);

export const toServiceField = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('init'),
    dataFolder: z.string().min(1),
    language,
    /** A data file to open at once; a file that cannot be opened gives the recovery state, not a failed start. */
    openPath: z.string().min(1).optional(),
    /** Opens the practice company. */
    demo: z.boolean().optional(),
    /** Opens the book used last when nothing else is asked for. */
    reopen: z.boolean().optional(),
    /** Parses outputs too; for tests and development. */
    checkOutputs: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('call'),
    id: callId,
    name: z.string().max(100),
    input: z.unknown(),
    commandId: z.string().min(8).max(64).optional(),
  }),
  z.strictObject({
    kind: z.literal('grant'),
    token,
    path: z.string().min(1),
    mode: z.enum(['read', 'write']),
  }),
  z.strictObject({ kind: z.literal('document'), id: callId, token }),
  z.strictObject({ kind: z.literal('close'), id: callId }),
]);
export type ToService = z.infer<typeof toServiceField>;
export type ServiceStart = Omit<Extract<ToService, { kind: 'init' }>, 'kind'>;

export const documentPageField = z.object({ html: z.string(), title: z.string() });
export type DocumentPage = z.infer<typeof documentPageField>;

const replyField = z.custom<Result<unknown>>(
  (value) => typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean',
);

export const fromServiceField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('reply'), id: callId, reply: replyField }),
  z.strictObject({ kind: z.literal('event'), event: serviceEventField }),
  /** Which file is in use now, so that a restarted service can take it up again. Never shown to a screen. */
  z.strictObject({ kind: z.literal('opened'), path: z.string().nullable() }),
]);
export type FromService = z.infer<typeof fromServiceField>;

/** Far more than a screen ever asks with; files travel as paths. */
export const MAX_INPUT_BYTES = 8 * 1024 * 1024;
export const MAX_INPUT_DEPTH = 32;

export type InputProblem = 'too_deep' | 'too_large' | 'not_plain';

/**
 * Whether an input may be looked at at all: plain data, at most 8 MB counted as text, at most 32 levels. Stops at the
 * first excess, so a hostile value costs no more than a fair one. `__proto__` as an own key is refused outright.
 */
export function inputProblem(input: unknown): InputProblem | null {
  let bytes = 0;
  const look = (value: unknown, depth: number): InputProblem | null => {
    if (depth > MAX_INPUT_DEPTH) return 'too_deep';
    if (bytes > MAX_INPUT_BYTES) return 'too_large';
    switch (typeof value) {
      case 'string':
        bytes += value.length * 2 + 2;
        return null;
      case 'number':
      case 'boolean':
      case 'undefined':
        bytes += 8;
        return null;
      case 'object':
        break;
      default:
        return 'not_plain';
    }
    if (value === null) return null;
    if (value instanceof Uint8Array) {
      bytes += value.byteLength;
      return null;
    }
    if (Array.isArray(value)) {
      bytes += 2;
      for (const item of value as readonly unknown[]) {
        const problem = look(item, depth + 1);
        if (problem) return problem;
      }
      return null;
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return 'not_plain';
    for (const [key, item] of Object.entries(value)) {
      if (key === '__proto__') return 'not_plain';
      bytes += key.length * 2 + 4;
      const problem = look(item, depth + 1);
      if (problem) return problem;
    }
    return null;
  };
  const problem = look(input, 0);
  return problem ?? (bytes > MAX_INPUT_BYTES ? 'too_large' : null);
}
