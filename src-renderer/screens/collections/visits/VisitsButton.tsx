import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/Icon.tsx';
import { SideDrawer } from '../../../components/SideDrawer.tsx';
import { VisitsPart } from './VisitsPart.tsx';

/** Opens the round of a day: whom to visit, and the sheet to take along. Only customers of `collector`; empty: of everybody. */
export function VisitsButton({ collector = '' }: { readonly collector?: string }) {
  const { t } = useTranslation('visits');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<Icon name="print" size={13} />} onClick={() => setOpened(true)}>
        {t('open')}
      </Button>
      <SideDrawer opened={opened} onClose={() => setOpened(false)} title={t('title')} size={1240}>
        {opened && <VisitsPart collector={collector} />}
      </SideDrawer>
    </>
  );
}
