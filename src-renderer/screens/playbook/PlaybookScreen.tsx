import { SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Language } from '../../../src-main/kernel/format.ts';
import { useLanguage } from '../../app/i18n.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Fill, Page } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { ConductTab } from './ConductTab.tsx';
import { GlossaryTab } from './GlossaryTab.tsx';
import { LessonsTab } from './LessonsTab.tsx';
import { PracticeTab } from './PracticeTab.tsx';
import { ScriptsTab } from './ScriptsTab.tsx';
import { tabs, type Tab } from './tabs.ts';

/** What to say, what never to say, words of the trade, what was learned, and cases to practise on. */
export default function PlaybookScreen() {
  const { t, i18n } = useTranslation('playbook');
  const { point } = useWorkingPoint();
  const { language: screenLanguage } = useLanguage();
  const [address, setAddress] = useSearchParams();
  const tab: Tab = tabs.find((name) => name === address.get('tab')) ?? 'excuses';
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 120);
  const [chosen, choose] = useState<Language | null>(null);
  const language = chosen ?? screenLanguage;
  const scripts = useQueryOf('playbook.scripts', { language });
  const prompts = useQueryOf('effects.lessonPrompts', { ...point });
  const waiting = prompts.data?.rows.length ?? 0;
  const rows = scripts.data?.rows ?? [];
  const pick = (code: string): void => setAddress({ tab, code }, { replace: true });
  const shown = { language, search, code: address.get('code'), onCode: pick };

  return (
    <Page fill>
      <SectionTitle level={1} title={t('title')} note={t('note')} />
      <Bar label={t('tabsLabel')}>
        <SegmentedControl
          aria-label={t('tabsLabel')}
          value={tab}
          data={tabs.map((value) => ({
            value,
            label: value === 'lessons' && waiting > 0 ? t('tabs.lessonsCount', { count: waiting }) : t(`tabs.${value}`),
          }))}
          onChange={(value) => setAddress({ tab: value }, { replace: true })}
        />
        {tab !== 'practice' && (
          <TextInput
            w={220}
            aria-label={t('common:search')}
            placeholder={t(`searchHint.${tab}`)}
            leftSection={<Icon name="search" size={13} />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {tab !== 'practice' && tab !== 'lessons' && (
          <SegmentedControl
            data-push
            aria-label={t('language')}
            value={language}
            data={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
            onChange={(value) => choose(value === 'zh' ? 'zh' : 'en')}
          />
        )}
      </Bar>
      {scripts.error !== null && <Notice tone="bad">{errorText(i18n, scripts.error)}</Notice>}
      <Fill>
        {tab === 'excuses' && (
          <ScriptsTab
            key="excuse"
            {...shown}
            rows={rows.filter(({ kind }) => kind === 'excuse')}
            label={t('tabs.excuses')}
          />
        )}
        {tab === 'stages' && (
          <ScriptsTab
            key="stage"
            {...shown}
            rows={rows.filter(({ kind }) => kind === 'stage')}
            label={t('tabs.stages')}
          />
        )}
        {tab === 'conduct' && (
          <ConductTab language={language} search={search} rows={rows.filter(({ kind }) => kind === 'conduct')} />
        )}
        {tab === 'practice' && <PracticeTab />}
        {tab === 'glossary' && <GlossaryTab language={language} search={search} />}
        {tab === 'lessons' && <LessonsTab search={search} prompts={prompts.data?.rows ?? []} />}
      </Fill>
    </Page>
  );
}
