import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { BookState } from '../../src-main/areas/book/contract.ts';
import type { ServiceEvent } from '../../src-main/hosts/contract.ts';
import { useHost } from './host.ts';
import { noteJob } from './jobs.ts';
import { dependsOn, useQueryOf } from './queries.ts';

export type ServiceState = Extract<ServiceEvent, { event: 'service' }>['state'];

let serviceState: ServiceState = 'ready';
const serviceListeners = new Set<() => void>();

function setServiceState(state: ServiceState): void {
  serviceState = state;
  for (const listener of serviceListeners) listener();
}

/** Whether the data service answers: `restarting` shows a banner, `stopped` leaves only the start screen. */
export function useServiceState(): ServiceState {
  return useSyncExternalStore(
    (listener) => {
      serviceListeners.add(listener);
      return () => serviceListeners.delete(listener);
    },
    () => serviceState,
  );
}

/** What is open; undefined while the first answer is on its way. */
export function useBookState(): BookState | undefined {
  return useBookQuery().data;
}

/** The same with what went wrong, for whoever can offer another try. */
export function useBookQuery() {
  return useQueryOf('book.state', {});
}

const bookKey = ['book.state', {}] as const;

function takeBookState(client: QueryClient, state: BookState): void {
  const before = client.getQueryData<BookState>(bookKey);
  client.setQueryData(bookKey, state);
  const same = before?.state === 'open' && state.state === 'open' && before.book.fileName === state.book.fileName;
  // Another book: nothing that was asked of the old one may be shown for a moment longer.
  const others = { predicate: (query: { queryKey: readonly unknown[] }) => query.queryKey[0] !== 'book.state' };
  if (same) void client.invalidateQueries(others);
  else client.removeQueries(others);
}

/** Listens to the service for as long as the screens are up; to be mounted once. */
export function useServiceEvents(): void {
  const host = useHost();
  const client = useQueryClient();
  useEffect(
    () =>
      host.onEvent((event) => {
        switch (event.event) {
          case 'changed':
            void client.invalidateQueries({ predicate: (query) => dependsOn(query.queryKey, event.topics) });
            return;
          case 'job':
            noteJob(event);
            return;
          case 'book':
            takeBookState(client, event.state);
            return;
          case 'service': {
            const cameBack = event.state === 'ready' && serviceState !== 'ready';
            setServiceState(event.state);
            if (cameBack) void client.invalidateQueries();
            return;
          }
        }
      }),
    [host, client],
  );
}
