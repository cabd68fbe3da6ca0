import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQueryOf } from '../../../app/queries.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { Page } from '../../../components/Page.tsx';
import { SectionTitle } from '../../../components/Section.tsx';
import { CalendarPart } from '../calendar/CalendarPart.tsx';
import { AlertsPart } from './AlertsPart.tsx';
import { ListPart } from './ListPart.tsx';
import { TasksPart } from './TasksPart.tsx';

const parts = ['list', 'calendar', 'tasks', 'alerts'] as const;
type Part = (typeof parts)[number];

/** Where the day begins: who is to be dealt with and why, what has a day, what colleagues were asked for. */
export default function TodayScreen() {
  const { t } = useTranslation('today');
  const { asOf } = useWorkingPoint();
  const [search, setSearch] = useSearchParams();
  const part: Part = parts.find((name) => name === search.get('part')) ?? 'list';
  const open = useQueryOf('collections.tasks', { asOf, status: 'open', limit: 1 }).data?.total ?? 0;

  return (
    <Page fill>
      <SectionTitle
        level={1}
        title={t('title')}
        note={part === 'list' ? t('note') : t(`${part}.note`)}
        tools={
          <SegmentedControl
            aria-label={t('partsLabel')}
            value={part}
            data={parts.map((value) => ({
              value,
              label: value === 'tasks' && open > 0 ? t('parts.tasksCount', { count: open }) : t(`parts.${value}`),
            }))}
            onChange={(value) => setSearch(value === 'list' ? {} : { part: value }, { replace: true })}
          />
        }
      />
      {part === 'list' && <ListPart />}
      {part === 'calendar' && <CalendarPart />}
      {part === 'tasks' && <TasksPart />}
      {part === 'alerts' && <AlertsPart />}
    </Page>
  );
}
