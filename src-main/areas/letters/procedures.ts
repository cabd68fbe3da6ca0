import { ok, refuse } from '../../kernel/result.ts';
import { customerLabels } from '../aging/store.ts';
import type { Handlers } from '../context.ts';
import { unappliedByCustomer } from '../ledger/store/read.ts';
import { agreementProcedures } from './agreeing.ts';
import { fileNameOf, issueDocument, openArchived } from './archive.ts';
import type { lettersContract } from './contract.ts';
import { codesOf, drawUp, issueDrawn } from './drawing.ts';
import { suggestLevel } from './rules/level.ts';
import { policyFacts } from './policyFacts.ts';
import { serviceProcedures } from './service.ts';
import { smallProcedures } from './small.ts';
import { suspensionHtml, suspensionSheet } from './suspension.ts';
import { canIssue, needsReason } from './rules/notices.ts';
import { lastLetters, listIssued, overdueClaims } from './store.ts';

export const lettersProcedures: Handlers<typeof lettersContract> = {
  ...serviceProcedures,
  ...agreementProcedures,
  ...smallProcedures,

  'letters.candidates': ({ db }, { asOf, currency, search, offset, limit }) => {
    const labels = customerLabels(db, search);
    const last = lastLetters(db, { asOf, currency });
    const unapplied = new Map(
      unappliedByCustomer(db, { asOf })
        .filter((row) => row.currency === currency)
        .map((row) => [row.customerId, row.unappliedMinor]),
    );
    const rows = overdueClaims(db, asOf, currency)
      .flatMap((claim) => {
        const label = labels.get(claim.customerId);
        return label ? [{ claim, label }] : [];
      })
      .sort((a, b) => claimedMinor(b.claim) - claimedMinor(a.claim) || a.claim.customerId - b.claim.customerId);
    const page = rows.slice(offset, offset + limit);
    const policy = policyFacts(db, { asOf, currency, among: page.map(({ claim }) => claim.customerId) });
    return ok({
      rows: page.map(({ claim, label }) => {
        const letter = last.get(claim.customerId);
        return {
          ...claim,
          customerCode: label.code,
          customerName: label.name,
          unappliedMinor: unapplied.get(claim.customerId) ?? 0,
          lastLevel: letter?.level ?? null,
          lastIssuedAt: letter?.issuedAt ?? null,
          lastPayBy: letter?.payBy ?? null,
          suggestedLevel:
            policy.letterDueOf(claim.customerId)?.letterLevel ??
            suggestLevel(claim.oldestDaysLate, letter?.level ?? null, policy.levelDaysOf(claim.customerId)),
          stepDue: policy.letterDueOf(claim.customerId) !== null,
          held: [...policy.heldOf(claim.customerId)],
        };
      }),
      total: rows.length,
    });
  },

  'letters.preview': (ctx, request) => {
    const drawn = drawUp(ctx, request);
    if (!drawn.ok) return drawn;
    const { sheet, page, notices, title } = drawn.value;
    return ok({
      documentToken: ctx.documents.keep({ html: page, title }),
      title,
      suggestedFileName: fileNameOf(title, `${request.asOf} ${request.language === 'zh' ? '草稿' : 'draft'}`),
      figures: sheet.figures,
      notices,
    });
  },

  'letters.issue': (ctx, { lookedReason, ...request }) => {
    const drawn = drawUp(ctx, request);
    if (!drawn.ok) return drawn;
    const { notices } = drawn.value;
    if (!canIssue(notices)) return refuse('letter_blocked', { codes: codesOf(notices, 'blocking') });
    if (needsReason(notices) && lookedReason === undefined)
      return refuse('letter_needs_reason', { codes: codesOf(notices, 'look') });
    return ok(issueDrawn(ctx, request, drawn.value, lookedReason ?? ''));
  },

  'letters.suspensionDraft': (ctx, request) => {
    const drawn = suspensionSheet(ctx, request);
    if (!drawn.ok) return drawn;
    const { sheet, title } = drawn.value;
    const { html, unfilled } = suspensionHtml(sheet);
    return ok({
      documentToken: ctx.documents.keep({ html, title }),
      title,
      suggestedFileName: fileNameOf(title, `${request.asOf} ${request.language === 'zh' ? '草稿' : 'draft'}`),
      unfilled,
    });
  },

  'letters.issueSuspension': (ctx, request) => {
    const drawn = suspensionSheet(ctx, request);
    if (!drawn.ok) return drawn;
    const { sheet, title } = drawn.value;
    const { unfilled } = suspensionHtml(sheet);
    if (unfilled.length > 0) return refuse('suspension_incomplete', { fields: unfilled });
    const { customerId, currency, amountMinor, language, asOf, orderText, ground, evidence, securityDays } = request;
    return ok(
      issueDocument(ctx, {
        kind: 'suspension_notice',
        title,
        customerId,
        level: null,
        language,
        currency,
        amountMinor,
        asOf,
        knownAt: ctx.recordedAt,
        figures: { amountMinor, orderText, ground, evidence, securityDays, letterOn: sheet.letterOn },
        reason: '',
        draw: (number) => suspensionHtml({ ...sheet, number }).html,
      }),
    );
  },

  'letters.archive': ({ db, today }, { offset, limit, ...filter }) =>
    ok(listIssued(db, { ...filter, today }, { offset, limit })),

  'letters.reprint': (ctx, { issuedId }) => {
    const archived = openArchived(ctx.db, issuedId);
    if (!archived.ok) return archived;
    const { html, title, suggestedFileName, sha256 } = archived.value;
    return ok({ documentToken: ctx.documents.keep({ html, title }), title, suggestedFileName, sha256 });
  },
};

function claimedMinor(claim: { readonly overdueMinor: number; readonly disputedMinor: number }): number {
  return claim.overdueMinor - claim.disputedMinor;
}
