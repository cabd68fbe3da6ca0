import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Cockpit, CockpitItem } from '../../../../src-main/areas/collections/contract.ts';
import type { CurrencyCode } from '../../../../src-main/kernel/currency.ts';
import type { DocumentId, DueItemId } from '../../../../src-main/kernel/ids.ts';
import { useFormat } from '../../../app/format.ts';
import { DayText } from '../../../components/DayText.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import classes from './Cockpit.module.css';
import { claimable } from './draft.ts';

export interface ItemListProps {
  readonly cockpit: Cockpit;
  readonly currency: CurrencyCode;
  readonly chosen: readonly DueItemId[];
  readonly onChoose: (chosen: readonly DueItemId[] | null) => void;
  readonly onCurrency: (currency: CurrencyCode) => void;
  readonly onDocument: (documentId: DocumentId) => void;
}

/** What is open: age, what is disputed, promised, agreed, proved. What is ticked is what the call is about. */
export function ItemList({ cockpit, currency, chosen, onChoose, onCurrency, onDocument }: ItemListProps) {
  const { t } = useTranslation('cockpit');
  const format = useFormat();
  const currencies = [...new Set(cockpit.items.map((item) => item.currency))];
  const shown = cockpit.items.filter((item) => item.currency === currency);
  const talked = shown.filter(({ dueItemId }) => chosen.includes(dueItemId));
  // What is promised, planned, paused or in court may be talked about, not asked for.
  const free = talked.filter(({ blocks }) => cockpit.mayChase && blocks.length === 0);
  const claim = free.reduce((sum, item) => sum + claimable(item), 0);
  const all = talked.length === shown.length;
  return (
    <section className={classes.column} aria-label={t('items.title')}>
      <div className={classes.columnHead}>
        <h2>{t('items.title')}</h2>
        {currencies.length > 1 &&
          currencies.map((each) => (
            <button
              key={each}
              type="button"
              className={classes.pill}
              aria-pressed={each === currency}
              onClick={() => onCurrency(each)}
            >
              {each}
            </button>
          ))}
        {shown.length > 0 && (
          <button
            type="button"
            className={classes.pill}
            data-push
            onClick={() => onChoose(all ? null : shown.map(({ dueItemId }) => dueItemId))}
          >
            {t(all ? 'items.usual' : 'items.all')}
          </button>
        )}
      </div>
      <div className={classes.scroll}>
        {shown.length === 0 ? (
          <EmptyState icon="check" title={t('items.empty')} text={t('items.emptyText')} />
        ) : (
          <ul className={classes.items}>
            {shown.map((item) => (
              <Item
                key={item.dueItemId}
                item={item}
                chosen={chosen.includes(item.dueItemId)}
                onChoose={(on) =>
                  onChoose(on ? [...chosen, item.dueItemId] : chosen.filter((each) => each !== item.dueItemId))
                }
                onDocument={() => onDocument(item.documentId)}
              />
            ))}
          </ul>
        )}
      </div>
      <div className={classes.foot}>
        <span className={classes.soft}>{t('items.talked', { count: talked.length })}</span>
        <b data-push>{format.money(claim, currency)}</b>
      </div>
    </section>
  );
}

interface ItemProps {
  readonly item: CockpitItem;
  readonly chosen: boolean;
  readonly onChoose: (on: boolean) => void;
  readonly onDocument: () => void;
}

function Item({ item, chosen, onChoose, onDocument }: ItemProps) {
  const { t } = useTranslation('cockpit');
  const format = useFormat();
  return (
    <li data-chosen={chosen || undefined}>
      <Checkbox
        size="xs"
        checked={chosen}
        aria-label={t('items.choose', { number: item.number })}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <div>
        <button type="button" className={classes.itemNumber} onClick={onDocument}>
          {item.number}
        </button>{' '}
        <span className={classes.faint}>{t(`common:documentKinds.${item.kind}`)}</span>
        <br />
        <span className={classes.soft}>
          {t('items.due')} <DayText day={item.dueOn} />
        </span>
      </div>
      <div className={classes.itemAmount}>
        {format.amount(item.openMinor, item.currency)}
        <small className={item.daysLate > 0 ? classes.bad : classes.soft}>
          {item.daysLate > 0
            ? t('items.late', { count: item.daysLate })
            : item.daysLate === 0
              ? t('items.dueToday')
              : t('items.dueIn', { count: -item.daysLate })}
        </small>
      </div>
      <Marks item={item} />
    </li>
  );
}

interface Mark {
  readonly key: string;
  readonly text: string;
  readonly tone?: 'bad' | 'look';
  readonly title?: string;
}

function Marks({ item }: { readonly item: CockpitItem }) {
  const { t } = useTranslation('cockpit');
  const format = useFormat();
  const money = (minor: number): string => format.amount(minor, item.currency);
  const { promisedOn, delay, safeInDays, safeOn } = item;
  // Papers are chased once money is late; before that the evidence screen does.
  const papers = item.daysLate > 0 ? [...item.evidenceMissing, ...item.evidenceUnproved] : [];
  const named = papers.map((kind) => t(`paper.${kind}`)).join(t('common:listSeparator'));
  const marks: Mark[] = [
    ...(item.disputedMinor > 0
      ? [{ key: 'disputed', text: t('mark.disputed', { amount: money(item.disputedMinor) }), tone: 'look' as const }]
      : []),
    ...(promisedOn === null
      ? []
      : [
          {
            key: 'promised',
            text: t('mark.promised', { amount: money(item.promisedMinor), day: format.day(promisedOn) }),
          },
        ]),
    ...(item.brokenPromises > 0
      ? [{ key: 'broken', text: t('mark.broken', { count: item.brokenPromises }), tone: 'bad' as const }]
      : []),
    ...(item.planNumber === null ? [] : [{ key: 'plan', text: t('mark.plan', { number: item.planNumber }) }]),
    ...(item.caseNumber === null
      ? []
      : [{ key: 'case', text: t('mark.case', { number: item.caseNumber }), tone: 'look' as const }]),
    ...item.blocks
      .filter((kind) => kind === 'paused' || kind === 'excluded')
      .map((kind) => ({ key: kind, text: t(`block.${kind}`), tone: 'look' as const })),
    ...(delay === null ? [] : [{ key: 'delay', text: t(`excuse.${delay.code}`) }]),
    ...(safeInDays !== null && safeOn !== null && safeInDays <= 365
      ? [
          {
            key: 'limitation',
            text:
              safeInDays < 0
                ? t('mark.limitationPast', { day: format.day(safeOn) })
                : t('mark.limitation', { count: safeInDays }),
            tone: safeInDays <= 90 ? ('bad' as const) : ('look' as const),
          },
        ]
      : []),
    ...(papers.length === 0
      ? []
      : [
          {
            key: 'papers',
            text:
              papers.length > 2 ? t('mark.papersMany', { count: papers.length }) : t('mark.papers', { papers: named }),
            title: named,
          },
        ]),
  ];
  if (marks.length === 0) return null;
  return (
    <div className={classes.marks}>
      {marks.map(({ key, text, tone, title }) => (
        <span key={key} className={classes.mark} data-tone={tone} title={title}>
          {text}
        </span>
      ))}
    </div>
  );
}
