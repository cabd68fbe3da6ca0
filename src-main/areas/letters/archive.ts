import { hash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Day } from '../../kernel/day.ts';
import type { Language } from '../../kernel/format.ts';
import type { CustomerId, IssuedId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { safeFileName } from '../../kernel/text.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import type { IssuedRow } from './contract.ts';
import { findIssued, insertIssued, takeNumber } from './store.ts';

const series: Readonly<Record<IssuedRow['kind'], string>> = {
  dunning_letter: 'DL',
  management_report: 'MR',
  credit_file: 'CF',
  suspension_notice: 'SN',
  policy_manual: 'PM',
  promise_confirmation: 'PC',
  repayment_agreement: 'RA',
};

export interface IssueRequest {
  readonly kind: IssuedRow['kind'];
  /** Without the number, which is not known yet. */
  readonly title: string;
  readonly customerId: CustomerId | null;
  readonly level: number | null;
  readonly language: Language;
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly asOf: Day;
  readonly knownAt: Instant | null;
  /** Frozen with the document; whole figures only. */
  readonly figures: unknown;
  /** Why it went out although something stood to be looked at. */
  readonly reason: string;
  readonly draw: (number: string) => string;
}

export interface IssuedDocument {
  readonly issuedId: IssuedId;
  readonly number: string;
  readonly sha256: string;
}

/**
 * Numbers, draws, hashes and archives a document inside the running command, so that numbers have no gaps: the first
 * letter of 2026 is DL-2026-0001, in whatever language. What is kept is what was drawn, to the byte.
 */
export function issueDocument(ctx: CommandContext, request: IssueRequest): IssuedDocument {
  const year = ctx.today.slice(0, 4);
  const prefix = `${series[request.kind]}-${year}`;
  const number = `${prefix}-${String(takeNumber(ctx.db, prefix)).padStart(4, '0')}`;
  const html = request.draw(number);
  const sha256 = hash('sha256', html, 'hex');
  const issuedId = insertIssued(ctx.db, {
    kind: request.kind,
    number,
    title: request.title,
    customer_id: request.customerId,
    level: request.level,
    language: request.language,
    currency: request.currency,
    amount_minor: request.amountMinor,
    as_of: request.asOf,
    known_at: request.knownAt,
    figures_json: JSON.stringify(request.figures),
    body: deflateRawSync(html, { level: 9 }),
    sha256,
    actor: ctx.actor,
    reason: request.reason,
    recorded_at: ctx.recordedAt,
  });
  ctx.audit({
    entity: 'issued_document',
    id: issuedId,
    kind: request.kind,
    number,
    customerId: request.customerId,
    level: request.level,
    currency: request.currency,
    amountMinor: request.amountMinor,
    asOf: request.asOf,
    sha256,
    reason: request.reason,
  });
  return { issuedId, number, sha256 };
}

/** The archived page, only if it is still what was issued. */
export function openArchived(
  db: QueryContext['db'],
  issuedId: IssuedId,
): Result<
  { html: string; number: string; title: string; suggestedFileName: string; sha256: string },
  'document_not_found' | 'archive_hash_mismatch'
> {
  const row = findIssued(db, issuedId);
  if (!row) return refuse('document_not_found');
  const html = inflated(row.body);
  if (html === null || hash('sha256', html, 'hex') !== row.sha256)
    return refuse('archive_hash_mismatch', { number: row.number });
  return ok({
    html,
    number: row.number,
    title: row.title,
    suggestedFileName: fileNameOf(row.title, row.number),
    sha256: row.sha256,
  });
}

/** `催款函 杭州明达服饰有限公司 DL-2026-0007.pdf` */
export function fileNameOf(title: string, mark: string): string {
  return safeFileName(`${title} ${mark}.pdf`);
}

function inflated(body: Uint8Array): string | null {
  try {
    return inflateRawSync(body).toString('utf8');
  } catch {
    return null;
  }
}
