import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdjustmentReason, OpenItem } from '../../../../src-main/areas/ledger/contract.ts';
import type { CurrencyCode } from '../../../../src-main/kernel/currency.ts';
import { formatMinor } from '../../../../src-main/kernel/format.ts';
import { useFormat } from '../../../app/format.ts';
import { LetGoSelect } from '../../../components/Allocation/LetGoSelect.tsx';
import { DayText } from '../../../components/DayText.tsx';
import { parseMoney } from '../../../components/MoneyInput/parseMoney.ts';
import { MoneyText } from '../../../components/MoneyText.tsx';
import type { Part } from './draft.ts';
import classes from './Workbench.module.css';

const ROW = 32;

export interface ItemTableProps {
  readonly items: readonly OpenItem[];
  readonly currency: CurrencyCode;
  /** What is decided, or the proposal while nothing is. */
  readonly part: Part;
  readonly cursor: number;
  /** The text an amount is being typed as; null: nobody types. */
  readonly editing: string | null;
  readonly canLetGo: boolean;
  readonly evidence: ReadonlyMap<number, string>;
  readonly onCursor: (index: number) => void;
  readonly onEdit: (text: string | null) => void;
  readonly onAmount: (item: OpenItem, amountMinor: number | null) => void;
  readonly onToggle: (item: OpenItem) => void;
  readonly onLetGo: (item: OpenItem, reason: AdjustmentReason | null) => void;
}

/** Open items of the customer, thousands as light as ten; the keys of the screen act on the marked row. */
export function ItemTable(props: ItemTableProps) {
  const { t } = useTranslation(['workbench', 'allocation', 'common']);
  const { items, cursor } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 10,
    scrollPaddingStart: ROW,
  });
  useEffect(() => {
    if (items.length > 0) virtual.scrollToIndex(Math.min(cursor, items.length - 1), { align: 'auto' });
  }, [cursor, items.length, virtual]);
  const marked = items[cursor];

  return (
    <div
      ref={scroller}
      className={classes.items}
      role="grid"
      aria-label={t('items')}
      aria-rowcount={items.length + 1}
      tabIndex={0}
      data-pane="items"
      aria-activedescendant={marked === undefined ? undefined : `item-${marked.dueItemId}`}
    >
      <div className={classes.itemHead} role="row">
        <span role="columnheader">{t('allocation:number')}</span>
        <span role="columnheader">{t('allocation:dueOn')}</span>
        <span role="columnheader" data-right>
          {t('allocation:daysLate')}
        </span>
        <span role="columnheader" data-right>
          {t('allocation:open')}
        </span>
        <span role="columnheader" data-right>
          {t('allocation:amount')}
        </span>
        <span role="columnheader">{t('allocation:letGo')}</span>
      </div>
      <div style={{ height: virtual.getTotalSize() }} className={classes.rows}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          return item === undefined ? null : (
            <ItemRow key={item.dueItemId} {...props} item={item} index={index} start={start} />
          );
        })}
      </div>
    </div>
  );
}

function ItemRow(props: ItemTableProps & { readonly item: OpenItem; readonly index: number; readonly start: number }) {
  const { t } = useTranslation(['workbench', 'allocation', 'common']);
  const format = useFormat();
  const { item, currency, part, index } = props;
  const marked = index === props.cursor;
  const given = part.amounts[item.dueItemId] ?? 0;
  const gone = part.letGo[item.dueItemId];
  const typing = marked && props.editing !== null;
  const shownAmount = given === 0 ? '' : formatMinor(given, currency);
  return (
    <div
      id={`item-${item.dueItemId}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={given > 0}
      data-index={index}
      data-marked={marked || undefined}
      data-given={given > 0 || undefined}
      data-proposed={!part.taken || undefined}
      className={classes.item}
      style={{ transform: `translateY(${props.start}px)` }}
      title={props.evidence.get(item.dueItemId)}
      onMouseDown={() => props.onCursor(index)}
      onDoubleClick={() => props.onToggle(item)}
    >
      <span role="gridcell" className={classes.number}>
        {item.number}
        {item.disputedMinor > 0 && <small> {t('disputed')}</small>}
      </span>
      <span role="gridcell">
        <DayText day={item.dueOn} />
      </span>
      <span role="gridcell" data-right className={item.daysLate > 0 ? classes.late : undefined}>
        {item.daysLate > 0 ? format.count(item.daysLate) : t('common:documentPanel.notDue')}
      </span>
      <span role="gridcell" data-right>
        <MoneyText amountMinor={item.openMinor} currency={currency} />
      </span>
      <span role="gridcell" data-right>
        {typing ? (
          <AmountEditor {...props} />
        ) : (
          <button
            type="button"
            tabIndex={-1}
            className={classes.amount}
            data-over={given > item.openMinor || undefined}
            aria-label={[t('allocation:amountFor', { number: item.number }), shownAmount].join(' ').trim()}
            onClick={() => {
              props.onCursor(index);
              props.onEdit(shownAmount);
            }}
          >
            {shownAmount === '' ? '–' : shownAmount}
          </button>
        )}
      </span>
      <span role="gridcell">
        {props.canLetGo && (
          <LetGoSelect
            item={item}
            givenMinor={given}
            reason={gone?.reason ?? null}
            byKey
            onChange={(reason) => props.onLetGo(item, reason)}
          />
        )}
      </span>
    </div>
  );
}

/** The remainder runs while the amount is typed; Escape puts back what was there. */
function AmountEditor(props: ItemTableProps & { readonly item: OpenItem; readonly index: number }) {
  const { t } = useTranslation('allocation');
  const { item, currency, items, index } = props;
  const [before] = useState(props.part.amounts[item.dueItemId] ?? null);
  const text = props.editing ?? '';
  const read = text.trim() === '' ? null : parseMoney(text, currency);
  const bad = read !== null && (!read.ok || read.value < 0 || read.value > item.openMinor);
  const move = (step: number): void => {
    if (bad) return;
    props.onEdit(null);
    props.onCursor(Math.max(0, Math.min(items.length - 1, index + step)));
  };
  return (
    <input
      className={classes.editor}
      aria-label={t('amountFor', { number: item.number })}
      aria-invalid={bad}
      inputMode="decimal"
      autoComplete="off"
      autoFocus
      value={text}
      onFocus={(event) => {
        if (text.length > 1) event.currentTarget.select();
      }}
      onChange={(event) => {
        const next = event.currentTarget.value;
        props.onEdit(next);
        const value = next.trim() === '' ? null : parseMoney(next, currency);
        if (value === null) props.onAmount(item, null);
        else if (value.ok && value.value >= 0) props.onAmount(item, value.value);
      }}
      onBlur={() => props.onEdit(null)}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === 'Escape') {
          props.onAmount(item, before);
          props.onEdit(null);
        } else if (event.key === 'Enter' || event.key === 'ArrowDown') move(1);
        else if (event.key === 'ArrowUp') move(-1);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
