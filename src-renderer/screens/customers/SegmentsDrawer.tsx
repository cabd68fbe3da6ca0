import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './profile/Profile.module.css';
import { SegmentForm } from './profile/SegmentForm.tsx';

type Segment = ValueOf<'aging.segments'>['rows'][number];
interface Given {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onShow: (segmentId: Segment['segmentId']) => void;
}

/** Segments with how many customers each takes today; shown in the list, changed, made anew. */
export function SegmentsDrawer({ opened, onClose, onShow }: Given) {
  const { t } = useTranslation('customers');
  return (
    <SideDrawer opened={opened} onClose={onClose} title={t('segments.title')} size={620}>
      {opened && <Segments onShow={onShow} />}
    </SideDrawer>
  );
}

function Segments({ onShow }: Pick<Given, 'onShow'>) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { point, book } = useWorkingPoint();
  const { data } = useQueryOf('aging.segments', point);
  const remove = useCommand('customers.removeSegment');
  const [edited, setEdited] = useState<Segment | 'new' | null>(null);
  if (edited !== null)
    return <SegmentForm segment={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />;
  const add = !book.readOnly && (
    <Button size="compact-sm" onClick={() => setEdited('new')}>
      {t('segments.add')}
    </Button>
  );
  if (data?.rows.length === 0)
    return <EmptyState icon="customers" title={t('segments.none')} text={t('segments.noneText')} action={add} />;
  return (
    <>
      <table className={classes.rows}>
        <tbody>
          {data?.rows.map((segment) => (
            <tr key={segment.segmentId}>
              <td>{segment.name}</td>
              <td className={classes.soft}>{t('segments.count', { count: format.count(segment.count) })}</td>
              <td>
                <Button size="compact-xs" variant="subtle" onClick={() => onShow(segment.segmentId)}>
                  {t('segments.show')}
                </Button>
                {!book.readOnly && (
                  <>
                    <Button size="compact-xs" variant="subtle" onClick={() => setEdited(segment)}>
                      {t('common:edit')}
                    </Button>
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      color="gray"
                      onClick={() => void remove.run({ segmentId: segment.segmentId })}
                    >
                      {t('common:remove')}
                    </Button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div style={{ marginTop: 12 }}>{add}</div>
    </>
  );
}
