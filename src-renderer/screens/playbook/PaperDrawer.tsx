import { Group, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../src-main/kernel/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { DocumentButtons } from '../../components/DocumentPreview/DocumentButtons.tsx';
import { DocumentPreview } from '../../components/DocumentPreview/DocumentPreview.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import type { ScriptRow } from './tabs.ts';

export interface PaperDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** A script card, or the whole conduct sheet. */
  readonly paper: Pick<ScriptRow, 'kind' | 'code'> | 'conduct';
  readonly language: Language;
}

/** The page as it comes out of the printer. */
export function PaperDrawer({ opened, onClose, title, paper, language }: PaperDrawerProps) {
  return (
    <SideDrawer opened={opened} onClose={onClose} title={title} size={900}>
      {opened &&
        (paper === 'conduct' ? <ConductPaper language={language} /> : <CardPaper paper={paper} language={language} />)}
    </SideDrawer>
  );
}

function CardPaper({
  paper,
  language,
}: {
  readonly paper: Pick<ScriptRow, 'kind' | 'code'>;
  readonly language: Language;
}) {
  return <Paper page={useQueryOf('playbook.card', { ...paper, language }, { keepPrevious: false })} />;
}

function ConductPaper({ language }: { readonly language: Language }) {
  return <Paper page={useQueryOf('playbook.conductSheet', { language }, { keepPrevious: false })} />;
}

interface PaperProps {
  readonly page: {
    readonly data: { readonly documentToken: string; readonly title: string; readonly suggestedFileName: string } | undefined;
    readonly error: Error | null;
  }; // prettier-ignore
}

function Paper({ page: { data, error } }: PaperProps) {
  const { t, i18n } = useTranslation('playbook');
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data === undefined) return <Loader size="sm" aria-label={t('common:loading')} />;
  return (
    <>
      <Group gap={8} mb={8}>
        <DocumentButtons documentToken={data.documentToken} suggestedFileName={data.suggestedFileName} />
      </Group>
      <DocumentPreview documentToken={data.documentToken} title={data.title} />
    </>
  );
}
