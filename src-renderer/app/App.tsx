import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { i18n as I18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { HashRouter } from 'react-router';
import { Frame } from './Frame.tsx';
import { HostContext, type Host } from './host.ts';
import { colorSchemeMemory, cssVariables, styleNonce, theme } from './theme.ts';

const memory = colorSchemeMemory();

export interface AppProps {
  readonly host: Host;
  readonly i18n: I18n;
  readonly queryClient: QueryClient;
}

/** Everything between the page and the first screen. */
export function App({ host, i18n, queryClient }: AppProps) {
  return (
    <HostContext value={host}>
      <I18nextProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <MantineProvider
            theme={theme}
            cssVariablesResolver={cssVariables}
            colorSchemeManager={memory}
            defaultColorScheme="auto"
            getStyleNonce={styleNonce}
            env={import.meta.env.MODE === 'test' ? 'test' : 'default'}
          >
            <Notifications position="bottom-right" limit={3} />
            <HashRouter>
              <Frame />
            </HashRouter>
          </MantineProvider>
        </QueryClientProvider>
      </I18nextProvider>
    </HostContext>
  );
}
