import type { ValueOf } from '../../app/calls.ts';

/** One order of the register with its steps. */
export type OrderDetail = ValueOf<'orders.list'>['rows'][number];
