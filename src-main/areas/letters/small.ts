import type { CurrencyCode } from '../../kernel/currency.ts';
import { daysBetween, type Day } from '../../kernel/day.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { customerLabels } from '../aging/store.ts';
import type { Handlers, QueryContext } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import { debtorsAt } from '../policy/due.ts';
import { policyAt } from '../policy/store.ts';
import { readSettings } from '../settings/store.ts';
import { fileNameOf } from './archive.ts';
import { openBundle } from './bundle.ts';
import type { lettersContract } from './contract.ts';
import { drawUp, issueDrawn, type DrawRequest } from './drawing.ts';
import { againstSmall, SMALL_GAP_DAYS, smallClaimOf, type SmallClaim } from './rules/small.ts';
import { lastLetters, lastSmallLetters, overdueClaims, type Claim } from './store.ts';

type Small = Pick<
  Handlers<typeof lettersContract>,
  'letters.small' | 'letters.smallDraft' | 'letters.issueSmall' | 'letters.bundle'
>;

interface SmallPoint {
  readonly asOf: Day;
  readonly currency: CurrencyCode;
  readonly customerId?: CustomerId;
}

/** Letters about sums too small for a step of their own, many at once. */
export const smallProcedures: Small = {
  'letters.small': ({ db }, { asOf, currency, search, offset, limit }) => {
    const labels = customerLabels(db, search, { present: true });
    const last = lastLetters(db, { asOf, currency });
    const rows = [...smallBalances(db, { asOf, currency })]
      .flatMap(([customerId, balance]) => {
        const label = labels.get(customerId);
        return label ? [{ customerId, label, ...balance }] : [];
      })
      .sort(
        (a, b) =>
          Number(a.claim.held.length > 0) - Number(b.claim.held.length > 0) ||
          b.claim.claimedMinor - a.claim.claimedMinor ||
          a.customerId - b.customerId,
      );
    return ok({
      rows: rows.slice(offset, offset + limit).map(({ customerId, label, overdue, claim }) => {
        const letter = last.get(customerId);
        return {
          customerId,
          customerCode: label.code,
          customerName: label.name,
          overdueMinor: overdue.overdueMinor,
          disputedMinor: overdue.disputedMinor,
          claimedMinor: claim.claimedMinor,
          oldestDaysLate: daysBetween(claim.oldestDueOn, asOf),
          lastLevel: letter?.level ?? null,
          lastIssuedAt: letter?.issuedAt ?? null,
          held: [...claim.held],
        };
      }),
      total: rows.length,
      minimumMinor:
        currency === readSettings(db).baseCurrency ? policyAt(db, { asOf }).definition.minAmountMinor : null,
      gapDays: gapDaysOf(db),
    });
  },

  'letters.smallDraft': (ctx, { customerId, ...point }) => {
    const customer = findCustomer(ctx.db, customerId);
    if (!customer) return refuse('customer_not_found');
    const balance = smallBalances(ctx.db, { ...point, customerId }).get(customerId);
    if (!balance) return refuse('small_balance_gone');
    const { language } = customer;
    const drawn = drawUp(ctx, requestOf({ ...point, customerId, language, claim: balance.claim }));
    if (!drawn.ok) return drawn;
    const { page, title, unfilled } = drawn.value;
    return ok({
      documentToken: ctx.documents.keep({ html: page, title }),
      title,
      suggestedFileName: fileNameOf(title, `${point.asOf} ${language === 'zh' ? '草稿' : 'draft'}`),
      unfilled,
    });
  },

  'letters.issueSmall': (ctx, { customerIds, ...point }) => {
    const balances = smallBalances(ctx.db, point);
    const issued = [];
    const left = [];
    for (const customerId of new Set(customerIds)) {
      const customer = findCustomer(ctx.db, customerId);
      const claim = balances.get(customerId)?.claim;
      const named = { customerId, customerName: customer?.name ?? '' };
      if (!customer || !claim || claim.held.length > 0) {
        left.push({ ...named, codes: claim ? claim.held.map(({ reason }) => reason) : ['small_balance_gone'] });
        continue;
      }
      const request = requestOf({ ...point, customerId, language: customer.language, claim });
      const drawn = drawUp(ctx, request);
      const against = drawn.ok ? againstSmall(drawn.value.notices) : [drawn.code];
      if (!drawn.ok || against.length > 0) left.push({ ...named, codes: against });
      else {
        const { issuedId, number } = issueDrawn(ctx, request, drawn.value, '');
        issued.push({ ...named, issuedId, number, amountMinor: drawn.value.sheet.figures.requestedMinor });
      }
    }
    // Nothing was written: the command fails as a whole, and says why of the first.
    if (issued.length === 0)
      return refuse('small_letters_none', { codes: [...new Set(left.flatMap(({ codes }) => codes))] });
    return ok({ issued, left });
  },

  'letters.bundle': (ctx, { issuedIds, language }) => {
    const bundle = openBundle(ctx.db, issuedIds, language);
    if (!bundle.ok) return bundle;
    const { html, title, suggestedFileName } = bundle.value;
    return ok({ documentToken: ctx.documents.keep({ html, title }), title, suggestedFileName });
  },
};

interface SmallBalance {
  readonly overdue: Claim;
  readonly claim: SmallClaim;
}

/** Everybody whose whole overdue sum is below the smallest amount, written to or not; a handful of queries in all. */
function smallBalances(db: QueryContext['db'], point: SmallPoint): Map<CustomerId, SmallBalance> {
  const { asOf, currency, customerId } = point;
  const overdue = new Map(overdueClaims(db, asOf, currency).map((claim) => [claim.customerId, claim]));
  const last = lastSmallLetters(db, point);
  const gapDays = gapDaysOf(db);
  const found = new Map<CustomerId, SmallBalance>();
  for (const debtor of debtorsAt(db, { asOf, customerId })) {
    const sum = overdue.get(debtor.customerId);
    if (debtor.currency !== currency || !sum) continue;
    const lastOn = last.get(debtor.customerId) ?? null;
    const claim = smallClaimOf(debtor.facts, { overdueMinor: sum.overdueMinor, lastOn, gapDays });
    if (claim) found.set(debtor.customerId, { overdue: sum, claim });
  }
  return found;
}

function gapDaysOf(db: QueryContext['db']): number {
  return readSettings(db).letters.smallGapDays ?? SMALL_GAP_DAYS;
}

function requestOf({
  claim,
  ...whom
}: SmallPoint & Pick<DrawRequest, 'customerId' | 'language'> & { readonly claim: SmallClaim }): DrawRequest {
  return { ...whom, level: 1, small: true, leaveOut: [...claim.leaveOut], deductUnapplied: false, withInterest: false };
}
