import { Button, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../../src-main/areas/collections/contract.ts';
import { useHost } from '../../../app/host.ts';
import { useLanguage } from '../../../app/i18n.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { Bar } from '../../../components/Page.tsx';
import { SectionTitle } from '../../../components/Section.tsx';
import classes from './Today.module.css';
import { useCalendarExport } from './useCalendarExport.ts';

/** The task as a mail to copy, a page to print and a calendar file: it goes out by the clerk's own hand. */
export function TaskPaper({ task }: { readonly task: Task }) {
  const { t } = useTranslation('today');
  const host = useHost();
  const { asOf } = useWorkingPoint();
  const { language } = useLanguage();
  const { data } = useQueryOf('collections.taskPaper', { taskId: task.taskId, language });
  const calendar = useCalendarExport();
  if (data === undefined) return null;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(`${data.subject}\n\n${data.body}`);
    notifications.show({ message: t('tasks.form.copied') });
  };
  return (
    <div className={classes.form}>
      <SectionTitle title={t('tasks.form.mail')} />
      <TextInput label={t('tasks.form.subject')} value={data.subject} readOnly />
      <Textarea aria-label={t('tasks.form.mail')} value={data.body} rows={9} readOnly />
      <Bar>
        <Button variant="default" onClick={() => void copy()}>
          {t('tasks.form.copy')}
        </Button>
        <Button variant="default" onClick={() => void host.print(data.documentToken)}>
          {t('tasks.form.print')}
        </Button>
        {task.doneOn === null && (
          <Button
            variant="default"
            loading={calendar.running}
            onClick={() =>
              void calendar.save(
                { taskId: task.taskId, asOf, fromOn: task.dueOn, toOn: task.dueOn },
                t('calendar.taskFileName', { title: task.title.slice(0, 60) }),
              )
            }
          >
            {t('tasks.form.ics')}
          </Button>
        )}
      </Bar>
    </div>
  );
}
