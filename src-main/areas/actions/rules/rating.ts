import type { AbilityAnswers } from '../contract.ts';
import type { Box } from './codes.ts';

/** 3 and above can or will; in doubt the softer box. */
const YES_FROM = 3;

/**
 * The box of ability × willingness (domain.md §6.1): able and willing A, able and unwilling B, willing and unable C,
 * neither D. Ability 4, willingness 2: B. One of them unknown: no box.
 */
export function boxOf(ability: number | null, willingness: number | null): Box | null {
  if (ability === null || willingness === null) return null;
  if (ability >= YES_FROM) return willingness >= YES_FROM ? 'A' : 'B';
  return willingness >= YES_FROM ? 'C' : 'D';
}

/** What an answered question says of the means: yes to wages paid speaks for, yes to accounts frozen against. */
const weights = {
  pays_wages: 1, pays_suppliers: 2, orders_in_hand: 1, site_running: 1, bank_lines: 1, own_receivables: 1, free_assets: 1,
  sued_by_others: -2, accounts_frozen: -3, tax_arrears: -1, staff_leaving: -1, assets_sold: -1,
} as const satisfies Readonly<Record<keyof AbilityAnswers, number>>; // prettier-ignore

/** Fewer answers say nothing. */
const ENOUGH_ANSWERS = 4;

/**
 * The ability rating a questionnaire proposes (domain.md §0 row 133); null with fewer than four answers. 3 is the middle,
 * every two points of balance move it by one: wages, suppliers, orders, running site all yes (+5) gives 5; suppliers not
 * paid, sued and accounts frozen (−7) with wages paid (+1) gives 1. A "no" counts for the opposite of a "yes".
 */
export function proposedAbility(answers: AbilityAnswers): number | null {
  const given = Object.entries(answers) as [keyof typeof weights, 'yes' | 'no'][];
  if (given.length < ENOUGH_ANSWERS) return null;
  const balance = given.reduce((sum, [question, answer]) => sum + (answer === 'yes' ? 1 : -1) * weights[question], 0);
  const steps = balance >= 0 ? Math.floor((balance + 1) / 2) : -Math.floor((1 - balance) / 2);
  return Math.max(1, Math.min(5, 3 + steps));
}
