import type { ChartConfiguration } from 'chart.js';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card, StoredScore } from '../../../../src-main/areas/scoring/contract.ts';
import { pointsText } from '../../../../src-main/areas/scoring/rules/score.ts';
import { dayFromNumber, dayNumber } from '../../../../src-main/kernel/day.ts';
import { useFormat } from '../../../app/format.ts';
import { Chart } from '../../../components/Chart/Chart.tsx';
import type { Tokens } from '../../../components/Chart/useTokens.ts';

/** Points over the days they were scored for; the lines across are where the grades of the present card begin. */
export function ScoreChart({ scores, card }: { readonly scores: readonly StoredScore[]; readonly card: Card }) {
  const { t } = useTranslation('scoring');
  const format = useFormat();
  const build = useCallback(
    (tokens: Tokens): ChartConfiguration<'line'> => {
      const line = [...scores].reverse();
      const cuts = new Map(Object.entries(card.cutOffs).map(([grade, from]) => [from, grade]));
      return {
        type: 'line',
        data: {
          datasets: [
            {
              data: line.map(({ asOf, scoreMilli }) => ({ x: dayNumber(asOf), y: scoreMilli / 1000 })),
              borderColor: tokens.accent,
              borderWidth: 2,
              pointBackgroundColor: line.map(({ grade }) =>
                grade === 'D' ? tokens.dot5 : grade === 'C' ? tokens.dot2 : tokens.accent,
              ),
              pointBorderColor: tokens.panel,
              pointRadius: 4,
              pointHoverRadius: 5,
            },
          ],
        },
        options: {
          animation: false,
          responsive: true,
          maintainAspectRatio: false,
          scales: {
            x: {
              type: 'linear',
              grid: { display: false },
              border: { color: tokens['line-strong'] },
              ticks: {
                color: tokens.soft,
                font: { family: tokens.font, size: 11 },
                maxRotation: 0,
                maxTicksLimit: 8,
                precision: 0,
                callback: (value) => format.day(dayFromNumber(Math.round(Number(value)))),
              },
            },
            y: {
              min: 0,
              max: 100,
              border: { display: false },
              grid: { color: tokens.line },
              afterBuildTicks: (axis) => {
                axis.ticks = [0, ...cuts.keys(), 100].sort((a, b) => a - b).map((value) => ({ value }));
              },
              ticks: {
                color: tokens.soft,
                font: { family: tokens.font, size: 11 },
                autoSkip: false,
                callback: (value) => {
                  const grade = cuts.get(Number(value));
                  return grade === undefined ? String(value) : `${grade} ${String(value)}`;
                },
              },
            },
          },
          plugins: {
            tooltip: {
              displayColors: false,
              backgroundColor: tokens.ink,
              titleColor: tokens.panel,
              bodyColor: tokens.panel,
              bodyFont: { family: tokens.font, size: 12 },
              callbacks: {
                title: (items) => {
                  const score = line[items[0]?.dataIndex ?? -1];
                  return score === undefined ? '' : format.day(score.asOf);
                },
                label: (item) => {
                  const score = line[item.dataIndex];
                  return score === undefined ? '' : `${pointsText(score.scoreMilli)} · ${t('gradeOf', { grade: score.grade })}`;
                },
              },
            },
          },
        },
      }; // prettier-ignore
    },
    [scores, card, format, t],
  );
  return <Chart label={t('history.label')} height="fill" build={build} />;
}
