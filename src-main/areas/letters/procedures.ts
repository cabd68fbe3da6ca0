import { laterDay, type Day } from '../../kernel/day.ts';
import type { DueItemId } from '../../kernel/ids.ts';
import type { ParsedInputOf } from '../../kernel/procedure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { customerLabels } from '../aging/store.ts';
import type { Handlers, QueryContext } from '../context.ts';
import type { Customer } from '../customers/contract.ts';
import { findCustomer } from '../customers/store.ts';
import { listItems, unappliedByCustomer } from '../ledger/store/read.ts';
import type { Account, Settings } from '../settings/contract.ts';
import { isPractice, readSettings } from '../settings/store.ts';
import { recordSteps } from '../policy/recording.ts';
import { agreementProcedures } from './agreeing.ts';
import { fileNameOf, issueDocument, openArchived } from './archive.ts';
import type { LetterFigures, LetterNotice, lettersContract } from './contract.ts';
import { letterInterest, noteShownInterest } from './interest.ts';
import { letterHtml } from './letterHtml.ts';
import { claimedLines, claimOf, defaultPayBy } from './rules/claim.ts';
import { countingLetters, isReminder, suggestLevel } from './rules/level.ts';
import { letterBlocks, policyFacts, reminderDays } from './policyFacts.ts';
import { letterTitle, type LetterSheet } from './sheet.ts';
import { serviceProcedures } from './service.ts';
import { suspensionHtml, suspensionSheet } from './suspension.ts';
import { canIssue, needsReason, noticesOf } from './rules/notices.ts';
import { customerDifference, earlierLetters, lastLetters, listIssued, overdueClaims } from './store.ts';

type Request = ParsedInputOf<(typeof lettersContract)['letters.preview']>;

export const lettersProcedures: Handlers<typeof lettersContract> = {
  ...serviceProcedures,
  ...agreementProcedures,

  'letters.candidates': ({ db }, { asOf, currency, search, offset, limit }) => {
    const labels = customerLabels(db, search);
    const last = lastLetters(db, { asOf, currency });
    const policy = policyFacts(db, { asOf, currency });
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
    return ok({
      rows: rows.slice(offset, offset + limit).map(({ claim, label }) => {
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
    const { sheet, notices, title } = drawn.value;
    if (!canIssue(notices)) return refuse('letter_blocked', { codes: codesOf(notices, 'blocking') });
    if (needsReason(notices) && lookedReason === undefined)
      return refuse('letter_needs_reason', { codes: codesOf(notices, 'look') });
    const { policy: step } = drawn.value;
    const issued = issueDocument(ctx, {
      kind: 'dunning_letter',
      title,
      customerId: request.customerId,
      level: request.level,
      language: request.language,
      currency: request.currency,
      amountMinor: sheet.figures.requestedMinor,
      asOf: request.asOf,
      knownAt: ctx.recordedAt,
      figures: { ...sheet.figures, letterOn: sheet.letterOn, looked: codesOf(notices, 'look') },
      reason: lookedReason ?? '',
      draw: (number) => letterHtml({ ...sheet, number }).html,
    });
    if (sheet.figures.interest !== null) noteShownInterest(ctx, sheet.figures, request.asOf, issued.number);
    // Steps of the timetable it passed over are on record with the reason given for it.
    recordSteps(ctx, {
      customerId: request.customerId,
      dueItemIds: step.dueItemIds,
      step: { letterLevel: request.level },
      onDay: sheet.letterOn,
      kind: 'done',
      reason: lookedReason ?? '',
      issuedId: issued.issuedId,
    });
    return ok(issued);
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

interface Drawn {
  readonly sheet: LetterSheet;
  /** The draft; an issued letter is drawn once more with its number. */
  readonly page: string;
  readonly notices: LetterNotice[];
  readonly title: string;
  readonly policy: { readonly dueItemIds: readonly DueItemId[] };
}

function drawUp(ctx: QueryContext, request: Request): Result<Drawn, 'customer_not_found' | 'account_not_found'> {
  const { db, today } = ctx;
  const customer = findCustomer(db, request.customerId);
  if (!customer) return refuse('customer_not_found');
  const settings = readSettings(db);
  const account = accountFor(settings, request);
  if (account === undefined) return refuse('account_not_found', { currency: request.currency });
  const sheet = sheetOf(ctx, request, customer, settings, account);
  const { html, unfilled } = letterHtml(sheet);
  const { figures, asOf, level, language, company, earlier } = sheet;
  const dueItemIds = claimedLines(figures.lines).map(({ dueItemId }) => dueItemId);
  const { customerId } = request;
  const notices = noticesOf({
    figures,
    levelDays: policyFacts(db, { asOf, currency: request.currency, customerId }).levelDaysOf(customerId),
    // What was agreed since the letter's day binds the letter that goes out today.
    blocks: letterBlocks(db, { asOf: laterDay(asOf, today), customerId, dueItemIds }),
    level,
    language,
    asOf,
    today,
    company,
    account,
    earlier,
    customerTaxId: customer.taxId,
    settings: settings.letters,
    baseCurrency: settings.baseCurrency,
    changedSinceAsOf: changedSince(db, request, figures, today),
    differenceMinor: customerDifference(db, request),
    unfilled,
  });
  const title = `${letterTitle(level, language)} ${customer.name}`;
  return ok({ sheet, page: html, notices, title, policy: { dueItemIds } });
}

function sheetOf(
  { db, today }: QueryContext,
  request: Request,
  customer: Customer,
  settings: Settings,
  account: Account | null,
): LetterSheet {
  const { customerId, currency, asOf, level } = request;
  const reminder = isReminder(level);
  const dueWithinDays = reminder ? reminderDays(db, { asOf, customerId }) : undefined;
  const items = listItems(db, { customerId, currency, asOf, ...(reminder ? {} : { status: 'overdue' as const }) });
  const coming = items.filter(({ daysLate }) => daysLate <= 0 && -daysLate <= (dueWithinDays ?? 0));
  const unapplied = unappliedByCustomer(db, { asOf, customerId }).find((row) => row.currency === currency);
  const figures = claimOf({
    customerId,
    currency,
    items,
    unappliedMinor: unapplied?.unappliedMinor ?? 0,
    leaveOut: request.leaveOut,
    deductUnapplied: request.deductUnapplied,
    dueWithinDays,
    payBy:
      request.payBy ??
      (reminder
        ? coming.map(({ dueOn }) => dueOn).reduce(laterDay, today)
        : defaultPayBy(level, asOf, today, settings.letters)),
  });
  const interest = request.withInterest && level >= 3 ? letterInterest(db, figures, asOf) : null;
  return {
    language: request.language,
    level,
    figures: { ...figures, interest },
    asOf,
    letterOn: today,
    number: null,
    company: settings.company,
    customer,
    account,
    earlier: countingLetters(earlierLetters(db, request), claimedLines(figures.lines)),
    practice: isPractice(db),
  };
}

/** The account asked for, else the default one of the currency; null when there is none, undefined when asked in vain. */
function accountFor(settings: Settings, { accountId, currency }: Request): Account | null | undefined {
  const usable = settings.accounts.filter((account) => account.currency === currency);
  if (accountId !== undefined) return usable.find((account) => account.accountId === accountId);
  return usable.find((account) => account.isDefault) ?? usable[0] ?? null;
}

/** Claimed items of which today less is open, or more disputed, than on the letter's day: it would chase what is settled. */
function changedSince(db: QueryContext['db'], request: Request, figures: LetterFigures, today: Day): number {
  if (request.asOf >= today) return 0;
  const { customerId, currency } = request;
  const now = new Map(
    listItems(db, { customerId, currency, asOf: today }).map((item) => [
      item.dueItemId,
      item.openMinor - item.disputedMinor,
    ]),
  );
  return claimedLines(figures.lines).filter((line) => (now.get(line.dueItemId) ?? 0) < line.claimedMinor).length;
}

function claimedMinor(claim: { readonly overdueMinor: number; readonly disputedMinor: number }): number {
  return claim.overdueMinor - claim.disputedMinor;
}

function codesOf(notices: readonly LetterNotice[], severity: LetterNotice['severity']): string[] {
  return notices.filter((notice) => notice.severity === severity).map((notice) => notice.code);
}
