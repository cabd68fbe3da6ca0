import { daysBetween, type Day } from '../../../kernel/day.ts';
import type { Amendment, AuthorisedPerson, BoardRow, Claim, ContractAlarm, Delivery } from '../contract.ts';
import { SOON_DAYS } from './milestones.ts';

/** Days before an end that the clerk hears of it. */
const heads = { contract: 60, objection: 7, claim: 14, delivery: 7, amendment: 7 } as const;
/** A contract long gone is no news. */
const PAST_DAYS = 90;

export interface ContractBrief {
  readonly contractId: NonNullable<ContractAlarm['contractId']>;
  readonly customerId: ContractAlarm['customerId'];
  readonly customerName: string;
  readonly number: string;
  readonly title: string;
  readonly status: 'draft' | 'signed' | 'ended' | 'cancelled';
  readonly untilOn: Day | null;
}

export interface AlarmFacts {
  readonly contracts: readonly ContractBrief[];
  readonly milestones: readonly BoardRow[];
  readonly deliveries: readonly Delivery[];
  readonly claims: readonly Claim[];
  readonly people: readonly AuthorisedPerson[];
  readonly amendments: readonly Amendment[];
}

const ranks = { red: 0, orange: 1, yellow: 2 } as const;

/**
 * What cannot wait on a day: past what was planned is red, the last week orange, further ahead yellow; worst first. A
 * milestone planned for 2026-11-01 and not reached on 2026-11-22 is red with −21 days left.
 */
export function alarmsOf(facts: AlarmFacts, asOf: Day): ContractAlarm[] {
  const found: ContractAlarm[] = [];
  const add = (
    code: ContractAlarm['code'],
    dueOn: Day,
    about: Omit<ContractAlarm, 'code' | 'level' | 'dueOn' | 'daysLeft'>,
    most: ContractAlarm['level'] = 'red',
  ): void => {
    const daysLeft = daysBetween(asOf, dueOn);
    const level = daysLeft < 0 ? 'red' : daysLeft <= 7 ? 'orange' : 'yellow';
    found.push({ code, dueOn, daysLeft, ...about, level: ranks[level] < ranks[most] ? most : level });
  };
  const within = (dueOn: Day, days: number): boolean => daysBetween(asOf, dueOn) <= days;

  for (const contract of facts.contracts) {
    const { contractId, customerId, customerName, number, title, untilOn } = contract;
    if (contract.status !== 'signed' || untilOn === null || !within(untilOn, heads.contract)) continue;
    if (daysBetween(untilOn, asOf) > PAST_DAYS) continue;
    add(untilOn < asOf ? 'contract_over' : 'contract_ending', untilOn, {
      record: 'contract', recordId: contractId, contractId, customerId, customerName, contractNumber: number, label: title,
    }, 'orange'); // prettier-ignore
  }
  for (const milestone of facts.milestones) {
    const { contractId, customerId, customerName, number, label, plannedOn } = milestone;
    if (plannedOn === null || milestone.state === 'reached' || !within(plannedOn, SOON_DAYS)) continue;
    add(plannedOn < asOf ? 'milestone_late' : 'milestone_soon', plannedOn, {
      record: 'milestone', recordId: milestone.milestoneId, contractId, customerId, customerName, contractNumber: number, label,
    }); // prettier-ignore
  }
  for (const delivery of facts.deliveries) {
    const { contractId, customerId, customerName, contractNumber, plannedOn, objectionUntil } = delivery;
    const label = [delivery.number, delivery.goods].filter((text) => text !== '').join(' · ');
    const about = { record: 'delivery', recordId: delivery.deliveryId, contractId, customerId, customerName, contractNumber, label } as const; // prettier-ignore
    if (delivery.deliveredOn === null && plannedOn !== null && within(plannedOn, heads.delivery))
      add(plannedOn < asOf ? 'delivery_late' : 'delivery_soon', plannedOn, about);
    if (delivery.acceptance === 'pending' && objectionUntil !== null && within(objectionUntil, heads.objection))
      add(objectionUntil < asOf ? 'objection_over' : 'objection_ending', objectionUntil, about, 'orange');
  }
  for (const claim of facts.claims) {
    if (claim.closedOn !== null || claim.deadlineOn === null || !within(claim.deadlineOn, heads.claim)) continue;
    const { contractId, customerId, customerName, contractNumber, deadlineOn, cause } = claim;
    add(deadlineOn < asOf ? 'claim_late' : 'claim_soon', deadlineOn, {
      record: 'claim', recordId: claim.claimId, contractId, customerId, customerName, contractNumber, label: cause,
    }); // prettier-ignore
  }
  for (const person of facts.people) {
    const { contractId, customerId, customerName, contractNumber, untilOn, name } = person;
    if (person.revokedOn !== null || untilOn === null || !within(untilOn, SOON_DAYS)) continue;
    if (daysBetween(untilOn, asOf) > PAST_DAYS) continue;
    add(untilOn < asOf ? 'authorisation_over' : 'authorisation_ending', untilOn, {
      record: 'person', recordId: person.personId, contractId, customerId, customerName, contractNumber, label: name,
    }, 'orange'); // prettier-ignore
  }
  for (const amendment of facts.amendments) {
    const contract = facts.contracts.find(({ contractId }) => contractId === amendment.contractId);
    if (amendment.signed || contract === undefined || daysBetween(amendment.amendedOn, asOf) < heads.amendment)
      continue;
    const { contractId, customerId, customerName, number } = contract;
    add('amendment_unsigned', amendment.amendedOn, {
      record: 'amendment', recordId: amendment.amendmentId, contractId, customerId, customerName, contractNumber: number, label: amendment.number,
    }, 'orange'); // prettier-ignore
  }
  return found.sort(
    (a, b) => ranks[a.level] - ranks[b.level] || a.daysLeft - b.daysLeft || a.code.localeCompare(b.code) || a.recordId - b.recordId,
  ); // prettier-ignore
}
