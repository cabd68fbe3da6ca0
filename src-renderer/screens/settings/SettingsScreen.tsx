import { Skeleton, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { MarketSection } from '../creditfile/MarketSection.tsx';
import { AboutSection } from './AboutSection.tsx';
import { AccountsSection } from './AccountsSection.tsx';
import { AgingSection } from './AgingSection.tsx';
import { AuditSection } from './AuditSection.tsx';
import { ClaimsSection } from './ClaimsSection.tsx';
import { CalendarSection } from './CalendarSection.tsx';
import { CompanySection } from './CompanySection.tsx';
import { ConductSection } from './ConductSection.tsx';
import { DangerSection } from './DangerSection.tsx';
import { CreditSection } from './CreditSection.tsx';
import { EffectsSection } from './EffectsSection.tsx';
import { InterestSection } from './InterestSection.tsx';
import { LettersSection } from './LettersSection.tsx';
import { LimitationSection } from './LimitationSection.tsx';
import { PersonalSection } from './PersonalSection.tsx';
import { PolicySection } from './PolicySection.tsx';
import { PromisesSection } from './PromisesSection.tsx';
import { QuadrantSection } from './QuadrantSection.tsx';
import { ReceiptsSection } from './ReceiptsSection.tsx';
import { RatesSection } from './RatesSection.tsx';
import { SafetySection } from './SafetySection.tsx';
import { ScoreCardSection } from './ScoreCardSection.tsx';
import classes from './Settings.module.css';
import { TermsSection } from './TermsSection.tsx';
import { WarningsSection } from './WarningsSection.tsx';
import { WorklistSection } from './WorklistSection.tsx';

const tabs = [
  'company',
  'accounts',
  'terms',
  'calendar',
  'aging',
  'rates',
  'quadrant',
  'worklist',
  'warnings',
  'credit',
  'policy',
  'scorecard',
  'danger',
  'letters',
  'conduct',
  'promises',
  'interest',
  'effects',
  'limitation',
  'claims',
  'receipts',
  'market',
  'personal',
  'safety',
  'audit',
  'about',
] as const;
type Tab = (typeof tabs)[number];

/** Everything that is set once: the company, its accounts, how figures are cut, and how safe the data is. */
export default function SettingsScreen() {
  const { t, i18n } = useTranslation('settings');
  const [search, setSearch] = useSearchParams();
  const { book } = useWorkingPoint();
  const { data, error } = useQueryOf('settings.get', {});
  const tab: Tab = tabs.find((name) => name === search.get('tab')) ?? 'company';

  return (
    <Page fill>
      <SectionTitle level={1} title={t('title')} note={t('note')} />
      {book.readOnly && <Notice tone="look">{t('readOnly')}</Notice>}
      {error !== null && <Notice tone="bad">{errorText(i18n, error)}</Notice>}
      {data === undefined ? (
        <Skeleton height={240} />
      ) : (
        <Tabs
          orientation="vertical"
          value={tab}
          onChange={(value) => setSearch({ tab: value ?? 'company' }, { replace: true })}
          className={classes.tabs ?? ''}
          keepMounted={false}
        >
          <Tabs.List className={classes.list ?? ''}>
            {tabs.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`tabs.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={tab} className={classes.panel ?? ''}>
            {tab === 'company' && <CompanySection settings={data} />}
            {tab === 'accounts' && <AccountsSection settings={data} />}
            {tab === 'terms' && <TermsSection />}
            {tab === 'calendar' && <CalendarSection />}
            {tab === 'aging' && <AgingSection settings={data} />}
            {tab === 'rates' && <RatesSection settings={data} />}
            {tab === 'quadrant' && <QuadrantSection settings={data} />}
            {tab === 'worklist' && <WorklistSection settings={data} />}
            {tab === 'warnings' && <WarningsSection settings={data} />}
            {tab === 'danger' && <DangerSection settings={data} />}
            {tab === 'scorecard' && <ScoreCardSection />}
            {tab === 'policy' && <PolicySection />}
            {tab === 'credit' && <CreditSection settings={data} />}
            {tab === 'conduct' && <ConductSection settings={data} />}
            {tab === 'letters' && <LettersSection settings={data} />}
            {tab === 'effects' && <EffectsSection settings={data} />}
            {tab === 'promises' && <PromisesSection settings={data} />}
            {tab === 'interest' && <InterestSection settings={data} />}
            {tab === 'limitation' && <LimitationSection settings={data} />}
            {tab === 'claims' && <ClaimsSection settings={data} />}
            {tab === 'receipts' && <ReceiptsSection settings={data} />}
            {tab === 'market' && <MarketSection />}
            {tab === 'personal' && <PersonalSection settings={data} />}
            {tab === 'safety' && <SafetySection />}
            {tab === 'audit' && <AuditSection />}
            {tab === 'about' && <AboutSection />}
          </Tabs.Panel>
        </Tabs>
      )}
    </Page>
  );
}
