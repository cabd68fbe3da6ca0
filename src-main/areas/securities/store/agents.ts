import type { Day } from '../../../kernel/day.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import { keptSql, type PointInTime } from '../../ledger/store/asOf.ts';
import type { AgentKind } from '../rules/agents.ts';

export type AgentId = Id<'serviceAgent'>;

export interface AgentRow {
  readonly agentId: AgentId;
  readonly kind: AgentKind;
  readonly name: string;
  readonly contact: string;
  readonly contractNumber: string;
  readonly fromOn: Day | null;
  readonly untilOn: Day | null;
  readonly fee: string;
  readonly checks: readonly string[];
  readonly note: string;
}

export function listAgents(db: ReadDb, point: Pick<PointInTime, 'knownAt'> = {}): AgentRow[] {
  return db
    .rows<Omit<AgentRow, 'checks'> & { checksJson: string }>(
      `SELECT id AS "agentId", kind, name, contact, contract_number AS "contractNumber", from_on AS "fromOn", until_on AS "untilOn", fee,
         checks_json AS "checksJson", note
       FROM service_agent WHERE ${keptSql(point)} ORDER BY kind, name`,
      point.knownAt === undefined ? {} : { knownAt: point.knownAt },
    )
    .map(({ checksJson, ...row }) => ({ ...row, checks: JSON.parse(checksJson) as string[] }));
}

export type NewAgent = Omit<AgentRow, 'agentId'>;

const columns = (agent: NewAgent) => ({
  kind: agent.kind,
  name: agent.name,
  contact: agent.contact,
  contract_number: agent.contractNumber,
  from_on: agent.fromOn,
  until_on: agent.untilOn,
  fee: agent.fee,
  checks_json: JSON.stringify(agent.checks),
  note: agent.note,
});

export function insertAgent(db: WriteDb, agent: NewAgent, recordedAt: Instant): AgentId {
  return db.run(q.insertInto('service_agent').values({ ...columns(agent), recorded_at: recordedAt, removed_at: null }))
    .lastId as AgentId;
}

export function updateAgent(db: WriteDb, agentId: AgentId, agent: NewAgent): void {
  db.run(q.updateTable('service_agent').set(columns(agent)).where('id', '=', agentId));
}

export function removeAgent(db: WriteDb, agentId: AgentId, recordedAt: Instant): void {
  db.run(q.updateTable('service_agent').set({ removed_at: recordedAt }).where('id', '=', agentId));
}
