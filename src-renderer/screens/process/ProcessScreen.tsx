import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '../../components/Page.tsx';
import { ScreenTabs } from '../../components/ScreenTabs.tsx';
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
      <ScreenTabs
        names={tabs}
        tab={tab}
        word={(name) => t(`tabs.${name}`)}
        onTab={(name) => setSearch({ tab: name }, { replace: true })}
        panel={classes.panel}
        scroll={whole.has(tab)}
      >
        {tab === 'due' && <DueTab />}
        {tab === 'board' && <BoardTab />}
        {tab === 'delays' && <DelaysTab />}
        {tab === 'policy' && <PolicyTab />}
        {tab === 'pauses' && <PausesTab />}
      </ScreenTabs>
    </Page>
  );
}
