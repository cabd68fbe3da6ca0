import { Button, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import classes from './Bank.module.css';
import { LinesTab } from './LinesTab.tsx';
import { LoadTab } from './LoadTab.tsx';
import { StatementsTab } from './StatementsTab.tsx';

const tabs = ['lines', 'statements', 'load'] as const;
type Tab = (typeof tabs)[number];

/** What the bank says: statements are loaded and proved, their lines wait to be matched. */
export default function BankScreen() {
  const { t } = useTranslation('bank');
  const [search, setSearch] = useSearchParams();
  const { book } = useWorkingPoint();
  const given = search.get('tab');
  const tab: Tab = tabs.find((name) => name === given) ?? 'lines';
  const go = (to: Tab): void => setSearch(to === 'lines' ? {} : { tab: to });
  return (
    <Page fill>
      <SectionTitle
        level={1}
        title={t('title')}
        note={<Freshness />}
        tools={
          tab !== 'load' && !book.readOnly ? (
            <Button leftSection={<Icon name="import" size={13} />} onClick={() => go('load')}>
              {t('loadFile')}
            </Button>
          ) : undefined
        }
      />
      <Tabs value={tab} onChange={(value) => go((value ?? 'lines') as Tab)} className={classes.tabs ?? ''}>
        <Tabs.List>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="lines" className={classes.panel ?? ''}>
          {tab === 'lines' && <LinesTab onLoad={() => go('load')} />}
        </Tabs.Panel>
        <Tabs.Panel value="statements" className={classes.panel ?? ''}>
          {tab === 'statements' && <StatementsTab onLoad={() => go('load')} />}
        </Tabs.Panel>
        <Tabs.Panel value="load" className={classes.load ?? ''}>
          {tab === 'load' &&
            (book.readOnly ? <Notice tone="look">{t('readOnly')}</Notice> : <LoadTab onLines={() => go('lines')} />)}
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

/** How old the bank data is, by the account that is behind most. */
function Freshness() {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const { asOf } = useWorkingPoint();
  const { data } = useQueryOf('bank.freshness', { asOf });
  const [stalest] = data?.accounts ?? [];
  if (stalest === undefined) return <>{t('note')}</>;
  return (
    <>
      {t(stalest.daysOld === 0 ? 'freshToday' : 'fresh', {
        day: format.day(stalest.newestOn),
        n: format.count(stalest.daysOld),
        bank: stalest.bankName === '' ? stalest.accountNumber : stalest.bankName,
      })}
    </>
  );
}
