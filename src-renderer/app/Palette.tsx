import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Icon, type IconName } from '../components/Icon.tsx';
import { useFormat } from './format.ts';
import { useLanguage } from './i18n.ts';
import { useQueryOf } from './queries.ts';
import { screens } from './screens.ts';
import { openAsOf } from './shortcuts.ts';
import { useWorkingPoint } from './working.tsx';

interface Entry {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly right?: string;
  readonly icon: IconName;
  readonly go: () => void;
}

/** One box for customers, documents, screens and actions. */
export default function Palette({
  onHelp,
  onShortcuts,
}: {
  readonly onHelp: () => void;
  readonly onShortcuts: () => void;
}) {
  const { t } = useTranslation('frame');
  const [query, setQuery] = useState('');
  const text = query.trim();
  const found = useFound(text);
  const actions = useActions(onHelp, onShortcuts).filter((entry) =>
    entry.label.toLowerCase().includes(text.toLowerCase()),
  );
  const nothing = actions.length + found.customers.length + found.documents.length === 0;

  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={['mod + K', '/']}
      scrollable
      centered={false}
      yOffset="12vh"
      attributes={{ content: { 'aria-label': t('searchHint') } }}
      maxHeight={440}
      size={620}
      overlayProps={{ backgroundOpacity: 0.3, blur: 0 }}
    >
      <Spotlight.Search
        placeholder={t('searchHint')}
        aria-label={t('searchHint')}
        leftSection={<Icon name="search" />}
      />
      <Spotlight.ActionsList>
        <Group label={t('palette.customers')} entries={found.customers} />
        <Group label={t('palette.documents')} entries={found.documents} />
        <Group label={t('palette.actions')} entries={actions} />
        {nothing && (
          <Spotlight.Empty>{found.searching ? t('palette.searching') : t('palette.nothing', { text })}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function Group({ label, entries }: { readonly label: string; readonly entries: readonly Entry[] }): ReactNode {
  if (entries.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={label}>
      {entries.map(({ id, label: name, description, right, icon, go }) => (
        <Spotlight.Action
          key={id}
          label={name}
          leftSection={<Icon name={icon} />}
          onClick={go}
          {...(description === undefined ? {} : { description })}
          {...(right === undefined ? {} : { rightSection: <span>{right}</span> })}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

function useFound(text: string): { customers: Entry[]; documents: Entry[]; searching: boolean } {
  const [settled] = useDebouncedValue(text, 120);
  const navigate = useNavigate();
  const format = useFormat();
  const { t } = useTranslation('frame');
  const enabled = settled !== '';
  const customers = useQueryOf('customers.search', { text: settled, limit: 8 }, { enabled });
  const documents = useQueryOf('ledger.find', { text: settled, limit: 8 }, { enabled });
  if (!enabled) return { customers: [], documents: [], searching: text !== '' };
  return {
    searching: settled !== text || customers.isFetching || documents.isFetching,
    customers: (customers.data?.rows ?? []).map((row) => ({
      id: `customer-${row.id}`,
      label: row.name,
      description: row.code,
      icon: 'customers',
      go: () => void navigate(`/customers/${row.id}`),
    })),
    documents: (documents.data?.rows ?? []).map((row) => ({
      id: `document-${row.documentId}`,
      label: row.number,
      description: `${t(`common:documentKinds.${row.kind}`)} · ${row.customerName} · ${format.day(row.issuedOn)}`,
      right: format.money(row.amountMinor, row.currency),
      icon: 'document',
      go: () => void navigate(`/customers/${row.customerId}?document=${row.documentId}`),
    })),
  };
}

function useActions(onHelp: () => void, onShortcuts: () => void): Entry[] {
  const { t } = useTranslation('frame');
  const navigate = useNavigate();
  const { language, setLanguage } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const { setAsOf, isToday } = useWorkingPoint();
  const goTo = screens
    .filter(({ group }) => group !== null)
    .map<Entry>(({ id, path, icon, key }) => ({
      id: `screen-${id}`,
      label: t(`screens.${id}`),
      icon,
      go: () => void navigate(path),
      ...(key === undefined ? {} : { right: `G ${key.toUpperCase()}` }),
    }));
  return [
    ...goTo,
    { id: 'as-of', label: t('palette.setDay'), icon: 'calendar', right: 'D', go: () => setTimeout(openAsOf, 50) },
    ...(isToday ? [] : [{ id: 'today', label: t('backToToday'), icon: 'calendar' as const, go: () => setAsOf(null) }]),
    {
      id: 'language',
      label: t('switchLanguage'),
      icon: 'info',
      go: () => setLanguage(language === 'zh' ? 'en' : 'zh'),
    },
    ...(['light', 'dark', 'auto'] as const).map<Entry>((scheme) => ({
      id: `scheme-${scheme}`,
      label: `${t('scheme')}: ${t(`schemes.${scheme}`)}`,
      icon: scheme === 'light' ? 'sun' : scheme === 'dark' ? 'moon' : 'auto',
      go: () => setColorScheme(scheme),
    })),
    { id: 'help', label: t('help'), icon: 'help', right: 'F1', go: onHelp },
    { id: 'shortcuts', label: t('shortcuts.title'), icon: 'info', right: '?', go: onShortcuts },
  ];
}
