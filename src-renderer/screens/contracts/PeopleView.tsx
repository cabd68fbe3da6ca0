import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { PersonDialog, type PersonEdit } from './PersonDialog.tsx';
import { PeopleList } from './PeopleList.tsx';
import { RegisterView } from './RegisterView.tsx';
import classes from './Contracts.module.css';

const filters = ['all', 'valid', 'ending'] as const;

/** Who may order, receive, confirm and settle, on both sides, and until when. */
export function PeopleView() {
  const { t } = useTranslation('contracts');
  const { point } = useWorkingPoint();
  const [filter, setFilter] = useState<(typeof filters)[number]>('all');
  const [edit, setEdit] = useState<PersonEdit | null>(null);
  const { data } = useQueryOf('contracts.people', { ...point, filter, limit: 500 });
  return (
    <>
      <RegisterView
        name="people"
        icon="customers"
        filters={filters.map((value) => ({ value, label: t(`people.filters.${value}`) }))}
        filter={filter}
        onFilter={setFilter}
        onAdd={() => setEdit({ person: null, belongs: null })}
        empty={data?.rows.length === 0}
        list={<PeopleList people={data?.rows ?? []} belongs={null} onEdit={setEdit} />}
        foot={<p className={classes.law}>{t('people.law')}</p>}
      />
      <PersonDialog edit={edit} onClose={() => setEdit(null)} />
    </>
  );
}
