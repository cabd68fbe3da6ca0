import type { ValueOf } from '../../app/calls.ts';

/** One order of the register with its steps. */
export type OrderDetail = ValueOf<'orders.list'>['rows'][number];

/** One check as it was kept. */
export type CheckRow = ValueOf<'holds.checks'>['rows'][number];
