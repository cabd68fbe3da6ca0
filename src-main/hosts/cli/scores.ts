import type { Fact, FactorPoints } from '../../areas/scoring/contract.ts';
import { pointsText } from '../../areas/scoring/rules/score.ts';
import { formatShare } from '../../kernel/format.ts';
import type { Options } from './arguments.ts';
import { findCustomer, pointOf } from './figures.ts';
import { table, type Answer } from './output.ts';
import type { Session } from './session.ts';

/** A customer's grade and points on a day: the newest score on record, else what a score would be. */
export async function showScore(session: Session, options: Options): Promise<Answer> {
  const { id: customerId } = await findCustomer(session, options.required('customer'));
  const question = { customerId, ...pointOf(options) };
  const { inForce, stored, score: recorded, override } = await session.call('scoring.current', question);
  const { score, inputs, card, asOf } = recorded ?? (await session.call('scoring.preview', question));
  const grade = inForce?.grade ?? score.grade;
  const points = score.factors.map((factor) => pointsOf(factor, inputs.facts));
  const running = override?.state === 'running' ? override : null;
  const json = {
    recorded: stored !== null,
    grade,
    scoredGrade: score.grade,
    score: score.scoreMilli / 1000,
    confidenceBp: score.confidenceBp,
    hardStops: inputs.hardStops,
    asOf,
    card: { name: card.name, version: card.version },
    points: [
      ...points,
      { factor: 'market', points: score.marketMilli / 1000, max: 0, value: inputs.market.factorBp, text: `market notes x ${inputs.market.factorBp / 10_000}` },
    ],
    override: running && { grade: running.grade, fromOn: running.fromOn, untilOn: running.untilOn, reason: running.reason, approver: running.approver },
  }; // prettier-ignore
  const rows = json.points.map((one) => [one.factor, String(one.points), one.factor === 'market' ? '' : String(one.max), one.text]); // prettier-ignore
  const head = `${grade} ${pointsText(score.scoreMilli)} of 100 as of ${asOf}, confidence ${formatShare(score.confidenceBp, 10_000)}, ${card.name} version ${card.version}${stored === null ? ', not recorded' : ''}`; // prettier-ignore
  return {
    json,
    lines: [
      head,
      ...(inputs.hardStops.length === 0 ? [] : [`hard stop: ${inputs.hardStops.join(', ')}`]),
      ...(running ? [`overridden from ${score.grade} to ${running.grade} until ${running.untilOn}: ${running.reason}`] : []), // prettier-ignore
      '',
      ...table(['factor', 'points', 'of', 'from'], rows, [1, 2]),
    ],
  };
}

/** One factor: what it earned, and the values it was judged by; a factor of one number gives the number itself. */
function pointsOf(factor: FactorPoints, facts: readonly Fact[]) {
  const own = factor.measures.flatMap(({ measure }) => facts.find((fact) => fact.measure === measure) ?? []);
  const [only] = own;
  const known = own.some(({ missing }) => missing === null);
  return {
    factor: factor.factor,
    points: factor.pointsMilli / 1000,
    max: factor.maxMilli / 1000,
    value: !known ? null : own.length === 1 && only?.milli != null ? only.milli / 1000 : own.map(valueOf).join(' / '),
    text: own.map((fact) => `${fact.measure} ${valueOf(fact)}${fact.missing === null ? ` (${fact.source}${fact.on === null ? '' : ` ${fact.on}`})` : ` (${fact.missing})`}`).join(', '),
  }; // prettier-ignore
}

function valueOf({ milli, choice }: Fact): string {
  return choice ?? (milli === null ? '?' : pointsText(milli));
}
