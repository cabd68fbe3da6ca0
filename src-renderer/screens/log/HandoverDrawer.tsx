import { Loader, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputFor } from '../../app/calls.ts';
import type { Language } from '../../../src-main/kernel/format.ts';
import { useLanguage } from '../../app/i18n.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DocumentButtons } from '../../components/DocumentPreview/DocumentButtons.tsx';
import { DocumentPreview } from '../../components/DocumentPreview/DocumentPreview.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Log.module.css';

type Whose = InputFor<'reports.handover'>['of'];

/** What somebody who takes over has to know, to be printed or saved; not numbered and not archived. */
export function HandoverDrawer({ of, onClose }: { readonly of: Whose | null; readonly onClose: () => void }) {
  const { t } = useTranslation('log');
  return (
    <SideDrawer opened={of !== null} onClose={onClose} size={900} title={t('handover.title')}>
      {of !== null && <Sheet of={of} />}
    </SideDrawer>
  );
}

function Sheet({ of }: { readonly of: Whose }) {
  const { t, i18n } = useTranslation('log');
  const { point } = useWorkingPoint();
  const { language: own } = useLanguage();
  const [language, setLanguage] = useState<Language>(own);
  const { data, error } = useQueryOf('reports.handover', { ...point, language, of });
  return (
    <div className={classes.drawer}>
      <p className={classes.soft}>{t('handover.text')}</p>
      <Bar label={t('handover.language')}>
        <SegmentedControl
          aria-label={t('handover.language')}
          value={language}
          data={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={setLanguage}
        />
        {data !== undefined && <DocumentButtons {...data} />}
      </Bar>
      {error !== null ? (
        <Notice tone="bad">{errorText(i18n, error)}</Notice>
      ) : data === undefined ? (
        <Loader size="sm" aria-label={t('common:loading')} />
      ) : (
        <DocumentPreview documentToken={data.documentToken} title={data.title} />
      )}
    </div>
  );
}
