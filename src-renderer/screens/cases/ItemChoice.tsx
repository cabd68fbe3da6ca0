import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { DueItemId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import classes from './Cases.module.css';

type Item = ValueOf<'ledger.items'>['rows'][number];

/** Which debts the case is about. */
export function ItemChoice(props: {
  readonly items: readonly Item[];
  readonly taken: ReadonlySet<DueItemId>;
  readonly chosen: ReadonlySet<DueItemId>;
  readonly currency: CurrencyCode;
  readonly onChoose: (chosen: ReadonlySet<DueItemId>) => void;
}) {
  const { items, chosen, onChoose } = props;
  const { t } = useTranslation('cases');
  const format = useFormat();
  const all = items.length > 0 && items.every(({ dueItemId }) => chosen.has(dueItemId));
  const toggle = (dueItemId: DueItemId): void => {
    const next = new Set(chosen);
    if (!next.delete(dueItemId)) next.add(dueItemId);
    onChoose(next);
  };
  return (
    <section>
      <h4>{t('open.items')}</h4>
      <p className={classes.fine}>{t(items.length === 0 ? 'open.noItems' : 'open.itemsHint')}</p>
      {items.length > 0 && (
        <div className={classes.pick}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th>
                  <Checkbox
                    aria-label={t('common:all')}
                    checked={all}
                    indeterminate={!all && chosen.size > 0}
                    onChange={() => onChoose(new Set(all ? [] : items.map(({ dueItemId }) => dueItemId)))}
                  />
                </th>
                <th>{t('drawer.itemNumber')}</th>
                <th>{t('drawer.itemDue')}</th>
                <th data-right>{t('drawer.itemOpen')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.dueItemId}>
                  <td>
                    <Checkbox
                      aria-label={item.number}
                      checked={chosen.has(item.dueItemId)}
                      onChange={() => toggle(item.dueItemId)}
                    />
                  </td>
                  <td>
                    {item.number}
                    {props.taken.has(item.dueItemId) && <small>{t('open.taken')}</small>}
                  </td>
                  <td>{format.day(item.dueOn)}</td>
                  <td data-right>{format.amount(item.openMinor, props.currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
