import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Notice } from '../Notice.tsx';
import { SectionTitle } from '../Section.tsx';
import { SideDrawer } from '../SideDrawer.tsx';
import { StageHistory } from './StageHistory.tsx';
import { ThreeWay } from './ThreeWay.tsx';

/** One invoice through all its stages, and its three papers beside each other. */
export function StagesDrawer(props: { readonly documentId: DocumentId | null; readonly onClose: () => void }) {
  const { t } = useTranslation('process');
  const [asking, setAsking] = useState(false);
  return (
    <SideDrawer
      opened={props.documentId !== null}
      onClose={props.onClose}
      title={t('stagesOf')}
      closeOnEscape={!asking}
    >
      {props.documentId !== null && <Stages documentId={props.documentId} onAsking={setAsking} />}
    </SideDrawer>
  );
}

function Stages(props: { readonly documentId: DocumentId; readonly onAsking: (asking: boolean) => void }) {
  const { documentId, onAsking } = props;
  const { t, i18n } = useTranslation('process');
  const { point, book } = useWorkingPoint();
  const { data, error } = useQueryOf('policy.stages', { ...point, documentId }, { keepPrevious: false });
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data === undefined) return null;
  return (
    <>
      <SectionTitle title={`${data.number} · ${data.customerName}`} note={t(`stages.${data.stage}`)} />
      <StageHistory data={data} editable={!book.readOnly} whole onAsking={onAsking} />
      <SectionTitle title={t('threeWay.title')} />
      <ThreeWay data={data} />
    </>
  );
}
