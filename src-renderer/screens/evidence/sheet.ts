import type { ValueOf } from '../../app/calls.ts';

/** The papers of one receivable. */
export type Sheet = ValueOf<'evidence.document'>;
