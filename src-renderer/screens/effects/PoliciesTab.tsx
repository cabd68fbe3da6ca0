import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EffectSummary } from '../../../src-main/areas/effects/contract.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Effects.module.css';
import { FigureButton } from './FigureButton.tsx';
import { measureFigures, type Measure } from './measures.ts';
import { shareText } from './shareText.ts';
import { useOpened } from './useOpened.tsx';

/** Policy versions side by side, each over the days it was in force. */
export function PoliciesTab() {
  const { t, i18n } = useTranslation('effects');
  const format = useFormat();
  const { point, currency } = useWorkingPoint();
  const { data, error } = useQueryOf('effects.policies', { ...point, currency });
  const { open, drawer } = useOpened();
  const nameOfVersion = ({ version, name }: { readonly version: number; readonly name: string }): string =>
    version === 0 ? t('policies.shipped') : t('policies.version', { n: version, name });
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data === undefined) return <Skeleton height={220} />;
  const lines: readonly (readonly [Measure, (summary: EffectSummary) => string])[] = [
    ['success', ({ success }) => shareText(success, format, t)],
    ['reduction', ({ reduction }) => shareText(reduction, format, t)],
    ['cleared', ({ cleared }) => `${cleared.part} / ${cleared.whole}`],
    ['within', ({ response: { within } }) => shareText({ ...within, n: within.whole }, format, t)],
    [
      'recoveryStart',
      ({ recovery }) =>
        recovery.fromStartTenths === null ? '–' : t('days', { n: format.tenths(recovery.fromStartTenths) }),
    ],
    ['kept', ({ kept }) => shareText(kept, format, t)],
    ['collection', ({ collection }) => shareText(collection, format, t)],
    ['cost', ({ costMinor, costCurrency }) => format.money(costMinor, costCurrency)],
  ];
  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('policies.measure')}</th>
              {data.rows.map((row) => (
                <th key={row.version} data-right>
                  {nameOfVersion(row)}
                  <br />
                  {`${format.day(row.summary.from)} – ${format.day(row.summary.to)}`}
                  <br />
                  {t('days', { n: format.count(row.days) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(([name, value]) => (
              <tr key={name}>
                <td>{t(`measures.${name}`)}</td>
                {data.rows.map((row) => (
                  <td key={row.version} data-right>
                    <FigureButton
                      onOpen={() =>
                        open({
                          figure: measureFigures[name],
                          title: `${nameOfVersion(row)} · ${t(`measures.${name}`)}`,
                          period: { ...point, currency, from: row.summary.from, asOf: row.summary.to },
                        })
                      }
                    >
                      {value(row.summary)}
                    </FigureButton>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {data.rows.length < 2 && <Notice tone="note">{t('policies.one')}</Notice>}
      {drawer}
    </>
  );
}
