import { daysBetween, type Day } from '../../kernel/day.ts';
import type { ContractId, CustomerId, MilestoneId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { termsFinding } from '../law/check.ts';
import type { TermsFinding } from '../law/contract.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { readSettings } from '../settings/store.ts';
import type {
  AuthorisedPerson,
  BoardRow,
  Claim,
  ContractGap,
  ContractRow,
  ContractWarning,
  Delivery,
  Milestone,
} from './contract.ts';
import { gapsOf } from './rules/checklist.ts';
import { delayDays, objectionWindow } from './rules/deliveries.ts';
import { longestTermDays, milestoneState } from './rules/milestones.ts';
import { mayReceive, personState } from './rules/people.ts';
import { warningsOf } from './rules/warnings.ts';
import { amendmentsAt } from './store/amendments.ts';
import { claimsAt, type ClaimId } from './store/claims.ts';
import { contractsAt, progressOf, type ContractRecord } from './store/contracts.ts';
import { deliveriesAt, type DeliveryId } from './store/deliveries.ts';
import { milestonesAt, type MilestoneRecord } from './store/milestones.ts';
import { peopleAt, type PersonId, type PersonRecord } from './store/people.ts';
// prettier-ignore

interface Judged {
  readonly gapList: ContractGap[];
  readonly warningList: ContractWarning[];
  readonly termsFinding: TermsFinding | null;
}

/** What a contract lacks and what to look at in it. */
export function judged(
  db: ReadDb,
  contract: ContractRecord,
  milestones: readonly MilestoneRecord[],
  amendsPaymentDate: boolean,
  asOf: Day,
): Judged {
  const plannedMinor = milestones.length === 0 ? null : milestones.reduce((sum, each) => sum + each.amountMinor, 0);
  const termDays = longestTermDays(contract.agreed.rule, milestones);
  return {
    gapList: gapsOf(contract, plannedMinor),
    warningList: warningsOf({ ...contract, milestones: milestones.length, amendsPaymentDate }),
    termsFinding:
      termDays === null
        ? null
        : termsFinding(db, {
            debtorClass: contract.debtorClass,
            lawPack: contract.lawPack,
            on: contract.signedOn ?? contract.fromOn ?? asOf,
            termDays,
            smeStated: contract.smeStated,
            agreed: true,
          }),
  };
}

export interface ContractView extends Judged {
  readonly contract: ContractRecord;
  readonly row: ContractRow;
}

/** The register as of a day, newest first. */
export function contractViews(
  db: ReadDb,
  point: PointInTime,
  which: {
    readonly customerId?: CustomerId | undefined;
    readonly contractId?: ContractId | undefined;
    readonly search?: string | undefined;
  } = {},
): ContractView[] {
  const contracts = contractsAt(db, point, which);
  if (contracts.length === 0) return [];
  const progress = progressOf(db, point, which.customerId ?? null);
  const plans = grouped(milestonesAt(db, point, { customerId: which.customerId, contractId: which.contractId }));
  const amended = new Set(
    amendmentsAt(db, point, { customerId: which.customerId, contractId: which.contractId })
      .filter(({ changes }) => changes.some(({ kind }) => kind === 'due'))
      .map(({ contractId }) => contractId),
  );
  return contracts.map((contract) => {
    const milestones = plans.get(contract.contractId) ?? [];
    const found = judged(db, contract, milestones, amended.has(contract.contractId), point.asOf);
    const done = progress(contract.contractId);
    const next = milestones
      .filter(({ plannedOn, actualOn }) => plannedOn !== null && (actualOn === null || actualOn > point.asOf))
      .sort((a, b) => ((a.plannedOn ?? '') < (b.plannedOn ?? '') ? -1 : 1))[0];
    const {
      contractId,
      customerId,
      customerCode,
      customerName,
      number,
      title,
      kind,
      currency,
      amountMinor,
      signedOn,
      fromOn,
      untilOn,
      status,
    } = contract;
    return {
      ...found,
      contract,
      row: {
        contractId,
        customerId,
        customerCode,
        customerName,
        number,
        title,
        kind,
        currency,
        amountMinor,
        signedOn,
        fromOn,
        untilOn,
        status,
        ...done,
        uninvoicedMinor: amountMinor === null ? null : Math.max(0, amountMinor - done.invoicedMinor),
        gaps: found.gapList.length,
        warnings: found.warningList.length + (found.termsFinding === null ? 0 : 1),
        complete: status === 'signed' && found.gapList.length === 0,
        nextMilestone:
          next === undefined || next.plannedOn === null ? null : { label: next.label, plannedOn: next.plannedOn },
      },
    };
  });
}

function grouped(milestones: readonly MilestoneRecord[]): Map<ContractId, MilestoneRecord[]> {
  const plans = new Map<ContractId, MilestoneRecord[]>();
  for (const milestone of milestones)
    plans.set(milestone.contractId, [...(plans.get(milestone.contractId) ?? []), milestone]);
  return plans;
}

export function shownMilestone(record: MilestoneRecord, asOf: Day): Milestone {
  const {
    contractNumber: _number,
    contractStatus: _status,
    customerId: _id,
    customerName: _name,
    currency: _currency,
    ...milestone
  } = record;
  const { state, daysLeft } = milestoneState({ ...record, onDocument: record.documentId !== null }, asOf);
  return { ...milestone, state, daysLeft };
}

/** Milestones of signed contracts: late ones first, by day. */
export function boardRows(
  db: ReadDb,
  point: PointInTime,
  which: { readonly customerId?: CustomerId | undefined; readonly milestoneId?: MilestoneId | undefined } = {},
): BoardRow[] {
  const order = { late: 0, soon: 1, invoiced_waiting: 2, waiting: 2, reached: 3 } as const;
  return milestonesAt(db, point, which)
    .filter(({ contractStatus }) => contractStatus === 'signed')
    .map((record) => ({
      ...shownMilestone(record, point.asOf),
      number: record.contractNumber,
      customerId: record.customerId,
      customerName: record.customerName,
      currency: record.currency,
    }))
    .sort((a, b) => order[a.state] - order[b.state] || compareDays(a.plannedOn, b.plannedOn) || a.milestoneId - b.milestoneId); // prettier-ignore
}

function compareDays(a: Day | null, b: Day | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}

/** Deliveries as of a day: an answer given later had not come then. */
export function shownDeliveries(
  db: ReadDb,
  point: PointInTime,
  which: {
    readonly customerId?: CustomerId | undefined;
    readonly contractId?: ContractId | undefined;
    readonly deliveryId?: DeliveryId | undefined;
  } = {},
): Delivery[] {
  const { asOf } = point;
  const settings = readSettings(db);
  const people = new Map<CustomerId, PersonRecord[]>();
  const peopleOf = (customerId: CustomerId): PersonRecord[] => {
    const known = people.get(customerId) ?? peopleAt(db, point, { customerId }).filter(({ side }) => side === 'theirs');
    people.set(customerId, known);
    return known;
  };
  return deliveriesAt(db, point, which).map(({ contractObjectionDays, contractCurrency, ...delivery }) => {
    const deliveredOn = delivery.deliveredOn !== null && delivery.deliveredOn <= asOf ? delivery.deliveredOn : null;
    const answeredOn = delivery.acceptance === 'objected' ? delivery.objectedOn : delivery.acceptedOn;
    const acceptance = answeredOn !== null && answeredOn <= asOf ? delivery.acceptance : ('pending' as const);
    const window = objectionWindow(deliveredOn, {
      delivery: delivery.objectionDays,
      contract: contractObjectionDays,
      settings: settings.disputes.objectionDays,
    });
    const under = peopleOf(delivery.customerId).filter(
      ({ contractId }) => contractId === null || contractId === delivery.contractId,
    );
    return {
      ...delivery,
      deliveredOn,
      acceptance,
      currency: contractCurrency ?? settings.baseCurrency,
      receiverKnown:
        deliveredOn === null || delivery.receiver === '' ? null : mayReceive(delivery.receiver, under, deliveredOn),
      objectionUntil: window.untilOn,
      objectionFrom: window.from,
      objectionDaysLeft: acceptance === 'pending' && window.untilOn !== null ? daysBetween(asOf, window.untilOn) : null,
      delayDays: delayDays(delivery.plannedOn, deliveredOn, asOf),
    };
  });
}

export function shownClaims(
  db: ReadDb,
  point: PointInTime,
  which: {
    readonly customerId?: CustomerId | undefined;
    readonly contractId?: ContractId | undefined;
    readonly claimId?: ClaimId | undefined;
  } = {},
): Claim[] {
  return claimsAt(db, point, which).map((claim) => {
    const closed = claim.closedOn !== null && claim.closedOn <= point.asOf;
    return {
      ...claim,
      ...(closed ? {} : { closedOn: null, outcome: '' as const, outcomeMinor: null }),
      // One that was opened again keeps the document it had ended in; before its close there was none.
      ...(closed || claim.closedOn === null ? {} : { resultDocumentId: null, resultNumber: '' }),
      daysLeft: closed || claim.deadlineOn === null ? null : daysBetween(point.asOf, claim.deadlineOn),
    };
  });
}

export function shownPeople(
  db: ReadDb,
  point: PointInTime,
  which: {
    readonly customerId?: CustomerId | undefined;
    readonly contractId?: ContractId | undefined;
    readonly personId?: PersonId | undefined;
  } = {},
): AuthorisedPerson[] {
  return peopleAt(db, point, which).map((person) => ({
    ...person,
    state: personState(person, point.asOf),
    daysLeft: person.untilOn === null || person.revokedOn !== null ? null : daysBetween(point.asOf, person.untilOn),
  }));
}
