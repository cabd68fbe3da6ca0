import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../app/format.ts';
import { MoneyText } from '../../../components/MoneyText.tsx';
import { Chip } from '../../../components/Section.tsx';
import { useGuess } from './useGuess.ts';
import type { Work } from './useWork.ts';
import classes from './Workbench.module.css';

const ROW = 58;

/** The money that waits, one under the other; the chosen one is worked on at the right. */
export function WorkList(props: {
  readonly rows: readonly Work[];
  readonly selected: number;
  readonly onSelect: (index: number) => void;
}) {
  const { t } = useTranslation('workbench');
  const { rows, selected, onSelect } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
  });
  useEffect(() => {
    if (rows.length > 0) virtual.scrollToIndex(selected, { align: 'auto' });
  }, [selected, rows.length, virtual]);
  const chosen = rows[selected];

  return (
    <div
      ref={scroller}
      className={classes.list}
      role="listbox"
      aria-label={t('waiting')}
      tabIndex={0}
      data-pane="work"
      aria-activedescendant={chosen === undefined ? undefined : `work-${chosen.key}`}
    >
      <div style={{ height: virtual.getTotalSize() }} className={classes.rows}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const work = rows[index];
          return work === undefined ? null : (
            <WorkRow
              key={work.key}
              work={work}
              index={index}
              start={start}
              selected={index === selected}
              onSelect={() => onSelect(index)}
            />
          );
        })}
      </div>
    </div>
  );
}

function WorkRow(props: {
  readonly work: Work;
  readonly index: number;
  readonly start: number;
  readonly selected: boolean;
  readonly onSelect: () => void;
}) {
  const { t } = useTranslation(['workbench', 'common']);
  const format = useFormat();
  const { work } = props;
  const { likely } = useGuess(work);
  const who = work.payerName === '' ? (likely?.customer.name ?? t('noPayer')) : work.payerName;
  const thirdParty = likely?.thirdParty === true;
  return (
    // The list has the focus and the keys; a row takes the mouse.
    <div
      id={`work-${work.key}`}
      role="option"
      aria-selected={props.selected}
      data-index={props.index}
      className={classes.work}
      style={{ transform: `translateY(${props.start}px)` }}
      onMouseDown={props.onSelect}
    >
      <span className={classes.who}>{who}</span>
      <b className={classes.sum}>
        <MoneyText amountMinor={work.availableMinor} currency={work.currency} withSign />
      </b>
      <span className={classes.about}>
        {format.day(work.on)} ·{' '}
        {work.credit === null
          ? work.memo || t('noMemo')
          : `${t(`common:documentKinds.${work.credit.kind}`)} ${work.credit.number}`}
      </span>
      <span className={classes.guess}>
        {thirdParty && <Chip>{t('common:thirdParty')}</Chip>}{' '}
        {likely === null ? t('unknown') : likely.customer.name === who ? '' : likely.customer.name}
      </span>
    </div>
  );
}
