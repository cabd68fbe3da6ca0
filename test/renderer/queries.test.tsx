import { act, renderHook, waitFor } from '@testing-library/react';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { contracts } from '../../src-main/areas/contracts.ts';
import { day } from '../../src-main/kernel/day.ts';
import { topics } from '../../src-main/kernel/procedure.ts';
import type { ValueOf } from '../../src-renderer/app/calls.ts';
import { HostContext } from '../../src-renderer/app/host.ts';
import { createQueryClient, dependsOn, sameMatter, usePagedRows } from '../../src-renderer/app/queries.ts';
import { largeBook } from './fakeBook.ts';
import { createFakeHost } from './fakeHost.ts';

describe('what goes stale', () => {
  it.each([
    ['aging.table', 'ledger', true],
    ['aging.kpis', 'settings', true],
    ['aging.quadrant', 'documents', false],
    ['signals.list', 'credit', true],
    ['ledger.items', 'backups', false],
    ['book.backups', 'backups', true],
    ['exchange.batches', 'imports', true],
    ['letters.list', 'documents', true],
    ['settings.get', 'book', true],
    ['history.timeline', 'ledger', true],
    ['history.timeline', 'backups', false],
  ] as const)('%s after a change of %s: %s', (name, topic, stale) => {
    expect(dependsOn([name, {}], [topic])).toBe(stale);
  });

  it('asks every figure again after some change', () => {
    const changes = topics.filter((topic) => topic !== 'book');
    const asked = Object.entries(contracts).flatMap(([name, { kind }]) => (kind === 'query' ? [name] : []));
    expect(asked.filter((name) => !dependsOn([name, {}], changes))).toEqual([]);
  });

  it('lets an old answer stand in for another order, never for another matter', () => {
    const asked = { asOf: '2026-11-21', currency: 'CNY', sort: 'total', offset: 0 };
    expect(sameMatter(asked, { ...asked, sort: 'name', descending: false, search: '甲' })).toBe(true);
    expect(sameMatter(asked, { ...asked, currency: 'USD' })).toBe(false);
    expect(sameMatter(asked, { ...asked, asOf: '2026-10-31' })).toBe(false);
    expect(sameMatter(asked, { ...asked, customerId: 3 })).toBe(false);
    expect(sameMatter(asked, { offset: 200, currency: 'CNY', asOf: '2026-11-21', knownAt: undefined })).toBe(true);
  });
});

describe('usePagedRows', () => {
  const asOf = day('2026-11-21');
  const pick = (value: ValueOf<'ledger.items'>) => value;

  function setUp() {
    const host = createFakeHost({ asOf, book: largeBook(1000, asOf) });
    const wrapper = ({ children }: { readonly children: ReactNode }) => (
      <HostContext value={host}>
        <QueryClientProvider client={createQueryClient()}>{children}</QueryClientProvider>
      </HostContext>
    );
    const hook = renderHook(
      ({ sort }: { readonly sort: 'dueOn' | 'number' }) => usePagedRows('ledger.items', { asOf, sort }, pick),
      { wrapper, initialProps: { sort: 'dueOn' as 'dueOn' | 'number' } },
    );
    const offsets = () => host.calls.map(({ input }) => (input as { offset: number }).offset);
    return { ...hook, offsets };
  }

  it('loads the first window, then the windows that are looked at, each once', async () => {
    const { result, offsets } = setUp();
    expect(result.current.loading).toBe(true);
    await waitFor(() => expect(result.current.loading).toBe(false));
    expect(result.current.total).toBeGreaterThan(1000);
    expect(offsets()).toEqual([0]);
    expect(result.current.rowAt(199)).toBeDefined();
    expect(result.current.rowAt(200)).toBeUndefined();

    act(() => result.current.show(190, 230));
    await waitFor(() => expect(result.current.rowAt(200)).toBeDefined());
    act(() => result.current.show(950, 990));
    await waitFor(() => expect(result.current.rowAt(970)).toBeDefined());
    act(() => result.current.show(0, 40));
    expect(offsets()).toEqual([0, 200, 800]);
    const first = result.current.rowAt(199);
    const next = result.current.rowAt(200);
    expect(next?.dueOn ?? '').toMatch(/^\d/);
    expect((first?.dueOn ?? '') <= (next?.dueOn ?? '')).toBe(true);
  });

  it('begins again with the first window when the order changes', async () => {
    const { result, rerender, offsets } = setUp();
    await waitFor(() => expect(result.current.loading).toBe(false));
    act(() => result.current.show(400, 430));
    await waitFor(() => expect(result.current.rowAt(410)).toBeDefined());
    rerender({ sort: 'number' });
    expect(result.current.rowAt(410)).toBeUndefined();
    await waitFor(() => expect(offsets()).toEqual([0, 400, 0]));
  });
});
