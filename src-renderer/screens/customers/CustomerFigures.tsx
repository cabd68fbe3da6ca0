import { useTranslation } from 'react-i18next';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Figure, FigureStrip } from '../../components/Figure.tsx';
import { UseBar } from '../../components/UseBar.tsx';
import classes from './Customers.module.css';

type Figures = ValueOf<'aging.customer'>;

export interface CustomerFiguresProps {
  readonly customerId: CustomerId;
  readonly onItems: () => void;
  readonly onCredits: () => void;
  readonly onLimits: () => void;
  readonly onBills: () => void;
}

/** The head of a customer: one strip per currency, the company's own first. */
export function CustomerFigures(props: CustomerFiguresProps) {
  const { customerId } = props;
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { point, currency: chosen } = useWorkingPoint();
  const figures = useQueryOf('aging.customer', { ...point, customerId });
  const rows = figures.data?.currencies ?? [];
  const shown = rows.length > 0 ? rows : [nothingIn(chosen)];

  return (
    <div className={classes.strips}>
      {shown.map((row, index) => {
        const { currency } = row;
        return (
          <FigureStrip key={currency} label={t('page.figures', { currency: format.currencyName(currency) })}>
            <Figure
              label={shown.length > 1 ? `${t('page.owed')} ${currency}` : t('page.owed')}
              value={format.money(row.totalMinor, currency)}
              onOpen={props.onItems}
            />
            <Figure
              label={t('page.overdue')}
              value={format.money(row.overdueMinor, currency)}
              {...(row.disputedMinor > 0
                ? { note: `${t('page.disputed')} ${format.money(row.disputedMinor, currency)}` }
                : {})}
              onOpen={props.onItems}
            />
            <Figure
              label={t('page.unapplied')}
              value={format.money(row.unappliedMinor, currency)}
              {...(row.unappliedMinor < 0 ? { note: t('page.unappliedUse') } : {})}
              onOpen={props.onCredits}
            />
            <Figure
              label={t('page.oldest')}
              value={row.oldestDaysLate > 0 ? t('common:days', { days: row.oldestDaysLate }) : '–'}
              onOpen={props.onItems}
            />
            <LimitFigures {...props} currency={currency} billsHeldMinor={row.billsHeldMinor} />
            {index === 0 && <Usual lateness={figures.data?.lateness} />}
          </FigureStrip>
        );
      })}
    </div>
  );
}

interface LimitFiguresProps extends CustomerFiguresProps {
  readonly currency: CurrencyCode;
  readonly billsHeldMinor: number;
}

/** How much of the limit is used, and the exposure where it is more than what is owed. */
function LimitFigures({ customerId, currency, billsHeldMinor, onLimits, onBills }: LimitFiguresProps) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { point } = useWorkingPoint();
  const { data } = useQueryOf('credit.exposure', { ...point, customerId, currency });
  if (data === undefined) return <Figure label={t('page.limit')} value="–" onOpen={onLimits} />;
  const { exposureMinor, limitMinor, hasLimit, parts } = data;
  const owedMinor = parts.reduce(
    (sum, { part, amountMinor }) => (part === 'openItems' || part === 'unapplied' ? sum + amountMinor : sum),
    0,
  );
  return (
    <>
      <Figure
        label={t('page.limit')}
        value={
          hasLimit ? (
            <span className={classes.gauge}>
              <UseBar usedMinor={exposureMinor} limitMinor={limitMinor} label={t('page.limit')} />
            </span>
          ) : (
            <span className={classes.soft}>{t('page.noLimit')}</span>
          )
        }
        {...(hasLimit
          ? {
              note:
                exposureMinor > limitMinor
                  ? t('page.overLimit', { amount: format.money(exposureMinor - limitMinor, currency) })
                  : t('page.limitOf', { limit: format.money(limitMinor, currency) }),
            }
          : {})}
        onOpen={onLimits}
      />
      {(billsHeldMinor > 0 || exposureMinor !== owedMinor) && (
        <Figure
          label={t('page.exposure')}
          value={format.money(exposureMinor, currency)}
          {...(billsHeldMinor > 0
            ? { note: t('page.billsHeld', { amount: format.money(billsHeldMinor, currency) }) }
            : {})}
          hint={t('page.exposureHint')}
          onOpen={billsHeldMinor > 0 ? onBills : onLimits}
        />
      )}
    </>
  );
}

/** How late this customer usually pays, never without what it rests on. */
function Usual({ lateness }: { readonly lateness: Figures['lateness'] | undefined }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  if (lateness === undefined || lateness.paidItems === 0)
    return <Figure label={t('page.usual')} value="–" note={t('page.usualNone')} />;
  const basis = t('page.usualBasis', { n: lateness.paidItems });
  const { medianDaysLate: median, slowDaysLate: slow, averageDaysLateTenths: average } = lateness;
  if (median === null || slow === null || average === null)
    return (
      <Figure
        label={t('page.usual')}
        value={
          average === null
            ? '–'
            : t(average < 0 ? 'page.usualBefore' : 'common:days', { days: format.tenths(Math.abs(average)) })
        }
        note={basis}
      />
    );
  const when = (tenths: number): string =>
    tenths === 0
      ? t('page.usualWhen.on')
      : t(tenths < 0 ? 'page.usualWhen.before' : 'page.usualWhen.after', {
          days: tenths % 10 === 0 ? format.count(Math.abs(tenths) / 10) : format.tenths(Math.abs(tenths)),
        });
  return (
    <Figure
      label={t('page.usual')}
      value={
        slow <= 0
          ? t('page.usualEarly')
          : median === slow
            ? t('common:days', { days: slow })
            : t('page.usualRange', { from: Math.max(0, median), to: slow })
      }
      note={basis}
      hint={t('page.usualHint', { median: when(median * 10), slow: when(slow * 10), average: when(average) })}
    />
  );
}

function nothingIn(currency: Figures['currencies'][number]['currency']): Figures['currencies'][number] {
  return {
    currency,
    notDueMinor: 0,
    buckets: [],
    unappliedMinor: 0,
    overdueMinor: 0,
    disputedMinor: 0,
    totalMinor: 0,
    billsHeldMinor: 0,
    oldestDaysLate: 0,
  };
}
