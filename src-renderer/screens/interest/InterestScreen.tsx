import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '../../components/Page.tsx';
import { ScreenTabs } from '../../components/ScreenTabs.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { CalculatorTab } from './CalculatorTab.tsx';
import classes from './Interest.module.css';
import { LedgerTab } from './LedgerTab.tsx';
import { RatesTab } from './RatesTab.tsx';

const tabs = ['ledger', 'calculator', 'rates'] as const;

/** Late interest: what debts bear by contract and statute, what of it was charged, and the rates behind it. */
export default function InterestScreen() {
  const { t } = useTranslation('interest');
  const [search, setSearch] = useSearchParams();
  const tab = tabs.find((name) => name === search.get('tab')) ?? 'ledger';
  return (
    <Page fill>
      <SectionTitle level={1} title={t('title')} note={t('notAdvice')} />
      <ScreenTabs
        names={tabs}
        tab={tab}
        word={(name) => t(`tabs.${name}`)}
        onTab={(name) => setSearch({ tab: name }, { replace: true })}
        panel={classes.panel}
        scroll={tab !== 'ledger'}
      >
        {tab === 'ledger' && <LedgerTab />}
        {tab === 'calculator' && <CalculatorTab />}
        {tab === 'rates' && <RatesTab />}
      </ScreenTabs>
    </Page>
  );
}
