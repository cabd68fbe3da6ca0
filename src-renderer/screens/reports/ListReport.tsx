import { Button, Loader } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ListId, ListRow } from '../../../src-main/areas/reports/contract.ts';
import { listDefinitions } from '../../../src-main/areas/reports/rules/lists.ts';
import { factLines, proofText } from '../../../src-main/areas/reports/rules/listText.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { usePagedRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DocumentPanel } from '../../components/Drill/DocumentPanel.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Fill } from '../../components/Page.tsx';
import { ProgressPanel } from '../../components/ProgressPanel.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { useParameters } from './choice.ts';
import { listColumns, toneOf } from './listColumns.tsx';
import { ListParameters } from './ListParameters.tsx';
import { useListSpeech } from './listSpeech.ts';
import { listQuestion } from './listQuestion.ts';
import { PrintDrawer } from './PrintDrawer.tsx';
import classes from './Reports.module.css';
import { useListExport } from './useListExport.ts';

type ListValue = ValueOf<'reports.list'>;

/** A list without a line is no table of zeros; one that does not agree is shown whatever it holds. */
const pick = (value: ListValue) => {
  const lines = value.sections.reduce((sum, section) => sum + section.lines, 0);
  const brought = value.rows.some(({ kind }) => kind === 'opening');
  return lines === 0 && !brought && value.reconciled ? { rows: [], total: 0 } : value;
};

/** One list: what is asked of it, its rows as they are printed, and the proof beneath. */
export function ListReport({ list }: { readonly list: ListId }) {
  const { t, i18n } = useTranslation('reports');
  const navigate = useNavigate();
  const speech = useListSpeech();
  const working = useWorkingPoint();
  const definition = listDefinitions[list];
  const [parameters, change] = useParameters(list, working.book.fileName);
  const [documentId, setDocumentId] = useState<DocumentId | null>(null);
  const [printing, setPrinting] = useState(false);
  const waiting = definition.needsCustomer && (parameters.customer ?? null) === null;
  const question: Omit<InputFor<'reports.list'>, 'offset' | 'limit'> = listQuestion(list, parameters, working);
  const rows = usePagedRows('reports.list', question, pick, { enabled: !waiting });
  // The answer to another question stays until the new one is here, but never under another list's name.
  const first = rows.first?.facts.list === list && !waiting ? rows.first : undefined;
  const exporting = useListExport(question, speech.words.titles[list]);
  const columns = useMemo(
    () => (first === undefined ? [] : listColumns(speech, first, definition.parameters.includes('sort'))),
    [speech, first, definition],
  );
  const error = rows.error === null ? null : errorText(i18n, rows.error);
  const nothing = waiting || first === undefined || rows.total === 0;

  const open = (row: ListRow): void => {
    if (row.documentId !== null) setDocumentId(row.documentId);
    else if (row.customerId !== null) void navigate(`/customers/${row.customerId}`);
  };

  return (
    <>
      <SectionTitle
        level={1}
        title={speech.words.titles[list]}
        note={t(`notes.${list}`)}
        tools={
          <>
            <Button
              variant="default"
              leftSection={<Icon name="print" size={14} />}
              disabled={nothing}
              onClick={() => setPrinting(true)}
            >
              {t('printOrPdf')}
            </Button>
            <Button
              variant="default"
              leftSection={<Icon name="export" size={14} />}
              disabled={nothing}
              loading={exporting.job.running}
              onClick={() => void exporting.start('xlsx')}
            >
              Excel
            </Button>
            <Button
              variant="default"
              leftSection={<Icon name="export" size={14} />}
              disabled={nothing || exporting.job.running}
              onClick={() => void exporting.start('csv')}
            >
              CSV
            </Button>
          </>
        }
      />
      <ListParameters list={list} parameters={parameters} change={change} />
      <ProgressPanel title={t('exportingList')} job={exporting.job} />
      {first?.reconciled === false && <Notice tone="bad">{speech.words.proof.banner}</Notice>}
      <Fill>
        {waiting ? (
          <Panel>
            <EmptyState icon="customers" title={t('chooseCustomer')} text={t('chooseCustomerText')} />
          </Panel>
        ) : error !== null ? (
          <Notice tone="bad">{error}</Notice>
        ) : first === undefined ? (
          <Loader size="sm" aria-label={t('common:loading')} />
        ) : (
          <Panel>
            <DataGrid<ListRow>
              label={speech.words.titles[list]}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.key}
              tone={toneOf}
              sort={parameters.sort ?? null}
              onSort={(sort) => change({ sort })}
              onOpen={open}
              rowHeight={28}
              empty={<EmptyState icon="reports" title={t('listEmpty')} text={t('listEmptyText')} />}
            />
            {first.sections.map(
              ({ currency, proof }) =>
                proof !== null && (
                  <p
                    key={currency}
                    className={classes.proof}
                    data-off={proof.differenceMinor !== 0 || undefined}
                    role={proof.differenceMinor === 0 ? undefined : 'alert'}
                  >
                    <Icon name={proof.differenceMinor === 0 ? 'check' : 'warning'} size={13} />
                    <span>{proofText(speech, proof, currency)}</span>
                  </p>
                ),
            )}
          </Panel>
        )}
      </Fill>
      {first !== undefined && (
        <p className={classes.listFacts}>
          {factLines(speech, first.facts, first.columns).map(({ id, label, value }) => (
            <span key={id}>
              {label} <b>{value}</b>
            </span>
          ))}
        </p>
      )}
      <SideDrawer
        opened={documentId !== null}
        onClose={() => setDocumentId(null)}
        title={speech.words.titles[list]}
        size={900}
      >
        {documentId !== null && <DocumentPanel documentId={documentId} />}
      </SideDrawer>
      <PrintDrawer
        opened={printing}
        onClose={() => setPrinting(false)}
        title={speech.words.titles[list]}
        question={question}
      />
    </>
  );
}
