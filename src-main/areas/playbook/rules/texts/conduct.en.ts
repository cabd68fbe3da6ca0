import type { ScriptWords } from '../../contract.ts';
import type { ConductScript } from '../codes.ts';

const sheet = (title: string, goal: string, does: readonly string[], never: readonly string[]): ScriptWords => ({
  title, goal, opening: '', questions: [], reply: '', writeDown: [], followUp: [...does], never: [...never],
}); // prettier-ignore

/** Do and don't by channel, in English (domain.md §6.3, §10.6, §14). Version 1. Not legal advice. */
export const conductEn: Readonly<Record<ConductScript, ScriptWords>> = {
  talk: sheet(
    'The talk itself',
    'Know what you want, listen first, keep to the matter: money comes from people who will take the next call.',
    [
      'Before dialling: what do I want, what is the least I take, what comes next',
      'Hear the reason and repeat it before you answer',
      'Name only figures from the books, with their day',
      'End each call with an amount, a date and a name',
      'Confirm in writing what was agreed',
    ],
    [
      'Do not insult, mock or raise your voice',
      'Do not invent consequences or promise results',
      'Do not argue about who is right: open a dispute',
    ],
  ),
  phone: sheet(
    'By telephone',
    'Call those who arrange payment, at a decent hour.',
    [
      'Call between 8:00 and 22:00, a customer three times a day at most',
      'Say company and name first, and know who is there before naming an amount',
      'Record important calls with consent, or confirm them in writing',
      'Log a try that reached nobody',
    ],
    [
      'Do not call family, friends, neighbours or their customers',
      'Do not ring again and again, at night, or under another name',
      'Do not speak of the debt on a loudspeaker or before others',
    ],
  ),
  message: sheet(
    'By message and mail',
    'One to one, to the agreed address, with proof that it arrived.',
    [
      'Write to the mailbox or number of the contract',
      'Name invoice, amount, due date, day of the figures, account, and how to object',
      'Keep the original and its delivery mark',
      'Where a part is disputed, name the part that is not',
    ],
    [
      'Do not speak of debts in groups or on timelines',
      'Do not name anybody in public, nor write to third parties',
      'Do not send the same line again within hours',
    ],
  ),
  letter: sheet(
    'By letter',
    'One letter, one debtor, figures as in the books, step by step.',
    [
      'At least a day between two letters to a customer; keep proof of delivery of each',
      'Name principal, ground and cut-off of interest, pay-by date and account',
      'Ask for a stamped copy; the courier slip says which letter is inside',
      'Send it to the notice address of the contract',
    ],
    [
      'Do not use the letterhead or style of a law firm or court, nor a false seal',
      'Do not backdate, nor set a date that has passed',
      'Do not charge fees or interest without a ground',
      'Do not copy it to others',
    ],
  ),
  visit: sheet(
    'On a visit',
    'Two persons, authorised, with a note; leave when asked.',
    [
      'Announce it; go to the office in working hours',
      'Carry authorisation and statement, say why you came',
      'Both sign the note; if they do not, write down why',
      'Tell the manager where you go and when you are back',
    ],
    [
      'Do not go to homes or bring outsiders',
      'Do not block doors, follow people or take things',
      'Do not hold anybody back, nor take cash without a receipt',
    ],
  ),
  data: sheet(
    'Personal data and third parties',
    'Names and numbers of contacts and sole traders are personal data, used for the contract only.',
    [
      'Keep roles and business numbers only',
      'Tell contacts what we keep and why',
      'Lock sensitive papers and delete them in time',
      'Lawyers and agents work under a written contract that says how data are used',
    ],
    [
      'Do not keep identity cards, family or health data',
      'Do not tell outsiders of a debt, nor share blacklists',
      'Do not harvest data from the web',
      'Do not hire “debt collectors” without a licence',
    ],
  ),
  money: sheet(
    'Money and concessions',
    'Money goes to the company’s account only; concessions come in writing from those who may give them.',
    [
      'Use the printed account only; a change is checked by calling back',
      'Enter a part payment the same day and fix the rest anew',
      'Cuts, plans, bills and set-offs are for the manager',
      'A cut says “only if paid by” a date',
    ],
    [
      'No private accounts, no cash without a receipt',
      'Do not waive principal or interest by word of mouth',
      'Do not treat an unpaid bill as cash',
      'Do not lend to or borrow from customers',
    ],
  ),
};
