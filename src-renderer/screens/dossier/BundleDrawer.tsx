import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../src-main/kernel/format.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DocumentButtons } from '../../components/DocumentPreview/DocumentButtons.tsx';
import { DocumentPreview } from '../../components/DocumentPreview/DocumentPreview.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';

/** The pack as one document, to read, print or save as PDF. */
export function BundleDrawer(props: {
  readonly opened: boolean;
  readonly customerId: CustomerId;
  readonly language: Language;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation('dossier');
  const { point, currency } = useWorkingPoint();
  const { data, error } = useQueryOf(
    'dossier.preview',
    { customerId: props.customerId, currency, ...point, language: props.language },
    { enabled: props.opened },
  );
  return (
    <SideDrawer opened={props.opened} onClose={props.onClose} title={t('title')} size={980}>
      {error !== null && <Notice tone="bad">{errorText(i18n, error)}</Notice>}
      {data === undefined ? (
        error === null && <Skeleton height={400} />
      ) : (
        <>
          <Bar>
            <DocumentButtons documentToken={data.documentToken} suggestedFileName={data.suggestedFileName} />
          </Bar>
          <DocumentPreview documentToken={data.documentToken} title={data.title} />
        </>
      )}
    </SideDrawer>
  );
}
