import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { caseKinds, type CaseKind } from '../../../src-main/areas/cases/contract.ts';
import type { CaseId } from '../../../src-main/kernel/ids.ts';
import { useLocalRows, useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { Panel } from '../../components/Section.tsx';
import classes from './Cases.module.css';
import { useCaseColumns } from './useCaseColumns.tsx';

const statuses = ['open', 'closed', 'all'] as const;

/** The register of cases with its filters. */
export function CasesPart(props: {
  readonly selected: CaseId | null;
  readonly onOpen: (caseId: CaseId) => void;
  readonly onNew: ReactNode;
}) {
  const { t, i18n } = useTranslation('cases');
  const navigate = useNavigate();
  const { point } = useWorkingPoint();
  const [status, setStatus] = useState<(typeof statuses)[number]>('open');
  const [kind, setKind] = useState<CaseKind | null>(null);
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 150);
  const question = { ...point, status, ...(kind === null ? {} : { kind }), ...(text === '' ? {} : { search: text }) };
  const { data, error } = useQueryOf('cases.list', question);
  const all = useQueryOf('cases.list', { ...point, status: 'all' });
  const rows = useLocalRows(data?.rows);
  const columns = useCaseColumns({ withCustomer: true, total: rows.total, sums: data?.sums });

  return (
    <div className={classes.part}>
      <Bar label={t('filtersLabel')}>
        <TextInput
          w={260}
          aria-label={t('common:search')}
          placeholder={t('searchHint')}
          leftSection={<Icon name="search" size={13} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('filtersLabel')}
          value={status}
          data={statuses.map((value) => ({ value, label: t(`filters.${value}`) }))}
          onChange={setStatus}
        />
        <Select
          w={150}
          aria-label={t('columns.kind')}
          placeholder={t('allKinds')}
          clearable
          value={kind}
          data={caseKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onChange={setKind}
        />
      </Bar>
      {error !== null && <Notice tone="bad">{errorText(i18n, error)}</Notice>}
      <Panel>
        <DataGrid
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.caseId}
          selectedKey={props.selected}
          onOpen={(row, column) =>
            column === 'customer' ? void navigate(`/customers/${row.customerId}?tab=cases`) : props.onOpen(row.caseId)
          }
          empty={
            all.data?.rows.length === 0 ? (
              <EmptyState icon="gavel" title={t('emptyTitle')} text={t('emptyText')} action={props.onNew} />
            ) : (
              <EmptyState
                icon="search"
                title={t('nothingTitle')}
                text={t('nothingText')}
                action={
                  <Button
                    variant="default"
                    onClick={() => {
                      setTyped('');
                      setKind(null);
                      setStatus('all');
                    }}
                  >
                    {t('showAll')}
                  </Button>
                }
              />
            )
          }
        />
      </Panel>
      <p className={classes.fine}>{t('disclaimer')}</p>
    </div>
  );
}
