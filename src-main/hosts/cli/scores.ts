import wordsEn from '../../../resources/text/scoring.en.json' with { type: 'json' };
import wordsZh from '../../../resources/text/scoring.zh.json' with { type: 'json' };
import type { CardInputs, Fact, FactorPoints } from '../../areas/scoring/contract.ts';
import { valueText, type Say } from '../../areas/scoring/rules/describe.ts';
import { pointsText } from '../../areas/scoring/rules/score.ts';
import { formatShare, type Language } from '../../kernel/format.ts';
import { filled } from '../../kernel/refusalText.ts';
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
  const language = options.language();
  const say = sayIn(language);
  const points = score.factors.map((factor) => pointsOf(factor, inputs.facts, say, language));
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
      { factor: 'market', points: score.marketMilli / 1000, max: 0, value: inputs.market.factorBp, text: marketText(inputs.market, say, language) },
    ],
    override: running && { grade: running.grade, fromOn: running.fromOn, untilOn: running.untilOn, reason: running.reason, approver: running.approver },
  }; // prettier-ignore
  const rows = json.points.map(({ factor, points: earned, max, text }) =>
    factor === 'market'
      ? [say('market.name'), String(earned), '', text]
      : [say(`factors.${factor}`), String(earned), String(max), text],
  );
  const head = say('line.head', {
    grade,
    score: pointsText(score.scoreMilli),
    day: asOf,
    confidence: formatShare(score.confidenceBp, 10_000),
    card: card.name,
    version: card.version,
  });
  const stops = inputs.hardStops.map((stop) => say(`stops.${stop}`)).join(comma[language]);
  return {
    json,
    lines: [
      stored === null ? `${head}${say('line.unrecorded')}` : head,
      ...(stops === '' ? [] : [say('line.stops', { stops })]),
      ...(running ? [say('line.override', { scored: score.grade, grade: running.grade, day: running.untilOn, reason: running.reason })] : []), // prettier-ignore
      '',
      ...table([say('line.factor'), say('line.points'), say('line.of'), say('line.from')], rows, [1, 2]),
    ],
  };
}

const comma: Readonly<Record<Language, string>> = { en: ', ', zh: '、' };

/** Words of a catalogue by their path: `factors.payment`. */
function sayIn(language: Language): Say {
  const words = new Map(flat({ en: wordsEn, zh: wordsZh }[language]));
  return (name, values = {}) => filled(words.get(name) ?? name, values);
}

function flat(group: object, prefix = ''): [string, string][] {
  return Object.entries(group).flatMap(([name, entry]: [string, unknown]) =>
    typeof entry === 'object' && entry !== null
      ? flat(entry, `${prefix}${name}.`)
      : [[`${prefix}${name}`, String(entry)]],
  );
}

function marketText({ factorBp, notes }: CardInputs['market'], say: Say, language: Language): string {
  if (notes.length === 0) return say('market.none');
  const named = notes.map((note) =>
    say('market.note', {
      name: note.name === '' ? say('market.all') : note.name,
      share: formatShare(note.factorBp, 10_000),
    }),
  );
  return `${say('market.value', { factor: formatShare(factorBp, 10_000) })} ${named.join(comma[language])}`;
}

/** One factor: what it earned, and the values it was judged by; a factor of one number gives the number itself. */
function pointsOf(factor: FactorPoints, facts: readonly Fact[], say: Say, language: Language) {
  const own = factor.measures.flatMap(({ measure }) => facts.find((fact) => fact.measure === measure) ?? []);
  const [only] = own;
  const known = own.some(({ missing }) => missing === null);
  return {
    factor: factor.factor,
    points: factor.pointsMilli / 1000,
    max: factor.maxMilli / 1000,
    value: !known ? null : own.length === 1 && only?.milli != null ? only.milli / 1000 : own.map(valueOf).join(' / '),
    text: own.map((fact) => factText(fact, say, language)).join(language === 'zh' ? '；' : '; '),
  };
}

/** `Weighted days late, 12 months: 10 d (Ledger 2025-03-27)`, or why there is no value. */
function factText(fact: Fact, say: Say, language: Language): string {
  const [colon, open, close] = language === 'zh' ? ['：', '（', '）'] : [': ', ' (', ')'];
  const name = say(`measures.${fact.measure}`);
  if (fact.missing !== null) return `${name}${colon}${say(`missing.${fact.missing}`)}`;
  const source = [say(`sources.${fact.source}`), fact.on ?? '', fact.note].filter((part) => part !== '').join(' ');
  return `${name}${colon}${valueText(fact, say) ?? '?'}${open}${source}${close}`;
}

function valueOf({ milli, choice }: Fact): string {
  return choice ?? (milli === null ? '?' : pointsText(milli));
}
