import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../src-main/areas/collections/contract.ts';
import type { Day } from '../../src-main/kernel/day.ts';
import { useFormat } from './format.ts';
import { useHost } from './host.ts';
import { recall, remember } from './memory.ts';
import { useNoticesWanted } from './notices.ts';
import { useQueryOf } from './queries.ts';
import { useToday } from './today.ts';

const SHOWN = 'duewarden.noticesShown';
const LOOK_MS = 30_000;

/**
 * Tells of promises due today and of calls agreed for today: once a day each, calls with a time when it comes. Nothing else
 * ever notifies.
 */
export default function DatedNotices({ bookName }: { readonly bookName: string }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const host = useHost();
  const today = useToday();
  const wanted = useNoticesWanted();
  const { data } = useQueryOf(
    'collections.calendar',
    { asOf: today, fromOn: today, toOn: today, kinds: ['promise', 'action'] },
    { enabled: wanted },
  );
  const entries = data?.entries;
  useEffect(() => {
    if (!wanted || entries === undefined) return undefined;
    const say = (key: string, title: string, body: string): void => {
      const shown = shownOn(today);
      const full = `${bookName} ${key}`;
      if (shown.has(full)) return;
      remember(SHOWN, JSON.stringify({ day: today, keys: [...shown, full] }));
      void host.notify(title, body);
    };
    const amountOf = (entry: CalendarEntry): string =>
      entry.amountMinor === null || entry.currency === null ? '' : format.money(entry.amountMinor, entry.currency);
    const promises = entries.filter(({ kind }) => kind === 'promise');
    const calls = entries.filter(({ kind, time }) => kind === 'action' && time === '');
    const timed = entries.filter(({ kind, time }) => kind === 'action' && time !== '');
    if (promises.length > 0)
      say(
        'promises',
        t('notify.promises', { count: promises.length }),
        promises
          .slice(0, 4)
          .map((entry) => t('notify.amount', { name: entry.customerName, amount: amountOf(entry) }))
          .join('\n'),
      );
    if (calls.length > 0)
      say(
        'calls',
        t('notify.calls', { count: calls.length }),
        calls
          .slice(0, 6)
          .map(({ customerName }) => customerName)
          .join('\n'),
      );
    const look = (): void => {
      const now = new Date();
      const clock = `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
      for (const entry of timed)
        if (entry.time <= clock)
          say(`${entry.key} ${entry.time}`, t('notify.call', { time: entry.time, name: entry.customerName }), '');
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [wanted, entries, today, bookName, host, format, t]);
  return null;
}

function shownOn(today: Day): ReadonlySet<string> {
  try {
    const kept = JSON.parse(recall(SHOWN) ?? 'null') as { day?: unknown; keys?: unknown } | null;
    return new Set(kept?.day === today && Array.isArray(kept.keys) ? (kept.keys as string[]) : []);
  } catch {
    return new Set();
  }
}
