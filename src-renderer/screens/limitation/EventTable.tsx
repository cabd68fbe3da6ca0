import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { DayText } from '../../components/DayText.tsx';
import { Icon } from '../../components/Icon.tsx';
import classes from './Limitation.module.css';
import type { ClockEvent } from './rows.ts';
import { citation } from '../../../src-main/areas/law/rules/citation.ts';

/** Everything that happened to the debt, oldest first, with the article and whether it counts for the safe date. */
export function EventTable({ events }: { readonly events: readonly ClockEvent[] }) {
  const { t } = useTranslation(['limitation', 'service']);
  const { language } = useFormat();
  const what = (event: ClockEvent): string => {
    if (event.source === 'case' && event.detail !== '') return t(`limitation:caseKinds.${event.detail}`);
    if (event.kind === 'letter' && event.detail !== '') return `${t('limitation:kinds.letter')} · ${t(`service:methods.${event.detail}`)}`; // prettier-ignore
    if (event.kind === 'action' && event.detail !== '') return `${t('limitation:kinds.action')} · ${t(`limitation:channels.${event.detail}`)}`; // prettier-ignore
    return t(`limitation:kinds.${event.kind}`);
  };
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{t('limitation:events.day')}</th>
          <th>{t('limitation:events.what')}</th>
          <th>{t('limitation:events.proof')}</th>
          <th>{t('limitation:events.counts')}</th>
          <th>{t('limitation:events.article')}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event, index) => (
          <tr key={`${event.source} ${event.sourceId ?? 0} ${index}`} data-quiet={!event.countsForSafe || undefined}>
            <td data-day>
              <DayText day={event.onDay} />
              {event.untilOn !== null && event.untilOn !== event.onDay && (
                <>
                  {' '}
                  – <DayText day={event.untilOn} />
                </>
              )}
            </td>
            <td>
              {what(event)}
              {event.reference !== '' && <span className={classes.reference}> {event.reference}</span>}
              {event.ongoing && <span className={classes.reference}> {t('limitation:ongoing')}</span>}
            </td>
            <td>{event.kind === 'due' ? '' : t(`limitation:gradesShort.${event.proofGrade}`)}</td>
            <td>
              {event.countsForSafe ? (
                <span className={classes.counts}>
                  <Icon name="check" size={12} /> {t('limitation:events.yes')}
                </span>
              ) : (
                <span>
                  {t('limitation:events.no')}
                  {event.whyNot !== null && ` · ${t(`limitation:weaknesses.${event.whyNot}`)}`}
                </span>
              )}
            </td>
            <td className={classes.article}>{citation(event.article, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
