import type { DocumentId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import type { EvidenceKind, EvidenceState } from './rules/score.ts';
import { evidenceKinds, stronger } from './rules/score.ts';
import { paperOf, type PaperFacts } from './store/paper.ts';

export interface Source {
  readonly from: 'evidence' | 'contract' | 'contract_no' | 'delivery' | 'paper' | 'letter' | 'person';
  readonly state: EvidenceState;
  readonly on: PaperFacts['dueOn'] | null;
  readonly text: string;
}

/** Everything that speaks for each paper of a document. */
export function sourcesOf(facts: PaperFacts): Record<EvidenceKind, Source[]> {
  const found: Record<EvidenceKind, Source[]> = { contract: [], delivery: [], statement: [], invoice: [], signer: [], letter: [] }; // prettier-ignore
  for (const row of facts.rows) {
    const proved = row.reference !== '' || row.files > 0;
    const state: EvidenceState = row.state === 'unobtainable' ? 'unobtainable' : proved ? 'held' : 'claimed';
    found[row.kind].push({
      from: 'evidence',
      state,
      on: row.on,
      text: row.reference === '' ? row.note : row.reference,
    });
    if (row.personName !== '' && row.personAuthorised)
      found.signer.push({ from: 'person', state: 'held', on: row.on, text: row.personName });
  }
  for (const { number, on, files } of facts.contracts)
    found.contract.push({ from: 'contract', state: files > 0 ? 'held' : 'claimed', on, text: number });
  if (facts.contractNo !== '' && facts.contracts.length === 0)
    found.contract.push({ from: 'contract_no', state: 'claimed', on: null, text: facts.contractNo });
  for (const { number, on, files } of facts.deliveries)
    found.delivery.push({ from: 'delivery', state: files > 0 ? 'held' : 'claimed', on, text: number });
  const deliveredOn = facts.acceptedOn ?? facts.deliveredOn;
  if (deliveredOn !== null) found.delivery.push({ from: 'paper', state: 'claimed', on: deliveredOn, text: '' });
  if (facts.confirmedOn !== null)
    found.invoice.push({ from: 'paper', state: 'claimed', on: facts.confirmedOn, text: '' });
  for (const { number, on } of facts.letters) found.letter.push({ from: 'letter', state: 'claimed', on, text: number });
  return found;
}

export function statesOf(
  sources: Readonly<Record<EvidenceKind, readonly Source[]>>,
): Record<EvidenceKind, EvidenceState> {
  return Object.fromEntries(
    evidenceKinds.map((kind) => [kind, sources[kind].map(({ state }) => state).reduce(stronger, 'missing')]),
  ) as Record<EvidenceKind, EvidenceState>;
}

export function sheetOf(db: ReadDb, documentId: DocumentId, point: PointInTime) {
  const facts = paperOf(db, documentId, point);
  if (facts === null) return null;
  const sources = sourcesOf(facts);
  return { facts, sources, states: statesOf(sources) };
}
