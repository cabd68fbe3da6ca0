import { SegmentedControl, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lineGroups, type EffectFigure, type EffectLine } from '../../../src-main/areas/effects/contract.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import classes from './Effects.module.css';
import { FigureButton } from './FigureButton.tsx';
import type { Period } from './period.ts';
import { useCodeName } from './useCodeName.ts';
import { useOpened } from './useOpened.tsx';

const heads = ['actions', 'reached', 'promises', 'minutes', 'cost', 'receipts', 'collected', 'net', 'ratio', 'return'] as const; // prettier-ignore
type Head = (typeof heads)[number];

/** Cost and return of each channel, step or result; a receipt counts for the last action before it alone. */
export function LinesTab({ period }: { readonly period: Period }) {
  const { t, i18n } = useTranslation('effects');
  const format = useFormat();
  const nameOf = useCodeName();
  const [by, setBy] = useState<(typeof lineGroups)[number]>('channel');
  const { data, error } = useQueryOf('effects.lines', { ...period, by });
  const { open, drawer } = useOpened();
  /** A figure of a line; one of nothing, or that cannot be told, opens to no rows. */
  const cell = (row: EffectLine, head: Head, figure: EffectFigure, text: string, behind: number | null) => (
    <td data-right>
      <FigureButton
        empty={behind === null || (behind === 0 && figure !== 'line_net')}
        onOpen={() =>
          open({ figure, by, code: row.code, title: `${nameOf(by, row.code)} · ${t(`lines.heads.${head}`)}`, period })
        }
      >
        {text}
      </FigureButton>
    </td>
  );
  return (
    <>
      <Bar label={t('lines.by')}>
        <SegmentedControl
          aria-label={t('lines.by')}
          value={by}
          data={lineGroups.map((value) => ({ value, label: t(`lines.${value}`) }))}
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
                {heads.map((name) => (
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
                  {cell(row, 'actions', 'line_actions', format.count(row.actions), row.actions)}
                  {cell(row, 'reached', 'line_reached', format.count(row.reached), row.reached)}
                  {cell(row, 'promises', 'line_promises', format.count(row.promises), row.promises)}
                  {cell(row, 'minutes', 'line_actions', format.count(row.minutes), row.actions)}
                  {cell(row, 'cost', 'line_actions', format.money(row.costMinor, data.costCurrency), row.actions)}
                  {cell(row, 'receipts', 'line_receipts', format.count(row.receipts), row.receipts)}
                  {cell(
                    row,
                    'collected',
                    'line_receipts',
                    format.money(row.collectedMinor, period.currency),
                    row.receipts,
                  )}
                  {cell(
                    row,
                    'net',
                    'line_net',
                    row.netMinor === null ? '–' : format.money(row.netMinor, period.currency),
                    row.netMinor,
                  )}
                  {cell(
                    row,
                    'ratio',
                    'line_net',
                    row.costRatioBp === null ? '–' : format.basisPoints(row.costRatioBp),
                    row.costRatioBp,
                  )}
                  {cell(
                    row,
                    'return',
                    'line_net',
                    row.returnHundredths === null
                      ? '–'
                      : t('lines.times', { n: format.tenths(Math.round(row.returnHundredths / 10)) }),
                    row.returnHundredths,
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={classes.soft}>{t('lines.note')}</p>
      {drawer}
    </>
  );
}
