import type {
  Channel,
  ExcuseCode,
  NextAction,
  NextStep,
  ProofGrade,
  ResultCode,
} from '../../../../src-main/areas/actions/contract.ts';
import type { Cockpit, CockpitItem } from '../../../../src-main/areas/collections/contract.ts';
import { callNote, type CallDone } from '../../../../src-main/areas/collections/rules/callNote.ts';
import { laidOn } from '../../../../src-main/areas/collections/rules/callMoney.ts';
import { disputeReasonOf, formsOf, type CallForm } from '../../../../src-main/areas/collections/rules/callResults.ts';
import type { DisputeReason } from '../../../../src-main/areas/disputes/contract.ts';
import type { CurrencyCode } from '../../../../src-main/kernel/currency.ts';
import type { Day } from '../../../../src-main/kernel/day.ts';
import type { Language } from '../../../../src-main/kernel/format.ts';
import type { DueItemId } from '../../../../src-main/kernel/ids.ts';
import type { InputFor } from '../../../app/calls.ts';

export type LogInput = InputFor<'collections.logResult'>;
export type Contact = Cockpit['contacts'][number];

/** What a clerk has keyed in of a contact. Null in a field means: as it is proposed. */
export interface CallDraft {
  readonly currency: CurrencyCode | null;
  readonly chosen: readonly DueItemId[] | null;
  /** Null: ours, or theirs while we must not chase. */
  readonly direction: 'out' | 'in' | null;
  readonly channel: Channel;
  /** 0: somebody who is not among the contacts, by the name and role keyed in. */
  readonly contactId: number | null;
  readonly contactName: string;
  readonly contactRole: LogInput['contactRole'];
  readonly minutes: number | null;
  readonly result: ResultCode | null;
  readonly excuse: ExcuseCode | '' | null;
  readonly promisedMinor: number | null;
  readonly promisedOn: Day | null;
  readonly written: boolean;
  readonly disputeItem: DueItemId | null;
  readonly disputedMinor: number | null;
  readonly disputeReason: DisputeReason | null;
  readonly disputeOwner: string;
  /** Forms opened or put away by hand, whatever the result asks for. */
  readonly shown: Readonly<Partial<Record<CallForm, boolean>>>;
  readonly copyTitle: string | null;
  readonly copyOwner: string;
  readonly copyDueOn: Day | null;
  readonly nextOn: Day | null;
  readonly nextTime: string | null;
  readonly nextAction: NextAction | '' | null;
  /** Not null: nothing more is to be done, and why. */
  readonly closedBecause: string | null;
  readonly proofGrade: ProofGrade | null;
  readonly note: string | null;
  readonly overrideReason: string;
  readonly ability: number | null;
  readonly willingness: number | null;
  readonly ratingEvidence: string;
}

export const emptyDraft: CallDraft = {
  currency: null,
  chosen: null,
  direction: null,
  channel: 'phone',
  contactId: null,
  contactName: '',
  contactRole: '',
  minutes: null,
  result: null,
  excuse: null,
  promisedMinor: null,
  promisedOn: null,
  written: false,
  disputeItem: null,
  disputedMinor: null,
  disputeReason: null,
  disputeOwner: '',
  shown: {},
  copyTitle: null,
  copyOwner: '',
  copyDueOn: null,
  nextOn: null,
  nextTime: null,
  nextAction: null,
  closedBecause: null,
  proofGrade: null,
  note: null,
  overrideReason: '',
  ability: null,
  willingness: null,
  ratingEvidence: '',
};

/** Nothing keyed in yet: leaving the screen loses nothing. */
export function isUntouched(draft: CallDraft): boolean {
  return JSON.stringify(draft) === JSON.stringify(emptyDraft);
}

export interface Proposals {
  readonly next: NextStep | null;
  readonly proofGrade: ProofGrade;
}

/** A draft with every proposal filled in: what is on the screen and what would be saved. */
export interface Call {
  readonly currency: CurrencyCode;
  readonly direction: 'out' | 'in';
  readonly items: readonly CockpitItem[];
  readonly contact: Contact | null;
  readonly contactName: string;
  readonly contactRole: NonNullable<LogInput['contactRole']>;
  readonly forms: readonly CallForm[];
  readonly excuse: ExcuseCode | '';
  readonly promisedMinor: number | null;
  readonly promisedOn: Day | null;
  /** Not kept so far for the items talked about, and this one. */
  readonly promiseLevel: number;
  readonly disputed: CockpitItem | null;
  readonly disputedMinor: number | null;
  readonly disputeReason: DisputeReason;
  readonly copyTitle: string;
  readonly copyDueOn: Day;
  readonly nextOn: Day | null;
  readonly nextTime: string;
  readonly nextAction: NextAction | '';
  readonly proofGrade: ProofGrade;
  readonly note: string;
}

/** What may be asked for of an item: open, not disputed. */
export function claimable(item: CockpitItem): number {
  return Math.max(0, item.openMinor - item.disputedMinor);
}

/** Before anybody chooses: what is late and may be asked for now; where nothing is, all that is late, then all there is. */
export function usualItems(cockpit: Cockpit, currency: CurrencyCode): readonly CockpitItem[] {
  const own = cockpit.items.filter((item) => item.currency === currency && item.openMinor > 0);
  const late = own.filter(({ daysLate }) => daysLate > 0);
  const free = late.filter(({ blocks }) => blocks.length === 0);
  return free.length > 0 ? free : late.length > 0 ? late : own;
}

/** The draft as it would be saved on `onDay`. */
export function workedOut(
  draft: CallDraft,
  cockpit: Cockpit,
  proposals: Proposals,
  {
    onDay,
    language,
    copyTitle,
  }: { readonly onDay: Day; readonly language: Language; readonly copyTitle: (numbers: string) => string },
): Call {
  const currency = draft.currency ?? mainCurrency(cockpit);
  const chosen = draft.chosen;
  const items =
    chosen === null
      ? usualItems(cockpit, currency)
      : cockpit.items.filter(({ dueItemId, currency: of }) => of === currency && chosen.includes(dueItemId));
  const contact =
    draft.contactId === 0
      ? null
      : (cockpit.contacts.find(({ contactId }) => contactId === draft.contactId) ??
        (draft.contactId === null ? usualContact(cockpit) : null));
  const asked = draft.result === null ? null : formsOf(draft.result);
  const forms = (['promise', 'dispute', 'copy'] as const).filter(
    (form) => draft.shown[form] ?? asked?.forms.includes(form) ?? false,
  );
  const claim = items.reduce((sum, item) => sum + claimable(item), 0);
  const whole = draft.result === 'promise' ? claim : null;
  const disputed = items.find(({ dueItemId }) => dueItemId === draft.disputeItem) ?? items[0] ?? null;
  const excuse = draft.excuse ?? asked?.excuse ?? '';
  const promisedMinor = draft.promisedMinor ?? (forms.includes('promise') ? whole : null);
  const numbers = items.map(({ number }) => number).join(', ');
  const name =
    contact?.name ??
    (draft.contactName === '' && draft.contactId === null ? cockpit.customer.contactName : draft.contactName);
  const nextOn = draft.closedBecause !== null ? null : (draft.nextOn ?? proposals.next?.nextOn ?? null);
  const call = {
    currency,
    direction: draft.direction ?? (cockpit.mayChase ? ('out' as const) : ('in' as const)),
    items,
    contact,
    contactName: name,
    contactRole: contact?.role ?? (name === '' ? ('' as const) : draft.contactRole || ('other' as const)),
    forms,
    excuse,
    promisedMinor,
    promisedOn: draft.promisedOn,
    promiseLevel: 1 + Math.max(0, ...items.map(({ brokenPromises }) => brokenPromises)),
    disputed,
    disputedMinor: draft.disputedMinor ?? (disputed === null ? null : claimable(disputed)),
    disputeReason: draft.disputeReason ?? asked?.disputeReason ?? disputeReasonOf(excuse),
    copyTitle: draft.copyTitle ?? copyTitle(numbers).slice(0, 200),
    copyDueOn: draft.copyDueOn ?? onDay,
    nextOn,
    nextTime: draft.nextTime ?? proposals.next?.nextTime ?? '',
    nextAction: draft.nextAction ?? proposals.next?.nextAction ?? '',
    proofGrade: draft.proofGrade ?? proposals.proofGrade,
  };
  return { ...call, note: draft.note ?? written(draft, call, language) };
}

function written(draft: CallDraft, call: Omit<Call, 'note'>, language: Language): string {
  if (draft.result === null) return '';
  const { items, disputed, disputedMinor, promisedMinor, promisedOn } = call;
  const promise = call.forms.includes('promise') && promisedMinor !== null && promisedOn !== null;
  const counted = promise
    ? Math.min(
        promisedMinor,
        items.reduce((sum, item) => sum + item.openMinor, 0),
      )
    : 0;
  const done: CallDone = {
    currency: call.currency,
    direction: call.direction,
    channel: draft.channel,
    result: draft.result,
    contactName: call.contactName,
    contactRole: call.contactRole,
    items,
    promise: promise
      ? {
          amountMinor: counted,
          dueOn: promisedOn,
          written: draft.written,
          level: call.promiseLevel,
          spokenMinor: promisedMinor > counted ? promisedMinor : null,
        }
      : null,
    disputes:
      call.forms.includes('dispute') && disputed !== null && disputedMinor !== null && disputedMinor > 0
        ? [{ number: disputed.number, amountMinor: disputedMinor, reason: call.disputeReason }]
        : [],
    excuse: call.excuse,
    task: call.forms.includes('copy') ? { title: call.copyTitle, owner: draft.copyOwner, dueOn: call.copyDueOn } : null,
    nextOn: call.nextOn,
    nextTime: call.nextTime,
    nextAction: call.nextAction,
    closedBecause: draft.closedBecause ?? '',
  };
  return callNote(done, language);
}

export function mainCurrency(cockpit: Cockpit): CurrencyCode {
  const [first] = cockpit.money;
  if (first === undefined) throw new Error('a cockpit has a currency');
  return (cockpit.money.find(({ overdueMinor }) => overdueMinor > 0) ?? first).currency;
}

/** Who looks after payments, then whoever letters go to, then anybody who has not refused to be contacted. */
export function usualContact({ contacts }: Cockpit): Contact | null {
  const willing = contacts.filter(({ consent }) => consent !== 'refused');
  return willing.find(({ role }) => role === 'finance') ?? willing.find(({ primary }) => primary) ?? willing[0] ?? null;
}

/** The number to call: the mobile first, then the desk. */
export function numberOf(contact: Contact): string {
  return contact.mobile !== '' ? contact.mobile : contact.phone;
}

export type Missing =
  'result' | 'promise_amount' | 'promise_day' | 'dispute' | 'next' | 'closed_reason' | 'rating_evidence';

/** What is still to be filled in before this can be saved, in the order of the screen. */
export function missingOf(draft: CallDraft, call: Call): Missing[] {
  const missing: Missing[] = [];
  if (draft.result === null) return ['result'];
  if (call.forms.includes('promise')) {
    if (call.promisedMinor === null || call.promisedMinor <= 0) missing.push('promise_amount');
    if (call.promisedOn === null) missing.push('promise_day');
  }
  if (call.forms.includes('dispute') && (call.disputed === null || (call.disputedMinor ?? 0) <= 0))
    missing.push('dispute');
  if (draft.closedBecause !== null && draft.closedBecause.trim() === '') missing.push('closed_reason');
  if (draft.closedBecause === null && call.nextOn === null) missing.push('next');
  if ((draft.ability !== null || draft.willingness !== null) && draft.ratingEvidence.trim() === '')
    missing.push('rating_evidence');
  return missing;
}

/** The command for a call that misses nothing. */
export function inputOf(
  draft: CallDraft,
  call: Call,
  cockpit: Cockpit,
  moment: { readonly onDay: Day; readonly atTime: string },
): LogInput {
  if (draft.result === null) throw new Error('a contact without a result is not saved');
  const { forms, items, promisedMinor, promisedOn, disputed, disputedMinor } = call;
  const step = cockpit.steps.find(({ currency }) => currency === call.currency);
  const outbound = call.direction === 'out';
  return {
    customerId: cockpit.customer.customerId,
    contactId: call.contact?.contactId ?? null,
    ...(call.contact === null ? { contactName: call.contactName, contactRole: call.contactRole } : {}),
    ...moment,
    direction: call.direction,
    channel: draft.channel,
    ...(outbound && step !== undefined && step.kind === 'call' && step.heldBack.length === 0 ? { stepCode: step.stepCode } : {}),
    result: draft.result,
    reasonCode: call.excuse,
    ...(draft.proofGrade === null ? {} : { proofGrade: draft.proofGrade }),
    minutes: draft.minutes ?? 0,
    promisedOn: forms.includes('promise') ? promisedOn : null,
    nextOn: call.nextOn,
    nextTime: call.nextOn === null ? '' : call.nextTime,
    nextAction: call.nextOn === null ? '' : call.nextAction,
    closedBecause: draft.closedBecause ?? '',
    dueItemIds: items.map(({ dueItemId }) => dueItemId),
    note: call.note,
    overrideReason: draft.overrideReason,
    ...(forms.includes('promise') && promisedMinor !== null && promisedOn !== null
      ? {
          promise: {
            currency: call.currency,
            amountMinor: promisedMinor,
            dueOn: promisedOn,
            written: draft.written,
            lines: laidOn(items.map((item) => ({ dueItemId: item.dueItemId, amountMinor: item.openMinor })), promisedMinor),
          },
        }
      : {}),
    disputes:
      forms.includes('dispute') && disputed !== null && disputedMinor !== null
        ? [{ dueItemId: disputed.dueItemId, amountMinor: disputedMinor, reason: call.disputeReason, owner: draft.disputeOwner }]
        : [],
    tasks: forms.includes('copy')
      ? [{ kind: 'invoice_copy', title: call.copyTitle, dueOn: call.copyDueOn, owner: draft.copyOwner, documentId: items.length === 1 ? (items[0]?.documentId ?? null) : null }]
      : [],
    ...(draft.ability === null && draft.willingness === null
      ? {}
      : {
          rating: {
            ability: draft.ability ?? cockpit.rating?.ability ?? null,
            willingness: draft.willingness ?? cockpit.rating?.willingness ?? null,
            abilityEvidence: draft.ability === null ? '' : draft.ratingEvidence,
            willingnessEvidence: draft.willingness === null ? '' : draft.ratingEvidence,
          },
        }),
  }; // prettier-ignore
}
