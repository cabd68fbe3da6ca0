import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { BoardTab } from './BoardTab.tsx';
import { DelaysTab } from './DelaysTab.tsx';
import { DueTab } from './DueTab.tsx';
import { PausesTab } from './PausesTab.tsx';
import { PolicyTab } from './PolicyTab.tsx';
import classes from './Process.module.css';

const tabs = ['due', 'board', 'delays', 'policy', 'pauses'] as const;
const whole = new Set<string>(['delays', 'policy', 'pauses']);

/** Where every invoice stands, what is due and not yet done, how late things are done, and the policy behind it. */
export default function ProcessScreen() {
  const { t } = useTranslation('process');
  const [search, setSearch] = useSearchParams();
  const tab = tabs.find((name) => name === search.get('tab')) ?? 'due';
  return (
    <Page fill>
      <SectionTitle level={1} title={t('title')} note={t('note')} />
      <Tabs
        value={tab}
        onChange={(value) => setSearch({ tab: value ?? 'due' }, { replace: true })}
        className={classes.tabs ?? ''}
        keepMounted={false}
      >
        <Tabs.List>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={classes.panel ?? ''} data-scroll={whole.has(tab) || undefined}>
          {tab === 'due' && <DueTab />}
          {tab === 'board' && <BoardTab />}
          {tab === 'delays' && <DelaysTab />}
          {tab === 'policy' && <PolicyTab />}
          {tab === 'pauses' && <PausesTab />}
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
