import type { InputFor, ValueOf } from '../../app/calls.ts';

export type ClockRow = ValueOf<'limitation.list'>['rows'][number];
export type ClockBand = ValueOf<'limitation.list'>['bands'][number]['band'];
export type WholeClock = ValueOf<'limitation.clock'>;
export type ClockEvent = WholeClock['events'][number];
export type ClockEntry = WholeClock['entries'][number];
export type GuarantorRow = ValueOf<'limitation.guarantors'>['rows'][number];
export type ManualKind = InputFor<'limitation.addEvent'>['kind'];
