import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { id, isId } from '../../../src-main/kernel/ids.ts';
import { Page } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { Archive } from './Archive.tsx';
import { Candidates } from './Candidates.tsx';
import { Composer } from './Composer.tsx';
import { SmallBalances } from './SmallBalances.tsx';
import classes from './Letters.module.css';

const tabs = ['candidates', 'small', 'archive'] as const;
const letterLevels = [0, 1, 2, 3, 4] as const;

/** Who is worth a letter, the letter itself as it will be printed, and everything that went out. */
export default function LettersScreen() {
  const { t } = useTranslation('letters');
  const [search, setSearch] = useSearchParams();
  const customer = Number(search.get('customer'));
  const asked = Number(search.get('level') ?? 'none');
  const level = letterLevels.find((one) => one === asked);
  const tab = tabs.find((name) => name === search.get('tab')) ?? 'candidates';
  if (isId(customer))
    return (
      <Composer
        key={customer}
        customerId={id<'customer'>(customer)}
        level={level}
        onBack={() => setSearch({})}
        onArchive={() => setSearch({ tab: 'archive' })}
      />
    );
  return (
    <Page fill>
      <SectionTitle level={1} title={t('title')} note={t('note')} />
      <Tabs
        value={tab}
        onChange={(value) => setSearch(value === null || value === 'candidates' ? {} : { tab: value })}
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
        <Tabs.Panel value="candidates" className={classes.panel ?? ''}>
          <Candidates onOpen={(customerId) => setSearch({ customer: String(customerId) })} />
        </Tabs.Panel>
        <Tabs.Panel value="small" className={classes.panel ?? ''}>
          <SmallBalances />
        </Tabs.Panel>
        <Tabs.Panel value="archive" className={classes.panel ?? ''}>
          <Archive />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
