import { Button, Chip as ToggleChip, Group, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CalendarEntry, CalendarKind } from '../../../../src-main/areas/collections/contract.ts';
import { addDays, addMonths, monthEnd, monthStart, weekday, type Day } from '../../../../src-main/kernel/day.ts';
import { useFormat } from '../../../app/format.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { errorText } from '../../../app/refusals.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Bar } from '../../../components/Page.tsx';
import { Panel } from '../../../components/Section.tsx';
import { VisitsButton } from '../visits/VisitsButton.tsx';
import { useCalendarExport } from '../today/useCalendarExport.ts';
import { useTodayText } from '../today/useTodayText.ts';
import classes from './Calendar.module.css';

/** Care stands last and apart: it is no work on a debt. */
const kinds = ['promise', 'action', 'plan', 'bill', 'case', 'limitation', 'task', 'care'] as const satisfies readonly CalendarKind[]; // prettier-ignore

/** Everything with a day, a week or a month at a time. */
export function CalendarPart() {
  const { t, i18n } = useTranslation('today');
  const format = useFormat();
  const { asOf, book } = useWorkingPoint();
  const [span, setSpan] = useState<'week' | 'month'>('week');
  const [from, setFrom] = useState<Day | null>(null);
  const [chosen, setChosen] = useState<readonly CalendarKind[]>(kinds);
  const calendar = useCalendarExport();
  const start = from ?? asOf;
  const fromOn = span === 'week' ? addDays(start, 1 - weekday(start)) : monthStart(start);
  const toOn = span === 'week' ? addDays(fromOn, 6) : monthEnd(fromOn);
  const question = { fromOn, toOn, asOf, kinds: [...chosen] };
  const { data, error } = useQueryOf('collections.calendar', question);
  const move = (by: number): void => setFrom(span === 'week' ? addDays(fromOn, 7 * by) : addMonths(fromOn, by));

  const days = new Map<Day, CalendarEntry[]>();
  for (const entry of data?.entries ?? []) days.set(entry.on, [...(days.get(entry.on) ?? []), entry]);

  return (
    <>
      <Bar>
        <SegmentedControl
          aria-label={t('calendar.span')}
          value={span}
          data={[
            { value: 'week', label: t('calendar.week') },
            { value: 'month', label: t('calendar.month') },
          ]}
          onChange={(value) => setSpan(value)}
        />
        <Button.Group>
          <Button variant="default" onClick={() => move(-1)} aria-label={t('calendar.previous')}>
            ‹
          </Button>
          <Button variant="default" onClick={() => setFrom(null)}>
            {t('calendar.now')}
          </Button>
          <Button variant="default" onClick={() => move(1)} aria-label={t('calendar.next')}>
            ›
          </Button>
        </Button.Group>
        <b>{t('calendar.range', { from: format.day(fromOn), to: format.day(toOn) })}</b>
        <Group gap={8} data-push>
          <VisitsButton />
          <Button
            variant="default"
            leftSection={<Icon name="export" size={13} />}
            loading={calendar.running}
            disabled={(data?.entries.length ?? 0) === 0}
            onClick={() =>
              void calendar.save(question, t('calendar.fileName', { company: book.companyName, from: fromOn }))
            }
          >
            {t('calendar.export')}
          </Button>
        </Group>
      </Bar>
      <ToggleChip.Group
        multiple
        value={[...chosen]}
        onChange={(next) => setChosen(kinds.filter((kind) => next.includes(kind)))}
      >
        <Bar label={t('calendar.kindsLabel')}>
          {kinds.map((kind) => (
            <ToggleChip key={kind} value={kind} size="xs" variant="outline">
              {t(`calendar.kinds.${kind}`)}
            </ToggleChip>
          ))}
        </Bar>
      </ToggleChip.Group>
      {error !== null && <Notice tone="bad">{errorText(i18n, error)}</Notice>}
      {data?.cut === true && <Notice tone="look">{t('calendar.cut')}</Notice>}
      <Panel>
        <div className={classes.scroller}>
          {data !== undefined && days.size === 0 && (
            <EmptyState icon="check" title={t('calendar.emptyTitle')} text={t('calendar.emptyText')} />
          )}
          {[...days].map(([day, entries]) => (
            <section
              key={day}
              className={classes.day}
              data-today={day === asOf || undefined}
              data-past={day < asOf || undefined}
            >
              <h2>
                {format.day(day)} <small>{t(`calendar.weekdays.${weekday(day)}`)}</small>
                {day === asOf && <em>{t('calendar.todayMark')}</em>}
              </h2>
              <ul>
                {entries.map((entry) => (
                  <Entry key={entry.key} entry={entry} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      </Panel>
    </>
  );
}

function Entry({ entry }: { readonly entry: CalendarEntry }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { action } = useTodayText();
  const what = entry.kind === 'action' ? action(entry.code) : entry.kind === 'promise' ? '' : entry.reference;
  return (
    <li className={classes.entry} data-kind={entry.kind}>
      <span className={classes.kind}>{t(`calendar.kinds.${entry.kind}`)}</span>
      <span className={classes.time}>{entry.time}</span>
      <span className={classes.what}>
        {entry.customerId !== null && (
          <Link to={entry.kind === 'care' ? `/customers/${entry.customerId}` : `/today/${entry.customerId}`}>
            {entry.customerName}
          </Link>
        )}
        {what !== '' && <span>{what}</span>}
      </span>
      <span className={classes.amount}>
        {entry.amountMinor === null || entry.currency === null ? '' : format.money(entry.amountMinor, entry.currency)}
      </span>
    </li>
  );
}
