import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { InputFor } from '../../app/calls.ts';
import { useHost } from '../../app/host.ts';
import { useLanguage } from '../../app/i18n.ts';
import { useJob } from '../../app/jobs.ts';

type Of = Pick<InputFor<'exchange.exportRejected'>, 'plan' | 'batchId'>;

/** Rejected rows into a workbook with their reasons, to be corrected there and loaded again. */
export function useExportRejected() {
  const { t } = useTranslation('import');
  const host = useHost();
  const { language } = useLanguage();
  const job = useJob('exchange.exportRejected');
  const run = async (of: Of, fileName: string): Promise<void> => {
    const base = fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '');
    const place = await host.saveFile('xlsx', `${base}-${t('rejectedSuffix')}.xlsx`);
    if (place === null) return;
    const reply = await job.run({ ...of, saveToken: place.saveToken, language });
    if (!reply.ok) return;
    await host.finishSave(place.saveToken);
    notifications.show({ message: t('common:exported', { name: place.name }) });
  };
  return { run, running: job.running };
}
