import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Page } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { Register } from './Register.tsx';
import { SmallBalances } from './SmallBalances.tsx';

/** What was given up, what may be, and what came in all the same. */
export default function WriteOffsScreen() {
  const { t } = useTranslation('writeoffs');
  const { today } = useWorkingPoint();
  const [search, setSearch] = useSearchParams();
  const small = useQueryOf('writeoffs.smallBalances', { asOf: today, limit: 1 });
  const tab = search.get('tab') === 'small' ? 'small' : 'register';
  return (
    <Page fill>
      <SectionTitle
        level={1}
        title={t('title')}
        note={t('note')}
        tools={
          <SegmentedControl
            aria-label={t('title')}
            value={tab}
            onChange={(value) => setSearch(value === 'small' ? { tab: 'small' } : {}, { replace: true })}
            data={[
              { value: 'register', label: t('tabs.register') },
              { value: 'small', label: t('tabs.small', { n: small.data?.total ?? 0 }) },
            ]}
          />
        }
      />
      {tab === 'register' ? <Register /> : <SmallBalances />}
    </Page>
  );
}
