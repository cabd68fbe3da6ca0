import { ok, refuse } from '../../kernel/result.ts';
import { customerLabels } from '../aging/store.ts';
import type { Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import { findDocument, findItem } from '../ledger/store/find.ts';
import { readSettings } from '../settings/store.ts';
import { blocksAt } from './blocks.ts';
import { policySegments, policyStepField, segmentField, type policyContract, type PolicyDefinition, type StepRow } from './contract.ts'; // prettier-ignore
import { debtorsAt, itemPlansAt, stepsDue, type CustomerSteps } from './due.ts';
import { recordSteps } from './recording.ts';
import { nextDue, plannedOn, progressOf } from './rules/ladder.ts';
import { heldItem } from './rules/due.ts';
import { threeWay } from './rules/rpm.ts';
import { rpmAt, rpmOf, type RpmPlace } from './rpm.ts';
import { segmentsAt } from './segments.ts';
import { overridesNamed, policyAt, policyVersions, shippedVersion } from './store.ts';
import { deliveryPapers, orderPapers } from './store/rpm.ts';
import {
  endOverride,
  findOverride,
  findStage,
  insertOverride,
  insertStage,
  insertVersion,
  isPolicyInUse,
  removeVersion,
  voidStage,
} from './store/write.ts';

export const policyProcedures: Handlers<typeof policyContract> = {
  'policy.get': ({ db }, point) => {
    const segments = segmentsAt(db, point);
    const owing = new Set(debtorsAt(db, point).map(({ customerId }) => customerId));
    const count = new Map(policySegments.map((segment) => [segment, 0]));
    for (const customerId of owing) {
      const segment = segments.get(customerId) ?? 'standard';
      count.set(segment, (count.get(segment) ?? 0) + 1);
    }
    return ok({
      current: policyAt(db, point),
      versions: policyVersions(db, point),
      shipped: shippedVersion(db),
      segments: [...count].map(([segment, customers]) => ({ segment, customers })),
    });
  },

  'policy.save': (ctx, input) => {
    const unknown = unknownStep(input.definition);
    if (unknown !== null) return refuse('policy_step_unknown', { step: unknown });
    const before = policyAt(ctx.db, { asOf: input.fromOn });
    if (JSON.stringify(before.definition) === JSON.stringify(input.definition)) return refuse('policy_unchanged');
    const made = insertVersion(ctx.db, input, ctx);
    ctx.audit({
      entity: 'collectionPolicy',
      id: made.policyId,
      version: made.version,
      name: input.name,
      fromOn: input.fromOn,
      approver: input.approver,
      note: input.note,
    });
    return ok(made);
  },

  'policy.remove': (ctx, { policyId, reason }) => {
    const version = policyVersions(ctx.db, {}).find((one) => one.policyId === policyId);
    if (!version) return refuse('policy_not_found');
    if (isPolicyInUse(ctx.db, policyId)) return refuse('policy_in_use', { version: version.version });
    removeVersion(ctx.db, policyId, ctx.recordedAt);
    ctx.audit({ entity: 'collectionPolicy', id: policyId, version: version.version, name: version.name, reason });
    return ok();
  },

  'policy.due': ({ db }, { stepCode, show, currency, offset, limit, ...point }) => {
    if (point.customerId !== undefined && !findCustomer(db, point.customerId)) return refuse('customer_not_found');
    const steps = stepsDue(db, point).filter((step) => currency === undefined || step.currency === currency);
    const labels = customerLabels(db);
    const segments = segmentsAt(db, point);
    const rows = steps
      .filter((step) => stepCode === undefined || step.stepCode === stepCode)
      .filter((step) => show === 'all' || (show === 'held') === step.heldBack.length > 0)
      .sort((a, b) => (a.sinceOn === b.sinceOn ? b.amountMinor - a.amountMinor : a.sinceOn < b.sinceOn ? -1 : 1));
    const base = readSettings(db).baseCurrency;
    const small = steps.filter(({ heldBack }) => heldBack.some(({ reason }) => reason === 'below_minimum'));
    return ok({
      rows: rows.slice(offset, offset + limit).map(({ waiting, ...row }): StepRow => {
        const label = labels.get(row.customerId);
        return {
          ...row,
          dueItemIds: [...row.dueItemIds],
          heldBack: [...row.heldBack],
          customerCode: label?.code ?? '',
          customerName: label?.name ?? '',
          segment: segments.get(row.customerId) ?? 'standard',
          waitingCount: waiting.length,
        };
      }),
      total: rows.length,
      groups: groupsOf(steps),
      small: {
        customers: new Set(small.map(({ customerId }) => customerId)).size,
        amountMinor: small.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
        currency: small.length === 0 ? null : base,
      },
    });
  },

  'policy.item': ({ db }, { dueItemId, ...point }) => {
    const item = findItem(db, dueItemId);
    if (!item) return refuse('due_item_not_found');
    const asked = { ...point, customerId: item.customer_id };
    const plan = itemPlansAt(db, asked).find((one) => one.dueItemId === dueItemId);
    if (!plan) return refuse('due_item_not_found');
    const debtor = debtorsAt(db, asked).find(({ facts }) => facts.items.some((one) => one.dueItemId === dueItemId));
    const due = nextDue(plan, point.asOf);
    const { position } = progressOf(plan);
    return ok({
      segment: segmentsAt(db, asked).get(item.customer_id) ?? 'standard',
      graceDays: plan.graceDays,
      steps: plan.ladder.map((step, index) => ({
        code: step.code,
        kind: step.kind,
        letterLevel: step.letterLevel,
        plannedOn: plannedOn(step, plan.dueOn, plan.graceDays),
        state: index <= position || (due !== null && index < due.index) ? 'passed' : index === due?.index ? 'due' : 'to_come', // prettier-ignore
      })),
      nextCode: due?.step.code ?? null,
      sinceOn: due?.sinceOn ?? null,
      held: due && debtor ? heldItem(plan, due, debtor.facts) : [...plan.blocks],
    });
  },

  'policy.recordStep': (ctx, input) => {
    if (!findCustomer(ctx.db, input.customerId)) return refuse('customer_not_found');
    if (input.onDay > ctx.today) return refuse('step_in_future', { onDay: input.onDay, today: ctx.today });
    const plans = itemPlansAt(ctx.db, { asOf: input.onDay, customerId: input.customerId });
    const open = new Map(plans.map((plan) => [plan.dueItemId, plan]));
    for (const dueItemId of input.dueItemIds) {
      const plan = open.get(dueItemId);
      if (!plan) return refuse('due_item_not_found');
      if (plan.ladder.every(({ code }) => code !== input.stepCode))
        return refuse('policy_step_unknown', { step: input.stepCode });
    }
    const recorded = recordSteps(ctx, { ...input, step: { code: input.stepCode } });
    ctx.audit({
      entity: 'policyStep',
      id: input.dueItemIds[0] ?? 0,
      customerId: input.customerId,
      stepCode: input.stepCode,
      onDay: input.onDay,
      kind: input.kind,
      reason: input.reason,
      ...recorded,
    });
    return ok(recorded);
  },

  'policy.overrides': ({ db }, point) => {
    if (point.customerId !== undefined && !findCustomer(db, point.customerId)) return refuse('customer_not_found');
    return ok({ rows: overridesNamed(db, point) });
  },

  'policy.blocked': ({ db }, point) => {
    if (point.customerId !== undefined && !findCustomer(db, point.customerId)) return refuse('customer_not_found');
    const labels = customerLabels(db, undefined, { present: true });
    const rows = [...blocksAt(db, point)].flatMap(([customerId, blocks]) => {
      const label = labels.get(customerId);
      if (!label) return [];
      return blocks.map(({ dueItemIds, sinceOn: _since, ...block }) => ({
        ...block,
        customerId,
        customerCode: label.code,
        customerName: label.name,
        items: dueItemIds === 'all' ? null : dueItemIds.length,
      }));
    });
    return ok({ rows });
  },

  'policy.override': (ctx, input) => {
    const { customerId, dueItemId, kind, value, fromOn, untilOn } = input;
    if (!findCustomer(ctx.db, customerId)) return refuse('customer_not_found');
    if (dueItemId !== null && findItem(ctx.db, dueItemId)?.customer_id !== customerId)
      return refuse('due_item_not_found');
    if (untilOn !== null && untilOn < fromOn) return refuse('override_ends_before_start', { fromOn, untilOn });
    // A pause nobody ends is forgotten; who is never to be chased is excluded, and that is said aloud.
    if (kind === 'pause' && untilOn === null) return refuse('pause_needs_end');
    const wrong = wrongValue(kind, value, policyAt(ctx.db, { asOf: fromOn }).definition, dueItemId !== null);
    if (wrong !== null) return refuse(wrong, { step: value, value });
    const overrideId = insertOverride(ctx.db, input, ctx);
    ctx.audit({ entity: 'policyOverride', id: overrideId, ...input });
    return ok({ overrideId });
  },

  'policy.endOverride': (ctx, { overrideId, onDay, reason }) => {
    const override = findOverride(ctx.db, overrideId);
    if (!override) return refuse('override_not_found');
    if (onDay < override.from_on)
      return refuse('override_ends_before_start', { fromOn: override.from_on, untilOn: onDay });
    endOverride(ctx.db, overrideId, { on: onDay, at: ctx.recordedAt, reason });
    ctx.audit({
      entity: 'policyOverride',
      id: overrideId,
      customerId: override.customer_id,
      kind: override.kind,
      before: { endedOn: null },
      after: { endedOn: onDay },
      reason,
    });
    return ok();
  },

  'policy.board': ({ db }, point) => ok(rpmAt(db, point).board),

  'policy.stageRows': ({ db }, { stage, only, offset, limit, ...point }) => {
    const rows = rpmAt(db, point)
      .places.filter((invoice) => stage === undefined || invoice.stage === stage)
      .filter(({ missing }) => only === 'all' || missing !== null)
      .sort((a, b) => (b.missing?.delayDays ?? -1) - (a.missing?.delayDays ?? -1) || b.openMinor - a.openMinor || a.documentId - b.documentId); // prettier-ignore
    return ok({
      rows: rows.slice(offset, offset + limit).map((row) => ({
        ...documentOf(row),
        missingStage: row.missing?.stage ?? null,
        plannedOn: row.missing?.plannedOn ?? null,
        delayDays: row.missing?.delayDays ?? null,
      })),
      total: rows.length,
      amountMinor: rows.reduce((sum, { openMinor }) => sum + openMinor, 0),
    });
  },

  'policy.stages': ({ db }, { documentId, ...point }) => {
    const document = findDocument(db, documentId);
    if (!document) return refuse('document_not_found');
    const invoice = rpmOf(db, { ...point, currency: document.currency, documentId });
    if (!invoice) return refuse('document_not_found');
    const order = orderPapers(db, { ...point, documentId }).get(documentId);
    const delivery = deliveryPapers(db, { ...point, documentId }).get(documentId);
    const papers = {
      orderMinor: order?.orderMinor ?? null,
      orderOn: order?.orderOn ?? null,
      deliveredMinor: delivery?.amountMinor ?? null,
      deliveredOn: delivery?.deliveredOn ?? invoice.deliveredOn ?? order?.shippedOn ?? null,
      invoiceMinor: invoice.amountMinor,
      invoiceOn: invoice.issuedOn,
    };
    return ok({
      ...documentOf(invoice),
      stages: [...invoice.stages],
      threeWay: { ...papers, orderNumber: order?.orderNumber ?? null, findings: threeWay(papers) },
    });
  },

  'policy.recordStage': (ctx, input) => {
    const document = findDocument(ctx.db, input.documentId);
    if (!document) return refuse('document_not_found');
    if (input.plannedOn === null && input.actualOn === null) return refuse('stage_without_day');
    if (input.actualOn !== null && input.actualOn > ctx.today)
      return refuse('stage_in_future', { actualOn: input.actualOn, today: ctx.today });
    const stageId = insertStage(ctx.db, { ...input, customerId: document.customer_id }, ctx);
    ctx.audit({ entity: 'rpmStage', id: stageId, customerId: document.customer_id, ...input });
    return ok({ stageId });
  },

  'policy.takeBackStage': (ctx, { stageId, reason }) => {
    const stage = findStage(ctx.db, stageId);
    if (!stage) return refuse('stage_not_found');
    voidStage(ctx.db, stageId, ctx.recordedAt);
    ctx.audit({ entity: 'rpmStage', id: stageId, customerId: stage.customer_id, stage: stage.stage, reason });
    return ok();
  },
};

function documentOf(row: RpmPlace) {
  return {
    customerId: row.customerId,
    customerCode: row.customerCode,
    customerName: row.customerName,
    documentId: row.documentId,
    number: row.number,
    currency: row.currency,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    amountMinor: row.amountMinor,
    openMinor: row.openMinor,
    stage: row.stage,
  };
}

function groupsOf(steps: readonly CustomerSteps[]) {
  const groups = new Map<string, ReturnType<typeof emptyGroup>>();
  for (const step of steps) {
    const key = `${step.stepCode} ${step.currency}`;
    const group = groups.get(key) ?? emptyGroup(step);
    groups.set(key, group);
    if (step.heldBack.length === 0) {
      group.ready += 1;
      group.readyMinor += step.amountMinor;
    } else {
      group.held += 1;
      group.heldMinor += step.amountMinor;
    }
  }
  const rank = new Map<string, number>();
  return [...groups.values()].sort((a, b) => order(a.stepCode, rank) - order(b.stepCode, rank));
}

const usualOrder = ['L0', 'L0B', 'C1', 'L1', 'C2', 'L2', 'L3', 'L4', 'LAW', 'DEC', 'WO'];

function order(code: string, rank: Map<string, number>): number {
  const known = rank.get(code);
  if (known !== undefined) return known;
  const usual = usualOrder.indexOf(code);
  const at = usual === -1 ? usualOrder.length + rank.size : usual;
  rank.set(code, at);
  return at;
}

function emptyGroup({ stepCode, kind, letterLevel, currency }: CustomerSteps) {
  return { stepCode, kind, letterLevel, currency, ready: 0, readyMinor: 0, held: 0, heldMinor: 0 };
}

/** A step the policy speaks of and no ladder has. */
function unknownStep(definition: PolicyDefinition): string | null {
  const codes = new Set(Object.values(definition.ladders).flat().map(({ code }) => code)); // prettier-ignore
  const named = [...(definition.maxStep === null ? [] : [definition.maxStep]), ...definition.firstStart.map(({ stepCode }) => stepCode)]; // prettier-ignore
  return named.find((code) => !codes.has(code)) ?? null;
}

function wrongValue(
  kind: string,
  value: string,
  definition: PolicyDefinition,
  ofItem: boolean,
): 'override_value_wrong' | 'policy_step_unknown' | null {
  switch (kind) {
    case 'segment':
      return !ofItem && segmentField.safeParse(value).success ? null : 'override_value_wrong';
    case 'grace':
      return /^\d{1,2}$/.test(value) ? null : 'override_value_wrong';
    case 'start_step':
    case 'max_step': {
      const known = Object.values(definition.ladders).flat().some(({ code }) => code === value); // prettier-ignore
      return known ? null : 'policy_step_unknown';
    }
    case 'own_step':
      return policyStepField.safeParse(parsed(value)).success ? null : 'override_value_wrong';
    default:
      return value === '' ? null : 'override_value_wrong';
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
