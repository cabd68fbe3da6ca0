import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Bar, Page } from '../../components/Page.tsx';
import { ScreenTabs } from '../../components/ScreenTabs.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import classes from './Effects.module.css';
import { FunnelTab } from './FunnelTab.tsx';
import { LinesTab } from './LinesTab.tsx';
import { periodOf, spans } from './period.ts';
import { PoliciesTab } from './PoliciesTab.tsx';
import { SummaryTab } from './SummaryTab.tsx';

const tabs = ['summary', 'lines', 'funnel', 'policies'] as const;

/** 催收效果: what collecting brought in a period, by channel and step, where cases stall, which policy did better. */
export default function EffectsScreen() {
  const { t } = useTranslation('effects');
  const format = useFormat();
  const { point, currency } = useWorkingPoint();
  const [search, setSearch] = useSearchParams();
  const tab = tabs.find((name) => name === search.get('tab')) ?? 'summary';
  const span = spans.find((name) => name === search.get('span')) ?? 'quarter';
  const period = { ...point, ...periodOf(span, point.asOf), currency };
  const show = (next: { readonly tab?: string; readonly span?: string }): void =>
    setSearch({ tab, span, ...next }, { replace: true });

  return (
    <Page fill>
      <SectionTitle
        level={1}
        title={t('title')}
        note={
          tab === 'policies'
            ? t('policies.note')
            : t('period', { from: format.day(period.from), to: format.day(period.asOf) })
        }
      />
      <ScreenTabs
        names={tabs}
        tab={tab}
        word={(name) => t(`tabs.${name}`)}
        onTab={(name) => show({ tab: name })}
        panel={classes.panel}
        scroll
      >
        {tab !== 'policies' && (
          <Bar label={t('spanLabel')}>
            <SegmentedControl
              aria-label={t('spanLabel')}
              value={span}
              data={spans.map((value) => ({ value, label: t(`spans.${value}`) }))}
              onChange={(value) => show({ span: value })}
            />
          </Bar>
        )}
        {tab === 'summary' && <SummaryTab period={period} />}
        {tab === 'lines' && <LinesTab period={period} />}
        {tab === 'funnel' && <FunnelTab period={period} />}
        {tab === 'policies' && <PoliciesTab />}
      </ScreenTabs>
    </Page>
  );
}
