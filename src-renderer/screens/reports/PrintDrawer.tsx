import { Group, Loader, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../src-main/kernel/format.ts';
import { useLanguage } from '../../app/i18n.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { DocumentButtons } from '../../components/DocumentPreview/DocumentButtons.tsx';
import { DocumentPreview } from '../../components/DocumentPreview/DocumentPreview.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import type { ListQuestion } from './listQuestion.ts';

export interface PrintDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly question: ListQuestion;
}

/** The list as it will come out of the printer, in the language of whoever gets it. */
export function PrintDrawer({ opened, onClose, title, question }: PrintDrawerProps) {
  return (
    <SideDrawer opened={opened} onClose={onClose} title={title} size={1180}>
      {opened && <Printable question={question} />}
    </SideDrawer>
  );
}

function Printable({ question }: { readonly question: ListQuestion }) {
  const { t, i18n } = useTranslation('reports');
  const { language: screenLanguage } = useLanguage();
  const [language, setLanguage] = useState<Language>(screenLanguage);
  const page = useQueryOf('reports.listPage', { ...question, language }, { keepPrevious: false });
  return (
    <>
      <Group gap={8} mb={8}>
        <SegmentedControl
          aria-label={t('language')}
          value={language}
          data={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(value) => setLanguage(value === 'zh' ? 'zh' : 'en')}
        />
        {page.data !== undefined && <DocumentButtons {...page.data} />}
      </Group>
      {page.error !== null ? (
        <Notice tone="bad">{errorText(i18n, page.error)}</Notice>
      ) : page.data === undefined ? (
        <Loader size="sm" aria-label={t('common:loading')} />
      ) : (
        <DocumentPreview
          documentToken={page.data.documentToken}
          title={page.data.title}
          landscape={page.data.landscape}
        />
      )}
    </>
  );
}
