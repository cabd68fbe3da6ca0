import type { KpiName } from '../../../../resources/templates/reportText.ts';
import { html, type Insert, type Markup } from '../../letters/markup.ts';
import { periodWindow } from '../../aging/rules/dso.ts';
import type { ReportData } from '../gather.ts';
import type { Pen } from '../pen.ts';

/** The figures in sentences: what a reader with one minute must know. */
export function summary(pen: Pen, { kpi, quadrant, signals, asOf }: ReportData): Markup {
  const { summary: text, changes } = pen.text;
  const change = (now: number, before: number): Insert => {
    const amount = pen.money(Math.abs(now - before));
    const share = pen.share(Math.abs(now - before), before);
    return now === before ? changes.same : pen.say(now > before ? changes.up : changes.down, { amount, share });
  };
  const critical = quadrant.totals.find((total) => total.quadrant === 'I');
  const first = quadrant.points.find((point) => point.quadrant === 'I');
  const open = signals.filter((signal) => signal.acknowledged === null);
  const lines: Insert[] = [
    kpi.overdueMinor > 0
      ? pen.say(text.overdue, {
          overdue: pen.money(kpi.overdueMinor),
          share: pen.share(kpi.overdueMinor, kpi.totalMinor),
          over90: pen.money(kpi.over90Minor),
          over90Share: pen.share(kpi.over90Minor, kpi.totalMinor),
        })
      : pen.say(text.noOverdue, { asOf: pen.day(asOf) }),
    kpi.before &&
      (kpi.totalMinor !== 0 || kpi.before.totalMinor !== 0) &&
      pen.say(text.trend, {
        total: html`${change(kpi.totalMinor, kpi.before.totalMinor)}`,
        overdue: html`${change(kpi.overdueMinor, kpi.before.overdueMinor)}`,
      }),
    critical !== undefined &&
      first !== undefined &&
      pen.say(text.critical, {
        count: critical.count,
        amount: pen.money(critical.overdueMinor),
        share: pen.share(critical.overdueMinor, kpi.overdueMinor),
        name: first.customerName,
        first: pen.money(first.overdueMinor),
        days: pen.tenths(first.weightedDaysLateTenths),
      }),
    kpi.topTenMinor > 0 &&
      pen.say(text.concentration, {
        amount: pen.money(kpi.topTenMinor),
        share: pen.share(kpi.topTenMinor, kpi.totalMinor),
      }),
    open.length > 0 &&
      pen.say(text.red, { all: open.length, red: open.filter((signal) => signal.level === 'red').length }),
  ];
  return html`<ul class="points">${lines.filter((line) => line !== null && line !== false).map((line) => html`<li>${line}</li>`)}</ul>`; // prettier-ignore
}

interface Trend {
  readonly text: string;
  /** Worse, better, or neither. */
  readonly tone: 'bad' | 'good' | '';
}

export function keyFigures(pen: Pen, { kpi, asOf }: ReportData): Markup {
  const { words, kpiNotes, units } = pen.text;
  const { before } = kpi;
  const ofTotal = (amountMinor: number): Insert =>
    kpi.totalMinor > 0 && pen.say(kpiNotes.shareOfTotal, { share: pen.share(amountMinor, kpi.totalMinor) });
  const moved = (now: number, then: number | null | undefined, tone: boolean): Trend | null =>
    then === null || then === undefined ? null : amountTrend(pen, now, then, tone);
  // With and without what is disputed, both shown (behaviours.md §2.11).
  const disputed = kpi.disputedMinor > 0;
  const window = pen.say(kpiNotes.window, { days: periodWindow(asOf).days });
  const cells: readonly (readonly [KpiName, Insert, Insert, Trend | null])[] = [
    ['total', pen.money(kpi.totalMinor), null, moved(kpi.totalMinor, before?.totalMinor, false)],
    ['overdue', pen.money(kpi.overdueMinor), ofTotal(kpi.overdueMinor), moved(kpi.overdueMinor, before?.overdueMinor, true)],
    ['over90', pen.money(kpi.over90Minor), ofTotal(kpi.over90Minor), moved(kpi.over90Minor, before?.over90Minor, true)],
    ['topTen', pen.share(kpi.topTenMinor, kpi.totalMinor), pen.money(kpi.topTenMinor), null],
    ['dsoCountBack', pen.daysOrNot(kpi.dsoCountBackTenths, kpi.dsoCountBackIsFloor), disputed && pen.say(kpiNotes.withoutDisputed, { days: pen.daysOrNot(kpi.dsoCountBackWithoutDisputedTenths) }), daysTrend(pen, kpi.dsoCountBackTenths, before?.dsoCountBackTenths ?? null)],
    ['dsoPeriod', pen.daysOrNot(kpi.dsoPeriodTenths), window, null],
    ['bestDso', pen.daysOrNot(kpi.bestPossibleDsoTenths), window, null],
    ['delinquent', pen.daysOrNot(kpi.averageDaysDelinquentTenths), window, null],
    ['unapplied', pen.money(kpi.unappliedMinor), null, null],
    ['disputed', pen.money(kpi.disputedMinor), disputed ? pen.say(kpiNotes.disputeDays, { days: pen.daysOrNot(kpi.disputeDaysTenths) }) : ofTotal(kpi.disputedMinor), null],
    ['dueSoon', pen.money(kpi.dueNextSevenDaysMinor), ofTotal(kpi.dueNextSevenDaysMinor), null],
    ['customers', pen.say(units.customers, { value: kpi.overdueCustomerCount }), pen.say(kpiNotes.overdueOf, { count: kpi.customerCount }), null],
  ]; // prettier-ignore
  const versus = before ? pen.say(words.versus, { before: pen.day(before.asOf) }) : kpiNotes.noHistory;
  return html`<h2>${words.keyFigures}<span>${versus}</span></h2>
    <div class="kpis whole">
      ${cells.map(
        ([name, value, note, trend]) =>
          html`<div class="kpi">
            <span>${pen.text.kpis[name]}</span><b class="${sizeOf(value)}">${value}</b
            ><em
              >${note}${note !== null && note !== false && trend && ' · '}${trend && html`<i class="${trend.tone}">${trend.text}</i>`}</em
            >
          </div>`,
      )}
    </div>`;
}

function amountTrend(pen: Pen, now: number, then: number, matters: boolean): Trend {
  if (now === then) return { text: '=', tone: '' };
  const share = pen.share(Math.abs(now - then), then);
  const arrow = now > then ? '▲' : '▼';
  return { text: share === '–' ? arrow : `${arrow} ${share}`, tone: !matters ? '' : now > then ? 'bad' : 'good' };
}

function daysTrend(pen: Pen, now: number | null, then: number | null): Trend | null {
  if (now === null || then === null) return null;
  if (now === then) return { text: '=', tone: '' };
  return { text: `${now > then ? '▲' : '▼'} ${pen.tenths(Math.abs(now - then))}`, tone: now > then ? 'bad' : 'good' };
}

/** Long amounts shrink instead of running out of their cell. */
function sizeOf(value: Insert): string {
  const length = typeof value === 'string' ? value.length : 0;
  return length > 20 ? 'longer' : length > 15 ? 'long' : '';
}
