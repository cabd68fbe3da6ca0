import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '../../components/Page.tsx';
import { ScreenTabs } from '../../components/ScreenTabs.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { AllocationTab } from './AllocationTab.tsx';
import classes from './Control.module.css';
import { DecisionTab } from './DecisionTab.tsx';
import { MonthsTab } from './MonthsTab.tsx';
import { OverviewTab } from './OverviewTab.tsx';
import { PolicyPanel } from './PolicyPanel.tsx';
import { SimulateTab } from './SimulateTab.tsx';
import { WaitingTab } from './WaitingTab.tsx';

const tabs = ['overview', 'allocation', 'months', 'waiting', 'decision', 'simulate', 'policy'] as const;

/** 总量控制: how much may be owed in all, how much is, what waiting costs, and what another policy would have done. */
export default function ControlScreen() {
  const { t } = useTranslation('control');
  const [search, setSearch] = useSearchParams();
  const tab = tabs.find((name) => name === search.get('tab')) ?? 'overview';
  return (
    <Page fill>
      <SectionTitle level={1} title={t('title')} note={t('note')} />
      <ScreenTabs
        names={tabs}
        tab={tab}
        word={(name) => t(`tabs.${name}`)}
        onTab={(name) => setSearch({ tab: name }, { replace: true })}
        panel={classes.panel}
        scroll={tab !== 'allocation'}
      >
        {tab === 'overview' && <OverviewTab />}
        {tab === 'allocation' && <AllocationTab />}
        {tab === 'months' && <MonthsTab />}
        {tab === 'waiting' && <WaitingTab />}
        {tab === 'decision' && <DecisionTab />}
        {tab === 'simulate' && <SimulateTab />}
        {tab === 'policy' && <PolicyPanel />}
      </ScreenTabs>
    </Page>
  );
}
