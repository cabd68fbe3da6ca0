import type { Action } from '../../../src-main/areas/actions/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { CustomerId, DueItemId } from '../../../src-main/kernel/ids.ts';
import type { InputFor } from '../../app/calls.ts';

export type ActionInput = InputFor<'actions.add'>;

/** What stands in the form; `nextOn` undefined follows the result. */
export interface ActionDraft extends Omit<ActionInput, 'customerId' | 'result' | 'facts' | 'proofGrade'> {
  readonly result: ActionInput['result'] | null;
  readonly proofGrade: ActionInput['proofGrade'] | null;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly closes: boolean;
}

export function emptyDraft(onDay: Day, start: Partial<ActionDraft> = {}): ActionDraft {
  return {
    contactId: null, contactName: '', contactRole: '', onDay, atTime: '', direction: 'out', purpose: 'collection', channel: 'phone',
    result: null, reasonCode: '', proofGrade: null, proofNote: '', minutes: 0, costMinor: 0, costNote: '', promisedOn: null,
    nextOn: undefined, nextTime: '', nextAction: '', closedBecause: '', dueItemIds: [], note: '', text: '', overrideReason: '',
    facts: {}, closes: false, ...start,
  }; // prettier-ignore
}

/** A row of the log as a draft, to be corrected. */
export function draftOf(action: Action): ActionDraft {
  return emptyDraft(action.onDay, {
    contactId: action.contactId,
    contactName: action.contactId === null ? action.contactName : '',
    contactRole: action.contactId === null ? (action.contactRole as NonNullable<ActionInput['contactRole']>) : '',
    atTime: action.atTime,
    direction: action.direction,
    purpose: action.purpose,
    channel: action.channel,
    stepCode: action.stepCode,
    result: action.result,
    reasonCode: action.reasonCode as NonNullable<ActionInput['reasonCode']>,
    proofGrade: action.proofGrade,
    proofNote: action.proofNote,
    minutes: action.minutes,
    costMinor: action.costMinor,
    costCurrency: action.costCurrency,
    costNote: action.costNote,
    repliesToId: action.repliesToId,
    issuedId: action.issuedId,
    nextOn: action.nextOn,
    nextTime: action.nextTime,
    nextAction: action.nextAction as NonNullable<ActionInput['nextAction']>,
    closedBecause: action.closedBecause,
    closes: action.closedBecause !== '',
    dueItemIds: action.items.map(({ dueItemId }) => dueItemId),
    note: action.note,
    text: action.text,
    facts: action.facts,
    overrideReason: action.overrideReason,
  });
}

/** What is sent: fields that say nothing are left to the rules. */
export function inputOf(customerId: CustomerId, draft: ActionDraft, result: ActionInput['result']): ActionInput {
  const { closes, proofGrade, nextOn, closedBecause, costCurrency, ...fields } = draft;
  return {
    ...fields,
    customerId,
    result,
    facts: { ...draft.facts },
    dueItemIds: [...(draft.dueItemIds ?? [])] as DueItemId[],
    closedBecause: closes ? closedBecause : '',
    ...(costCurrency === undefined ? {} : { costCurrency }),
    ...(proofGrade === null ? {} : { proofGrade }),
    ...(nextOn === undefined || closes ? {} : { nextOn }),
  };
}
