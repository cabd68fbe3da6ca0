import type { ValueOf } from '../../app/calls.ts';

export type SecurityRow = ValueOf<'securities.list'>['rows'][number];
export type PolicyRow = ValueOf<'securities.insurance'>['rows'][number];
export type AgentRow = ValueOf<'securities.agents'>['rows'][number];
export type AlarmRow = ValueOf<'securities.alarms'>['rows'][number];
