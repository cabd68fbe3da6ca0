import type { Day } from '../../kernel/day.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import { findDocument } from '../ledger/store/find.ts';
import type { securitiesContract } from './contract.ts';
import { agentChecks, missingChecks, type AgentCheck } from './rules/agents.ts';
import { securityForms, warningsOf, type SecurityForm } from './rules/standing.ts';
import { contextOf, contractBelongs, insertSecurity, paidShares, releaseSecurity, removeSecurity, securitiesAt, updateSecurity, type NewSecurity } from './store.ts'; // prettier-ignore
import { insertAgent, listAgents, removeAgent, updateAgent, type NewAgent } from './store/agents.ts';
import { insertInsured, insertPolicy, insertTold, insuredAt, policiesAt, removeInsured, removePolicy, updateInsured, updatePolicy, wasTold } from './store/insurance.ts'; // prettier-ignore

type Writing = Pick<
  Handlers<typeof securitiesContract>,
  | 'securities.save'
  | 'securities.release'
  | 'securities.remove'
  | 'securities.savePolicy'
  | 'securities.removePolicy'
  | 'securities.saveInsured'
  | 'securities.removeInsured'
  | 'securities.tellInsurer'
  | 'securities.saveAgent'
  | 'securities.removeAgent'
>;

const EVER = { asOf: '9999-12-31' as Day };

export const writing: Writing = {
  'securities.save': (ctx, { securityId, ...input }) => {
    const { db, today } = ctx;
    const [before] = securityId === undefined ? [] : securitiesAt(db, { ...EVER, securityId });
    if (securityId !== undefined && before?.customerId !== input.customerId) return refuse('security_not_found');
    if (!findCustomer(db, input.customerId)) return refuse('customer_not_found');
    if (input.contractId !== null && !contractBelongs(db, input.contractId, input.customerId))
      return refuse('security_contract_not_found');
    const forms: readonly SecurityForm[] = securityForms[input.kind];
    const form = forms.length === 1 ? (forms[0] ?? '') : input.form;
    if (!forms.includes(form)) return refuse('security_form_does_not_fit', { kind: input.kind });
    if ((input.realisableMinor ?? 0) < 0) return refuse('security_value_negative');
    const earliest = input.signedOn;
    if (earliest !== null && input.untilOn !== null && input.untilOn < earliest)
      return refuse('security_days_disordered', { earliest });
    const security: NewSecurity = { ...input, form };
    const savedId = securityId ?? insertSecurity(db, security, ctx);
    if (securityId !== undefined) updateSecurity(db, securityId, security);
    ctx.audit({
      entity: 'security',
      id: savedId,
      customerId: input.customerId,
      ...(before === undefined ? {} : { before: told(before) }),
      after: told(security),
    });
    const [saved] = securitiesAt(db, { ...EVER, securityId: savedId });
    if (saved === undefined) throw new Error('a security that was saved is there');
    const shares = paidShares(db, { asOf: today }, [saved]);
    return ok({ securityId: savedId, warnings: warningsOf(saved, contextOf(saved, shares), today) });
  },

  'securities.release': (ctx, { securityId, on, reason }) => {
    const [security] = securitiesAt(ctx.db, { ...EVER, securityId });
    if (security === undefined) return refuse('security_not_found');
    if (security.releasedOn !== null) return refuse('security_released', { on: security.releasedOn });
    if (security.signedOn !== null && on < security.signedOn)
      return refuse('security_days_disordered', { earliest: security.signedOn });
    releaseSecurity(ctx.db, securityId, on, reason);
    ctx.audit({ entity: 'security', id: securityId, customerId: security.customerId, releasedOn: on, reason });
    return ok(null);
  },

  'securities.remove': (ctx, { securityId, reason }) => {
    const [security] = securitiesAt(ctx.db, { ...EVER, securityId });
    if (security === undefined) return refuse('security_not_found');
    removeSecurity(ctx.db, securityId, ctx.recordedAt);
    ctx.audit({ entity: 'security', id: securityId, customerId: security.customerId, before: told(security), reason });
    return ok(null);
  },

  'securities.savePolicy': (ctx, { policyId, ...policy }) => {
    const { db } = ctx;
    if (policy.untilOn < policy.fromOn) return refuse('policy_days_disordered', { fromOn: policy.fromOn });
    const present = policiesAt(db, EVER);
    const before = policyId === undefined ? undefined : present.find((row) => row.policyId === policyId);
    if (policyId !== undefined && before === undefined) return refuse('policy_not_found');
    if (present.some((row) => row !== before && row.insurer === policy.insurer && row.number === policy.number))
      return refuse('policy_number_taken', { number: policy.number });
    if (
      before !== undefined &&
      before.currency !== policy.currency &&
      insuredAt(db, EVER).some((row) => row.policyId === policyId)
    )
      return refuse('policy_currency_in_use', { currency: before.currency });
    const savedId = policyId ?? insertPolicy(db, policy, ctx.recordedAt);
    if (policyId !== undefined) updatePolicy(db, policyId, policy);
    ctx.audit({ entity: 'policy', id: savedId, ...(before === undefined ? {} : { before }), after: policy });
    return ok({ policyId: savedId });
  },

  'securities.removePolicy': (ctx, { policyId, reason }) => {
    const [before] = policiesAt(ctx.db, EVER, policyId);
    if (before === undefined) return refuse('policy_not_found');
    removePolicy(ctx.db, policyId, ctx.recordedAt);
    ctx.audit({ entity: 'policy', id: policyId, before, reason });
    return ok(null);
  },

  'securities.saveInsured': (ctx, { insuredLimitId, ...limit }) => {
    const { db } = ctx;
    const [policy] = policiesAt(db, EVER, limit.policyId);
    if (policy === undefined) return refuse('policy_not_found');
    if (!findCustomer(db, limit.customerId)) return refuse('customer_not_found');
    if (limit.untilOn !== null && limit.untilOn < limit.fromOn)
      return refuse('policy_days_disordered', { fromOn: limit.fromOn });
    const present = insuredAt(db, EVER, limit.customerId);
    const before = insuredLimitId === undefined ? undefined : insuredAt(db, EVER).find((row) => row.insuredLimitId === insuredLimitId); // prettier-ignore
    if (insuredLimitId !== undefined && before?.customerId !== limit.customerId)
      return refuse('insured_limit_not_found');
    const overlapping = present.find(
      (row) =>
        row.insuredLimitId !== insuredLimitId &&
        row.policyId === limit.policyId &&
        row.fromOn <= (limit.untilOn ?? '9999-12-31') &&
        limit.fromOn <= (row.untilOn ?? '9999-12-31'),
    );
    if (overlapping !== undefined) return refuse('insured_limit_overlaps', { fromOn: overlapping.fromOn });
    const savedId = insuredLimitId ?? insertInsured(db, limit, ctx.recordedAt);
    if (insuredLimitId !== undefined) updateInsured(db, insuredLimitId, limit);
    ctx.audit({
      entity: 'insuredLimit',
      id: savedId,
      customerId: limit.customerId,
      ...(before === undefined ? {} : { before: told(before) }),
      after: told(limit),
    });
    return ok({ insuredLimitId: savedId });
  },

  'securities.removeInsured': (ctx, { insuredLimitId, reason }) => {
    const before = insuredAt(ctx.db, EVER).find((row) => row.insuredLimitId === insuredLimitId);
    if (before === undefined) return refuse('insured_limit_not_found');
    removeInsured(ctx.db, insuredLimitId, ctx.recordedAt);
    ctx.audit({
      entity: 'insuredLimit',
      id: insuredLimitId,
      customerId: before.customerId,
      before: told(before),
      reason,
    });
    return ok(null);
  },

  'securities.tellInsurer': (ctx, input) => {
    const document = findDocument(ctx.db, input.documentId);
    if (document === undefined) return refuse('document_not_found');
    if (wasTold(ctx.db, input.documentId, input.what)) return refuse('insurer_already_told', { number: document.number });
    insertTold(ctx.db, input, ctx);
    const { what, on, reference } = input;
    ctx.audit({ entity: 'document', id: input.documentId, customerId: document.customer_id, number: document.number, what, on, reference });
    return ok(null);
  }, // prettier-ignore

  'securities.saveAgent': (ctx, { agentId, ...agent }) => {
    const before = agentId === undefined ? undefined : listAgents(ctx.db).find((row) => row.agentId === agentId);
    if (agentId !== undefined && before === undefined) return refuse('agent_not_found');
    if (agent.fromOn !== null && agent.untilOn !== null && agent.untilOn < agent.fromOn)
      return refuse('agent_days_disordered', { fromOn: agent.fromOn });
    const known: readonly string[] = agentChecks[agent.kind];
    const strange = agent.checks.find((check) => !known.includes(check));
    if (strange !== undefined) return refuse('agent_check_unknown', { check: strange });
    const savedId = agentId ?? insertAgent(ctx.db, agent, ctx.recordedAt);
    if (agentId !== undefined) updateAgent(ctx.db, agentId, agent);
    ctx.audit({
      entity: 'agent',
      id: savedId,
      ...(before === undefined ? {} : { before: checked(before) }),
      after: checked(agent),
    });
    const missing: AgentCheck[] = missingChecks(agent.kind, agent.checks);
    return ok({ agentId: savedId, missingChecks: missing });
  },

  'securities.removeAgent': (ctx, { agentId, reason }) => {
    const before = listAgents(ctx.db).find((row) => row.agentId === agentId);
    if (before === undefined) return refuse('agent_not_found');
    removeAgent(ctx.db, agentId, ctx.recordedAt);
    ctx.audit({ entity: 'agent', id: agentId, before: checked(before), reason });
    return ok(null);
  },
};

/** What timelines tell of a record: its own values, without those joined to it. */
function told<Row extends object>(row: Row) {
  const {
    customerName: _name,
    contractNumber: _number,
    contractMinor: _minor,
    recordedAt: _recordedAt,
    customerId: _customerId,
    ...own
  } = row as Row &
    Partial<Record<'customerName' | 'contractNumber' | 'contractMinor' | 'recordedAt' | 'customerId', unknown>>;
  return own;
}

const checked = ({ checks, ...agent }: NewAgent) => ({ ...agent, ticks: checks.join(', ') });
