import type { Day } from '../../../kernel/day.ts';
import type {
  ActionId,
  CollectionPolicyId,
  CustomerId,
  DocumentId,
  DueItemId,
  Id,
  IssuedId,
} from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import type { PolicyDefinition, RpmStage } from '../contract.ts';
import type { OverrideAt } from '../store.ts';

interface By {
  readonly recordedAt: Instant;
  readonly actor: string;
}

export interface NewVersion {
  readonly name: string;
  readonly fromOn: Day;
  readonly definition: PolicyDefinition;
  readonly approver: string;
  readonly note: string;
}

export function insertVersion(db: WriteDb, version: NewVersion, { recordedAt, actor }: By) {
  const last = db.first(q.selectFrom('collection_policy').select((eb) => eb.fn.max('version').as('version')));
  const number = (last?.version ?? 0) + 1;
  const { lastId } = db.run(
    q.insertInto('collection_policy').values({
      version: number,
      name: version.name,
      from_on: version.fromOn,
      definition_json: JSON.stringify(version.definition),
      approver: version.approver,
      note: version.note,
      actor,
      recorded_at: recordedAt,
      removed_at: null,
    }),
  );
  return { policyId: lastId as CollectionPolicyId, version: number };
}

export function isPolicyInUse(db: ReadDb, policyId: CollectionPolicyId): boolean {
  const step = db.first(
    q.selectFrom('policy_step').select('id').where('policy_id', '=', policyId).where('voided_at', 'is', null),
  );
  const action = db.first(
    q.selectFrom('collection_action').select('id').where('policy_id', '=', policyId).where('voided_at', 'is', null),
  );
  return step !== undefined || action !== undefined;
}

export function removeVersion(db: WriteDb, policyId: CollectionPolicyId, at: Instant): number {
  return db.run(
    q
      .updateTable('collection_policy')
      .set({ removed_at: at })
      .where('id', '=', policyId)
      .where('removed_at', 'is', null),
  ).changes;
}

export interface NewStep {
  readonly customerId: CustomerId;
  readonly dueItemId: DueItemId;
  readonly policyId: CollectionPolicyId | null;
  readonly stepCode: string;
  readonly onDay: Day;
  readonly kind: 'done' | 'superseded' | 'skipped';
  readonly actionId: ActionId | null;
  readonly issuedId: IssuedId | null;
  readonly reason: string;
}

export function insertStep(db: WriteDb, step: NewStep, { recordedAt, actor }: By): void {
  db.run(
    q.insertInto('policy_step').values({
      customer_id: step.customerId,
      due_item_id: step.dueItemId,
      policy_id: step.policyId,
      step_code: step.stepCode,
      on_day: step.onDay,
      kind: step.kind,
      action_id: step.actionId,
      issued_id: step.issuedId,
      reason: step.reason,
      actor,
      recorded_at: recordedAt,
      voided_at: null,
    }),
  );
}

export type NewOverride = Omit<OverrideAt, 'overrideId' | 'actor' | 'recordedAt'>;

export function insertOverride(db: WriteDb, override: NewOverride, { recordedAt, actor }: By): Id<'policyOverride'> {
  const { lastId } = db.run(
    q.insertInto('policy_override').values({
      customer_id: override.customerId,
      due_item_id: override.dueItemId,
      kind: override.kind,
      value: override.value,
      from_on: override.fromOn,
      until_on: override.untilOn,
      reason: override.reason,
      approver: override.approver,
      actor,
      recorded_at: recordedAt,
      ended_on: null,
      ended_at: null,
      end_reason: '',
      voided_at: null,
    }),
  );
  return lastId as Id<'policyOverride'>;
}

export function findOverride(db: ReadDb, overrideId: Id<'policyOverride'>) {
  return db.first(
    q
      .selectFrom('policy_override')
      .selectAll()
      .where('id', '=', overrideId)
      .where('voided_at', 'is', null)
      .where('ended_at', 'is', null),
  );
}

export function endOverride(
  db: WriteDb,
  overrideId: Id<'policyOverride'>,
  end: { readonly on: Day; readonly at: Instant; readonly reason: string },
): void {
  db.run(
    q
      .updateTable('policy_override')
      .set({ ended_on: end.on, ended_at: end.at, end_reason: end.reason })
      .where('id', '=', overrideId),
  );
}

export interface NewStage {
  readonly documentId: DocumentId;
  readonly customerId: CustomerId;
  readonly stage: RpmStage;
  readonly plannedOn: Day | null;
  readonly actualOn: Day | null;
  readonly result: string;
  readonly note: string;
}

export function insertStage(db: WriteDb, stage: NewStage, { recordedAt, actor }: By): Id<'rpmStage'> {
  const { lastId } = db.run(
    q.insertInto('rpm_stage').values({
      document_id: stage.documentId,
      customer_id: stage.customerId,
      stage: stage.stage,
      planned_on: stage.plannedOn,
      actual_on: stage.actualOn,
      result: stage.result,
      values_json: '{}',
      note: stage.note,
      actor,
      recorded_at: recordedAt,
      voided_at: null,
    }),
  );
  return lastId as Id<'rpmStage'>;
}

export function findStage(db: ReadDb, stageId: Id<'rpmStage'>) {
  return db.first(q.selectFrom('rpm_stage').selectAll().where('id', '=', stageId).where('voided_at', 'is', null));
}

export function voidStage(db: WriteDb, stageId: Id<'rpmStage'>, at: Instant): void {
  db.run(q.updateTable('rpm_stage').set({ voided_at: at }).where('id', '=', stageId));
}
