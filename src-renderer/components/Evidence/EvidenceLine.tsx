import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import classes from './Evidence.module.css';
import { EvidenceBar } from './EvidenceBar.tsx';

/** In a document's drawer: how complete its papers are and which are missing. */
export function EvidenceLine({ documentId }: { readonly documentId: DocumentId }) {
  const { t } = useTranslation('evidence');
  const navigate = useNavigate();
  const { point } = useWorkingPoint();
  const { data } = useQueryOf('evidence.document', { documentId, ...point });
  if (data === undefined) return null;
  const missing = data.parts.filter(({ applies, state }) => applies && state === 'missing');
  const list = missing.map(({ kind }) => t(`kinds.${kind}`)).join(t('common:listSeparator'));
  return (
    <p className={classes.line}>
      <button type="button" className={classes.link} onClick={() => void navigate(`/evidence?document=${documentId}`)}>
        {t('title')}
      </button>
      <EvidenceBar percent={data.percent} provedPercent={data.provedPercent} />
      <span>{missing.length === 0 ? t('complete') : t('lacks', { list })}</span>
    </p>
  );
}
