import { Group, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DocumentButtons } from '../../components/DocumentPreview/DocumentButtons.tsx';
import { DocumentPreview } from '../../components/DocumentPreview/DocumentPreview.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';

export interface PaperDrawerProps {
  readonly opened: boolean;
  readonly title: string;
  /** Undefined while it is drawn up. */
  readonly paper: { readonly documentToken: string; readonly title: string; readonly suggestedFileName: string } | undefined; // prettier-ignore
  readonly failure: string | null;
  readonly onClose: () => void;
}

/** A paper at the side, to be printed or saved. */
export function PaperDrawer({ opened, title, paper, failure, onClose }: PaperDrawerProps) {
  const { t } = useTranslation();
  return (
    <SideDrawer opened={opened} onClose={onClose} size={900} title={title}>
      {failure !== null ? (
        <Notice tone="bad">{failure}</Notice>
      ) : paper === undefined ? (
        <Loader size="sm" aria-label={t('loading')} />
      ) : (
        <>
          <Group gap={8}>
            <DocumentButtons documentToken={paper.documentToken} suggestedFileName={paper.suggestedFileName} />
          </Group>
          <DocumentPreview documentToken={paper.documentToken} title={paper.title} />
        </>
      )}
    </SideDrawer>
  );
}
