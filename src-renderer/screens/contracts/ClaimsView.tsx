import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { ClaimDialog, type ClaimEdit } from './ClaimDialogs.tsx';
import { ClaimList } from './ClaimList.tsx';
import { RegisterView } from './RegisterView.tsx';

const filters = ['open', 'closed', 'all'] as const;

/** Claims both ways, nearest deadline first. */
export function ClaimsView() {
  const { t } = useTranslation('contracts');
  const { point } = useWorkingPoint();
  const [filter, setFilter] = useState<(typeof filters)[number]>('open');
  const [edit, setEdit] = useState<ClaimEdit | null>(null);
  const { data } = useQueryOf('contracts.claims', { ...point, filter, limit: 500 });
  return (
    <>
      <RegisterView
        name="claims"
        icon="check"
        filters={filters.map((value) => ({ value, label: t(`claims.filters.${value}`) }))}
        filter={filter}
        onFilter={setFilter}
        onAdd={() => setEdit({ claim: null, belongs: null })}
        empty={data?.rows.length === 0}
        list={<ClaimList claims={data?.rows ?? []} belongs={null} onEdit={setEdit} />}
      />
      <ClaimDialog edit={edit} onClose={() => setEdit(null)} />
    </>
  );
}
