/** Values a refusal may carry to the screen: only plain data, never prose. */
export type RefusalParams = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface Refusal<Code extends string = string> {
  readonly ok: false;
  readonly code: Code;
  readonly params: RefusalParams;
}

export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

/** An expected outcome is a value; a bug throws. Codes are closed lists, translated on the screen. */
export type Result<T, Code extends string = string> = Success<T> | Refusal<Code>;

export function ok(): Success<null>;
export function ok<T>(value: T): Success<T>;
export function ok(value: unknown = null): Success<unknown> {
  return { ok: true, value };
}

export function refuse<const Code extends string>(code: Code, params: RefusalParams = {}): Refusal<Code> {
  return { ok: false, code, params };
}

/** For places where a refusal would be a bug, such as fixtures. Throws with the code. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${result.code} ${JSON.stringify(result.params)}`);
}
