import { Group, Loader, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedRow } from '../../../src-main/areas/letters/contract.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { Notice } from '../Notice.tsx';
import { SideDrawer } from '../SideDrawer.tsx';
import classes from './DocumentPreview.module.css';
import { DocumentButtons } from './DocumentButtons.tsx';
import { DocumentPreview } from './DocumentPreview.tsx';

/** An issued letter or report, byte for byte as it went out, with the hash that proves it. */
export function ArchivedDrawer(props: {
  readonly row: IssuedRow | null;
  readonly onClose: () => void;
  /** What belongs to it, above the page. */
  readonly children?: ReactNode;
}) {
  const { row, onClose, children } = props;
  return (
    <SideDrawer opened={row !== null} onClose={onClose} title={row?.number ?? ''} size={900}>
      {row !== null && <Archived row={row}>{children}</Archived>}
    </SideDrawer>
  );
}

function Archived({ row, children }: { readonly row: IssuedRow; readonly children?: ReactNode }) {
  const { t, i18n } = useTranslation('documents');
  const format = useFormat();
  const reprint = useQueryOf('letters.reprint', { issuedId: row.issuedId }, { keepPrevious: false });
  if (reprint.error !== null) return <Notice tone="bad">{errorText(i18n, reprint.error)}</Notice>;
  if (reprint.data === undefined) return <Loader size="sm" aria-label={t('common:loading')} />;
  const { documentToken, suggestedFileName, sha256, title } = reprint.data;
  return (
    <>
      <Group gap={8}>
        <DocumentButtons documentToken={documentToken} suggestedFileName={suggestedFileName} />
      </Group>
      <Text size="xs" c="dimmed" className={classes.hash ?? ''}>
        {t('issuedLine', { at: format.instant(row.issuedAt), actor: row.actor, asOf: format.day(row.asOf) })}
        <br />
        {t('hash')} <code>{sha256}</code>
      </Text>
      {children}
      <DocumentPreview documentToken={documentToken} title={title} />
    </>
  );
}
