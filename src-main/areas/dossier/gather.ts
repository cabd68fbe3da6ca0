import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import { grouped } from '../../kernel/grouping.ts';
import type { CustomerId, DocumentId, DueItemId, IssuedId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../storage/database.ts';
import { actionsAt, type ActionAt } from '../actions/store.ts';
import { casesAt, type CaseAt } from '../cases/store.ts';
import { mergedFamily } from '../customers/store/group.ts';
import { sheetOf } from '../evidence/sheet.ts';
import { evidenceKinds, type EvidenceKind, type EvidenceState } from '../evidence/rules/score.ts';
import type { InterestAnswer } from '../interest/contract.ts';
import { chargedBy, interestOf, rateBook, settledOf } from '../interest/ledger.ts';
import { chargesAt, debtsAt, paymentsOn, type DebtRow } from '../interest/store.ts';
import type { OpenItem } from '../ledger/contract.ts';
import { keptSql, pointParams, type PointInTime } from '../ledger/store/asOf.ts';
import { historyEntries, type HistoryLine } from '../ledger/store/history.ts';
import { listItems } from '../ledger/store/read.ts';
import { limitationClocks, type Clock } from '../limitation/clocks.ts';
import { serviceProofs, type ServiceProof } from '../limitation/store.ts';
import { plansAt, type PlanAt } from '../plans/store.ts';
import { promisesAt, type PromiseAt } from '../promises/store.ts';
import { isReleased, standingSecurities } from '../securities/register.ts';
import type { Security } from '../securities/contract.ts';
import type { DossierPart } from './contract.ts';

export interface DossierQuestion extends PointInTime {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
}

export interface KeptPaper {
  readonly attachmentId: number;
  readonly part: DossierPart;
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly title: string;
  readonly onDay: Day | null;
}

export interface Letter {
  readonly issuedId: IssuedId;
  readonly number: string;
  readonly title: string;
  readonly on: Day;
  readonly proofs: readonly ServiceProof[];
}

export interface Paper {
  readonly documentId: DocumentId;
  readonly number: string;
  readonly openMinor: number;
  readonly overdue: boolean;
  readonly states: Readonly<Record<EvidenceKind, EvidenceState>>;
}

export interface Borne {
  readonly debt: DebtRow;
  readonly answer: InterestAnswer;
  /** Of it waived, or booked as notes, which are claimed as items of their own. */
  readonly settledMinor: number;
  /** What is still to be claimed. */
  readonly claimMinor: number;
}

export interface Signed {
  readonly number: string;
  readonly on: Day | null;
}

/** Everything a claim against one customer in one currency rests on. */
export interface Dossier {
  readonly items: readonly OpenItem[];
  readonly claimMinor: number;
  readonly overdueMinor: number;
  readonly papers: readonly Paper[];
  readonly contracts: readonly Signed[];
  readonly deliveries: readonly Signed[];
  readonly statements: readonly Signed[];
  readonly letters: readonly Letter[];
  readonly promises: readonly PromiseAt[];
  readonly plans: readonly PlanAt[];
  readonly securities: readonly Security[];
  readonly actions: readonly ActionAt[];
  readonly cases: readonly CaseAt[];
  readonly clocks: readonly Clock[];
  readonly history: readonly HistoryLine[];
  readonly borne: readonly Borne[];
  readonly files: readonly KeptPaper[];
}

export function gatherDossier(db: ReadDb, question: DossierQuestion): Dossier {
  const { customerId, currency, ...point } = question;
  const items = listItems(db, { ...question, status: 'open' });
  const documents = [...new Set(items.map(({ documentId }) => documentId))];
  const own = new Set<DueItemId>(items.map(({ dueItemId }) => dueItemId));
  const papers = documents.flatMap(
    (documentId): (Paper & { facts: NonNullable<ReturnType<typeof sheetOf>>['facts'] })[] => {
      const sheet = sheetOf(db, documentId, point);
      return sheet === null
        ? []
        : [
            {
              documentId,
              number: sheet.facts.number,
              openMinor: sheet.facts.openMinor,
              overdue: sheet.facts.dueOn < point.asOf,
              states: sheet.states,
              facts: sheet.facts,
            },
          ];
    },
  );
  const book = rateBook(db);
  const debts = debtsAt(db, question).filter(({ dueItemId }) => own.has(dueItemId));
  const paid = paymentsOn(
    db,
    point,
    debts.map(({ dueItemId }) => dueItemId),
  );
  const charges = grouped(chargesAt(db, point, { customerId }), ({ dueItemId }) => dueItemId);
  const borne = debts.flatMap((debt): Borne[] => {
    const ofDebt = charges.get(debt.dueItemId) ?? [];
    const answer = interestOf(debt, paid.get(debt.dueItemId) ?? [], book, { ...chargedBy(ofDebt), toOn: point.asOf });
    if (!answer.ok) return [];
    const { interestMinor, fixedSumMinor } = answer.value;
    const { settledMinor } = settledOf(ofDebt);
    return [
      {
        debt,
        answer: answer.value,
        settledMinor,
        claimMinor: Math.max(0, interestMinor + fixedSumMinor - settledMinor),
      },
    ];
  });
  const distinct = (rows: readonly Signed[]): Signed[] => [
    ...new Map(rows.map((row) => [`${row.number} ${row.on ?? ''}`, row])).values(),
  ];
  const said = (rows: (typeof papers)[number]['facts']['rows'], kind: EvidenceKind): Signed[] =>
    rows.flatMap((row) =>
      row.kind === kind && row.state === 'present' ? [{ number: row.reference, on: row.on }] : [],
    );
  const facts = papers.map(({ facts: each }) => each);
  const ofItems = ({ dueItemIds }: { readonly dueItemIds: readonly DueItemId[] }): boolean =>
    dueItemIds.length === 0 || dueItemIds.some((dueItemId) => own.has(dueItemId));
  return {
    items,
    claimMinor: items.reduce((sum, { openMinor }) => sum + openMinor, 0),
    overdueMinor: items.reduce((sum, { openMinor, daysLate }) => sum + (daysLate > 0 ? openMinor : 0), 0),
    papers,
    contracts: distinct(
      facts.flatMap(({ contracts, rows }) =>
        [...contracts, ...said(rows, 'contract')].map(({ number, on }) => ({ number, on })),
      ),
    ),
    deliveries: distinct(
      facts.flatMap(({ deliveries, rows }) =>
        [...deliveries, ...said(rows, 'delivery')].map(({ number, on }) => ({ number, on })),
      ),
    ),
    statements: distinct(facts.flatMap(({ rows }) => said(rows, 'statement'))),
    letters: lettersOf(db, question),
    promises: promisesAt(db, question).filter(
      (promise) => promise.currency === currency && promise.lines.some(({ dueItemId }) => own.has(dueItemId)),
    ),
    plans: plansAt(db, question).filter(
      (plan) => plan.currency === currency && plan.signedOn !== null && ofItems(plan),
    ),
    securities: standingSecurities(db, question).filter((each) => !isReleased(each, point)),
    actions: actionsAt(db, question).filter((action) => action.purpose === 'collection' && ofItems(action)),
    cases: casesAt(db, question).filter(ofItems),
    clocks: limitationClocks(db, question).filter((clock) => own.has(clock.dueItemId)),
    history: historyEntries(db, { ...point, customerId }).filter((line) => line.currency === currency),
    borne,
    files: filesOf(db, question, documents),
  };
}

function lettersOf(db: ReadDb, question: DossierQuestion): Letter[] {
  const { asOf, knownAt, customerId } = question;
  const proofs = serviceProofs(db, { asOf, ...(knownAt === undefined ? {} : { knownAt }), customerId });
  return db
    .rows<Omit<Letter, 'proofs'>>(
      `SELECT d.id AS "issuedId", d.number, d.title, coalesce(d.figures_json ->> '$.letterOn', d.as_of) AS "on" FROM issued_document d
       WHERE d.kind IN ('dunning_letter','suspension_notice') AND d.currency = :currency AND d.as_of <= :asOf
         ${question.knownAt === undefined ? '' : 'AND d.recorded_at <= :knownAt'}
         AND d.customer_id IN (SELECT value FROM json_each(:family)) ORDER BY d.id`,
      {
        ...pointParams(question),
        currency: question.currency,
        family: JSON.stringify(mergedFamily(db, question.customerId)),
      },
    )
    .map((letter) => ({ ...letter, proofs: proofs.filter(({ issuedId }) => issuedId === letter.issuedId) }));
}

/** Files of records that belong to the claim; which part of the bundle each goes to. */
const partOfEntity: Readonly<Record<string, DossierPart>> = {
  contract: 'contract',
  contractAmendment: 'contract',
  authorisedPerson: 'contract',
  delivery: 'delivery',
  serviceProof: 'letter',
  promise: 'acknowledgement',
  plan: 'acknowledgement',
  security: 'security',
  action: 'log',
  case: 'case',
};

const partOfEvidence: Readonly<Record<EvidenceKind, DossierPart>> = {
  contract: 'contract',
  delivery: 'delivery',
  statement: 'statement',
  invoice: 'invoice',
  signer: 'contract',
  letter: 'letter',
};

function filesOf(db: ReadDb, question: DossierQuestion, documents: readonly DocumentId[]): KeptPaper[] {
  const rows = db.rows<Omit<KeptPaper, 'part'> & { entity: string; evidence: string | null; concerned: number }>(
    `SELECT f.id AS "attachmentId", f.sha256, f.file_name AS "fileName", f.media_type AS "mediaType", f.size_bytes AS "sizeBytes",
       CASE WHEN f.title <> '' THEN f.title ELSE f.file_name END AS title, f.on_day AS "onDay", f.entity, e.kind AS evidence,
       CASE f.entity
         WHEN 'evidence' THEN e.document_id IN (SELECT value FROM json_each(:documents))
         WHEN 'delivery' THEN coalesce(y.document_id IN (SELECT value FROM json_each(:documents)), 1)
         ELSE 1 END AS concerned
     FROM attachment f LEFT JOIN document_evidence e ON f.entity = 'evidence' AND e.id = f.entity_id
       LEFT JOIN contract_delivery y ON f.entity = 'delivery' AND y.id = f.entity_id
     WHERE f.customer_id IN (SELECT value FROM json_each(:family)) AND ${keptSql(question, 'f')} ORDER BY f.on_day, f.id`,
    {
      ...(question.knownAt === undefined ? {} : { knownAt: question.knownAt }),
      documents: JSON.stringify(documents),
      family: JSON.stringify(mergedFamily(db, question.customerId)),
    },
  );
  return rows.flatMap(({ entity, evidence, concerned, ...file }) => {
    const part =
      evidence === null ? partOfEntity[entity] : evidenceKinds.some((kind) => kind === evidence) ? partOfEvidence[evidence as EvidenceKind] : undefined; // prettier-ignore
    return part === undefined || concerned !== 1 ? [] : [{ ...file, part }];
  });
}
