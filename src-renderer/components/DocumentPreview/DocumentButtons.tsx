import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../../app/host.ts';
import { errorText } from '../../app/refusals.ts';
import { Icon } from '../Icon.tsx';

export interface DocumentButtonsProps {
  readonly documentToken: string;
  readonly suggestedFileName: string;
}

/** Print and save as PDF. Where the host makes no PDF files itself, its print dialog does, and this says so. */
export function DocumentButtons({ documentToken, suggestedFileName }: DocumentButtonsProps) {
  const { t, i18n } = useTranslation('documents');
  const host = useHost();
  const [busy, setBusy] = useState<'print' | 'pdf' | null>(null);

  const attempt = async (what: 'print' | 'pdf', work: () => Promise<void>): Promise<void> => {
    setBusy(what);
    try {
      await work();
    } catch (error) {
      notifications.show({ color: 'red', message: t('failed', { detail: errorText(i18n, error) }), autoClose: 8000 });
    } finally {
      setBusy(null);
    }
  };
  const print = () => attempt('print', () => host.print(documentToken));
  const savePdf = () =>
    attempt('pdf', async () => {
      const place = await host.savePdf(documentToken, suggestedFileName);
      if (place === null) return;
      if (place === 'use_print') {
        notifications.show({ message: t('usePrint') });
        await host.print(documentToken);
        return;
      }
      notifications.show({
        message: t('savedAs', { name: place.name }),
        ...(host.reveal === null ? {} : { onClick: () => void host.reveal?.(place.saveToken) }),
      });
    });

  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="print" size={14} />}
        loading={busy === 'print'}
        onClick={() => void print()}
      >
        {t('print')}
      </Button>
      <Button
        variant="default"
        leftSection={<Icon name="export" size={14} />}
        loading={busy === 'pdf'}
        onClick={() => void savePdf()}
      >
        {t('savePdf')}
      </Button>
    </>
  );
}
