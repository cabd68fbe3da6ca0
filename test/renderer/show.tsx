import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { spotlight } from '@mantine/spotlight';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, vi } from 'vitest';
import type { Language } from '../../src-main/kernel/format.ts';
import { App } from '../../src-renderer/app/App.tsx';
import { HostContext } from '../../src-renderer/app/host.ts';
import { createI18n } from '../../src-renderer/app/i18n.ts';
import { createQueryClient } from '../../src-renderer/app/queries.ts';
import { catalogues } from './catalogues.ts';
import { createFakeHost, type FakeHost } from './fakeHost.ts';

// Screens are fetched when first asked for, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 8000 });

/** Screens are laid out by no engine here: scrollers are 1,000 × 600 and measured rows 60, so that virtual rows show. */
export function withRoom(): void {
  beforeEach(() => {
    // Text areas that grow listen for fonts that arrive late; there are none here.
    Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function (this: HTMLElement) {
      return this.dataset['index'] === undefined ? 600 : 60;
    });
    vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(1000);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  });
  afterEach(() => {
    spotlight.close();
    cleanup();
    document.body.innerHTML = '';
  });
}

export interface Shown extends RenderResult {
  readonly host: FakeHost;
}

/** One component among everything it may ask for. */
export function show(
  element: ReactNode,
  { host = createFakeHost(), language = 'zh' }: { host?: FakeHost; language?: Language } = {},
): Shown {
  const i18n = createI18n(language, catalogues);
  const result = render(
    <HostContext value={host}>
      <I18nextProvider i18n={i18n}>
        <QueryClientProvider client={createQueryClient()}>
          <MantineProvider env="test">
            <Notifications />
            <MemoryRouter>{element}</MemoryRouter>
          </MantineProvider>
        </QueryClientProvider>
      </I18nextProvider>
    </HostContext>,
  );
  return Object.assign(result, { host });
}

/** The whole program at an address such as `/aging`. */
export function showApp(
  address: string,
  { host = createFakeHost(), language = 'zh' }: { host?: FakeHost; language?: Language } = {},
): Shown {
  window.location.hash = `#${address}`;
  const result = render(<App host={host} i18n={createI18n(language, catalogues)} queryClient={createQueryClient()} />);
  return Object.assign(result, { host });
}
