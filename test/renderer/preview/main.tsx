import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '../../../src-renderer/app/look.css';
import { createRoot } from 'react-dom/client';
import { isDay } from '../../../src-main/kernel/day.ts';
import { App } from '../../../src-renderer/app/App.tsx';
import { startI18n } from '../../../src-renderer/app/i18n.ts';
import { createQueryClient } from '../../../src-renderer/app/queries.ts';
import { localToday } from '../../../src-renderer/app/today.ts';
import { largeBook } from '../fakeBook.ts';
import { createFakeHost } from '../fakeHost.ts';

/** The screens over the fake host, to look at while working on them: `?customers=10000&off=1#/aging`. */
const query = new URLSearchParams(location.search);
const wanted = query.get('asOf');
const asOf = isDay(wanted) ? wanted : localToday();
const customers = query.get('customers');
const host = createFakeHost({
  asOf,
  ...(customers === null ? {} : { book: largeBook(Number(customers), asOf) }),
  ledgerOffMinor: Number(query.get('off') ?? 0),
});
const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(<App host={host} i18n={await startI18n()} queryClient={createQueryClient()} />);
