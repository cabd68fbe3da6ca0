import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { ClosedTab } from './ClosedTab.tsx';
import classes from './Closing.module.css';
import { CloseTab } from './CloseTab.tsx';
import { CompareTab } from './CompareTab.tsx';
import { ExplainTab } from './ExplainTab.tsx';

const tabs = ['close', 'closed', 'compare', 'explain'] as const;
type Tab = (typeof tabs)[number];

/** The end of a month: look at everything once, freeze it, and be able to say later why a figure is another one now. */
export default function ClosingScreen() {
  const { t } = useTranslation('closing');
  const [search, setSearch] = useSearchParams();
  const asked = search.get('tab');
  const tab: Tab = tabs.find((name) => name === asked) ?? 'close';
  const go = (next: Readonly<Record<string, string>>): void =>
    setSearch((before) => new URLSearchParams({ ...Object.fromEntries(before), ...next }), { replace: true });
  const panel = classes.panel ?? '';

  return (
    <Page fill>
      <SectionTitle level={1} title={t('title')} note={t('note')} />
      <Tabs
        value={tab}
        onChange={(value) => go({ tab: value ?? 'close' })}
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
        <Tabs.Panel value="close" className={panel} data-scroll>
          <CloseTab onClosed={(closeId) => go({ tab: 'closed', close: String(closeId) })} />
        </Tabs.Panel>
        <Tabs.Panel value="closed" className={panel}>
          <ClosedTab go={go} />
        </Tabs.Panel>
        <Tabs.Panel value="compare" className={panel} data-scroll>
          <CompareTab go={go} />
        </Tabs.Panel>
        <Tabs.Panel value="explain" className={panel}>
          <ExplainTab />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
