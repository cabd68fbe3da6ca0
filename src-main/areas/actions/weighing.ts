import { addDays, type Day } from '../../kernel/day.ts';
import type { ActionId, CustomerId } from '../../kernel/ids.ts';
import type { InputOf } from '../../kernel/procedure.ts';
import { tidy } from '../../kernel/text.ts';
import type { z } from 'zod';
import type { ReadDb } from '../../storage/database.ts';
import { contactsOf, findContact } from '../customers/store/contacts.ts';
import { readSettings } from '../settings/store.ts';
import { readWorkdays } from '../terms/workCalendar.ts';
import type { actionsContract, ConductFinding, NextStep } from './contract.ts';
import { isInVain, type Channel, type ProofGrade } from './rules/codes.ts';
import { conductFindings } from './rules/conduct.ts';
import { nextStepOf, rotation } from './rules/next.ts';
import { proofFactsOf, proposedGrade } from './rules/proof.ts';
import { lettersAsContacts } from './rules/letters.ts';
import { actionsAt, lastContacts, type ActionAt } from './store.ts';
import { lettersSent } from './store/letters.ts';
import { optedOut, othersNamedIn } from './store/writing.ts';

export type ActionInput = z.output<(typeof actionsContract)['actions.add']['input']>;
export type ActionDraft = Omit<ActionInput, 'result'> & { readonly result?: ActionInput['result'] | undefined };
export type ActionEntry = InputOf<(typeof actionsContract)['actions.add']>;

export interface Weighed {
  readonly findings: ConductFinding[];
  readonly next: NextStep | null;
  readonly proofGrade: ProofGrade;
  readonly times: number;
  readonly wornChannels: Channel[];
  readonly advisedChannel: Channel | null;
}

/** A result, or an excuse, is counted over this time. */
const COUNTED_DAYS = 90;

/**
 * Looks at a contact by what the log knew up to its day and by the dunning letters issued by then; `without` is the row it
 * corrects.
 */
export function weigh(db: ReadDb, draft: ActionDraft, without: ActionId | null = null): Weighed {
  const { customerId, onDay, channel, result } = draft;
  const lately = { asOf: onDay, customerId, from: addDays(onDay, -COUNTED_DAYS) };
  const earlier = actionsAt(db, lately).filter(({ actionId }) => actionId !== without);
  const letters = lettersAsContacts(lettersSent(db, lately), [...earlier, draft]);
  const collecting = earlier.filter(({ purpose }) => purpose !== 'care');
  const pending = pendingOf(db, customerId, onDay, without, collecting);
  const findings = conductFindings(
    {
      ...draft,
      contactRole: draft.contactRole,
      consentRefused: refusedConsent(db, draft),
      careOptedOut: draft.purpose === 'care' && optedOut(db, customerId, draft.contactId, onDay),
      othersNamed: draft.text === '' ? [] : othersNamedIn(db, customerId, draft.text),
      companions: String(draft.facts['companions'] ?? ''),
      planned: pending !== null && pending.nextOn <= onDay,
      earlier: [...earlier, ...letters],
    },
    readSettings(db).conduct,
  );
  const times = result === undefined ? 0 : timesOf(collecting, result);
  const { worn, advised } = rotation([...collecting].reverse());
  const next =
    result === undefined || draft.purpose === 'care'
      ? null
      : nextStepOf(result, {
          onDay,
          channel,
          promisedOn: draft.promisedOn,
          times,
          pending: pending !== null && pending.nextOn > onDay ? pending : null,
          isWorkday: readWorkdays(db),
        });
  const proofGrade = proposedGrade(proofFactsOf({ ...draft, result }, draft.facts, draft.proofNote));
  return { findings, next, proofGrade, times, wornChannels: worn, advisedChannel: advised };
}

/** The person does not want to be contacted; one typed by name is the contact of that name. */
function refusedConsent(db: ReadDb, { customerId, contactId, contactName }: ActionDraft): boolean {
  if (contactId !== null) return findContact(db, contactId)?.consent === 'refused';
  const name = tidy(contactName);
  return (
    name !== '' && contactsOf(db, customerId).some((each) => tidy(each.name) === name && each.consent === 'refused')
  );
}

/** Contacts in vain since somebody was reached, or how often the result came; the new one included. */
function timesOf(earlier: readonly ActionAt[], result: string): number {
  if (!isInVain(result)) return earlier.filter((each) => each.result === result).length + 1;
  let times = 1;
  for (const each of [...earlier].reverse()) {
    if (isInVain(each.result)) times += 1;
    else if (each.result !== 'sent') break;
  }
  return times;
}

function pendingOf(
  db: ReadDb,
  customerId: CustomerId,
  onDay: Day,
  without: ActionId | null,
  earlier: readonly ActionAt[],
) {
  const last = without === null ? lastContacts(db, { asOf: onDay, customerId }).get(customerId) : earlier.at(-1);
  if (last?.nextOn == null) return null;
  const { nextOn, nextTime, nextAction } = last;
  return { nextOn, nextTime, nextAction };
}
