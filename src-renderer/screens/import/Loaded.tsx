import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { Figure, FigureStrip } from '../../components/Figure.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { useExportRejected } from './useExportRejected.ts';

export interface LoadedProps {
  readonly result: ValueOf<'exchange.commit'>;
  readonly fileName: string;
  readonly onAnother: () => void;
}

/** The batch is in: what came with it, and where to go from here. */
export function Loaded({ result, fileName, onAnother }: LoadedProps) {
  const { t } = useTranslation('import');
  const format = useFormat();
  const navigate = useNavigate();
  const exporting = useExportRejected();
  return (
    <>
      <Notice tone="good">{t('loaded.title', { n: format.count(result.accepted), fileName })}</Notice>
      <FigureStrip label={t('outcome.title')}>
        <Figure label={t('loaded.accepted')} value={format.count(result.accepted)} />
        <Figure label={t('outcome.rejected')} value={format.count(result.rejected)} />
        <Figure label={t('outcome.duplicates')} value={format.count(result.duplicates)} />
        {result.totals.map((total) => (
          <Figure
            key={total.currency}
            label={t('loaded.total', { currency: total.currency })}
            value={format.money(total.amountMinor, total.currency)}
          />
        ))}
      </FigureStrip>
      <Bar>
        <Button size="sm" onClick={() => void navigate('/aging')} autoFocus>
          {t('loaded.toAging')}
        </Button>
        <Button size="sm" variant="default" onClick={onAnother}>
          {t('loaded.another')}
        </Button>
        {result.rejected > 0 && (
          <Button
            size="sm"
            variant="default"
            leftSection={<Icon name="export" size={13} />}
            loading={exporting.running}
            onClick={() => void exporting.run({ batchId: result.batchId }, fileName)}
          >
            {t('exportRejected')}
          </Button>
        )}
      </Bar>
      <p>{t('loaded.undoNote')}</p>
    </>
  );
}
