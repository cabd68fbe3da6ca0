import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '../../components/Page.tsx';
import { ScreenTabs } from '../../components/ScreenTabs.tsx';
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

  return (
    <Page fill>
      <SectionTitle level={1} title={t('title')} note={t('note')} />
      <ScreenTabs
        names={tabs}
        tab={tab}
        word={(name) => t(`tabs.${name}`)}
        onTab={(name) => go({ tab: name })}
        panel={classes.panel}
        scroll={tab === 'close' || tab === 'compare'}
      >
        {tab === 'close' && <CloseTab onClosed={(closeId) => go({ tab: 'closed', close: String(closeId) })} />}
        {tab === 'closed' && <ClosedTab go={go} />}
        {tab === 'compare' && <CompareTab go={go} />}
        {tab === 'explain' && <ExplainTab />}
      </ScreenTabs>
    </Page>
  );
}
