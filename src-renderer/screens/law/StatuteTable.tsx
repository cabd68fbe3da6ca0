import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { statuteCodes, type StatuteCode } from '../../../src-main/areas/law/rules/statutes.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { useFormat } from '../../app/format.ts';
import { articles, citation } from '../../../src-main/areas/law/rules/citation.ts';
import { DayText } from '../../components/DayText.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel, Chip } from '../../components/Section.tsx';
import { TextButton } from '../../components/TextButton.tsx';
import classes from './Law.module.css';
import type { LawRow } from './rows.ts';

const cny = currency('CNY');
const packs = ['cn', 'uk', 'eu'] as const;
const placeOf = (code: string): number => statuteCodes.indexOf(code as StatuteCode);

/** The dated tables behind the terms check: every version, which one counts, and where it was read. */
export function StatuteTable({ rows, onOpen }: { readonly rows: readonly LawRow[]; readonly onOpen: (row: LawRow) => void }) {
  const { t } = useTranslation('law');
  const format = useFormat();
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
          {packs.map((pack) => (
            <Fragment key={pack}>
              <tr>
                <th colSpan={7} scope="rowgroup" className={classes.pack}>
                  {t(`packs.${pack}`)}
                </th>
              </tr>
              {rows
                .filter((row) => row.pack === pack)
                .sort((a, b) => placeOf(a.code) - placeOf(b.code))
                .map((row) => (
                  <tr key={`${row.code} ${row.fromOn} ${row.ruleId ?? ''}`} data-quiet={!row.inForce || undefined}>
                    <td>
                      <TextButton onClick={() => onOpen(row)}>
                        {t(`codes.${row.code}`)}
                      </TextButton>
                    </td>
                    <td>
                      <Says row={row} />
                    </td>
                    <td data-day>
                      <DayText day={row.fromOn} />
                    </td>
                    <td data-day>{row.untilOn === null ? '–' : <DayText day={row.untilOn} />}</td>
                    <td title={citation(row.source, format.language)}>{articles(row.article, format.language)}</td>
                    <td data-day>
                      <DayText day={row.checkedOn} />
                      {row.stale && row.inForce && (
                        <span className={classes.stale} title={t('stale')}>
                          <Icon name="eye" size={11} label={t('stale')} />
                        </span>
                      )}
                    </td>
                    <td data-day>
                      {row.ruleId !== null && <Chip>{t('own')}</Chip>}{' '}
                      {row.replaced ? t('state.replaced') : t(row.inForce ? 'state.inForce' : 'state.notNow')}
                    </td>
                  </tr>
                ))}
            </Fragment>
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
  if (values.kind === 'limitation') return <LimitationSays values={values} />;
  if (values.kind === 'fees') return <FeesSay values={values} />;
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

function LimitationSays({ values }: { readonly values: Extract<LawRow['values'], { kind: 'limitation' }> }) {
  const { t } = useTranslation('law');
  const { months, longStopMonths, demandRestarts } = values;
  if (months === null) return <>{t('says.nationalPeriod')}</>;
  const period = (count: number): string =>
    count % 12 === 0 ? t('says.years', { count: count / 12 }) : t('says.months', { count });
  return (
    <>
      {t(demandRestarts ? 'says.demandRestarts' : 'says.acknowledgedOnly', { period: period(months) })}
      {longStopMonths !== null && ` · ${t('says.longStop', { period: period(longStopMonths) })}`}
    </>
  );
}

function FeesSay({ values }: { readonly values: Extract<LawRow['values'], { kind: 'fees' }> }) {
  const { t } = useTranslation('law');
  const format = useFormat();
  const { bands, capMinor, numerator, denominator } = values;
  const rates = bands.flatMap(({ rateBp }) => (rateBp === null ? [] : [rateBp]));
  const per = (bp: number): string => `${bp / 100}%`;
  const parts = [
    t('says.bands', { count: bands.length }),
    ...(rates.length > 0 ? [`${per(Math.max(...rates))} – ${per(Math.min(...rates))}`] : []),
    ...(capMinor === null ? [] : [t('says.cap', { amount: format.money(capMinor, cny) })]),
    ...(denominator === numerator ? [] : [t('says.share', { numerator, denominator })]),
  ];
  return <>{parts.join(' · ')}</>;
}
