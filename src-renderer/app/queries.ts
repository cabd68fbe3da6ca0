import { QueryClient, useQueries, useQuery, type QueryKey, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { RefusedError, type InputFor, type ProcedureName, type QueryName, type Topic, type ValueOf } from './calls.ts';
import { useHost, type Host } from './host.ts';

/** Offline and on this machine: nothing to retry, no network to wait for, the service says when figures changed. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime: Infinity,
        gcTime: 5 * 60_000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** What each area's figures stand on; a change of one of these topics makes them stale. */
const dependencies: Readonly<Record<string, readonly Topic[]>> = {
  book: ['book', 'backups', 'settings', 'customers', 'ledger', 'credit', 'signals', 'documents', 'imports', 'files'],
  settings: ['settings'],
  terms: ['terms', 'customers', 'settings'],
  rates: ['settings'],
  customers: ['customers', 'imports'],
  ledger: ['ledger', 'customers', 'settings'],
  invoices: ['ledger', 'customers', 'settings', 'terms'],
  disputes: ['ledger', 'customers', 'settings'],
  writeoffs: ['ledger', 'customers', 'settings'],
  aging: ['ledger', 'customers', 'settings', 'credit', 'bills', 'plans'],
  bills: ['bills', 'ledger', 'customers'],
  law: ['law'],
  files: ['files'],
  creditfile: ['creditfile', 'customers', 'settings', 'files'],
  contracts: ['contracts', 'customers', 'ledger', 'files', 'law', 'settings'],
  securities: ['contracts', 'customers', 'ledger', 'files', 'settings'],
  evidence: ['actions', 'contracts', 'ledger', 'customers', 'files', 'documents'],
  orders: ['orders', 'customers', 'contracts', 'ledger'],
  credit: ['credit', 'ledger', 'customers', 'settings', 'bills', 'orders', 'contracts'],
  scoring: [
    'scores',
    'promises',
    'creditfile',
    'credit',
    'customers',
    'ledger',
    'settings',
    'contracts',
    'orders',
    'bills',
  ],
  signals: [
    'signals',
    'promises',
    'actions',
    'plans',
    'limitation',
    'ledger',
    'customers',
    'settings',
    'credit',
    'bills',
    'orders',
    'creditfile',
    'contracts',
  ],
  reviews: [
    'promises',
    'credit',
    'scores',
    'signals',
    'creditfile',
    'ledger',
    'customers',
    'settings',
    'contracts',
    'orders',
    'bills',
  ],
  holds: [
    'promises',
    'credit',
    'orders',
    'scores',
    'signals',
    'creditfile',
    'ledger',
    'customers',
    'settings',
    'contracts',
    'bills',
  ],
  control: ['control', 'credit', 'scores', 'ledger', 'customers', 'settings'],
  actions: ['actions', 'customers', 'ledger', 'settings', 'files'],
  playbook: ['playbook', 'customers', 'ledger', 'settings'],
  promises: ['promises', 'ledger', 'customers', 'settings', 'bank', 'bills'],
  interest: ['interest', 'ledger', 'customers', 'settings', 'law', 'contracts'],
  plans: ['plans', 'promises', 'ledger', 'customers', 'settings', 'interest', 'contracts', 'bank', 'bills'],
  cases: ['cases', 'customers', 'ledger', 'settings', 'contracts', 'files', 'law'],
  limitation: [
    'limitation',
    'actions',
    'promises',
    'plans',
    'cases',
    'documents',
    'contracts',
    'ledger',
    'customers',
    'settings',
    'files',
    'bank',
  ],
  policy: [
    'policy',
    'actions',
    'promises',
    'plans',
    'cases',
    'documents',
    'contracts',
    'orders',
    'scores',
    'credit',
    'ledger',
    'customers',
    'settings',
    'bank',
    'bills',
    'limitation',
  ],
  collections: [
    'work',
    'policy',
    'actions',
    'promises',
    'plans',
    'cases',
    'limitation',
    'documents',
    'contracts',
    'orders',
    'scores',
    'credit',
    'signals',
    'ledger',
    'customers',
    'settings',
    'bank',
    'bills',
    'backups',
    'interest',
  ],
  effects: [
    'actions',
    'policy',
    'promises',
    'plans',
    'cases',
    'documents',
    'ledger',
    'customers',
    'settings',
    'work',
    'bank',
    'closes',
    'playbook',
  ],
  dossier: [
    'documents',
    'contracts',
    'files',
    'actions',
    'cases',
    'plans',
    'limitation',
    'interest',
    'ledger',
    'customers',
    'settings',
  ],
  training: [
    'training',
    'actions',
    'promises',
    'plans',
    'cases',
    'policy',
    'documents',
    'limitation',
    'ledger',
    'customers',
  ],
  letters: ['documents', 'ledger', 'customers', 'settings', 'promises', 'plans', 'cases', 'policy', 'interest'],
  reports: [
    'documents',
    'ledger',
    'customers',
    'settings',
    'credit',
    'signals',
    'creditfile',
    'contracts',
    'orders',
    'scores',
    'bills',
    'actions',
    'promises',
    'plans',
    'cases',
    'limitation',
    'policy',
    'work',
    'files',
    'playbook',
  ],
  closing: ['closes', 'ledger', 'customers', 'settings', 'bank', 'bills', 'documents', 'backups'],
  exchange: ['imports'],
  bank: ['bank', 'ledger', 'customers'],
  history: [
    'ledger',
    'customers',
    'settings',
    'terms',
    'credit',
    'signals',
    'documents',
    'imports',
    'bank',
    'bills',
    'closes',
    'files',
    'law',
    'creditfile',
    'contracts',
    'orders',
    'scores',
    'control',
    'actions',
    'promises',
    'plans',
    'cases',
    'limitation',
    'interest',
    'policy',
    'work',
    'training',
    'playbook',
  ],
};

export function dependsOn(key: QueryKey, topics: readonly Topic[]): boolean {
  const [name] = key;
  if (typeof name !== 'string') return false;
  if (topics.includes('book')) return true;
  const area = name.split('.')[0] ?? '';
  return (dependencies[area] ?? []).some((topic) => topics.includes(topic));
}

async function ask<N extends ProcedureName>(host: Host, name: N, input: InputFor<N>): Promise<ValueOf<N>> {
  const reply = await host.call(name, input);
  if (!reply.ok) throw new RefusedError(reply);
  return reply.value;
}

export interface QueryChoice {
  readonly enabled?: boolean;
  /** Whether another order or search may show the last figures until its own are here. Default true. */
  readonly keepPrevious?: boolean;
}

/** A figure from the service: `useQueryOf('aging.kpis', { asOf, currency })`. Fails with `RefusedError`. */
export function useQueryOf<N extends QueryName>(
  name: N,
  input: InputFor<N>,
  choice: QueryChoice = {},
): UseQueryResult<ValueOf<N>> {
  const host = useHost();
  return useQuery<ValueOf<N>>({
    queryKey: [name, input],
    queryFn: () => ask(host, name, input),
    enabled: choice.enabled ?? true,
    ...((choice.keepPrevious ?? true) ? { placeholderData: lastAnswer(input) } : {}),
  });
}

const onlyArranging = new Set(['sort', 'sortBucket', 'descending', 'search', 'text', 'offset', 'limit']);

/**
 * The last answer stands in for the next one when only order, search or window differ. Another day, currency, customer
 * or basis never shows figures that were asked for something else, not even for a moment.
 */
export function sameMatter(a: unknown, b: unknown): boolean {
  const matter = (input: unknown): string =>
    JSON.stringify(
      Object.entries(input ?? {})
        .filter(([name, value]) => !onlyArranging.has(name) && value !== undefined)
        .sort(([x], [y]) => (x < y ? -1 : 1)),
    );
  return matter(a) === matter(b);
}

function lastAnswer(input: unknown) {
  return <T>(previous: T | undefined, query: { readonly queryKey: QueryKey } | undefined): T | undefined =>
    sameMatter(query?.queryKey[1], input) ? previous : undefined;
}

/** Rows by their place in a list of which only some windows are here. Made for `DataGrid`. */
export interface RowSource<Row> {
  readonly total: number;
  /** True until the first window is here. */
  readonly loading: boolean;
  rowAt(index: number): Row | undefined;
  /** The grid says what it shows; windows that are missing are asked for. */
  show(firstIndex: number, lastIndex: number): void;
}

export interface PagedRows<N extends QueryName, Row> extends RowSource<Row> {
  /** The answer that came with the first window: totals, sums, bucket ends. */
  readonly first: ValueOf<N> | undefined;
  readonly error: Error | null;
}

const PAGE = 200;

/**
 * A long list in windows of 200, loaded where the grid looks. `pick` takes rows and total out of an answer
 * and must be stable (declare it outside the component or memoize it).
 */
export function usePagedRows<N extends QueryName, Row>(
  name: N,
  input: Omit<InputFor<N>, 'offset' | 'limit'>,
  pick: (value: ValueOf<N>) => { readonly rows: readonly Row[]; readonly total: number },
  choice: { readonly enabled?: boolean } = {},
): PagedRows<N, Row> {
  const host = useHost();
  const question = JSON.stringify([name, input]);
  const [wanted, setWanted] = useState<{ question: string; pages: readonly number[] }>({ question, pages: [0] });
  const pages = wanted.question === question ? wanted.pages : [0];
  const enabled = choice.enabled ?? true;

  const answers: readonly UseQueryResult<ValueOf<N>>[] = useQueries({
    queries: pages.map((page) => {
      const whole = { ...input, offset: page * PAGE, limit: PAGE } as unknown as InputFor<N>;
      return {
        queryKey: [name, whole],
        queryFn: () => ask(host, name, whole),
        enabled,
        // Only the first window bridges a new question; others would show rows in the wrong place.
        ...(page === 0 ? { placeholderData: lastAnswer(whole) } : {}),
      };
    }),
  });

  const first = answers[0]?.data;
  const total = first === undefined ? 0 : pick(first).total;
  const windows = new Map<number, readonly Row[]>();
  pages.forEach((page, index) => {
    const data = answers[index]?.data;
    if (data !== undefined) windows.set(page, pick(data).rows);
  });

  const show = useCallback(
    (firstIndex: number, lastIndex: number) => {
      const from = Math.floor(Math.max(0, firstIndex) / PAGE);
      const to = Math.floor(Math.max(0, lastIndex) / PAGE);
      setWanted((present) => {
        const known = present.question === question ? present.pages : [0];
        const missing: number[] = [];
        for (let page = from; page <= to; page += 1) if (!known.includes(page)) missing.push(page);
        if (missing.length === 0 && present.question === question) return present;
        return { question, pages: [...known, ...missing] };
      });
    },
    [question],
  );

  return {
    total,
    first,
    loading: enabled && first === undefined && (answers[0]?.error ?? null) === null,
    error: answers.find((answer) => answer.error !== null)?.error ?? null,
    rowAt: (index) => windows.get(Math.floor(index / PAGE))?.[index % PAGE],
    show,
  };
}

/** Rows that are all here already, in the order given. */
export function useLocalRows<Row>(rows: readonly Row[] | undefined): RowSource<Row> {
  return useMemo(
    () => ({
      total: rows?.length ?? 0,
      loading: rows === undefined,
      rowAt: (index: number) => rows?.[index],
      show: () => undefined,
    }),
    [rows],
  );
}
