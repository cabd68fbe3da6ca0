import { Button, Group, Loader, SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedRow } from '../../../src-main/areas/letters/contract.ts';
import type { Language } from '../../../src-main/kernel/format.ts';
import { useCommand } from '../../app/commands.ts';
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

/** The one report for the boss: seen as it will be printed, numbered when it goes out, kept as it went out. */
export function ManagementReport() {
  const { t, i18n } = useTranslation('reports');
  const format = useFormat();
  const working = useWorkingPoint();
  const { language: screenLanguage } = useLanguage();
  const settings = useQueryOf('settings.get', {});
  const [chosen, setLanguage] = useState<Language | null>(null);
  const language = chosen ?? settings.data?.language ?? screenLanguage;
  const [asking, setAsking] = useState(false);
  const [archived, setArchived] = useState<IssuedRow | null>(null);
  const request = { ...working.point, language, currency: working.currency };
  const preview = useQueryOf('reports.preview', request);
  const issue = useCommand('reports.issue');
  const rows = usePagedRows('letters.archive', { kind: 'management_report' }, pickIssued);
  const columns = useArchiveColumns(['number', 'asOf', 'issuedAt']);
  const audit = useQueryOf('book.audit', { limit: 1 });
  const [head] = audit.data?.rows ?? [];

  const send = async (): Promise<void> => {
    const reply = await issue.run(request);
    setAsking(false);
    if (reply.ok) notifications.show({ message: t('issued', { number: reply.value.number }) });
  };

  return (
    <>
      <SectionTitle level={1} title={t('title')} note={t('note')} />
      <div className={classes.columns}>
        <div className={classes.side}>
          <dl className={classes.facts}>
            <dt>{t('asOf')}</dt>
            <dd>
              {format.day(working.asOf)}
              {working.knownAt !== null && ` · ${t('knownAt', { at: format.instant(working.knownAt) })}`}
            </dd>
            <dt>{t('currency')}</dt>
            <dd>
              {format.currencyName(working.currency)} {working.currency}
            </dd>
            <dt>{t('language')}</dt>
            <dd>
              <SegmentedControl
                aria-label={t('language')}
                value={language}
                data={[
                  { value: 'zh', label: '中文' },
                  { value: 'en', label: 'English' },
                ]}
                onChange={(value) => setLanguage(value)}
              />
            </dd>
          </dl>
          <p className={classes.soft}>{t('hint')}</p>
          {preview.data?.reconciled === false && <Notice tone="bad">{t('notReconciled')}</Notice>}
          <Group gap={8}>
            <Button
              disabled={preview.data === undefined || working.book.readOnly}
              loading={issue.running}
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
        busy={issue.running}
        onCancel={() => setAsking(false)}
        onConfirm={() => void send()}
      >
        <p>{t('issueText', { day: format.day(working.asOf) })}</p>
      </Confirm>
    </>
  );
}
