import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useHost } from '../../app/host.ts';
import { useLanguage } from '../../app/i18n.ts';
import { useJob } from '../../app/jobs.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { ListQuestion } from './listQuestion.ts';

/** Asks where, lets the service write the whole list, hands the file to the clerk. */
export function useListExport(question: ListQuestion, title: string) {
  const { t } = useTranslation('reports');
  const host = useHost();
  const job = useJob('exchange.exportList');
  const { language } = useLanguage();
  const { book } = useWorkingPoint();

  const start = async (format: 'xlsx' | 'csv'): Promise<void> => {
    const place = await host.saveFile(
      format,
      t('exportFileName', { title, company: book.companyName, day: question.to ?? question.asOf, ending: format }),
    );
    if (place === null) return;
    const reply = await job.run({ ...question, language, format, saveToken: place.saveToken });
    if (!reply.ok) return;
    await host.finishSave(place.saveToken);
    notifications.show({ message: t('common:exported', { name: reply.value.fileName }) });
  };
  return { job, start };
}
