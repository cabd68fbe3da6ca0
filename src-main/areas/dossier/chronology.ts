import type { Day } from '../../kernel/day.ts';
import type { Dossier } from './gather.ts';

/** One thing that happened, for the template to say in its language. */
export interface Happening {
  readonly on: Day;
  readonly event:
    | 'invoice'
    | 'due'
    | 'receipt'
    | 'credit_note'
    | 'contract'
    | 'delivery'
    | 'statement'
    | 'letter'
    | 'served'
    | 'promise'
    | 'plan'
    | 'case'
    | 'contact';
  readonly values: Readonly<Record<string, string | number>>;
  /** A, B, C or none for what is to be proved; empty where the ledger itself speaks. */
  readonly proof: string;
}

/** Everything in the order of its days, contracts before deliveries before invoices of one day. */
export function chronologyOf(dossier: Dossier, claimedDocuments: ReadonlySet<number>): Happening[] {
  const told: Happening[] = [];
  const add = (on: Day | null, event: Happening['event'], values: Happening['values'], proof = ''): void => {
    if (on !== null) told.push({ on, event, values, proof });
  };
  for (const { number, on } of dossier.contracts) add(on, 'contract', { number });
  for (const { number, on } of dossier.deliveries) add(on, 'delivery', { number });
  for (const { documentId, kind, number, on, changeMinor, reversal } of dossier.history) {
    if (reversal) continue;
    if (['invoice', 'debit_note', 'opening'].includes(kind) && claimedDocuments.has(documentId))
      add(on, 'invoice', { number, amountMinor: changeMinor });
    else if (kind === 'receipt') add(on, 'receipt', { amountMinor: -changeMinor });
    else if (kind === 'credit_note') add(on, 'credit_note', { number, amountMinor: -changeMinor });
  }
  for (const { number, dueOn } of dossier.items) add(dueOn, 'due', { number });
  for (const { number, on } of dossier.statements) add(on, 'statement', { number });
  for (const { title, number, on, proofs } of dossier.letters) {
    add(on, 'letter', { title, number }, proofs.length === 0 ? 'none' : '');
    for (const { deliveredOn, sentOn, method, proofGrade } of proofs)
      add(deliveredOn ?? sentOn, 'served', { number, method }, proofGrade);
  }
  for (const { madeOn, dueOn, amountMinor, written } of dossier.promises)
    add(madeOn, 'promise', { dueOn, amountMinor }, written ? 'B' : 'C');
  for (const { signedOn, number, debtMinor } of dossier.plans)
    add(signedOn, 'plan', { number, amountMinor: debtMinor }, 'A');
  for (const { openedOn, kind, number } of dossier.cases)
    add(openedOn, 'case', { kind, number }, number === '' ? 'none' : 'A');
  for (const { onDay, channel, contactName, note, result, proofGrade } of dossier.actions)
    add(onDay, 'contact', { channel, person: contactName, note: note === '' ? result : note }, proofGrade);
  return told.map((one, index) => ({ one, index })).sort((a, b) => (a.one.on < b.one.on ? -1 : a.one.on > b.one.on ? 1 : a.index - b.index)).map(({ one }) => one); // prettier-ignore
}
