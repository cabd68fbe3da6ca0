import { Button, Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Signal, SignalLevel, SignalRule } from '../../../src-main/areas/signals/contract.ts';
import { addDays } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Bar } from '../../components/Page.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import { AcknowledgeDialog } from './AcknowledgeDialog.tsx';
import { LevelCounts } from './LevelCounts.tsx';
import { grouped, type Grouping } from './grouping.ts';
import { SignalDrawer } from './SignalDrawer.tsx';
import { SignalList } from './SignalList.tsx';
import { severity, useSignalText } from './signalText.ts';
import { useLastVisit } from './useLastVisit.ts';
import classes from './Warnings.module.css';

type Tab = 'open' | 'acknowledged';

/** A snooze begins with a week. */
const SNOOZE_DAYS = 7;
const levels = Object.keys(severity) as SignalLevel[];

/** Everything the rules found on the day, in words with figures; put away only with a reason, and never for good. */
export default function WarningsScreen() {
  const { t, i18n } = useTranslation('warnings');
  const text = useSignalText();
  const { point, book, today } = useWorkingPoint();
  const [tab, setTab] = useState<Tab>('open');
  const [grouping, setGrouping] = useState<Grouping>('level');
  const [search, setSearch] = useState('');
  const [acting, setActing] = useState<{ readonly signal: Signal; readonly snooze: boolean } | null>(null);
  const [shown, setShown] = useState<Signal | null>(null);
  const [rule, setRule] = useState<SignalRule | null>(null);
  const [level, setLevel] = useState<SignalLevel | null>(null);
  const [freshOnly, setFreshOnly] = useState(false);
  const { data, error } = useQueryOf('signals.list', { ...point, include: tab });
  const bringBack = useCommand('signals.bringBack');

  const visit = useLastVisit(book.fileName, tab === 'open' && point.asOf === today ? data?.rows : undefined);
  const dangers = useMemo(() => new Map(data?.levels.map((each) => [each.customerId, each])), [data]);
  const rules = useMemo(() => [...new Set(data?.rows.map((signal) => signal.rule))], [data]);
  const wanted = search.trim().toLowerCase();
  const filtered = wanted !== '' || rule !== null || level !== null || freshOnly;
  const rows = (data?.rows ?? []).filter(
    (signal) =>
      (rule === null || signal.rule === rule) &&
      (level === null || signal.level === level) &&
      (!freshOnly || visit.isNew(signal)) &&
      `${signal.customerName} ${signal.customerCode}`.toLowerCase().includes(wanted),
  );
  const lines = grouped(rows, grouping, dangers);

  const putBack = async (signal: Signal): Promise<void> => {
    const reply = await bringBack.run({ key: signal.key });
    if (reply.ok) notifications.show({ message: t('broughtBack') });
  };

  const acknowledged = (signal: Signal): void => {
    setActing(null);
    notifications.show({
      message: (
        <span className={classes.undo}>
          {t('acknowledgedNow', { name: `${signal.customerName} · ${text.name(signal)}` })}
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
            <SegmentedControl
              aria-label={t('groupBy')}
              value={grouping}
              onChange={(value) => setGrouping(value)}
              data={[
                { value: 'level', label: t('byLevel') },
                { value: 'rule', label: t('byRule') },
                { value: 'customer', label: t('byCustomer') },
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
      <Bar label={t('filters')}>
        <TextInput
          aria-label={t('search')}
          placeholder={t('search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          leftSection={<Icon name="search" size={13} />}
          w={180}
        />
        <Select
          aria-label={t('filterLevel')}
          placeholder={t('allLevels')}
          value={level}
          onChange={(value) => setLevel(value)}
          data={levels.map((each) => ({ value: each, label: t(`common:levels.${each}`) }))}
          clearable
          w={130}
        />
        <Select
          aria-label={t('filterRule')}
          placeholder={t('allRules')}
          value={rule}
          onChange={(value) => setRule(value)}
          data={rules.map((each) => ({ value: each, label: text.ruleName(each) }))}
          clearable
          w={180}
        />
        {tab === 'open' && visit.known && (
          <Checkbox
            label={t('freshOnly')}
            checked={freshOnly}
            onChange={(event) => setFreshOnly(event.currentTarget.checked)}
          />
        )}
        <small data-push className={classes.keys}>
          {t('keys')}
        </small>
      </Bar>
      <Panel>
        {error !== null ? (
          <EmptyState icon="warning" title={errorText(i18n, error)} />
        ) : data !== undefined && rows.length === 0 ? (
          !filtered ? (
            <EmptyState
              icon="check"
              title={t(tab === 'open' ? 'empty' : 'emptyAcknowledged')}
              text={t(tab === 'open' ? 'emptyText' : 'emptyAcknowledgedText')}
            />
          ) : (
            <EmptyState
              icon="search"
              title={search.trim() === '' ? t('nothingLeft') : t('nothingFound', { text: search.trim() })}
            />
          )
        ) : (
          <SignalList
            lines={lines}
            dangers={dangers}
            isNew={(signal) => visit.isNew(signal)}
            onFigures={setShown}
            onAcknowledge={(signal) => setActing({ signal, snooze: false })}
            onSnooze={(signal) => setActing({ signal, snooze: true })}
            onBringBack={(signal) => void putBack(signal)}
          />
        )}
      </Panel>
      <AcknowledgeDialog
        signal={acting?.signal ?? null}
        remindOn={acting?.snooze === true ? addDays(today, SNOOZE_DAYS) : null}
        onClose={() => setActing(null)}
        onDone={acknowledged}
      />
      <SignalDrawer signal={shown} onClose={() => setShown(null)} />
    </div>
  );
}
