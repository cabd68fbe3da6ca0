import { useTranslation } from 'react-i18next';
import type { FieldChange } from '../../../src-main/areas/history/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { isDay } from '../../../src-main/kernel/day.ts';
import { isInstant } from '../../../src-main/kernel/instant.ts';
import { useFormat } from '../../app/format.ts';
import classes from './Timeline.module.css';

export interface ChangeListProps {
  readonly changes: readonly FieldChange[];
  /** Of the amounts; absent: of the change's own currency, else bare minor units. */
  readonly currency?: CurrencyCode | null;
  /** Row numbers of the data file, too, which say nothing to a clerk; for the audit. */
  readonly withNumbers?: boolean;
}

/** The number of a row in its table, alone or in a list: `dueItemId`, `allocationIds.1`. */
const rowNumber = /Ids?(\.\d+)?$/;

/** Fields whose values are codes, and where the words for these stand; other text is shown as it was written. */
const coded: Readonly<Record<string, readonly string[]>> = {
  kind: [
    'common:documentKinds',
    'customers:limits.kinds',
    'common:nameKinds',
    'common:customerKinds',
    'contracts:kinds',
    'contracts:milestoneKinds',
    'contracts:changeKinds',
    'securities:kinds',
  ],
  method: ['common:receiptMethods'],
  rule: ['common:allocationRules'],
  reason: ['common:disputeReasons', 'common:adjustmentReasons'],
  outcome: ['common:disputeOutcomes', 'contracts:outcomes'],
  status: ['contracts:statuses', 'customers:accounts.states'],
  state: ['contracts:statuses', 'customers:accounts.states'],
  debtorClass: ['common:debtorClasses'],
  lawPack: ['common:lawPacks'],
  role: ['common:contactRoles'],
  channel: ['common:channels'],
  consent: ['common:consents'],
};

/** What a change says, field by field: before → after. */
export function ChangeList({ changes, currency, withNumbers = false }: ChangeListProps) {
  const { t, i18n } = useTranslation(['history', 'common', 'customers', 'contracts', 'securities']);
  const format = useFormat();
  const own = changes.find((one) => one.field === 'currency')?.after;
  const unit = currency ?? (typeof own === 'string' ? (own as CurrencyCode) : null);

  const shown = withNumbers ? changes : changes.filter(({ field }) => !rowNumber.test(field));

  const fieldName = (field: string): string =>
    field
      .split('.')
      .map((part) => (i18n.exists(`history:fields.${part}`) ? t(`fields.${part}`) : part))
      .join(' · ');
  const text = (field: string, value: FieldChange['after']): string => {
    if (value === null) return '';
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number')
      return field.endsWith('Minor') && unit !== null ? format.money(value, unit) : String(value);
    if (isDay(value)) return format.day(value);
    if (isInstant(value)) return format.instant(value);
    const word = coded[field.split('.').at(-1) ?? '']?.find((words) => i18n.exists(`${words}.${value}`));
    return word === undefined ? value : i18n.t(`${word}.${value}`);
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
