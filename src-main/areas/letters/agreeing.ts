import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Handlers, QueryContext } from '../context.ts';
import { findCustomer } from '../customers/store.ts';
import { planView } from '../plans/showing.ts';
import { updatePlan } from '../plans/store.ts';
import { promiseView } from '../promises/showing.ts';
import { securitiesAt } from '../securities/store.ts';
import { isPractice, readSettings } from '../settings/store.ts';
import {
  agreementHtml,
  agreementTexts,
  promiseHtml,
  promiseTexts,
  type AgreementSheet,
  type PromiseSheet,
} from './agreements.ts';
import { fileNameOf, issueDocument } from './archive.ts';
import type { lettersContract } from './contract.ts';

type Agreeing = Pick<
  Handlers<typeof lettersContract>,
  'letters.promiseDraft' | 'letters.promiseConfirmation' | 'letters.planDraft' | 'letters.repaymentAgreement'
>;
type PromiseRequest = Parameters<Agreeing['letters.promiseDraft']>[1];
type PlanRequest = Parameters<Agreeing['letters.planDraft']>[1];

/** Papers a customer signs: what it promised, and what it agreed to pay when. */
export const agreementProcedures: Agreeing = {
  'letters.promiseDraft': (ctx, request) => {
    const drawn = promiseSheet(ctx, request);
    if (!drawn.ok) return drawn;
    const { html, unfilled } = promiseHtml(drawn.value.sheet);
    return ok(draftOf(ctx, html, drawn.value.title, unfilled, request));
  },

  'letters.promiseConfirmation': (ctx, request) => {
    const drawn = promiseSheet(ctx, request);
    if (!drawn.ok) return drawn;
    const { sheet, title, customerId } = drawn.value;
    const { unfilled } = promiseHtml(sheet);
    if (unfilled.length > 0) return refuse('agreement_incomplete', { fields: unfilled });
    const { currency, amountMinor } = sheet.promise;
    return ok(
      issueDocument(ctx, {
        kind: 'promise_confirmation',
        title,
        customerId,
        level: null,
        language: request.language,
        currency,
        amountMinor,
        asOf: request.asOf,
        knownAt: ctx.recordedAt,
        figures: { promiseId: request.promiseId, ...sheet.promise, letterOn: sheet.letterOn },
        reason: '',
        draw: (number) => promiseHtml({ ...sheet, number }).html,
      }),
    );
  },

  'letters.planDraft': (ctx, request) => {
    const drawn = agreementSheet(ctx, request);
    if (!drawn.ok) return drawn;
    const { html, unfilled } = agreementHtml(drawn.value.sheet);
    return ok(draftOf(ctx, html, drawn.value.title, unfilled, request));
  },

  'letters.repaymentAgreement': (ctx, request) => {
    const drawn = agreementSheet(ctx, request);
    if (!drawn.ok) return drawn;
    const { sheet, title, customerId } = drawn.value;
    const { unfilled } = agreementHtml(sheet);
    if (unfilled.length > 0) return refuse('agreement_incomplete', { fields: unfilled });
    const { plan, terms, items, instalments, security } = sheet;
    const issued = issueDocument(ctx, {
      kind: 'repayment_agreement',
      title,
      customerId,
      level: null,
      language: request.language,
      currency: plan.currency,
      amountMinor: plan.debtMinor,
      asOf: request.asOf,
      knownAt: ctx.recordedAt,
      figures: { planId: request.planId, ...plan, terms, items, instalments, security, letterOn: sheet.letterOn },
      reason: '',
      draw: (number) => agreementHtml({ ...sheet, number }).html,
    });
    updatePlan(ctx.db, request.planId, { issued_id: issued.issuedId });
    return ok(issued);
  },
};

function promiseSheet(ctx: QueryContext, { promiseId, language, asOf }: PromiseRequest) {
  const promise = promiseView(ctx.db, { asOf }, promiseId);
  const customer = promise && findCustomer(ctx.db, promise.customerId);
  if (!promise || !customer) return refuse('promise_not_found');
  const { amountMinor, currency, madeOn, dueOn, promisedBy, assumed, lines } = promise;
  const sheet: PromiseSheet = {
    ...commonOf(ctx, language, asOf),
    customer,
    promise: { amountMinor, currency, madeOn, dueOn, promisedBy, assumed, lines },
  };
  return ok({ sheet, title: `${promiseTexts[language].title} ${customer.name}`, customerId: promise.customerId });
}

function agreementSheet(
  ctx: QueryContext,
  { planId, language, asOf }: PlanRequest,
): Result<
  { sheet: AgreementSheet; title: string; customerId: NonNullable<ReturnType<typeof planView>>['plan']['customerId'] },
  'plan_not_found'
> {
  const found = planView(ctx.db, { asOf }, planId);
  const customer = found && findCustomer(ctx.db, found.plan.customerId);
  if (!found || !customer) return refuse('plan_not_found');
  const { plan, items } = found;
  const security = securitiesAt(ctx.db, { asOf, customerId: plan.customerId }).find(
    (row) => row.securityId === plan.securityId,
  );
  const { currency, debtMinor, interestTreatment, interestRateBp, defaultDays, customerId } = plan;
  const sheet: AgreementSheet = {
    ...commonOf(ctx, language, asOf),
    customer,
    plan: { currency, debtMinor, interestTreatment, interestRateBp, defaultDays },
    terms: plan.terms,
    security:
      security === undefined
        ? ''
        : [security.provider, security.registrationNumber].filter((part) => part !== '').join(' '),
    items: items.map(({ number, dueOn, amountMinor }) => ({ number, dueOn, amountMinor })),
    instalments: plan.instalments.map(({ seq, dueOn, amountMinor, principalMinor, interestMinor }) => ({
      seq,
      dueOn,
      amountMinor,
      principalMinor,
      interestMinor,
    })),
  };
  return ok({ sheet, title: `${agreementTexts[language].title} ${customer.name}`, customerId });
}

function commonOf({ db, today }: QueryContext, language: PromiseRequest['language'], asOf: PromiseRequest['asOf']) {
  return { language, asOf, letterOn: today, number: null, company: readSettings(db).company, practice: isPractice(db) };
}

function draftOf(
  ctx: QueryContext,
  html: string,
  title: string,
  unfilled: readonly string[],
  { asOf, language }: Pick<PromiseRequest, 'asOf' | 'language'>,
) {
  return {
    documentToken: ctx.documents.keep({ html, title }),
    title,
    suggestedFileName: fileNameOf(title, `${asOf} ${language === 'zh' ? '草稿' : 'draft'}`),
    unfilled: [...unfilled],
  };
}
