import { Skeleton } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountedShare, EffectSummary, MeasuredShare } from '../../../src-main/areas/effects/contract.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Figure, FigureStrip } from '../../components/Figure.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Effects.module.css';
import type { Period } from './period.ts';
import { RowsDrawer, type RowKind } from './RowsDrawer.tsx';
import { shareText } from './shareText.ts';

/** The figures of a period: how the overdue balance moved, then each measure with what stands behind it. */
export function SummaryTab({ period }: { readonly period: Period }) {
  const { t, i18n } = useTranslation('effects');
  const { data, error } = useQueryOf('effects.summary', period);
  const [opened, setOpened] = useState<RowKind | null>(null);
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data === undefined) return <Skeleton height={260} />;
  if (data.startMinor === 0 && data.newlyMinor === 0 && data.actions === 0)
    return <EmptyState icon="check" title={t('empty')} text={t('emptyText')} />;
  return (
    <>
      <Headline summary={data} onOpen={setOpened} />
      <Roll summary={data} onOpen={setOpened} />
      <Measures summary={data} onOpen={setOpened} />
      <p className={classes.soft}>{t('few')}</p>
      <RowsDrawer kind={opened} period={period} onClose={() => setOpened(null)} />
    </>
  );
}

interface Part {
  readonly summary: EffectSummary;
  readonly onOpen: (kind: RowKind) => void;
}

function Headline({ summary, onOpen }: Part) {
  const { t } = useTranslation('effects');
  const format = useFormat();
  const { cost, ratio } = costOf(summary);
  return (
    <FigureStrip label={t('tabs.summary')}>
      <Figure
        label={t('success')}
        value={shareText(summary.success, format, t)}
        note={format.money(summary.receivedMinor, summary.currency)}
        onOpen={() => onOpen('customers')}
      />
      <Figure
        label={t('cleared')}
        value={`${summary.cleared.part} / ${summary.cleared.whole}`}
        onOpen={() => onOpen('customers')}
      />
      <Figure
        label={t('response')}
        value={summary.response.medianDays === null ? '–' : t('days', { n: format.count(summary.response.medianDays) })}
        note={t('repliedOf', { replied: summary.response.replied, notices: summary.response.notices })}
        onOpen={() => onOpen('notices')}
      />
      <Figure
        label={t('recovery')}
        value={
          summary.recovery.fromStartTenths === null
            ? '–'
            : t('days', { n: format.tenths(summary.recovery.fromStartTenths) })
        }
        onOpen={() => onOpen('receipts')}
      />
      <Figure
        label={t('cost')}
        value={format.money(cost, summary.costCurrency)}
        {...(ratio === null ? {} : { note: t('perHundred', { n: ratio }) })}
      />
    </FigureStrip>
  );
}

/** start + newly − received − credited + other = end, printed so that it can be added up. */
function Roll({ summary, onOpen }: Part) {
  const { t } = useTranslation('effects');
  const format = useFormat();
  const part = (sign: string, label: string, minor: number, kind: RowKind) => (
    <span className={classes.term}>
      {sign}
      {sign === '' ? '' : ' '}
      {label}{' '}
      <button type="button" className={classes.link} onClick={() => onOpen(kind)}>
        {format.money(minor, summary.currency)}
      </button>
    </span>
  );
  return (
    <p className={classes.roll}>
      {part('', t('roll.start'), summary.startMinor, 'customers')}
      {part('+', t('roll.newly'), summary.newlyMinor, 'customers')}
      {part('−', t('roll.received'), summary.receivedMinor, 'receipts')}
      <span className={classes.term}>
        − {t('roll.credited')} <b>{format.money(summary.creditedMinor, summary.currency)}</b>
      </span>
      {summary.otherMinor !== 0 && (
        <span className={classes.term}>
          {summary.otherMinor < 0 ? '−' : '+'} {t('roll.other')}{' '}
          <b>{format.money(Math.abs(summary.otherMinor), summary.currency)}</b>
        </span>
      )}
      {part('=', t('roll.end'), summary.endMinor, 'customers')}
    </p>
  );
}

function Measures({ summary, onOpen }: Part) {
  const { t } = useTranslation('effects');
  const format = useFormat();
  const money = (minor: number): string => format.money(minor, summary.currency);
  const amount = (name: string, share: MeasuredShare, kind?: RowKind) =>
    line(
      name,
      shareText(share, format, t),
      t('madeOfMoney', { part: money(share.partMinor), whole: money(share.wholeMinor), n: format.count(share.n) }),
      kind,
    );
  const count = (name: string, share: CountedShare, kind?: RowKind) =>
    line(
      name,
      shareText({ ...share, n: share.whole }, format, t),
      t('madeOf', { part: format.count(share.part), whole: format.count(share.whole) }),
      kind,
    );
  const line = (name: string, value: ReactNode, note: string, kind?: RowKind) => [
    <span key={name}>
      {t(`measures.${name}`)}
      <br />
      <small>
        {t(`formulas.${name}`, { days: summary.response.withinDays, attribution: summary.attributionDays })}
      </small>
    </span>,
    <b key={`${name} value`} data-right>
      {value}
    </b>,
    <span key={`${name} note`} className={classes.soft}>
      {kind === undefined ? (
        note
      ) : (
        <button type="button" className={classes.link} onClick={() => onOpen(kind)}>
          {note}
        </button>
      )}
    </span>,
  ];
  const { response, recovery, satisfaction } = summary;
  const days = (value: number | null): string => (value === null ? '–' : t('days', { n: format.count(value) }));
  const inTenths = (value: number | null): string => (value === null ? '–' : t('days', { n: format.tenths(value) }));
  const { cost, ratio } = costOf(summary);
  return (
    <div className={classes.kpis}>
      {amount('success', summary.success, 'customers')}
      {amount('reduction', summary.reduction, 'customers')}
      {count('cleared', summary.cleared, 'customers')}
      {count('within', response.within, 'notices')}
      {line(
        'response',
        days(response.medianDays),
        t('p90', { days: days(response.p90Days), open: response.notices - response.replied, n: response.notices }),
        'notices',
      )}
      {line(
        'recoveryStart',
        inTenths(recovery.fromStartTenths),
        t('receiptsOf', { n: format.count(recovery.n) }),
        'receipts',
      )}
      {line(
        'recoveryDue',
        inTenths(recovery.fromDueTenths),
        t('openCustomers', { n: format.count(recovery.openCustomers) }),
        'receipts',
      )}
      {line(
        'cost',
        format.money(cost, summary.costCurrency),
        t('costMadeOf', {
          minutes: format.count(summary.minutes),
          actions: format.count(summary.actions),
          legal: format.money(summary.legalCostMinor, summary.currency),
          ratio: ratio ?? '–',
        }),
      )}
      {line(
        'attributed',
        money(summary.attributedMinor),
        t('unassisted', { amount: money(summary.unassistedMinor) }),
        'receipts',
      )}
      {count('contactRate', summary.contactRate)}
      {count('promiseRate', summary.promiseRate)}
      {amount('kept', summary.kept)}
      {amount('collection', summary.collection)}
      {amount('disputed', summary.disputed)}
      {line(
        'satisfaction',
        satisfaction.meanTenths === null ? '–' : format.tenths(satisfaction.meanTenths),
        t('answersOf', { n: format.count(satisfaction.n) }),
      )}
    </div>
  );
}

/** Cost of the clerk and of the law, and what a hundred of money cost where both are in one currency. */
function costOf(summary: EffectSummary): { readonly cost: number; readonly ratio: string | null } {
  const same = summary.costCurrency === summary.currency;
  const cost = summary.costMinor + (same ? summary.legalCostMinor : 0);
  const ratio = same && summary.receivedMinor > 0 ? ((cost * 100) / summary.receivedMinor).toFixed(2) : null;
  return { cost, ratio };
}
