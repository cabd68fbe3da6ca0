import type { ValueOf } from '../../app/calls.ts';

/** One bill as the drawer and its forms know it. */
export type BillDetail = ValueOf<'bills.get'>;
export type BillStep = BillDetail['nextActs'][number];
