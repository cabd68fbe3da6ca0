import { html, Markup, type Insert } from './markup.ts';

/** Names of the merge fields in a text: `FieldsOf<'pay {sum} by {day}'>` is `'sum' | 'day'`. */
export type FieldsOf<Text extends string> = Text extends `${string}{${infer Field}}${infer Rest}`
  ? Field | FieldsOf<Rest>
  : never;

/**
 * Fills merge fields. A field without a value stays visible in the draft as a marked gap and is remembered; a letter
 * with gaps is not issued. Which fields a text may use is checked by the compiler against `values`.
 */
export class Merger {
  readonly #unfilled = new Set<string>();
  readonly #names: Readonly<Record<string, string>>;

  /** `names` are the fields in the words of the text's reader, for the gaps. */
  constructor(names: Readonly<Record<string, string>> = {}) {
    this.#names = names;
  }

  /** Names of the fields that had no value so far. */
  get unfilled(): string[] {
    return [...this.#unfilled];
  }

  /** `fill('to {name}', { name: 'A & B' })` prints `to A &amp; B`. */
  fill<const Text extends string>(
    text: Text,
    values: { readonly [Field in FieldsOf<Text>]: Markup | string | null },
  ): Markup {
    return this.fillFrom(text, values);
  }

  /** The same for texts whose fields are known only when it runs. */
  fillFrom(text: string, values: Readonly<Record<string, Markup | string | null>>): Markup {
    const inserts: Insert[] = text.split(/(\{[A-Za-z0-9]+\})/).map((part) => {
      const field = /^\{(.+)\}$/.exec(part)?.[1];
      return field === undefined ? part : this.field(field, values[field] ?? null);
    });
    return html`${inserts}`;
  }

  /** A required value that stands alone, outside any text; without one there is a gap such as `[账号 ____]`. */
  field(name: string, value: Markup | string | null): Insert {
    const text = value instanceof Markup ? value.text : (value ?? '').trim();
    if (text !== '') return value;
    this.#unfilled.add(name);
    const word = this.#names[name];
    return html`<mark class="gap">${word === undefined ? `{${name}}` : `[${word} ____]`}</mark>`;
  }
}
