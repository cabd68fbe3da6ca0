import { tidy } from '../../../kernel/text.ts';

/** What field 86 tells about a movement: who, from which account, what for, and the payer's own reference. */
export interface Details {
  readonly payerName: string;
  readonly payerAccount: string;
  readonly memo: string;
  readonly endToEnd: string;
}

const nothing: Details = { payerName: '', payerAccount: '', memo: '', endToEnd: '' };

/** Full sub-fields of 27 signs go on in the next one without a space; a shorter one has ended. */
const FULL_SUBFIELD = 27;

const sepaMarks = ['EREF', 'KREF', 'MREF', 'BREF', 'RREF', 'CRED', 'DEBT', 'SVWZ', 'ABWA', 'ABWE', 'IBAN', 'BIC', 'PURP'] as const; // prettier-ignore
const slashMarks = [
  'EREF', 'REMI', 'NAME', 'IBAN', 'BIC', 'BENM', 'ORDP', 'ID', 'ADDR', 'CNTP', 'TRTP', 'MARF', 'CSID', 'KREF', 'PREF',
  'ISDT', 'RTRN', 'USTD', 'STRD', 'SVCL', 'PURP', 'ULTD', 'ULTB', 'NRTX',
] as const; // prettier-ignore

/**
 * Reads field 86 in its three habits: numbered sub-fields (`166?00GUTSCHRIFT?20RE 4711?32HUBER GMBH`), code words between
 * slashes (`/NAME/Huber/REMI/RE 4711/`), and plain text, which is all memo.
 */
export function readDetails(lines: readonly string[]): Details {
  const joined = lines.join('');
  const numbered = /^(\d{3})?([^\s\w])\d{2}/.exec(joined);
  if (numbered?.[2] !== undefined && (numbered[1] !== undefined || numbered[2] === '?'))
    return fromSubfields(joined.slice(numbered[1]?.length ?? 0), numbered[2]);
  if (new RegExp(`/(?:${slashMarks.join('|')})/`).test(joined)) return fromSlashes(joined);
  return { ...nothing, memo: tidy(lines.join(' ')) };
}

function fromSubfields(text: string, mark: string): Details {
  const fields = new Map<number, string>();
  for (const part of text.split(mark).slice(1)) {
    const code = /^\d{2}/.exec(part)?.[0];
    if (code === undefined) {
      // The mark itself inside a text: it belongs to the field before.
      const last = [...fields.keys()].at(-1);
      if (last !== undefined) fields.set(last, `${fields.get(last) ?? ''}${mark}${part}`);
    } else fields.set(Number(code), (fields.get(Number(code)) ?? '') + part.slice(2));
  }
  const joined = (numbers: readonly number[]): string => {
    let text = '';
    for (const number of numbers) {
      const part = fields.get(number) ?? '';
      text += part.length >= FULL_SUBFIELD ? part : `${part} `;
    }
    return tidy(text);
  };
  const purpose = joined([20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 60, 61, 62, 63]);
  const sepa = marked(purpose, new RegExp(`(?:^|(?<=\\s)|(?<=[^A-Z]))(${sepaMarks.join('|')})\\+`, 'g'));
  const posting = tidy(fields.get(0) ?? '');
  return {
    payerName: sepa.get('ABWA') ?? joined([32, 33]),
    payerAccount: tidy(fields.get(31) ?? sepa.get('IBAN') ?? '').replace(/\s/g, ''),
    memo: sepa.size > 0 ? (sepa.get('SVWZ') ?? sepa.get('') ?? posting) : purpose === '' ? posting : purpose,
    endToEnd: sepa.get('EREF') ?? '',
  };
}

function fromSlashes(text: string): Details {
  const fields = marked(text, new RegExp(`/(${slashMarks.join('|')})/`, 'g'));
  const own = (name: string): string => tidy((fields.get(name) ?? '').replace(/\/+$/, ''));
  // /CNTP/account/bic/name/town/ names the other side in one field.
  const counterparty = own('CNTP').split('/');
  const party = own('BENM') || own('ORDP');
  const remittance = own('REMI').replace(/^(?:USTD|STRD)\/{1,2}/, '') || own('USTD') || own('STRD');
  return {
    payerName: own('NAME') || tidy(counterparty[2] ?? '') || party,
    payerAccount: (own('IBAN') || tidy(counterparty[0] ?? '')).replace(/\s/g, ''),
    memo: remittance || own('NRTX') || own('') || own('TRTP'),
    endToEnd: own('EREF'),
  };
}

/** Texts behind marks, by mark; what stands before the first mark is under the empty name. */
function marked(text: string, mark: RegExp): Map<string, string> {
  const found = [...text.matchAll(mark)];
  const fields = new Map<string, string>();
  if (found.length === 0) return fields;
  const lead = tidy(text.slice(0, found[0]?.index));
  if (lead !== '') fields.set('', lead);
  found.forEach((match, index) => {
    const name = match[1] ?? '';
    const value = tidy(text.slice(match.index + match[0].length, found[index + 1]?.index));
    if (!fields.has(name)) fields.set(name, value);
  });
  return fields;
}
