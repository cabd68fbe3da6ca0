import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Signal } from '../../../src-main/areas/signals/contract.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { AcknowledgeDialog } from './AcknowledgeDialog.tsx';
import { LevelCounts } from './LevelCounts.tsx';
import { useSignalText } from './signalText.ts';
import { grouped, SignalList, type Grouping } from './SignalList.tsx';
import classes from './Warnings.module.css';

type Tab = 'open' | 'acknowledged';

/** Everything the rules found on the day, in words with figures; put away only with a reason, and never for good. */
export default function WarningsScreen() {
  const { t, i18n } = useTranslation('warnings');
  const text = useSignalText();
  const { point } = useWorkingPoint();
  const [tab, setTab] = useState<Tab>('open');
  const [grouping, setGrouping] = useState<Grouping>('level');
  const [search, setSearch] = useState('');
  const [acting, setActing] = useState<Signal | null>(null);
  const { data, error } = useQueryOf('signals.list', { ...point, include: tab });
  const bringBack = useCommand('signals.bringBack');

  const rows = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    const all = data?.rows ?? [];
    return wanted === ''
      ? all
      : all.filter((signal) => `${signal.customerName} ${signal.customerCode}`.toLowerCase().includes(wanted));
  }, [data, search]);
  const lines = useMemo(() => grouped(rows, grouping), [rows, grouping]);

  const putBack = async (signal: Signal): Promise<void> => {
    const reply = await bringBack.run({ key: signal.key });
    if (reply.ok) notifications.show({ message: t('broughtBack') });
  };

  const acknowledged = (signal: Signal): void => {
    setActing(null);
    notifications.show({
      message: (
        <span className={classes.undo}>
          {t('acknowledgedNow', { name: `${signal.customerName} · ${text.ruleName(signal.rule)}` })}
          <Button variant="subtle" size="compact-xs" onClick={() => void putBack(signal)}>
            {t('undo')}
          </Button>
        </span>
      ),
    });
  };

  return (
    <div className={classes.screen}>
      <SectionTitle
        level={1}
        title={t('title')}
        note={t('subtitle')}
        tools={
          <>
            <TextInput
              aria-label={t('search')}
              placeholder={t('search')}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
              leftSection={<Icon name="search" size={13} />}
              w={180}
            />
            <SegmentedControl
              aria-label={t('groupBy')}
              value={grouping}
              onChange={(value) => setGrouping(value)}
              data={[
                { value: 'level', label: t('byLevel') },
                { value: 'rule', label: t('byRule') },
              ]}
            />
            <SegmentedControl
              aria-label={t('title')}
              value={tab}
              onChange={(value) => setTab(value)}
              data={[
                { value: 'open', label: t('tabs.open', { count: data?.openCount ?? 0 }) },
                { value: 'acknowledged', label: t('tabs.acknowledged', { count: data?.acknowledgedCount ?? 0 }) },
              ]}
            />
          </>
        }
      />
      {tab === 'open' && rows.length > 0 && <LevelCounts rows={rows} />}
      <Panel>
        {error !== null ? (
          <EmptyState icon="warning" title={errorText(i18n, error)} />
        ) : data !== undefined && rows.length === 0 ? (
          search.trim() === '' ? (
            <EmptyState
              icon="check"
              title={t(tab === 'open' ? 'empty' : 'emptyAcknowledged')}
              text={t(tab === 'open' ? 'emptyText' : 'emptyAcknowledgedText')}
            />
          ) : (
            <EmptyState icon="search" title={t('nothingFound', { text: search.trim() })} />
          )
        ) : (
          <SignalList lines={lines} onAcknowledge={setActing} onBringBack={(signal) => void putBack(signal)} />
        )}
      </Panel>
      <AcknowledgeDialog signal={acting} onClose={() => setActing(null)} onDone={acknowledged} />
    </div>
  );
}
