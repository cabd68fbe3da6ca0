import type { ReadDb } from '../../storage/database.ts';
import type { Signal } from './contract.ts';
import { ageAndSize, billsToAct, disputesPastTarget, newlyLarge } from './detectors/alarms.ts';
import {
  lateClaims,
  newerUnpaid,
  orderSwing,
  partPayments,
  payingSlower,
  waysOfPaying,
} from './detectors/behaviour.ts';
import { identity, observations, publicMarks } from './detectors/file.ts';
import { unreachable } from './detectors/contacts.ts';
import { caseDeadlines } from './detectors/cases.ts';
import { limitationNear } from './detectors/limitation.ts';
import { extensions, limitUse, trialOrders } from './detectors/limits.ts';
import { brokenPromises } from './detectors/promises.ts';
import { gather, Scan, type Detector } from './scan.ts';
import type { Asked } from './store/receipts.ts';

export type SignalQuestion = Asked;

/** Those whose findings may weigh in a danger level. */
const dangers: readonly Detector[] = [
  payingSlower,
  partPayments,
  newerUnpaid,
  orderSwing,
  trialOrders,
  waysOfPaying,
  billsToAct,
  lateClaims,
  limitUse,
  extensions,
  brokenPromises,
  unreachable,
  identity,
  publicMarks,
  observations,
];

/** Every warning that the facts of the day give rise to, worst first, each with the acknowledgement that still covers it. */
export function detectSignals(db: ReadDb, question: SignalQuestion): Signal[] {
  return gather(new Scan(db, question), [
    ageAndSize,
    newlyLarge,
    disputesPastTarget,
    limitationNear,
    caseDeadlines,
    ...dangers,
  ]);
}

/** Only what weighs in the danger level of a customer (domain.md §5); quick for one customer. */
export function detectDangers(db: ReadDb, question: SignalQuestion): Signal[] {
  return gather(new Scan(db, question), dangers).filter((signal) => signal.danger !== null);
}
