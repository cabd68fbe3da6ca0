import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Bar } from '../../components/Page.tsx';
import classes from './Contracts.module.css';
import { PeopleList } from './PeopleList.tsx';
import { PersonDialog, type PersonEdit } from './PersonDialog.tsx';

const filters = ['all', 'valid', 'ending'] as const;

/** Who may order, receive, confirm and settle, on both sides, and until when. */
export function PeopleView() {
  const { t } = useTranslation('contracts');
  const { point, book } = useWorkingPoint();
  const [filter, setFilter] = useState<(typeof filters)[number]>('all');
  const [edit, setEdit] = useState<PersonEdit | null>(null);
  const { data } = useQueryOf('contracts.people', { ...point, filter, limit: 500 });
  return (
    <>
      <Bar label={t('views.people')}>
        <SegmentedControl
          aria-label={t('views.people')}
          value={filter}
          data={filters.map((value) => ({ value, label: t(`people.filters.${value}`) }))}
          onChange={setFilter}
        />
        {!book.readOnly && (
          <Button
            data-push
            variant="default"
            leftSection={<Icon name="plus" size={12} />}
            onClick={() => setEdit({ person: null, belongs: null })}
          >
            {t('people.add')}
          </Button>
        )}
      </Bar>
      <div className={classes.panel}>
        {data?.rows.length === 0 ? (
          <EmptyState icon="customers" title={t('people.none')} text={t('people.noneText')} />
        ) : (
          <PeopleList people={data?.rows ?? []} belongs={null} onEdit={setEdit} />
        )}
        <p className={classes.law}>{t('people.law')}</p>
      </div>
      <PersonDialog edit={edit} onClose={() => setEdit(null)} />
    </>
  );
}
