import { Button, Switch } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useLocalRows, useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { citation } from '../../../src-main/areas/law/rules/citation.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Figure, FigureStrip } from '../../components/Figure.tsx';
import { Bar } from '../../components/Page.tsx';
import { Chip, Panel } from '../../components/Section.tsx';
import classes from './Cases.module.css';
import { DeadlineChip } from './DeadlineChip.tsx';
import { useTick } from './useTick.ts';

type Row = ValueOf<'cases.deadlines'>['rows'][number];
const near = ['overdue', 'within_7', 'within_30', 'later'] as const;

/** Every deadline of every case, nearest first; tick off what is done without opening the case. */
export function DeadlinesPart({ onOpen }: { readonly onOpen: (caseId: CaseId) => void }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const { point, book } = useWorkingPoint();
  const [withDone, setWithDone] = useState(false);
  const { data } = useQueryOf('cases.deadlines', { ...point, status: withDone ? 'all' : 'open' });
  const { tick } = useTick();
  const rows = useLocalRows(data?.rows);
  const columns = useMemo<readonly GridColumn<Row>[]>(
    () => [
      {
        id: 'urgency',
        header: t('columns.dueOn'),
        width: 206,
        grow: 0,
        cell: (row) => (
          <span className={classes.next}>
            <DayText day={row.dueOn} />
            {row.doneOn === null ? <DeadlineChip deadline={row} /> : <Chip>{t('columns.done')}</Chip>}
          </span>
        ),
      },
      {
        id: 'what',
        header: t('columns.what'),
        width: 220,
        grow: 3,
        cell: (row) =>
          [t(`deadlineCodes.${row.code}`), row.subject, row.own ? row.note : ''].filter((each) => each !== '').join(' · '),
      },
      { id: 'party', header: t('columns.party'), width: 70, grow: 0, cell: (row) => t(`parties.${row.party}`) },
      { id: 'customer', header: t('common:customer'), width: 150, grow: 2, cell: (row) => row.customerName },
      {
        id: 'case',
        header: t('columns.case'),
        width: 150,
        grow: 2,
        cell: (row) => [t(`kinds.${row.kind}`), row.number || row.title].filter((each) => each !== '').join(' · '),
      },
      { id: 'article', header: t('columns.article'), width: format.language === 'en' ? 168 : 112, grow: 1, cell: (row) => citation(row.article, format.language) || '–' },
      ...(book.readOnly
        ? []
        : [
            {
              id: 'tick',
              header: '',
              width: format.language === 'en' ? 84 : 66,
              grow: 0,
              align: 'center' as const,
              opens: () => false,
              cell: (row: Row) =>
                row.doneOn === null ? (
                  <Button
                    variant="default"
                    size="compact-xs"
                    onClick={(event) => {
                      event.stopPropagation();
                      void tick(row);
                    }}
                  >
                    {t('deadlines.tick')}
                  </Button>
                ) : null,
            },
          ]),
    ],
    [t, format, tick, book.readOnly],
  ); // prettier-ignore

  return (
    <div className={classes.part}>
      <FigureStrip label={t('deadlines.figures')}>
        {near.map((urgency) => (
          <Figure key={urgency} label={t(`deadlines.${urgency}`)} value={String(data?.counts[urgency] ?? 0)} />
        ))}
      </FigureStrip>
      <Bar>
        <Switch
          label={t('deadlines.withDone')}
          checked={withDone}
          onChange={(event) => setWithDone(event.currentTarget.checked)}
        />
      </Bar>
      <Panel>
        <DataGrid
          label={t('parts.deadlines')}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.caseId} ${row.code} ${row.fromStage} ${row.fromOn} ${row.subject} ${row.deadlineId ?? ''}`}
          onOpen={(row) => onOpen(row.caseId)}
          empty={<EmptyState icon="check" title={t('deadlines.emptyTitle')} text={t('deadlines.emptyText')} />}
        />
      </Panel>
      <p className={classes.fine}>{t('disclaimer')}</p>
    </div>
  ); // prettier-ignore
}
