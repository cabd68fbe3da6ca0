import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TodayItem } from '../../../../src-main/areas/collections/contract.ts';
import type { CurrencyCode } from '../../../../src-main/kernel/currency.ts';
import { useFormat } from '../../../app/format.ts';
import { GradeBadge } from '../../../components/GradeBadge.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Chip } from '../../../components/Section.tsx';
import classes from './Today.module.css';
import { useTodayText } from './useTodayText.ts';

export interface TodayRowProps {
  readonly item: TodayItem;
  readonly base: CurrencyCode;
  readonly current: boolean;
  readonly onChoose: () => void;
  /** Null: the book is read only. */
  readonly onHide: (() => void) | null;
}

/** One customer of the day: why, how much, what was last said, what is asked for next. */
export function TodayRow({ item, base, current, onChoose, onHide }: TodayRowProps) {
  const { t } = useTranslation(['today', 'scoring']);
  const format = useFormat();
  const text = useTodayText();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView?.({ block: 'nearest' });
  }, [current]);
  const grade = item.chips.find(({ code }) => code === 'grade')?.grade ?? null;

  return (
    <li ref={row} className={classes.row} aria-current={current || undefined} onClick={onChoose}>
      <div className={classes.words}>
        <p className={classes.who}>
          <Link to={`/today/${item.customerId}`}>{item.customerName}</Link>
          <small>{item.customerCode}</small>
          {grade !== null && <GradeBadge grade={grade} />}
          {item.collector !== '' && <small>{item.collector}</small>}
        </p>
        {item.forced.map((reason) => (
          <p key={`${reason.code} ${reason.on} ${reason.reference}`} className={classes.forced}>
            <Icon name="warning" size={12} /> {text.forced(reason)}
          </p>
        ))}
        {item.leftAlone !== null && <p className={classes.leftAlone}>{text.leftAlone(item.leftAlone)}</p>}
        <p className={classes.chips} title={text.sum(item)}>
          {item.chips
            .filter(({ code, points }) => code === 'overdue' || points !== 0)
            .map((chip) => (
              <span key={chip.code} title={text.factor(chip)}>
                <Chip bad={chip.code === 'broken_promise' || chip.code === 'limitation'}>{text.chip(chip)}</Chip>
              </span>
            ))}
        </p>
        <p className={classes.quiet}>
          <Story item={item} />
        </p>
      </div>
      <div className={classes.size}>
        <b>{format.money(item.overdueMinor, base)}</b>
        <small>{item.debts.length === 0 ? t('oldestNone') : t('oldest', { count: item.oldestDays })}</small>
        <Notes item={item} base={base} />
      </div>
      <div className={classes.number} title={text.sum(item)}>
        <b>{format.count(item.priority)}</b>
        <small>{t('priority')}</small>
      </div>
      <div className={classes.acts}>
        {onHide !== null && (
          <Button variant="subtle" size="compact-xs" onClick={onHide} aria-label={`${t('hide')}: ${item.customerName}`}>
            {t('hide')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** What was last said and written, what was promised, what the policy asks for. */
function Story({ item }: { readonly item: TodayItem }) {
  const { t } = useTranslation('today');
  const text = useTodayText();
  const told = item.forced.some(({ code }) => code === 'promise_due' || code === 'promise_broken');
  const parts = [
    item.contact !== null ? text.contact(item.contact) : item.letter === null ? t('noContact') : '',
    item.letter === null ? '' : text.letter(item.letter),
    item.contact !== null && item.contact.attempts > 0 ? t('attempts', { count: item.contact.attempts }) : '',
    item.promise === null || told ? '' : text.promise(item.promise),
    item.promise !== null && item.promise.level > 1 ? t('level', { count: item.promise.level }) : '',
    item.step === null ? '' : text.step(item.step),
  ].filter((part) => part !== '');
  return (
    <>
      {parts.map((part, index) => (
        <span key={part}>{index === parts.length - 1 ? part : `${part} ·`}</span>
      ))}
    </>
  );
}

/** Other currencies, money not applied, what must not be chased now. */
function Notes({ item, base }: { readonly item: TodayItem; readonly base: CurrencyCode }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const text = useTodayText();
  const foreign = item.debts.filter(({ currency }) => currency !== base);
  const heldIn = item.debts.filter(({ heldMinor }) => heldMinor > 0);
  const unapplied = item.debts.filter(({ unappliedMinor }) => unappliedMinor > 0);
  return (
    <>
      {foreign.map((debt) => (
        <small key={debt.currency}>{text.debt(debt, base)}</small>
      ))}
      {item.noRate.length > 0 && <small data-look>{t('noRate', { currency: item.noRate.join(', ') })}</small>}
      {heldIn.length > 0 && (
        <small>
          {t('held', { amount: heldIn.map((debt) => format.money(debt.heldMinor, debt.currency)).join(' + ') })}
        </small>
      )}
      {unapplied.length > 0 && (
        <small>
          {t('unapplied', {
            amount: unapplied.map((debt) => format.money(debt.unappliedMinor, debt.currency)).join(' + '),
          })}
        </small>
      )}
    </>
  );
}
