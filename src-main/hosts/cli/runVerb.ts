import { Options, UsageError, type Arguments } from './arguments.ts';
import type { Answer } from './output.ts';
import type { Session } from './session.ts';
import { verbs } from './verbs.ts';

/** Every verb takes these. */
const always = ['book', 'json', 'lang', 'help'];

/** A verb is named by one word or by two: `close`, `receipt add`. */
export async function runVerb(session: Session, { words, options: given }: Arguments): Promise<Answer> {
  const pair = words.slice(0, 2).join(' ');
  const name = Object.hasOwn(verbs, pair) ? pair : (words[0] ?? '');
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) throw new UsageError(`unknown command ${pair}`);
  const options = new Options(given, [...always, ...verb.options]);
  options.flag('json');
  const rest = words.slice(name.split(' ').length);
  if (verb.takesWords !== true && rest.length > 0) throw new UsageError(`unexpected ${rest[0]}`);
  session.recordedAt = options.moment('recorded-at');
  if (verb.opens) await session.open(options.required('book'));
  return verb.run(session, options, rest);
}

export function help(): string {
  return [
    'duewarden COMMAND --book FILE [--json] [--lang zh|en] …',
    '',
    ...Object.entries(verbs).map(([name, verb]) => `  ${name} ${verb.usage}`.trimEnd()),
    '',
    '  --book FILE PROCEDURE [--json \'{"…":…}\']   any procedure of the table',
    '',
    'Verbs that change the book take --recorded-at INSTANT, for playing a history again; refused when it is earlier than the newest record.',
    'Amounts in JSON are whole minor units. Exit code: 0 done, 1 refused, 2 not understood.',
  ].join('\n');
}
