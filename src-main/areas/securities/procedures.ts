import type { CurrencyCode } from '../../kernel/currency.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import type { Security, securitiesContract } from './contract.ts';
import { agentsAt, compareAlarms, insuranceAt, isReleased, standingSecurities } from './register.ts';
import { guaranteeForm } from './rules/standing.ts';
import { coverOf, openOf } from './store.ts';
import { writing } from './writing.ts';

export const securitiesProcedures: Handlers<typeof securitiesContract> = {
  ...writing,

  'securities.list': ({ db }, { offset, limit, filter, ...question }) => {
    const rows = standingSecurities(db, question)
      .filter((security) => passes(security, filter, isReleased(security, question)))
      .sort(byUrgency);
    const sums = new Map<CurrencyCode, { currency: CurrencyCode; amountMinor: number; coverMinor: number }>();
    for (const { currency, amountMinor, coverMinor } of rows) {
      const sum = sums.get(currency) ?? { currency, amountMinor: 0, coverMinor: 0 };
      sum.amountMinor += amountMinor;
      sum.coverMinor += coverMinor;
      sums.set(currency, sum);
    }
    return ok({
      rows: rows.slice(offset, offset + limit),
      total: rows.length,
      sums: [...sums.values()],
      alarmCount: rows.filter(({ alarm }) => alarm !== null).length,
    });
  },

  'securities.get': ({ db }, question) => {
    const [security] = standingSecurities(db, question);
    return security === undefined ? refuse('security_not_found') : ok(security);
  },

  'securities.alarms': ({ db }, { customerId, ...point }) => {
    const securities = standingSecurities(db, { ...point, customerId }).flatMap((security) =>
      security.alarm === null
        ? []
        : [
            {
              of: 'security' as const,
              id: security.securityId,
              customerId: security.customerId,
              name: security.customerName,
              detail: security.provider,
              form: security.kind === 'guarantee' ? guaranteeForm(security) : '',
              ...security.alarm,
              currency: security.currency,
              amountMinor: security.amountMinor,
            },
          ],
    );
    const insured = insuranceAt(db, point, { customerId }).flatMap((policy) => [
      ...(customerId === undefined ? policy.alarms : []).map((alarm) => ({
        of: 'policy' as const,
        id: policy.policyId,
        customerId: null,
        name: policy.insurer,
        detail: policy.number,
        form: '',
        ...alarm,
        currency: null,
        amountMinor: null,
      })),
      ...policy.limits.flatMap((limit) =>
        limit.alarms.map((alarm) => ({
          of: 'insured' as const,
          id: limit.insuredLimitId,
          customerId: limit.customerId,
          name: limit.customerName,
          detail: alarm.code === 'limit_ends' ? policy.number : (limit.oldest?.number ?? ''),
          form: '',
          ...alarm,
          currency: policy.currency,
          amountMinor: limit.oldest?.openMinor ?? limit.amountMinor,
        })),
      ),
    ]);
    const agents = (customerId === undefined ? agentsAt(db, point) : []).flatMap((agent) =>
      agent.alarm === null
        ? []
        : [
            {
              of: 'agent' as const,
              id: agent.agentId,
              customerId: null,
              name: agent.name,
              detail: agent.contractNumber,
              form: '',
              code: 'agent_ends',
              ...agent.alarm,
              currency: null,
              amountMinor: null,
            },
          ],
    );
    return ok({ rows: [...securities, ...insured, ...agents].sort(compareAlarms) });
  },

  'securities.behind': ({ db }, { customerId, ...point }) => {
    const open = openOf(db, point, customerId);
    const policies = insuranceAt(db, point, { customerId });
    const currencies = new Set([
      ...open.keys(),
      ...standingSecurities(db, { ...point, customerId }).map(({ currency }) => currency),
      ...policies.filter(({ limits }) => limits.length > 0).map(({ currency }) => currency),
    ]);
    return ok({
      currencies: [...currencies].map((currency) => {
        const { securedMinor, depositMinor, insuredMinor } = coverOf(db, point, customerId, currency);
        return {
          currency,
          openMinor: open.get(currency) ?? 0,
          securedMinor: securedMinor - depositMinor,
          depositMinor,
          insuredMinor,
        };
      }),
      limits: policies.flatMap(({ insurer, number, currency, limits }) =>
        limits.map((limit) => ({ ...limit, insurer, number, currency })),
      ),
    });
  },

  'securities.insurance': ({ db }, { all, ...point }) => ok({ rows: insuranceAt(db, point, { all }) }),
  'securities.agents': ({ db }, point) => ok({ rows: agentsAt(db, point) }),
};

function passes(security: Security, filter: 'standing' | 'alarms' | 'released' | 'all', released: boolean): boolean {
  if (filter === 'all') return true;
  if (filter === 'released') return released;
  return !released && (filter === 'standing' || security.alarm !== null);
}

/** Alarms first, worst first; then the nearest end, then the larger amount. */
function byUrgency(a: Security, b: Security): number {
  if (a.alarm !== null && b.alarm !== null) return compareAlarms(a.alarm, b.alarm);
  if (a.alarm !== null || b.alarm !== null) return a.alarm === null ? 1 : -1;
  const end = (security: Security): string => security.periodEnd?.on ?? '9999-12-31';
  return end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : b.coverMinor - a.coverMinor || a.securityId - b.securityId;
}
