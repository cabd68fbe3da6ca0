import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '../../components/Page.tsx';
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
      <Tabs
        value={tab}
        onChange={(value) => setSearch({ tab: value ?? 'overview' }, { replace: true })}
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
        <Tabs.Panel value={tab} className={classes.panel ?? ''} data-fill={tab === 'allocation' || undefined}>
          {tab === 'overview' && <OverviewTab />}
          {tab === 'allocation' && <AllocationTab />}
          {tab === 'months' && <MonthsTab />}
          {tab === 'waiting' && <WaitingTab />}
          {tab === 'decision' && <DecisionTab />}
          {tab === 'simulate' && <SimulateTab />}
          {tab === 'policy' && <PolicyPanel />}
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
