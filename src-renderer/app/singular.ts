import type { PostProcessorModule } from 'i18next';

/** Words that sentences of the screens put after a number; all but two lose their s. */
const counted =
  'actions|answers|attempts|bands|bills|cases|cells|columns|contacts|contracts|customers|days|decimals|digits|disputes|documents|' +
  'entries|events|files|gaps|hours|instalments|invoices|items|letters|lines|milestones|minutes|months|papers|payers|payments|' +
  'people|periods|plans|points|promises|receipts|rows|steps|values|versions|weeks|words|years';
const odd: Readonly<Record<string, string>> = { entries: 'entry', people: 'person' };
const verbs: Readonly<Record<string, string>> = { are: 'is', have: 'has', were: 'was', want: 'wants' };
const one = new RegExp(String.raw`(?<![\w.,/-])1 (${counted})\b(?: (${Object.keys(verbs).join('|')})\b)?`, 'g');

/**
 * English says `1 day` where it says `2 days`. Most sentences are written once, for many; this puts them right for one:
 * `singular('1 items are late')` is `1 item is late`, and `21 days`, `1,001 days`, `0.1 days` stay.
 */
export function singular(text: string): string {
  return text.replace(one, (_all, noun: string, verb: string | undefined) => {
    const word = odd[noun] ?? noun.slice(0, -1);
    return `1 ${word}${verb === undefined ? '' : ` ${verbs[verb]}`}`;
  });
}

/** Puts right every sentence of the catalogues that was given a one; Chinese has nothing to put right. */
export const singularOfOne: PostProcessorModule = {
  type: 'postProcessor',
  name: 'singularOfOne',
  process: (value: string, _key: unknown, options: Readonly<Record<string, unknown>>) =>
    Object.values(options).some((given) => given === 1 || given === '1') ? singular(value) : value,
};
