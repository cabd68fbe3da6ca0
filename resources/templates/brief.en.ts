import type { BriefText } from './briefText.ts';

export const briefEn: BriefText = {
  title: 'Debtor brief',
  lead: '{name} ({code}) · collector {collector} · sales {salesperson}',
  words: {
    asOf: 'As of', practice: 'Practice company', confidential: 'internal, not to be passed on', made: 'made', owed: 'Owed', overdue: 'Overdue',
    disputed: '{amount} disputed', unapplied: '{amount} unapplied', exposure: 'Exposure', limit: 'limit {amount}', noLimit: 'no limit set', grade: 'Grade',
    danger: 'Danger level', usual: 'Usually pays', kept: 'Promises kept', lastContact: 'Last contact', never: 'never', unknown: 'not known', none: 'none',
    days: '{from}–{to} days late', early: 'on time or early', notDue: 'not due', over: 'over {from}', invoice: 'Document', due: 'Due', late: 'Days late', open: 'Open', remarks: 'Remarks',
    more: '{count} more, {amount} in all', contact: 'Contacts', consentRefused: 'does not want to be contacted', on: 'Day', way: 'How and result', said: 'Note',
    amount: 'Amount', state: 'State', level: 'no. {level}', promisedFor: '{amount} promised for {day}', disputedPart: '{amount} disputed', plan: 'plan {number}',
    legal: 'case {number}', limitation: 'limitation safe until {day}', keepClaim: '{number} is safe until {day} only: a decision or a paper is asked for, not a call.', missing: 'missing {papers}', until: 'until {day}', cover: 'stands for {amount}',
    stepDue: 'Step {code} ({kind}) due since {day}', inVain: '{count} in vain since', paidItems: '{count} items in 12 months', keptOf: 'promises: {count}',
    notes: 'Notes of the call',
  },
  sections: {
    aging: 'How late', items: 'What is owed', history: 'What was said', promises: 'Promises', agreed: 'Plans and cases', securities: 'Securities',
    strategy: 'Strategy', ask: 'To ask this time', blocked: 'Not to be chased now',
  },
  dangers: { none: 'none', yellow: 'watch', orange: 'alert', red: 'urgent' },
  statuses: { watch: 'on watch', hold: 'on hold' },
  states: {
    open: 'not due', due: 'due', kept: 'kept', kept_within: 'kept within tolerance', partial: 'partly kept', broken: 'broken', withdrawn: 'withdrawn',
    superseded: 'replaced',
  },
  steps: { reminder: 'reminder', call: 'call', letter: 'letter', lawyer: 'lawyer’s letter', decision: 'decision', writeoff_review: 'write-off review' },
  blocks: {
    excluded: 'excluded from chasing', paused: 'chasing paused', promise: 'promise not due yet', plan: 'plan being performed', disputed: 'wholly disputed',
    legal: 'in legal proceedings', merged: 'customer merged',
  },
  papers: {
    contract: 'contract', delivery: 'delivery note', statement: 'statement', invoice: 'invoice receipt', signer: 'signer’s authority', letter: 'letter served',
  },
  securities: { guarantee: 'guarantee', mortgage: 'mortgage', pledge: 'pledge', lien: 'lien', deposit: 'deposit', retention: 'retention of title', other: 'other' },
  boxes: { A: 'A able and willing', B: 'B able, not willing', C: 'C willing, not able', D: 'D neither' },
  strategies: {
    A: 'Carelessness or a slow process: send papers again, fix a day, stay soft.',
    B: 'Settle the real dispute, then show what follows: hold, interest, manager’s visit, lawyer’s letter.',
    C: 'A signed plan, security, a part today, small steady instalments, a close watch.',
    D: 'Stop supply, secure evidence and assets, go to law at once, or estimate the loss.',
    unknown: 'Ability and willingness are not rated yet: find out in this call.',
  },
}; // prettier-ignore
