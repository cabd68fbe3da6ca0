import { addDays } from '../../kernel/day.ts';
import { grouped } from '../../kernel/grouping.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import type { Agent, InsuredLimit, Policy, Security } from './contract.ts';
import { missingChecks } from './rules/agents.ts';
import { insuredLossMinor, itemAlarms, limitAlarms, policyAlarms } from './rules/insurance.ts';
import { countdown, coverMinor, depositCapMinor, periodEnd, securityAlarm, warningsOf, type AlarmLevel } from './rules/standing.ts'; // prettier-ignore
import { contextOf, paidShares, securitiesAt, type SecurityQuestion } from './store.ts';
import { listAgents } from './store/agents.ts';
import {
  buyerState,
  insuredAt,
  oldestOverdue,
  policiesAt,
  type InsuredRow,
  type PolicyRow,
} from './store/insurance.ts';

/** Securities as they stand on the day. */
export function standingSecurities(db: ReadDb, question: SecurityQuestion): Security[] {
  const rows = securitiesAt(db, question);
  const shares = paidShares(db, question, rows);
  return rows.map((row) => {
    const context = contextOf(row, shares);
    const { contractMinor: _contractMinor, ...shown } = row;
    return {
      ...shown,
      periodEnd: periodEnd(row),
      coverMinor: coverMinor(row, context, question.asOf),
      depositCapMinor: row.kind === 'deposit' ? depositCapMinor(context) : null,
      paidShareBp: context.paidShareBp,
      warnings: warningsOf(row, context, question.asOf),
      alarm: securityAlarm(row, question.asOf),
    };
  });
}

export function isReleased(security: Pick<Security, 'releasedOn'>, point: PointInTime): boolean {
  return security.releasedOn !== null && security.releasedOn <= point.asOf;
}

const insuredOf = (db: ReadDb, point: PointInTime, policy: PolicyRow, limit: InsuredRow): InsuredLimit => {
  const state = buyerState(db, point, limit.customerId, policy.currency);
  const oldest = oldestOverdue(db, point, limit.customerId, policy);
  const within = (from: string, until: string | null): boolean => from <= point.asOf && (until === null || until >= point.asOf); // prettier-ignore
  const by = (days: number | null) => (oldest === null || days === null ? null : addDays(oldest.dueOn, days));
  return {
    ...limit,
    ...state,
    oldest,
    inForce: within(limit.fromOn, limit.untilOn) && within(policy.fromOn, policy.untilOn),
    reportByOn: by(policy.reportOverdueDays),
    claimByOn: by(policy.claimDays),
    insuredLossMinor: insuredLossMinor(state.openMinor, { ...policy, limitMinor: limit.amountMinor }),
    alarms: [
      ...(oldest === null ? [] : itemAlarms(policy, oldest, point.asOf)),
      ...limitAlarms(limit.untilOn, policy, point.asOf),
    ],
  };
};

/** Policies with their buyers; those that ended more than a year ago only when all are asked for. */
export function insuranceAt(
  db: ReadDb,
  point: PointInTime,
  choice: { readonly customerId?: CustomerId | undefined; readonly all?: boolean } = {},
): Policy[] {
  const limits = grouped(insuredAt(db, point, choice.customerId), ({ policyId }) => policyId);
  return policiesAt(db, point)
    .filter((policy) => choice.all === true || addDays(policy.untilOn, 365) >= point.asOf)
    .map((policy) => ({
      ...policy,
      inForce: policy.fromOn <= point.asOf && policy.untilOn >= point.asOf,
      limits: (limits.get(policy.policyId) ?? []).map((limit) => insuredOf(db, point, policy, limit)),
      alarms: policyAlarms(policy, point.asOf),
    }));
}

export function agentsAt(db: ReadDb, point: PointInTime): Agent[] {
  return listAgents(db, point).map((agent) => ({
    ...agent,
    checks: [...agent.checks],
    missingChecks: missingChecks(agent.kind, agent.checks),
    alarm: agent.untilOn === null ? null : countdown(agent.untilOn, point.asOf),
  }));
}

const severity: Readonly<Record<AlarmLevel, number>> = { red: 0, orange: 1, yellow: 2 };

/** Worst first, then the nearest day. */
export function compareAlarms(
  a: { readonly level: AlarmLevel; readonly daysLeft: number },
  b: { readonly level: AlarmLevel; readonly daysLeft: number },
): number {
  return severity[a.level] - severity[b.level] || a.daysLeft - b.daysLeft;
}
