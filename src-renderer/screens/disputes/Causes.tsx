import { useTranslation } from 'react-i18next';
import type { DisputeReason } from '../../../src-main/areas/disputes/contract.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Disputes.module.css';

/** Twelve months of disputes by reason: what they cost and how long they take. A reason opens its disputes. */
export function Causes({ onReason }: { readonly onReason: (reason: DisputeReason) => void }) {
  const { t } = useTranslation('disputes');
  const format = useFormat();
  const { point, currency } = useWorkingPoint();
  const { data } = useQueryOf('disputes.causes', { ...point, currency });
  if (data === undefined || data.rows.length === 0) return null;
  const most = Math.max(...data.rows.map((row) => row.amountMinor));
  return (
    <section aria-label={t('causes.title')}>
      <SectionTitle
        title={t('causes.title')}
        note={t('causes.note', { from: format.day(data.from), to: format.day(point.asOf), currency })}
      />
      <Panel>
        <div className={classes.scroll}>
          <table className={classes.causes}>
            <thead>
              <tr>
                <th>{t('fields.reason')}</th>
                <th data-right>{t('causes.count')}</th>
                <th data-right>{t('causes.amount')}</th>
                <th aria-hidden />
                <th data-right>{t('causes.open')}</th>
                <th data-right>{t('causes.resolved')}</th>
                <th data-right>{t('causes.conceded')}</th>
                <th data-right>{t('causes.days')}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.reason}>
                  <td>
                    <button type="button" className={classes.link} onClick={() => onReason(row.reason)}>
                      {t(`common:disputeReasons.${row.reason}`)}
                    </button>
                  </td>
                  <td data-right>{format.count(row.count)}</td>
                  <td data-right>{format.amount(row.amountMinor, row.currency)}</td>
                  <td className={classes.barCell} aria-hidden>
                    <progress className={classes.bar} max={most} value={row.amountMinor} />
                  </td>
                  <td data-right>{row.openMinor === 0 ? '–' : format.amount(row.openMinor, row.currency)}</td>
                  <td data-right>{format.count(row.resolvedCount)}</td>
                  <td data-right>{row.concededMinor === 0 ? '–' : format.amount(row.concededMinor, row.currency)}</td>
                  <td data-right>{row.averageDaysTenths === null ? '–' : format.tenths(row.averageDaysTenths)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
    </section>
  );
}
