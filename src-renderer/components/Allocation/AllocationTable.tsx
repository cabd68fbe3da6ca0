import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenItem } from '../../../src-main/areas/ledger/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { formatMinor } from '../../../src-main/kernel/format.ts';
import { useFormat } from '../../app/format.ts';
import { DayText } from '../DayText.tsx';
import { parseMoney } from '../MoneyInput/parseMoney.ts';
import { LetGoSelect } from './LetGoSelect.tsx';
import type { LetGoReasons } from './lines.ts';
import { checkAmounts, fillItem, withAmount, type Amounts } from './allocation.ts';
import classes from './AllocationTable.module.css';

export interface AllocationTableProps {
  readonly items: readonly OpenItem[];
  readonly currency: CurrencyCode;
  readonly availableMinor: number;
  readonly amounts: Amounts;
  readonly onChange: (amounts: Amounts) => void;
  /** Given for receipts: the rest of an item can be let go with a reason. */
  readonly letGo?: LetGoReasons;
  readonly onLetGo?: (letGo: LetGoReasons) => void;
}

/**
 * Open items beside the money that may settle them. Up and down walk the amounts, space pays an item as far as the
 * money goes, Delete takes it back; what stays unapplied runs along underneath.
 */
export function AllocationTable(props: AllocationTableProps) {
  const { items, currency, availableMinor, amounts, onChange, letGo = {}, onLetGo } = props;
  const { t } = useTranslation('allocation');
  const format = useFormat();
  const body = useRef<HTMLTableSectionElement>(null);
  const check = checkAmounts(items, amounts, availableMinor);

  const walk = (from: number, step: number): void => {
    const fields = body.current?.querySelectorAll('input');
    fields?.[Math.max(0, Math.min(fields.length - 1, from + step))]?.focus();
  };

  return (
    <>
      <div className={classes.scroller}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('number')}</th>
              <th>{t('issuedOn')}</th>
              <th>{t('dueOn')}</th>
              <th data-right>{t('daysLate')}</th>
              <th data-right>{t('open')}</th>
              <th data-right>{t('amount')}</th>
              {onLetGo !== undefined && <th>{t('letGo')}</th>}
            </tr>
          </thead>
          <tbody ref={body}>
            {items.map((item, index) => (
              <tr key={item.dueItemId} data-given={(amounts[item.dueItemId] ?? 0) > 0 || undefined}>
                <td>
                  {item.number}
                  {item.kind !== 'invoice' && <small> {t(`common:documentKinds.${item.kind}`)}</small>}
                </td>
                <td>
                  <DayText day={item.issuedOn} />
                </td>
                <td>
                  <DayText day={item.dueOn} />
                </td>
                <td data-right className={item.daysLate > 0 ? classes.late : undefined}>
                  {item.daysLate > 0 ? item.daysLate : t('common:documentPanel.notDue')}
                </td>
                <td data-right>{format.amount(item.openMinor, currency)}</td>
                <td data-right>
                  <AmountField
                    label={t('amountFor', { number: item.number })}
                    currency={currency}
                    valueMinor={amounts[item.dueItemId] ?? null}
                    bad={check.overfilled.has(item.dueItemId)}
                    onChange={(amountMinor) => onChange(withAmount(amounts, item.dueItemId, amountMinor))}
                    onFill={() =>
                      onChange(withAmount(amounts, item.dueItemId, fillItem(item, amounts, availableMinor)))
                    }
                    onWalk={(step) => walk(index, step)}
                  />
                </td>
                {onLetGo !== undefined && (
                  <td>
                    <LetGoSelect
                      item={item}
                      givenMinor={amounts[item.dueItemId] ?? 0}
                      reason={letGo[item.dueItemId] ?? null}
                      onChange={(reason) => {
                        const { [item.dueItemId]: _before, ...rest } = letGo;
                        onLetGo(reason === null ? rest : { ...rest, [item.dueItemId]: reason });
                      }}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.sums} role="status">
        <span>
          {t('available')} <b>{format.money(availableMinor, currency)}</b>
        </span>
        <span>
          {t('allocated')} <b>{format.money(check.allocatedMinor, currency)}</b>
        </span>
        <span data-bad={check.tooMuch || undefined}>
          {t(check.tooMuch ? 'tooMuch' : 'remainder')} <b>{format.money(Math.abs(check.remainderMinor), currency)}</b>
        </span>
        {check.overfilled.size > 0 && <span data-bad>{t('overfilled')}</span>}
        <span className={classes.hint}>{t('keys')}</span>
      </div>
    </>
  );
}

interface AmountFieldProps {
  readonly label: string;
  readonly currency: CurrencyCode;
  readonly valueMinor: number | null;
  readonly bad: boolean;
  readonly onChange: (amountMinor: number | null) => void;
  readonly onFill: () => void;
  readonly onWalk: (step: 1 | -1) => void;
}

function AmountField(props: AmountFieldProps) {
  const { currency, valueMinor } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [unreadable, setUnreadable] = useState(false);

  const settle = (): boolean => {
    if (draft === null) return true;
    if (draft.trim() === '') {
      setDraft(null);
      setUnreadable(false);
      if (valueMinor !== null) props.onChange(null);
      return true;
    }
    const reply = parseMoney(draft, currency);
    if (!reply.ok || reply.value < 0) {
      setUnreadable(true);
      return false;
    }
    setDraft(null);
    setUnreadable(false);
    if (reply.value !== valueMinor) props.onChange(reply.value);
    return true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ' ') {
      event.preventDefault();
      setDraft(null);
      setUnreadable(false);
      props.onFill();
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      if (settle()) props.onWalk(1);
    } else if (event.key === 'ArrowUp') {
      event.preventDefault();
      if (settle()) props.onWalk(-1);
    } else if (event.key === 'Delete' && event.currentTarget.selectionStart !== event.currentTarget.selectionEnd) {
      event.preventDefault();
      setDraft(null);
      setUnreadable(false);
      props.onChange(null);
    }
  };

  return (
    <input
      className={classes.amount}
      aria-label={props.label}
      aria-invalid={unreadable || props.bad}
      inputMode="decimal"
      autoComplete="off"
      value={draft ?? (valueMinor === null ? '' : formatMinor(valueMinor, currency))}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
        setUnreadable(false);
      }}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={settle}
      onKeyDown={onKeyDown}
    />
  );
}
