import { addDays, type Day } from '../../kernel/day.ts';
import type { DocumentId, DueItemId, InterestChargeId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { CommandContext, Handlers } from '../context.ts';
import { raiseInvoice } from '../ledger/invoicing.ts';
import { nextInSeries } from '../ledger/store/series.ts';
import type { InterestAnswer, InterestCharge, InterestProblem, interestContract, InterestRule } from './contract.ts';
import { chargedBy, interestOf, rateBook, type Choice, type RateBook } from './ledger.ts';
import { proposedRule } from './rules/proposal.ts';
import {
  chargesAt,
  debtsAt,
  insertCharge,
  paymentsOn,
  planSettling,
  voidCharge,
  waiveCharges,
  type Basis,
  type DebtRow,
} from './store.ts';

type Commands = Handlers<typeof interestContract>;

/** Every charge there is, whatever day it runs to. */
const ever = { asOf: '9999-12-31' as Day };

/** What a debt is charged by, kept with the charge so that the next one goes on alike. */
interface Terms {
  readonly rule: InterestRule;
  readonly multiplierMilli: number | undefined;
  readonly ratePpm: number | undefined;
}

function termsOf(debt: DebtRow, charges: readonly InterestCharge[], { settings }: RateBook, choice: Choice): Terms {
  const before = chargedBy(charges);
  const rule = choice.rule ?? before.rule ?? proposedRule(debt);
  const agreed = debt.agreedRateBp === null ? undefined : debt.agreedRateBp * 100;
  return {
    rule,
    multiplierMilli: rule === 'cn-lpr' ? (choice.multiplierMilli ?? before.multiplierMilli ?? settings.multiplierMilli) : undefined, // prettier-ignore
    ratePpm: rule === 'contract' ? (choice.ratePpm ?? before.ratePpm ?? agreed) : undefined,
  };
}

interface Accrual {
  readonly debt: DebtRow;
  readonly answer: InterestAnswer;
  readonly terms: Terms;
  /** Charged up to and including this day before; the due day where nothing was. */
  readonly chargedOn: Day;
}

/** What the days of an item after its last charge bear, through a day. */
function accrual(
  { db }: Pick<CommandContext, 'db'>,
  book: RateBook,
  dueItemId: DueItemId,
  throughOn: Day,
  choice: Choice,
): Result<Accrual, InterestProblem | 'item_not_found'> {
  // Looked at on the day after, so that an item due on the day itself is found with nothing to bear.
  const point = { asOf: throughOn };
  const [debt] = debtsAt(db, { ...point, dueItemId });
  if (!debt) return refuse('item_not_found');
  const charges = chargesAt(db, ever, { dueItemId });
  const last = charges.at(-1);
  const paid = paymentsOn(db, point, [dueItemId]).get(dueItemId) ?? [];
  if (last !== undefined && last.throughOn >= throughOn)
    return refuse('interest_days_disordered', { from: last.throughOn, to: throughOn });
  const terms = termsOf(debt, charges, book, choice);
  const answer = interestOf(debt, paid, book, { ...terms, toOn: throughOn, fromOn: last?.throughOn });
  if (!answer.ok) return answer;
  return ok({ debt, answer: answer.value, terms, chargedOn: last?.throughOn ?? debt.dueOn });
}

export const chargeInterest: Commands['interest.charge'] = (ctx, input) => chargeBy(rateBook(ctx.db), ctx, input);

/** Charges with rates read before, for one who charges several times over. */
export function chargeBy(
  book: RateBook,
  ctx: CommandContext,
  { items, throughOn, booked, dueOn, note }: Parameters<Commands['interest.charge']>[1],
): ReturnType<Commands['interest.charge']> {
  const found: Accrual[] = [];
  for (const { dueItemId, ...choice } of items) {
    const number = planSettling(ctx.db, dueItemId, throughOn);
    if (number !== null) return refuse('interest_in_plan', { number });
    const one = accrual(ctx, book, dueItemId, throughOn, choice);
    if (!one.ok) return one;
    if (one.value.answer.interestMinor + one.value.answer.fixedSumMinor > 0) found.push(one.value);
  }
  const [first] = found;
  if (!first) return refuse('interest_nothing_to_charge', { to: throughOn });
  const { customerId, currency } = first.debt;
  if (found.some(({ debt }) => debt.customerId !== customerId || debt.currency !== currency))
    return refuse('interest_of_two_customers');
  const notes = new Map<DocumentId, DocumentId>();
  if (booked === 'note')
    for (const { debt } of found) {
      if (notes.has(debt.documentId)) continue;
      const parts = found.filter((one) => one.debt.documentId === debt.documentId);
      const amountMinor = parts.reduce((sum, { answer }) => sum + answer.interestMinor + answer.fixedSumMinor, 0);
      const raised = raiseInvoice(
        ctx,
        {
          kind: 'debit_note', customerId, number: nextInSeries(ctx.db, 'debit_note', 'INT'), currency, issuedOn: throughOn, amountMinor,
          contractNo: '', secured: false, purpose: 'interest', note: note === '' ? `${debt.number} – ${throughOn}` : note,
        },
        { items: [{ dueOn: dueOn ?? throughOn, amountMinor, dueBasis: 'stated' }], source: 'stated', terms: null },
        debt.documentId,
      ); // prettier-ignore
      if (!raised.ok) return raised;
      notes.set(debt.documentId, raised.value.documentId);
    }
  const chargeIds: InterestChargeId[] = [];
  let total = 0;
  for (const { debt, answer, terms, chargedOn } of found) {
    const amountMinor = answer.interestMinor + answer.fixedSumMinor;
    total += amountMinor;
    const charge = {
      customerId,
      dueItemId: debt.dueItemId,
      currency,
      rule: answer.rule,
      fromOn: addDays(chargedOn, 1),
      throughOn,
      amountMinor,
      basis: basisOf(answer, terms, answer.fixedSumMinor),
      booked,
      documentId: notes.get(debt.documentId) ?? null,
      note,
      waived: null,
    };
    const chargeId = insertCharge(ctx.db, charge, ctx);
    chargeIds.push(chargeId);
    ctx.audit({ entity: 'interestCharge', id: chargeId, customerId, after: charge });
  }
  return ok({ chargeIds, documentIds: [...notes.values()], amountMinor: total });
}

function basisOf(
  { segments, source, checkedOn }: InterestAnswer,
  {
    multiplierMilli = null,
    ratePpm = null,
  }: { readonly [Key in 'multiplierMilli' | 'ratePpm']?: number | null | undefined },
  fixedSumMinor: number,
): Basis {
  return { segments, source, checkedOn, fixedSumMinor, multiplierMilli, ratePpm };
}

export const waiveInterest: Commands['interest.waive'] = (ctx, { dueItemId, throughOn, reason }) => {
  const standing = chargesAt(ctx.db, { asOf: throughOn }, { dueItemId }).filter(
    ({ booked, waivedOn }) => booked === 'letter' && waivedOn === null,
  );
  const fresh = accrual(ctx, rateBook(ctx.db), dueItemId, throughOn, {});
  if (!fresh.ok && fresh.code !== 'interest_days_disordered') return fresh;
  const freshMinor = fresh.ok ? fresh.value.answer.interestMinor : 0;
  const letterMinor = standing.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (freshMinor + letterMinor === 0) return refuse('interest_nothing_to_charge', { to: throughOn });
  waiveCharges(ctx.db, standing.map(({ chargeId }) => chargeId), { on: throughOn, reason, recordedAt: ctx.recordedAt }); // prettier-ignore
  const charges = standing.map(({ chargeId }) => chargeId);
  if (fresh.ok && freshMinor > 0) {
    const { debt, answer, terms, chargedOn } = fresh.value;
    charges.push(
      insertCharge(
        ctx.db,
        {
          customerId: debt.customerId,
          dueItemId,
          currency: debt.currency,
          rule: answer.rule,
          fromOn: addDays(chargedOn, 1),
          throughOn,
          amountMinor: freshMinor,
          basis: basisOf(answer, terms, 0),
          booked: 'letter',
          documentId: null,
          note: '',
          waived: { on: throughOn, reason },
        },
        ctx,
      ),
    );
  }
  const [debt] = debtsAt(ctx.db, { asOf: throughOn, dueItemId });
  for (const id of charges)
    ctx.audit({ entity: 'interestCharge', id, customerId: debt?.customerId, after: { throughOn, reason, waived: true } }); // prettier-ignore
  return ok({ waivedMinor: freshMinor + letterMinor });
};

export const voidInterest: Commands['interest.void'] = (ctx, { chargeId, reason }) => {
  const [charge] = chargesAt(ctx.db, ever, { chargeId });
  if (!charge) return refuse('interest_charge_not_found');
  if (charge.booked === 'note') return refuse('interest_charge_booked', { number: charge.noteNumber ?? '' });
  const ofItem = chargesAt(ctx.db, ever, { dueItemId: charge.dueItemId });
  if (ofItem.some(({ throughOn }) => throughOn > charge.throughOn))
    return refuse('interest_charge_not_last', { number: charge.number });
  voidCharge(ctx.db, chargeId, ctx.recordedAt);
  ctx.audit({ entity: 'interestCharge', id: chargeId, customerId: charge.customerId, before: charge, reason });
  return ok(null);
};
