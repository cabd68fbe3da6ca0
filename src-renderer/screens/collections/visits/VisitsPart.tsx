import { Checkbox, Group, Loader, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_VISITS, type Visit } from '../../../../src-main/areas/reports/contract.ts';
import type { Day } from '../../../../src-main/kernel/day.ts';
import type { Language } from '../../../../src-main/kernel/format.ts';
import type { CustomerId } from '../../../../src-main/kernel/ids.ts';
import { useFormat } from '../../../app/format.ts';
import { useLanguage } from '../../../app/i18n.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { errorText } from '../../../app/refusals.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { DayInput } from '../../../components/DayInput/DayInput.tsx';
import { DocumentButtons } from '../../../components/DocumentPreview/DocumentButtons.tsx';
import { DocumentPreview } from '../../../components/DocumentPreview/DocumentPreview.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Chip } from '../../../components/Section.tsx';
import classes from './Visits.module.css';

/** Whom to visit on a day, ticked where a visit was agreed or is due, and the sheet as it comes out of the printer. */
export function VisitsPart({ collector }: { readonly collector: string }) {
  const { t, i18n } = useTranslation('visits');
  const { point, asOf } = useWorkingPoint();
  const [onDay, setOnDay] = useState<Day>(asOf);
  const [ticks, setTicks] = useState<ReadonlyMap<CustomerId, boolean>>(new Map());
  const visits = useQueryOf('reports.visits', { ...point, onDay, ...(collector === '' ? {} : { collector }) });
  const rows = visits.data?.rows ?? [];
  const planned = rows.filter(({ reasons }) => reasons.length > 0);
  const others = rows.filter(({ reasons }) => reasons.length === 0);
  const isTicked = ({ customerId, reasons, stopped }: Visit): boolean =>
    ticks.get(customerId) ?? (reasons.length > 0 && stopped === null);
  const chosen = rows.filter(isTicked).map(({ customerId }) => customerId);
  const tick = (customerId: CustomerId, on: boolean): void => setTicks(new Map(ticks).set(customerId, on));
  const list = (of: readonly Visit[], name: string) => (
    <fieldset className={classes.group}>
      <legend>{t(name, { count: of.length })}</legend>
      {of.map((visit) => (
        <VisitRow key={visit.customerId} visit={visit} ticked={isTicked(visit)} onTick={(on) => tick(visit.customerId, on)} />
      ))}
    </fieldset>
  );

  return (
    <div className={classes.columns}>
      <div className={classes.side}>
        <DayInput label={t('day')} value={onDay} onChange={(on) => on !== null && setOnDay(on)} />
        {collector !== '' && <p className={classes.soft}>{t('ofCollector', { name: collector })}</p>}
        {visits.error !== null && <Notice tone="bad">{errorText(i18n, visits.error)}</Notice>}
        {visits.data !== undefined && rows.length === 0 && <EmptyState icon="check" title={t('emptyTitle')} text={t('emptyText')} />}
        {rows.length > 0 && planned.length === 0 && <p className={classes.soft}>{t('noneAgreed')}</p>}
        {planned.length > 0 && list(planned, 'planned')}
        {others.length > 0 && list(others, 'others')}
      </div>
      <div className={classes.paper}>
        {chosen.length === 0 ? (
          visits.data !== undefined && <EmptyState icon="print" title={t('noneTicked')} text={t('noneTickedText')} />
        ) : chosen.length > MOST_VISITS ? (
          <Notice tone="look">{t('tooMany', { most: MOST_VISITS })}</Notice>
        ) : (
          <Sheet onDay={onDay} customerIds={chosen} />
        )}
      </div>
    </div>
  );
} // prettier-ignore

interface VisitRowProps {
  readonly visit: Visit;
  readonly ticked: boolean;
  readonly onTick: (on: boolean) => void;
}

function VisitRow({ visit, ticked, onTick }: VisitRowProps) {
  const { t } = useTranslation('visits');
  const format = useFormat();
  const { region, address, overdue, oldestDays, stopped } = visit;
  const reason = ({ code, on, time, reference }: Visit['reasons'][number]): string =>
    t(`reasons.${code}`, { day: format.day(on), time: time === '' ? format.day(on) : time, reference: [time, reference].filter((one) => one !== '').join(' ') });
  const place = [region, address].filter((one) => one !== '').join(' · ');
  return (
    <label className={classes.visit}>
      <Checkbox checked={ticked} onChange={(event) => onTick(event.currentTarget.checked)} aria-label={visit.customerName} />
      <span>
        <b>{visit.customerName}</b> {stopped !== null && <Chip bad>{t(`stopped.${stopped}`)}</Chip>}
        <small>{place === '' ? t('noPlace') : place}</small>
        {visit.reasons.map((one) => (
          <small key={`${one.code} ${one.on} ${one.reference}`} data-why>
            {reason(one)}
          </small>
        ))}
      </span>
      <span data-right>
        {overdue.length === 0 ? '–' : overdue.map(({ currency, amountMinor }) => format.money(amountMinor, currency)).join(' + ')}
        {oldestDays > 0 && <small>{t('oldest', { count: oldestDays })}</small>}
      </span>
    </label>
  );
} // prettier-ignore

function Sheet({ onDay, customerIds }: { readonly onDay: Day; readonly customerIds: readonly CustomerId[] }) {
  const { t, i18n } = useTranslation('visits');
  const { point } = useWorkingPoint();
  const screen = useLanguage();
  const [language, setLanguage] = useState<Language>(screen.language);
  const [asked] = useDebouncedValue(JSON.stringify(customerIds), 250);
  const settled = asked === JSON.stringify(customerIds);
  const sheet = useQueryOf('reports.visitSheet', { ...point, onDay, language, customerIds: JSON.parse(asked) as CustomerId[] });
  return (
    <>
      <Group gap={8} mb={8}>
        <SegmentedControl
          aria-label={t('language')}
          value={language}
          data={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={setLanguage}
        />
        {sheet.data !== undefined && settled && <DocumentButtons {...sheet.data} />}
        <span className={classes.soft}>{t('count', { count: customerIds.length })}</span>
      </Group>
      {sheet.error !== null ? (
        <Notice tone="bad">{errorText(i18n, sheet.error)}</Notice>
      ) : sheet.data === undefined ? (
        <Loader size="sm" aria-label={t('common:loading')} />
      ) : (
        <DocumentPreview documentToken={sheet.data.documentToken} title={sheet.data.title} />
      )}
    </>
  );
} // prettier-ignore
