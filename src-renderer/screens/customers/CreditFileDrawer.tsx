import { Button, Group, Loader, SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import type { Language } from '../../../src-main/kernel/format.ts';
import { useCommand } from '../../app/commands.ts';
import { useLanguage } from '../../app/i18n.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { DocumentButtons } from '../../components/DocumentPreview/DocumentButtons.tsx';
import { DocumentPreview } from '../../components/DocumentPreview/DocumentPreview.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';

export interface CreditFileDrawerProps {
  readonly customerId: CustomerId;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The credit file on paper: looked at as a draft, numbered and frozen when it goes to be signed. */
export function CreditFileDrawer({ customerId, opened, onClose }: CreditFileDrawerProps) {
  const { t } = useTranslation('customers');
  return (
    <SideDrawer opened={opened} onClose={onClose} title={t('creditFile.title')} size={900}>
      {opened && <Paper customerId={customerId} />}
    </SideDrawer>
  );
}

function Paper({ customerId }: { readonly customerId: CustomerId }) {
  const { t, i18n } = useTranslation('customers');
  const { point, currency, book } = useWorkingPoint();
  const screen = useLanguage();
  const [language, setLanguage] = useState<Language>(screen.language);
  const [asking, setAsking] = useState(false);
  const request = { ...point, customerId, currency, language };
  const preview = useQueryOf('reports.creditFile', request);
  const issue = useCommand('reports.issueCreditFile');

  const send = async (): Promise<void> => {
    const reply = await issue.run(request);
    setAsking(false);
    if (reply.ok) notifications.show({ message: t('creditFile.issued', { number: reply.value.number }) });
  };

  if (preview.error !== null) return <Notice tone="bad">{errorText(i18n, preview.error)}</Notice>;
  if (preview.data === undefined) return <Loader size="sm" aria-label={t('common:loading')} />;
  return (
    <>
      <Group gap={8}>
        <SegmentedControl
          size="xs"
          aria-label={t('creditFile.language')}
          value={language}
          data={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(value) => setLanguage(value)}
        />
        {!book.readOnly && (
          <Button loading={issue.running} onClick={() => setAsking(true)}>
            {t('creditFile.issue')}
          </Button>
        )}
        <DocumentButtons {...preview.data} />
      </Group>
      <DocumentPreview documentToken={preview.data.documentToken} title={preview.data.title} />
      <Confirm
        opened={asking}
        title={t('creditFile.issue')}
        confirmLabel={t('creditFile.issue')}
        busy={issue.running}
        onCancel={() => setAsking(false)}
        onConfirm={() => void send()}
      >
        <p>{t('creditFile.issueText')}</p>
      </Confirm>
    </>
  );
}
