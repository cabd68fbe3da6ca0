import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Bar } from '../../components/Page.tsx';
import { ClaimDialog, type ClaimEdit } from './ClaimDialogs.tsx';
import { ClaimList } from './ClaimList.tsx';
import classes from './Contracts.module.css';

const filters = ['open', 'closed', 'all'] as const;

/** Claims both ways, nearest deadline first. */
export function ClaimsView() {
  const { t } = useTranslation('contracts');
  const { point, book } = useWorkingPoint();
  const [filter, setFilter] = useState<(typeof filters)[number]>('open');
  const [edit, setEdit] = useState<ClaimEdit | null>(null);
  const { data } = useQueryOf('contracts.claims', { ...point, filter, limit: 500 });
  return (
    <>
      <Bar label={t('views.claims')}>
        <SegmentedControl
          aria-label={t('views.claims')}
          value={filter}
          data={filters.map((value) => ({ value, label: t(`claims.filters.${value}`) }))}
          onChange={setFilter}
        />
        {!book.readOnly && (
          <Button
            data-push
            variant="default"
            leftSection={<Icon name="plus" size={12} />}
            onClick={() => setEdit({ claim: null, belongs: null })}
          >
            {t('claims.add')}
          </Button>
        )}
      </Bar>
      <div className={classes.panel}>
        {data?.rows.length === 0 ? (
          <EmptyState icon="check" title={t('claims.none')} text={t('claims.noneText')} />
        ) : (
          <ClaimList claims={data?.rows ?? []} belongs={null} onEdit={setEdit} />
        )}
      </div>
      <ClaimDialog edit={edit} onClose={() => setEdit(null)} />
    </>
  );
}
