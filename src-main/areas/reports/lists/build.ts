import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { ReadDb } from '../../../storage/database.ts';
import { isPractice } from '../../settings/store.ts';
import type { listErrors, ListFacts, ListId, ListRow } from '../contract.ts';
import { listDefinitions } from '../rules/lists.ts';
import { stampOf } from '../stamp.ts';
import { writeMark } from '../store/lists.ts';
import { agedDetail, agedSummary } from './aged.ts';
import { disputeList, writeOffList } from './claims.ts';
import { customerLedger } from './customerLedger.ts';
import { openItemList, unappliedList } from './openItems.ts';
import { questionOf, type ListQuestion, type ListRequest } from './question.ts';
import { allocationList, receiptList } from './receipts.ts';
import type { BuiltList } from './sections.ts';

const builders: Readonly<Record<ListId, (question: ListQuestion) => BuiltList>> = {
  'aged-summary': agedSummary,
  'aged-detail': agedDetail,
  'open-items': openItemList,
  receipts: receiptList,
  allocations: allocationList,
  unapplied: unappliedList,
  'customer-ledger': customerLedger,
  disputes: disputeList,
  'write-offs': writeOffList,
};

/** A list with what is printed over it. The screen, the page and the files are all made from this one value. */
export interface ReadyList extends BuiltList {
  readonly facts: ListFacts;
  readonly reconciled: boolean;
}

/** The list scrolled through last, per open book: its windows come from one building as long as nothing is written. */
const lastBuilt = new WeakMap<ReadDb, { readonly asked: string; readonly list: BuiltList }>();

export function readyList(
  db: ReadDb,
  request: ListRequest,
  now: Instant,
): Result<ReadyList, (typeof listErrors)[number]> {
  const asked = questionOf(db, request);
  if (!asked.ok) return asked;
  const question = asked.value;
  const { list, asOf, knownAt, currency, customerId, basis, unapplied, from, to, status, sort } = request;
  const key = JSON.stringify([writeMark(db), list, asOf, knownAt, currency, customerId, basis, unapplied, from, to, status, sort]); // prettier-ignore
  const kept = lastBuilt.get(db);
  const built = kept?.asked === key ? kept.list : builders[list](question);
  lastBuilt.set(db, { asked: key, list: built });
  if (sort !== undefined && !built.columns.some(({ id }) => id === sort.column))
    return refuse('list_parameter_unfit', { list, parameter: `sort=${sort.column}` });
  return ok({
    ...built,
    facts: factsOf(question, now),
    reconciled: built.sections.every(({ proof }) => proof === null || proof.differenceMinor === 0),
  });
}

function factsOf(question: ListQuestion, now: Instant): ListFacts {
  const { db, settings, list, scope, labels } = question;
  const { parameters, statuses } = listDefinitions[list];
  const takes = (parameter: (typeof parameters)[number]): boolean => parameters.includes(parameter);
  const label = scope.customerId === undefined ? undefined : labels.get(scope.customerId);
  return {
    list,
    company: settings.company.name,
    companyEn: settings.company.nameEn,
    practice: isPractice(db),
    asOf: scope.asOf,
    from: takes('period') ? question.from : null,
    to: takes('period') ? question.to : null,
    ...stampOf(db, scope.knownAt, now),
    currency: scope.currency ?? null,
    customer: label === undefined ? null : { code: label.code, name: label.name },
    basis: takes('basis') ? question.basis : null,
    bucketEnds: takes('basis') ? [...question.bucketEnds] : null,
    unapplied: takes('unapplied') ? question.unapplied : null,
    status: statuses.length > 0 ? question.status : null,
    sort: question.sort ?? null,
  };
}

/** All rows in the order shown: where there are several currencies, each section under a row that names it. */
export function flatRows({ sections, columns }: BuiltList): ListRow[] {
  if (sections.length === 1) return [...(sections[0]?.rows ?? [])];
  return sections.flatMap(({ currency, rows }) => [currencyRow(currency, columns.length), ...rows]);
}

function currencyRow(currency: CurrencyCode, width: number): ListRow {
  return {
    key: `currency-${currency}`,
    kind: 'currency',
    currency,
    cells: Array.from({ length: width }, () => null),
    documentId: null,
    customerId: null,
  };
}
