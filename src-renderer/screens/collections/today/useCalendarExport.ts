import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { InputFor } from '../../../app/calls.ts';
import { useHost } from '../../../app/host.ts';
import { useLanguage } from '../../../app/i18n.ts';
import { useJob } from '../../../app/jobs.ts';

type Question = Omit<InputFor<'collections.exportCalendar'>, 'language' | 'saveToken'>;

/** Asks where, lets the service write the calendar file, hands it to the clerk. */
export function useCalendarExport() {
  const { t } = useTranslation('today');
  const host = useHost();
  const job = useJob('collections.exportCalendar');
  const { language } = useLanguage();
  const save = async (question: Question, name: string): Promise<void> => {
    const place = await host.saveFile('ics', name);
    if (place === null) return;
    const reply = await job.run({ ...question, language, saveToken: place.saveToken });
    if (!reply.ok) return;
    await host.finishSave(place.saveToken);
    notifications.show({ message: t('calendar.exported', { name: reply.value.fileName, count: reply.value.count }) });
  };
  return { save, running: job.running };
}
