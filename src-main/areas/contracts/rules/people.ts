import { daysBetween, type Day } from '../../../kernel/day.ts';
import { tidy } from '../../../kernel/text.ts';

export type PersonState = 'valid' | 'not_yet' | 'ending' | 'expired' | 'revoked';
const ENDING_DAYS = 30;

export interface Authority {
  readonly fromOn: Day;
  readonly untilOn: Day | null;
  readonly revokedOn: Day | null;
}

/** Valid from its first to its last day, both included; a revoked one counts no more from the day of revocation. */
export function personState({ fromOn, untilOn, revokedOn }: Authority, asOf: Day): PersonState {
  if (revokedOn !== null && revokedOn <= asOf) return 'revoked';
  if (untilOn !== null && untilOn < asOf) return 'expired';
  if (fromOn > asOf) return 'not_yet';
  return untilOn !== null && daysBetween(asOf, untilOn) <= ENDING_DAYS ? 'ending' : 'valid';
}

/** May one of these sign for goods that day? Names are compared without spaces and case. */
export function mayReceive(
  name: string,
  people: readonly (Authority & { readonly name: string; readonly scopes: readonly string[] })[],
  on: Day,
): boolean {
  const key = nameOnly(name);
  return people.some(
    (person) =>
      nameOnly(person.name) === key &&
      person.scopes.includes('receive') &&
      ['valid', 'ending'].includes(personState(person, on)),
  );
}

function nameOnly(name: string): string {
  return tidy(name).toLowerCase().replace(/\s/g, '');
}

/** Four characters, the last of a resident's number may be X. Empty: not kept. */
export function isLastFour(text: string): boolean {
  return text === '' || /^[0-9]{3}[0-9Xx]$/.test(text);
}
