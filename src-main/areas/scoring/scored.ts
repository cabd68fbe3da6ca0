import type { CurrencyCode } from '../../kernel/currency.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { ReadDb } from '../../storage/database.ts';
import { findCustomer } from '../customers/store.ts';
import type { PointInTime } from '../ledger/store/asOf.ts';
import { readSettings } from '../settings/store.ts';
import { cardInForce, type CardRow } from './store/cards.ts';
import { cardInputsField, type CardInputs, type CardScore, type Judgement } from './contract.ts';
import { gatherInputs, mainCurrency } from './facts.ts';
import { judgementProblem, withJudgements, type JudgementProblem } from './rules/judging.ts';
import { scoreByCard } from './rules/score.ts';
import { scoreRows } from './store.ts';

export interface ScoreQuestion extends PointInTime {
  readonly customerId: CustomerId;
  readonly currency?: CurrencyCode | undefined;
  readonly requestedLimitMinor?: number | undefined;
  readonly judgements: readonly Judgement[];
}

export interface Scored {
  readonly card: CardRow;
  readonly inputs: CardInputs;
  readonly score: CardScore;
}

/** The score a customer would have on a day by what was known then, with the card of that day. Nothing is stored. */
export function scoreCustomer(
  db: ReadDb,
  question: ScoreQuestion,
): Result<Scored, 'customer_not_found' | JudgementProblem> {
  const { customerId, judgements, asOf, knownAt } = question;
  if (!findCustomer(db, customerId)) return refuse('customer_not_found');
  const point: PointInTime = { asOf, knownAt };
  const card = cardInForce(db, point);
  const currency = question.currency ?? mainCurrency(db, point, customerId, readSettings(db).baseCurrency);
  const requestedLimitMinor = question.requestedLimitMinor ?? null;
  const read = gatherInputs(db, { ...point, customerId, currency, requestedLimitMinor, card: card.card });
  for (const judgement of judgements) {
    const problem = judgementProblem(card.card, read.facts, judgement);
    if (problem !== null) return refuse(problem, { measure: judgement.measure });
  }
  const before = scoreRows(db, point, customerId).findLast(({ model }) => model === 'card');
  const earlier = before === undefined ? [] : cardInputsField.parse(JSON.parse(before.inputs_json)).facts;
  const facts = withJudgements(card.card, read.facts, asOf, judgements, earlier);
  const inputs = { ...read, facts };
  return ok({ card, inputs, score: scoreByCard(card.card, inputs) });
}
