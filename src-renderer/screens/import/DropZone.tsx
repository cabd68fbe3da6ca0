import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InputFor } from '../../app/calls.ts';
import type { PickedFile } from '../../app/host.ts';
import { FileDrop } from '../../components/FileDrop/FileDrop.tsx';
import { Bar } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';

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
  return (
    <>
      <FileDrop
        purpose="import"
        busy={busy}
        onFile={onFile}
        title={t('drop.title')}
        text={t('drop.text')}
        kinds={t('drop.kinds')}
      />
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
