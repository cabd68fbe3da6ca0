import { Button, Group, Loader, SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedRow } from '../../../src-main/areas/letters/contract.ts';
import type { Language } from '../../../src-main/kernel/format.ts';
import type { Result } from '../../../src-main/kernel/result.ts';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/i18n.ts';
import { usePagedRows, useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { ArchivedDrawer } from '../../components/DocumentPreview/ArchivedDrawer.tsx';
import { DocumentButtons } from '../../components/DocumentPreview/DocumentButtons.tsx';
import { DocumentPreview } from '../../components/DocumentPreview/DocumentPreview.tsx';
import { pickIssued, useArchiveColumns } from '../../components/DocumentPreview/useArchiveColumns.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Reports.module.css';

/** The language a paper is printed in: the book's own until another is chosen. */
export function usePaperLanguage(): readonly [Language, (language: Language) => void] {
  const { language: screenLanguage } = useLanguage();
  const settings = useQueryOf('settings.get', {});
  const [chosen, choose] = useState<Language | null>(null);
  return [chosen ?? settings.data?.language ?? screenLanguage, choose];
}

export interface PaperDeskProps {
  readonly kind: IssuedRow['kind'];
  readonly title: string;
  readonly note: string;
  readonly hint: string;
  readonly issueText: string;
  /** Terms and descriptions beside the language. */
  readonly facts: ReactNode;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly preview: Pick<
    UseQueryResult<{ readonly documentToken: string; readonly title: string; readonly suggestedFileName: string }>,
    'data' | 'error'
  >;
  readonly notice?: ReactNode;
  readonly issuing: boolean;
  readonly onIssue: () => Promise<Result<{ readonly number: string }>>;
}

/** A numbered paper: seen as it will be printed, numbered when it goes out, kept as it went out. */
export function PaperDesk(props: PaperDeskProps) {
  const { kind, title, language, preview, issuing } = props;
  const { t, i18n } = useTranslation('reports');
  const format = useFormat();
  const { book } = useWorkingPoint();
  const [asking, setAsking] = useState(false);
  const [archived, setArchived] = useState<IssuedRow | null>(null);
  const rows = usePagedRows('letters.archive', { kind }, pickIssued);
  const columns = useArchiveColumns(['number', 'asOf', 'issuedAt']);
  const audit = useQueryOf('book.audit', { limit: 1 });
  const [head] = audit.data?.rows ?? [];

  const send = async (): Promise<void> => {
    const reply = await props.onIssue();
    setAsking(false);
    if (reply.ok) notifications.show({ message: t('issued', { number: reply.value.number }) });
  };

  return (
    <>
      <SectionTitle level={1} title={title} note={props.note} />
      <div className={classes.columns}>
        <div className={classes.side}>
          <dl className={classes.facts}>
            {props.facts}
            <dt>{t('language')}</dt>
            <dd>
              <SegmentedControl
                aria-label={t('language')}
                value={language}
                data={[
                  { value: 'zh', label: '中文' },
                  { value: 'en', label: 'English' },
                ]}
                onChange={props.onLanguage}
              />
            </dd>
          </dl>
          <p className={classes.soft}>{props.hint}</p>
          {props.notice}
          <Group gap={8}>
            <Button
              disabled={preview.data === undefined || book.readOnly}
              loading={issuing}
              onClick={() => setAsking(true)}
            >
              {t('issue')}
            </Button>
            {preview.data !== undefined && <DocumentButtons {...preview.data} />}
          </Group>

          <SectionTitle title={t('archive')} note={t('archiveNote')} />
          <Panel>
            <DataGrid
              label={t('archive')}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.issuedId}
              onOpen={setArchived}
              empty={<EmptyState icon="reports" title={t('archiveEmpty')} text={t('archiveEmptyText')} />}
            />
          </Panel>
          {head !== undefined && (
            <p className={classes.soft}>
              {t('auditHead', { seq: format.count(head.seq) })} <code title={head.hash}>{head.hash.slice(0, 16)}…</code>
            </p>
          )}
        </div>
        <div className={classes.preview}>
          {preview.error !== null ? (
            <Notice tone="bad">{errorText(i18n, preview.error)}</Notice>
          ) : preview.data === undefined ? (
            <Loader size="sm" aria-label={t('common:loading')} />
          ) : (
            <DocumentPreview documentToken={preview.data.documentToken} title={preview.data.title} />
          )}
        </div>
      </div>
      <ArchivedDrawer row={archived} onClose={() => setArchived(null)} />
      <Confirm
        opened={asking}
        title={t('issue')}
        confirmLabel={t('issue')}
        busy={issuing}
        onCancel={() => setAsking(false)}
        onConfirm={() => void send()}
      >
        <p>{props.issueText}</p>
      </Confirm>
    </>
  );
}
