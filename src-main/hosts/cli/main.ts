import process from 'node:process';
import { messageFor } from '../../areas/messages.ts';
import type { Language } from '../../kernel/format.ts';
import type { Refusal } from '../../kernel/result.ts';
import { Options, readArguments, UsageError } from './arguments.ts';
import type { Answer } from './output.ts';
import { Refused, Session } from './session.ts';
import { help, runVerb } from './runVerb.ts';

/** `duewarden`: the procedure table for scripts and for people who like terminals. */

// Who reads no further, as `| head` does, has what they wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  let language: Language = 'en';
  try {
    const given = readArguments(argv);
    const [name] = given.words;
    if (name === undefined || name === 'help' || given.options.has('help')) {
      print(help());
      return name === undefined && !given.options.has('help') ? 2 : 0;
    }
    if (given.options.get('lang') === 'zh') language = 'zh';
    const session = new Session();
    try {
      const answer = name.includes('.')
        ? await callProcedure(session, name, given.options)
        : await runVerb(session, given);
      print(given.options.has('json') ? JSON.stringify(answer.json) : answer.lines.join('\n'));
      return answer.exitCode ?? 0;
    } finally {
      await session.close();
    }
  } catch (error) {
    if (error instanceof Refused) return refused(error.refusal, language);
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${help()}\n`);
    return 2;
  }
}

/** `--book FILE aging.kpis --json '{…}'`: the answer is the procedure's own value. */
async function callProcedure(session: Session, name: string, given: ReadonlyMap<string, string>): Promise<Answer> {
  const options = new Options(given, ['book', 'json', 'lang']);
  const text = options.text('json') ?? '{}';
  let input: unknown;
  try {
    input = text === 'true' ? {} : JSON.parse(text);
  } catch {
    throw new UsageError(`--json is not valid JSON: ${text}`);
  }
  const book = options.text('book');
  if (book !== undefined) await session.open(book);
  const reply = await session.service.call(name, input);
  if (!reply.ok) throw new Refused(reply);
  return { json: reply.value, lines: [JSON.stringify(reply.value, null, 2)] };
}

function refused({ code, params }: Refusal, language: Language): number {
  process.stderr.write(`${JSON.stringify({ code, message: messageFor(code, params, language) })}\n`);
  return 1;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
