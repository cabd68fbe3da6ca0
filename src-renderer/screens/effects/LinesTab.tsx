import { SegmentedControl, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import classes from './Effects.module.css';
import type { Period } from './period.ts';
import { useCodeName } from './useCodeName.ts';

const groups = ['channel', 'step', 'result'] as const;

/** Cost and return of each channel, step or result; a receipt counts for the last action before it alone. */
export function LinesTab({ period }: { readonly period: Period }) {
  const { t, i18n } = useTranslation('effects');
  const format = useFormat();
  const nameOf = useCodeName();
  const [by, setBy] = useState<(typeof groups)[number]>('channel');
  const { data, error } = useQueryOf('effects.lines', { ...period, by });
  return (
    <>
      <Bar label={t('lines.by')}>
        <SegmentedControl
          aria-label={t('lines.by')}
          value={by}
          data={groups.map((value) => ({ value, label: t(`lines.${value}`) }))}
          onChange={(value) => setBy(value)}
        />
      </Bar>
      {error !== null && <Notice tone="bad">{errorText(i18n, error)}</Notice>}
      {data === undefined ? (
        <Skeleton height={200} />
      ) : data.rows.length === 0 ? (
        <EmptyState icon="info" title={t('lines.empty')} text={t('lines.emptyText')} />
      ) : (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th>{t(`lines.${by}`)}</th>
                {(
                  [
                    'actions',
                    'reached',
                    'promises',
                    'minutes',
                    'cost',
                    'receipts',
                    'collected',
                    'net',
                    'ratio',
                    'return',
                  ] as const
                ).map((name) => (
                  <th key={name} data-right>
                    {t(`lines.heads.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.code}>
                  <td>{nameOf(by, row.code)}</td>
                  <td data-right>{format.count(row.actions)}</td>
                  <td data-right>{format.count(row.reached)}</td>
                  <td data-right>{format.count(row.promises)}</td>
                  <td data-right>{format.count(row.minutes)}</td>
                  <td data-right>{format.money(row.costMinor, data.costCurrency)}</td>
                  <td data-right>{format.count(row.receipts)}</td>
                  <td data-right>{format.money(row.collectedMinor, period.currency)}</td>
                  <td data-right>{row.netMinor === null ? '–' : format.money(row.netMinor, period.currency)}</td>
                  <td data-right>{row.costRatioBp === null ? '–' : format.basisPoints(row.costRatioBp)}</td>
                  <td data-right>
                    {row.returnHundredths === null
                      ? '–'
                      : t('lines.times', { n: format.tenths(Math.round(row.returnHundredths / 10)) })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={classes.soft}>{t('lines.note')}</p>
    </>
  );
}
