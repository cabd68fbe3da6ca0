import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import { gradeRank, proposedGrade, servedOn } from '../limitation/rules/proof.ts';
import { insertServiceProof, serviceProofs, voidServiceProof, type ServiceProof } from '../limitation/store.ts';
import type { lettersContract, ServiceProofRow } from './contract.ts';
import { findIssued } from './store.ts';

type Service = Pick<Handlers<typeof lettersContract>, 'letters.proofs' | 'letters.addProof' | 'letters.voidProof'>;

/** How issued letters were served, and what shows it. */
export const serviceProcedures: Service = {
  'letters.proofs': ({ db }, { issuedId }) =>
    findIssued(db, issuedId) === undefined
      ? refuse('document_not_found')
      : ok({ rows: serviceProofs(db, { issuedId }).map(rowOf) }),

  'letters.addProof': (ctx, { proofGrade, note, ...fact }) => {
    const letter = findIssued(ctx.db, fact.issuedId);
    if (letter === undefined) return refuse('document_not_found');
    const { customerId } = letter;
    if (customerId === null || !isServed(letter.kind)) return refuse('letter_not_served', { number: letter.number });
    const latest = [fact.sentOn, fact.deliveredOn, fact.returnedOn].find((on) => on !== null && on > ctx.today);
    if (latest !== undefined && latest !== null) return refuse('proof_day_in_future', { on: latest });
    const early = [fact.deliveredOn, fact.returnedOn].some((on) => on !== null && on < fact.sentOn);
    if (early || fact.sentOn < letter.asOf) return refuse('proof_days_disordered', { on: early ? fact.sentOn : letter.asOf });
    const { grade, reason } = proposedGrade(fact);
    const given = proofGrade ?? grade;
    if (gradeRank[given] > gradeRank[grade] && note === '') return refuse('proof_grade_needs_note', { grade });
    const proofId = insertServiceProof(ctx.db, { ...fact, customerId, proofGrade: given, note }, ctx);
    ctx.audit({ entity: 'serviceProof', id: proofId, customerId, after: { number: letter.number, ...fact, proofGrade: given, note } });
    return ok({ proofId, proofGrade: given, why: reason });
  }, // prettier-ignore

  'letters.voidProof': (ctx, { proofId, reason }) => {
    const [proof] = serviceProofs(ctx.db, { proofId });
    if (proof === undefined) return refuse('proof_not_found');
    voidServiceProof(ctx.db, proofId, ctx.recordedAt);
    const { customerId, issuedId, method, sentOn, deliveredOn, tracking, proofGrade } = proof;
    ctx.audit({
      entity: 'serviceProof',
      id: proofId,
      customerId,
      before: { issuedId, method, sentOn, deliveredOn, tracking, proofGrade },
      reason,
    });
    return ok(null);
  },
};

/** Papers that are to reach a customer; a report or a file is not served on anybody. */
export function isServed(kind: string): boolean {
  return kind === 'dunning_letter' || kind === 'suspension_notice';
}

function rowOf(proof: ServiceProof): ServiceProofRow {
  const { grade, reason } = proposedGrade(proof);
  return { ...proof, proposed: grade, why: reason, servedOn: servedOn(proof) };
}
