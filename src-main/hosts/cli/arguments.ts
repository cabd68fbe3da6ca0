import { isCurrencyCode, type CurrencyCode } from '../../kernel/currency.ts';
import { isDay, type Day } from '../../kernel/day.ts';
import { instant, type Instant } from '../../kernel/instant.ts';
import type { Language } from '../../kernel/format.ts';

/** A call that cannot be understood: told on standard error, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Options that stand alone; every other option takes a value. */
const switches = [
  'json',
  'issue',
  'deduct-unapplied',
  'with-interest',
  'negatives-as-credit-notes',
  'lines-as-one',
  'dry-run',
  'auto',
  'secured',
  'removed',
  'written',
  'besides',
  'in',
  'care',
  'signed',
  'arrived',
  'withdrawn',
  'help',
];

export interface Arguments {
  readonly words: readonly string[];
  readonly options: ReadonlyMap<string, string>;
}

/**
 * Splits a call into words and options: `aging --book B --as-of 2025-06-30 --json` has the word `aging` and three options.
 * Before a procedure's input `--json` takes a value: `ledger.items --json '{"asOf":"2025-06-30"}'`.
 * @throws UsageError for an option without its value.
 */
export function readArguments(argv: readonly string[]): Arguments {
  const words: string[] = [];
  const options = new Map<string, string>();
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (!argument.startsWith('--')) {
      words.push(argument);
      continue;
    }
    const [, name = '', joined] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(argument) ?? [];
    const next = argv[index + 1];
    if (joined !== undefined) options.set(name, joined);
    else if (name === 'json' && next?.trimStart().startsWith('{')) {
      options.set(name, next);
      index += 1;
    } else if (switches.includes(name)) options.set(name, 'true');
    else if (next === undefined || next.startsWith('--')) throw new UsageError(`--${name} needs a value`);
    else {
      options.set(name, next);
      index += 1;
    }
  }
  return { words, options };
}

/** The options of one verb, each read and checked by its kind; what is not asked for is an error. */
export class Options {
  readonly #given: ReadonlyMap<string, string>;

  constructor(given: ReadonlyMap<string, string>, allowed: readonly string[]) {
    const unknown = [...given.keys()].find((name) => !allowed.includes(name));
    if (unknown !== undefined) throw new UsageError(`unknown option --${unknown}`);
    this.#given = given;
  }

  text(name: string): string | undefined {
    return this.#given.get(name);
  }

  required(name: string): string {
    const value = this.#given.get(name);
    if (value === undefined || value === '') throw new UsageError(`--${name} is missing`);
    return value;
  }

  flag(name: string): boolean {
    const value = this.#given.get(name);
    if (value !== undefined && value !== 'true' && value !== 'false') throw new UsageError(`--${name} takes no value`);
    return value === 'true';
  }

  day(name: string): Day | undefined {
    const value = this.#given.get(name);
    if (value !== undefined && !isDay(value))
      throw new UsageError(`--${name} must be a day such as 2025-06-30, not ${value}`);
    return value;
  }

  /** A moment with its zone, or a day, which then means its last moment in UTC. */
  moment(name: string): Instant | undefined {
    const value = this.#given.get(name);
    if (value === undefined) return undefined;
    try {
      return instant(isDay(value) ? `${value}T23:59:59.999Z` : value);
    } catch {
      throw new UsageError(`--${name} must be a moment such as 2025-06-30T18:00:00Z, not ${value}`);
    }
  }

  currency(name: string): CurrencyCode | undefined {
    const value = this.#given.get(name);
    if (value !== undefined && !isCurrencyCode(value))
      throw new UsageError(`--${name} must be a currency code such as CNY, not ${value}`);
    return value;
  }

  whole(name: string): number | undefined {
    const value = this.#given.get(name);
    if (value !== undefined && !/^\d{1,9}$/.test(value))
      throw new UsageError(`--${name} must be a whole number, not ${value}`);
    return value === undefined ? undefined : Number(value);
  }

  oneOf<const Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
    const value = this.#given.get(name);
    if (value === undefined) return undefined;
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined) throw new UsageError(`--${name} must be one of ${choices.join(', ')}, not ${value}`);
    return chosen;
  }

  language(): Language {
    return this.oneOf('lang', ['zh', 'en']) ?? 'en';
  }

  /** Bucket ends such as `30,60,90`. */
  numbers(name: string): number[] | undefined {
    const value = this.#given.get(name);
    if (value === undefined) return undefined;
    if (!/^\d{1,5}(,\d{1,5})*$/.test(value))
      throw new UsageError(`--${name} must be numbers such as 30,60,90, not ${value}`);
    return value.split(',').map(Number);
  }
}
