import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { DayText } from '../../components/DayText.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel, Chip } from '../../components/Section.tsx';
import classes from './Law.module.css';
import type { LawRow } from './LawScreen.tsx';

/** The dated tables behind the terms check: every version, which one counts, and where it was read. */
export function StatuteTable({ rows, onOpen }: { readonly rows: readonly LawRow[]; readonly onOpen: (row: LawRow) => void }) {
  const { t } = useTranslation('law');
  return (
    <Panel>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('columns.rule')}</th>
            <th>{t('columns.says')}</th>
            <th>{t('columns.from')}</th>
            <th>{t('columns.until')}</th>
            <th>{t('columns.article')}</th>
            <th>{t('columns.checked')}</th>
            <th>{t('columns.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row.pack} ${row.code} ${row.fromOn} ${row.ruleId ?? ''}`} data-quiet={!row.inForce || undefined}>
              <td>
                {rows[index - 1]?.pack !== row.pack && row.pack !== 'card' && (
                  <div className={classes.pack}>{t(`packs.${row.pack}`)}</div>
                )}
                <button type="button" className={classes.link} onClick={() => onOpen(row)}>
                  {t(`codes.${row.code}`)}
                </button>
              </td>
              <td>
                <Says row={row} />
              </td>
              <td>
                <DayText day={row.fromOn} />
              </td>
              <td>{row.untilOn === null ? '–' : <DayText day={row.untilOn} />}</td>
              <td title={row.source}>{row.article}</td>
              <td>
                <DayText day={row.checkedOn} />
                {row.stale && row.inForce && (
                  <div className={classes.stale}>
                    <Icon name="eye" size={11} /> {t('stale')}
                  </div>
                )}
              </td>
              <td>
                {row.ruleId !== null && <Chip>{t('own')}</Chip>}{' '}
                {row.replaced ? t('state.replaced') : t(row.inForce ? 'state.inForce' : 'state.notNow')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
} // prettier-ignore

function Says({ row: { values } }: { readonly row: LawRow }) {
  const { t } = useTranslation('law');
  const format = useFormat();
  if (values.kind === 'term')
    return <>{t(`says.${values.beyond}`, { days: values.defaultDays, max: values.maxDays })}</>;
  if (values.kind !== 'interest') return null;
  const { base, aboveBaseBp, dailyBp, currency, fixedSums } = values;
  const rate =
    dailyBp > 0
      ? t('says.daily', { rate: `${(dailyBp / 100).toFixed(2)}%` })
      : t('says.base', { base: t(`bases.${base}`), points: (aboveBaseBp / 100).toFixed(2).replace(/\.?0+$/, '') });
  const sums = fixedSums.map(({ sumMinor }) => (currency === null ? '' : format.money(sumMinor, currency))).join(' / ');
  return (
    <>
      {rate}
      {sums !== '' && ` · ${t('says.sums', { sums })}`}
    </>
  );
}
