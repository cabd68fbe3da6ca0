import { Button, NumberInput, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../../src-main/areas/exchange/contract.ts';
import { Bar } from '../../components/Page.tsx';

const kinds = ['invoices', 'receipts', 'customers'] as const satisfies readonly ImportKind[];

export interface PointToHeaderProps {
  readonly onRead: (reading: { readonly kind: ImportKind; readonly headerRow: number }) => void;
}

/** No row looked like a header: the clerk knows which one it is, and what the file holds. */
export function PointToHeader({ onRead }: PointToHeaderProps) {
  const { t } = useTranslation('import');
  const [kind, setKind] = useState<ImportKind>('invoices');
  const [headerRow, setHeaderRow] = useState<number | null>(1);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (headerRow !== null) onRead({ kind, headerRow });
      }}
    >
      <Bar label={t('pointToHeader')}>
        <span>{t('pointToHeader')}</span>
        <SegmentedControl
          aria-label={t('file.kind')}
          value={kind}
          data={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onChange={(value) => setKind(value)}
        />
        <NumberInput
          w={90}
          aria-label={t('file.headerRow')}
          value={headerRow ?? ''}
          min={1}
          max={1_000_000}
          allowDecimal={false}
          onChange={(value) => setHeaderRow(typeof value === 'number' && value >= 1 ? value : null)}
        />
        <Button type="submit" variant="default" disabled={headerRow === null}>
          {t('readAgain')}
        </Button>
      </Bar>
    </form>
  );
}
