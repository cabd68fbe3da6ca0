import { filled } from '../../areas/playbook/rules/blanks.ts';
import { scriptExcuses } from '../../areas/playbook/rules/codes.ts';
import { shippedScripts } from '../../areas/playbook/rules/library.ts';
import type { Script } from '../../areas/playbook/contract.ts';
import { UsageError, type Options } from './arguments.ts';
import type { Answer } from './output.ts';
import type { Session } from './session.ts';

/** What to answer to an excuse. Needs no book; with one, its own words come before the shipped ones. */
export async function excuse(session: Session, options: Options, words: readonly string[]): Promise<Answer> {
  const [given, ...rest] = words;
  const code = given?.toUpperCase();
  if (code === undefined || rest.length > 0) throw new UsageError('excuse takes one code, such as E04');
  const language = options.language();
  const book = options.text('book');
  if (book !== undefined) await session.open(book);
  const rows: readonly Script[] =
    book === undefined ? shippedScripts(language) : (await session.call('playbook.scripts', { language })).rows;
  const script = rows.find((each) => each.kind === 'excuse' && each.code === code);
  if (script === undefined) throw new UsageError(`no excuse ${code}; there are ${scriptExcuses.join(', ')}`);
  const say = (text: string): string => filled(text, language);
  const { title, goal, opening, questions, reply, writeDown, followUp, never, resultCodes, own } = script;
  const headings = names[language];
  const list = (name: keyof typeof headings, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', headings[name], ...lines.map((line) => `  - ${say(line)}`)];
  return {
    json: { code, title, goal, opening, questions, reply, writeDown, followUp, never, resultCodes, own },
    lines: [
      `${code} ${title}`,
      say(goal),
      '',
      say(opening),
      ...list('questions', questions),
      '',
      say(reply),
      ...list('writeDown', writeDown),
      ...list('followUp', followUp),
      ...list('never', never),
    ],
  };
}

const names = {
  zh: { questions: '问清楚', writeDown: '要记下', followUp: '之后要做', never: '不可以' },
  en: { questions: 'Ask', writeDown: 'Write down', followUp: 'Afterwards', never: 'Never' },
} as const;
