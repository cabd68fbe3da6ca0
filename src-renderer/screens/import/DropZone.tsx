import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputFor } from '../../app/calls.ts';
import { useHost, type PickedFile } from '../../app/host.ts';
import { Icon } from '../../components/Icon.tsx';
import { Bar } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import classes from './Import.module.css';

type Sample = InputFor<'exchange.openSample'>['sample'];
const samples = [
  'invoices-xlsx',
  'invoices-csv',
  'receipts-csv',
  'customers-xlsx',
] as const satisfies readonly Sample[];

export interface DropZoneProps {
  readonly busy: boolean;
  readonly onFile: (file: PickedFile) => void;
  readonly onSample: (sample: Sample) => void;
}

/** Drop a file, choose one, or try with one of ours. */
export function DropZone({ busy, onFile, onSample }: DropZoneProps) {
  const { t } = useTranslation('import');
  const host = useHost();
  const [over, setOver] = useState(false);
  const [receiving, setReceiving] = useState(false);

  const receive = async (taking: Promise<PickedFile | null>): Promise<void> => {
    setReceiving(true);
    try {
      const file = await taking;
      if (file !== null) onFile(file);
    } catch (error) {
      notifications.show({ color: 'red', message: t('notReceived', { detail: String(error) }), autoClose: 8000 });
    } finally {
      setReceiving(false);
    }
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped !== undefined && !busy) void receive(host.takeDropped(dropped));
  };

  return (
    <>
      <button
        type="button"
        className={classes.drop}
        data-over={over || undefined}
        disabled={busy || receiving}
        onClick={() => void receive(host.pickFile('import'))}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <Icon name="import" size={26} />
        <b>{t('drop.title')}</b>
        <span>{t('drop.text')}</span>
        <small>{t('drop.kinds')}</small>
      </button>
      <section>
        <SectionTitle title={t('samples.title')} note={t('samples.note')} />
        <Bar>
          {samples.map((sample) => (
            <Button key={sample} variant="default" disabled={busy} onClick={() => onSample(sample)}>
              {t(`samples.${sample}`)}
            </Button>
          ))}
        </Bar>
      </section>
    </>
  );
}
