import type { InputFor, ValueOf } from '../../app/calls.ts';

export type LawRow = ValueOf<'law.rules'>['rows'][number];

export interface Draft {
  readonly rule: InputFor<'law.saveRule'>;
  /** A shipped row: saving puts a row of one's own in its place. */
  readonly shipped: boolean;
}
