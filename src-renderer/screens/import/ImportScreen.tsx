import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useWorkingPoint } from '../../app/working.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { Batches } from './Batches.tsx';
import classes from './Import.module.css';
import { LoadFile } from './LoadFile.tsx';

/** A file comes in, is understood, checked and loaded as one batch; every batch can be taken out again. */
export default function ImportScreen() {
  const { t } = useTranslation('import');
  const [search, setSearch] = useSearchParams();
  const { book } = useWorkingPoint();
  const tab = search.get('tab') === 'batches' ? 'batches' : 'load';
  return (
    <Page fill>
      <SectionTitle level={1} title={t('title')} note={t('note')} />
      <Tabs
        value={tab}
        onChange={(value) => setSearch(value === 'batches' ? { tab: 'batches' } : {})}
        className={classes.tabs ?? ''}
      >
        <Tabs.List>
          <Tabs.Tab value="load">{t('tabs.load')}</Tabs.Tab>
          <Tabs.Tab value="batches">{t('tabs.batches')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="load" className={classes.load ?? ''}>
          {book.readOnly ? <Notice tone="look">{t('readOnly')}</Notice> : <LoadFile />}
        </Tabs.Panel>
        <Tabs.Panel value="batches" className={classes.panel ?? ''}>
          {tab === 'batches' && <Batches />}
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
