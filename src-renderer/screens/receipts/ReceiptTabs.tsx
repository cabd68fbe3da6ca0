import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

const places = { workbench: '/receipts', list: '/receipts/list' } as const;
type Place = keyof typeof places;

/** The two sides of the receipts: what waits, and all there is. */
export function ReceiptTabs({ shown }: { readonly shown: Place }) {
  const { t } = useTranslation('receipts');
  const navigate = useNavigate();
  return (
    <SegmentedControl
      aria-label={t('tabs.label')}
      value={shown}
      data={(Object.keys(places) as Place[]).map((value) => ({ value, label: t(`tabs.${value}`) }))}
      onChange={(value) => void navigate(places[value])}
    />
  );
}
