import type { ValueOf } from '../../app/calls.ts';

/** One case as the drawer and its forms know it. */
export type CaseDetail = ValueOf<'cases.get'>;
export type CaseListRow = ValueOf<'cases.list'>['rows'][number];
export type DeadlineRow = ValueOf<'cases.get'>['deadlines'][number];
export type CheckRow = ValueOf<'cases.get'>['checks'][number];
