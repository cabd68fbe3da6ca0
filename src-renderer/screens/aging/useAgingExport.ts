import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { Basis } from '../../../src-main/areas/aging/contract.ts';
import { useHost } from '../../app/host.ts';
import { useLanguage } from '../../app/i18n.ts';
import { useJob } from '../../app/jobs.ts';
import { useWorkingPoint } from '../../app/working.tsx';

/** Asks where, lets the service write the workbook, hands it to the clerk. */
export function useAgingExport({ basis, search }: { readonly basis: Basis; readonly search: string }) {
  const { t } = useTranslation('aging');
  const host = useHost();
  const job = useJob('exchange.exportAging');
  const { language } = useLanguage();
  const { point, currency, asOf, book } = useWorkingPoint();

  const start = async (): Promise<void> => {
    const place = await host.saveFile('xlsx', t('exportFileName', { company: book.companyName, day: asOf }));
    if (place === null) return;
    const reply = await job.run({
      ...point,
      basis,
      currency,
      language,
      saveToken: place.saveToken,
      ...(search === '' ? {} : { search }),
    });
    if (!reply.ok) return;
    await host.finishSave(place.saveToken);
    notifications.show({ message: t('common:exported', { name: reply.value.fileName }) });
  };
  return { job, start };
}
