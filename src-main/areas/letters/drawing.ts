import { laterDay, type Day } from '../../kernel/day.ts';
import type { DueItemId } from '../../kernel/ids.ts';
import type { ParsedInputOf } from '../../kernel/procedure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import type { Customer } from '../customers/contract.ts';
import { findCustomer } from '../customers/store.ts';
import { listItems, unappliedByCustomer } from '../ledger/store/read.ts';
import { recordSteps } from '../policy/recording.ts';
import type { Account, Settings } from '../settings/contract.ts';
import { isPractice, readSettings } from '../settings/store.ts';
import { issueDocument, type IssuedDocument } from './archive.ts';
import type { LetterNotice, LetterFigures, lettersContract } from './contract.ts';
import { letterInterest, noteShownInterest } from './interest.ts';
import { letterHtml } from './letterHtml.ts';
import { letterBlocks, policyFacts, reminderDays } from './policyFacts.ts';
import { claimedLines, claimOf, defaultPayBy } from './rules/claim.ts';
import { countingLetters, isReminder } from './rules/level.ts';
import { noticesOf } from './rules/notices.ts';
import { wordsOf, type LetterSheet } from './sheet.ts';
import { customerDifference, earlierLetters } from './store.ts';

export type DrawRequest = ParsedInputOf<(typeof lettersContract)['letters.preview']> & {
  /** One of a batch about small sums. */
  readonly small?: boolean;
};

export interface Drawn {
  readonly sheet: LetterSheet;
  /** The draft; an issued letter is drawn once more with its number. */
  readonly page: string;
  readonly notices: LetterNotice[];
  /** Merge fields nobody could fill. */
  readonly unfilled: string[];
  readonly title: string;
  readonly policy: { readonly dueItemIds: readonly DueItemId[] };
}

export function drawUp(
  ctx: QueryContext,
  request: DrawRequest,
): Result<Drawn, 'customer_not_found' | 'account_not_found'> {
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
  const title = `${wordsOf(sheet).title} ${customer.name}`;
  return ok({ sheet, page: html, notices, unfilled, title, policy: { dueItemIds } });
}

function sheetOf(
  { db, today }: QueryContext,
  request: DrawRequest,
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
    small: request.small ?? false,
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
function accountFor(settings: Settings, { accountId, currency }: DrawRequest): Account | null | undefined {
  const usable = settings.accounts.filter((account) => account.currency === currency);
  if (accountId !== undefined) return usable.find((account) => account.accountId === accountId);
  return usable.find((account) => account.isDefault) ?? usable[0] ?? null;
}

/** Claimed items of which today less is open, or more disputed, than on the letter's day: it would chase what is settled. */
function changedSince(db: QueryContext['db'], request: DrawRequest, figures: LetterFigures, today: Day): number {
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

/** Numbers, archives and records as the step it is what was drawn up; whether it may go out was decided before. */
export function issueDrawn(
  ctx: CommandContext,
  request: DrawRequest,
  { sheet, notices, title, policy }: Drawn,
  reason: string,
): IssuedDocument {
  const { figures } = sheet;
  const issued = issueDocument(ctx, {
    kind: 'dunning_letter',
    title,
    customerId: request.customerId,
    level: request.level,
    language: request.language,
    currency: request.currency,
    amountMinor: figures.requestedMinor,
    asOf: request.asOf,
    knownAt: ctx.recordedAt,
    figures: {
      ...figures,
      letterOn: sheet.letterOn,
      looked: codesOf(notices, 'look'),
      ...(sheet.small === true ? { small: 1 } : {}),
    },
    reason,
    draw: (number) => letterHtml({ ...sheet, number }).html,
  });
  if (figures.interest !== null) noteShownInterest(ctx, figures, request.asOf, issued.number);
  // Steps of the timetable it passed over are on record with the reason given for it.
  recordSteps(ctx, {
    customerId: request.customerId,
    dueItemIds: policy.dueItemIds,
    step: { letterLevel: request.level },
    onDay: sheet.letterOn,
    kind: 'done',
    reason,
    issuedId: issued.issuedId,
  });
  return issued;
}

export function codesOf(notices: readonly LetterNotice[], severity: LetterNotice['severity']): string[] {
  return notices.filter((notice) => notice.severity === severity).map((notice) => notice.code);
}
