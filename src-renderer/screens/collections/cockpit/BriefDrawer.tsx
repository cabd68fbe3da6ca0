import { Group, Loader, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../../src-main/kernel/format.ts';
import type { CustomerId } from '../../../../src-main/kernel/ids.ts';
import { useLanguage } from '../../../app/i18n.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { errorText } from '../../../app/refusals.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { DocumentButtons } from '../../../components/DocumentPreview/DocumentButtons.tsx';
import { DocumentPreview } from '../../../components/DocumentPreview/DocumentPreview.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { SideDrawer } from '../../../components/SideDrawer.tsx';

export interface BriefDrawerProps {
  readonly customerId: CustomerId;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** One page about the debtor, to read before a call or to take along on a visit. */
export function BriefDrawer({ customerId, opened, onClose }: BriefDrawerProps) {
  const { t } = useTranslation('cockpit');
  return (
    <SideDrawer opened={opened} onClose={onClose} title={t('brief.title')} size={900}>
      {opened && <Paper customerId={customerId} />}
    </SideDrawer>
  );
}

function Paper({ customerId }: { readonly customerId: CustomerId }) {
  const { t, i18n } = useTranslation('cockpit');
  const { point } = useWorkingPoint();
  const screen = useLanguage();
  const [language, setLanguage] = useState<Language>(screen.language);
  const brief = useQueryOf('reports.debtorBrief', { ...point, customerId, language });
  if (brief.error !== null) return <Notice tone="bad">{errorText(i18n, brief.error)}</Notice>;
  if (brief.data === undefined) return <Loader size="sm" aria-label={t('common:loading')} />;
  return (
    <>
      <Group gap={8}>
        <SegmentedControl
          size="xs"
          aria-label={t('brief.language')}
          value={language}
          data={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(value) => setLanguage(value)}
        />
        <DocumentButtons {...brief.data} />
      </Group>
      <DocumentPreview documentToken={brief.data.documentToken} title={brief.data.title} />
    </>
  );
}
