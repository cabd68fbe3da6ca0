import type { TFunction } from 'i18next';
import type { InputFor } from '../../app/calls.ts';
import type { Draft, LawRow } from './rows.ts';

export const isStatute = (row: LawRow): boolean => row.values.kind !== 'card';

/** A shipped card speaks the language of the screen; one's own says what was typed. */
export function cardWords(row: LawRow, t: TFunction<'law'>): { readonly title: string; readonly text: string } {
  if (row.values.kind !== 'card') return { title: '', text: '' };
  if (row.ruleId !== null) return { title: row.values.title, text: row.values.text };
  return { title: t(`cards.${row.code}.title`), text: t(`cards.${row.code}.text`) };
}

/** What the drawer starts from: one's own row as it is, or a shipped one to be replaced by a row of one's own. */
export function draftOf(row: LawRow, words?: { readonly title: string; readonly text: string }): Draft {
  const { ruleId, pack, code, fromOn, untilOn, article, source, checkedOn, note } = row;
  const values: InputFor<'law.saveRule'>['values'] =
    row.values.kind === 'card' ? { ...row.values, ...words, kind: 'card', topic: row.values.topic } : row.values;
  return {
    rule: {
      ...(ruleId === null ? {} : { ruleId }),
      pack, code, fromOn, untilOn, article, source, checkedOn, note, values,
    }, // prettier-ignore
    shipped: ruleId === null,
  };
}
