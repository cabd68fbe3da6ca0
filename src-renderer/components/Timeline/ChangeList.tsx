import { useTranslation } from 'react-i18next';
import type { FieldChange } from '../../../src-main/areas/history/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { isDay } from '../../../src-main/kernel/day.ts';
import { isInstant } from '../../../src-main/kernel/instant.ts';
import { useFormat } from '../../app/format.ts';
import { codeCatalogues, keyGroups, wordGroups, wordId } from './codeWords.ts';
import classes from './Timeline.module.css';

export interface ChangeListProps {
  readonly changes: readonly FieldChange[];
  /** The command that told them: what is a code, and of what, depends on it. */
  readonly procedure: string;
  /** Of the amounts; absent: of the change's own currency, else bare minor units. */
  readonly currency?: CurrencyCode | null;
  /** Row numbers of the data file, too, which say nothing to a clerk; for the audit. */
  readonly withNumbers?: boolean;
}

/** The number of a row in its table, alone or in a list: `dueItemId`, `allocationIds.1`. */
const rowNumber = /Ids?(\.\d+)?$/;

/** What a change says, field by field: before → after. */
export function ChangeList({ changes, procedure, currency, withNumbers = false }: ChangeListProps) {
  const { t, i18n } = useTranslation(['history', ...codeCatalogues]);
  const format = useFormat();
  const own = changes.find((one) => one.field === 'currency')?.after;
  const unit = currency ?? (typeof own === 'string' ? (own as CurrencyCode) : null);

  const shown = withNumbers ? changes : changes.filter(({ field }) => !rowNumber.test(field));

  const wordOf = (groups: readonly string[], code: string): string => {
    const id = groups.map((group) => wordId(group, code)).find((each) => i18n.exists(each));
    return id === undefined ? code : i18n.t(id);
  };
  const fieldName = (field: string): string =>
    field
      .split('.')
      .map((part, at, parts) =>
        i18n.exists(`history:fields.${part}`) ? t(`fields.${part}`) : wordOf(keyGroups(parts[at - 1] ?? ''), part),
      )
      .join(' · ');
  const text = (field: string, value: FieldChange['after']): string => {
    if (value === null) return '';
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number')
      return field.endsWith('Minor') && unit !== null ? format.money(value, unit) : String(value);
    if (isDay(value)) return format.day(value);
    if (isInstant(value)) return format.instant(value);
    return wordOf(wordGroups(procedure, field), value);
  };
  return (
    <ul className={classes.changes}>
      {shown.map(({ field, before, after }) => (
        <li key={field}>
          {t(before === null ? 'set' : after === null ? 'cleared' : 'changed', {
            field: fieldName(field),
            before: text(field, before),
            after: text(field, after),
          })}
        </li>
      ))}
    </ul>
  );
}
