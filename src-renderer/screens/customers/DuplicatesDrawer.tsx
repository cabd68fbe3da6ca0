import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { DuplicateCase } from './profile/DuplicateCase.tsx';
import classes from './profile/Profile.module.css';

/** Every pair that may be one customer, and what was decided before, to be taken back. */
export function DuplicatesDrawer({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('customers');
  return (
    <SideDrawer opened={opened} onClose={onClose} title={t('duplicates.title')} size={820}>
      {opened && <Pairs />}
    </SideDrawer>
  );
}

function Pairs() {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const undo = useCommand('customers.undoMerge');
  const { data } = useQueryOf('customers.duplicates', { limit: 50 });
  const merges = useQueryOf('customers.merges', {});
  if (data === undefined) return <Skeleton height={200} />;
  const decided = merges.data?.rows ?? [];
  return (
    <>
      <p className={classes.soft}>{t('duplicates.note')}</p>
      {data.rows.length === 0 ? (
        <EmptyState icon="check" title={t('duplicates.none')} text={t('duplicates.noneText')} />
      ) : (
        <div style={{ marginTop: 10 }}>
          {data.rows.map((pair) => (
            <DuplicateCase key={`${pair.a.id}-${pair.b.id}`} pair={pair} />
          ))}
          {data.total > data.rows.length && (
            <p className={classes.soft}>{t('duplicates.more', { count: data.total - data.rows.length })}</p>
          )}
        </div>
      )}
      {decided.length > 0 && (
        <section style={{ marginTop: 24 }}>
          <SectionTitle title={t('duplicates.decided')} />
          <table className={classes.rows}>
            <tbody>
              {decided.map((merge) => (
                <tr key={merge.mergeId}>
                  <td>
                    {t(merge.apart ? 'duplicates.apartOf' : 'duplicates.mergedInto', {
                      merged: merge.merged.name,
                      kept: merge.kept.name,
                    })}
                    <small>{merge.reason}</small>
                  </td>
                  <td className={classes.soft}>
                    {t('duplicates.mergedBy', { at: format.instant(merge.at), actor: merge.actor })}
                  </td>
                  <td>
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      loading={undo.running}
                      onClick={() => void undo.run({ mergeId: merge.mergeId })}
                    >
                      {t('duplicates.undo')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
