import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContractId, CustomerId, DocumentId } from '../../../src-main/kernel/ids.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';

/** One of a customer's contracts, or none. */
export function ContractSelect(props: {
  readonly customerId: CustomerId;
  readonly value: ContractId | null;
  readonly onChange: (contractId: ContractId | null) => void;
  readonly disabled?: boolean;
}) {
  const { t } = useTranslation('contracts');
  const { point } = useWorkingPoint();
  const { data } = useQueryOf('contracts.list', { ...point, customerId: props.customerId, filter: 'all', limit: 500 });
  const rows = data?.rows ?? [];
  return (
    <Select
      label={t('fields.contract')}
      placeholder={t('fields.noContract')}
      value={props.value === null ? null : String(props.value)}
      data={rows.map((row) => ({
        value: String(row.contractId),
        label: [row.number, row.title].filter((part) => part !== '').join(' · '),
      }))}
      searchable
      clearable
      disabled={props.disabled ?? false}
      onChange={(chosen) => props.onChange(rows.find((row) => String(row.contractId) === chosen)?.contractId ?? null)}
    />
  );
}

/** One of a customer's documents that are owed, newest first. */
export function DocumentSelect(props: {
  readonly customerId: CustomerId;
  readonly label: string;
  readonly value: DocumentId | null;
  readonly onChange: (documentId: DocumentId | null) => void;
  /** Only documents with a due item of this amount. */
  readonly amountMinor?: number;
}) {
  const { t } = useTranslation('contracts');
  const format = useFormat();
  const { point } = useWorkingPoint();
  const { data } = useQueryOf('ledger.items', {
    ...point, customerId: props.customerId, status: 'all', sort: 'issuedOn', descending: true, limit: 1000,
  }); // prettier-ignore
  const documents = new Map<DocumentId, { readonly number: string; readonly text: string }>();
  for (const item of data?.rows ?? [])
    if (props.amountMinor === undefined || item.amountMinor === props.amountMinor)
      documents.set(item.documentId, { number: item.number, text: `${item.number} · ${format.day(item.issuedOn)} · ${format.money(item.amountMinor, item.currency)}` }); // prettier-ignore
  return (
    <Select
      label={props.label}
      placeholder={t('fields.noDocument')}
      nothingFoundMessage={t('fields.noDocumentFound')}
      value={props.value === null ? null : String(props.value)}
      data={[...documents].map(([id, { text }]) => ({ value: String(id), label: text }))}
      searchable
      clearable
      onChange={(chosen) => props.onChange([...documents.keys()].find((id) => String(id) === chosen) ?? null)}
    />
  );
}
