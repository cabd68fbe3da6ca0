import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app/look.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { createHost } from './app/host.create.ts';
import { loadOtherTexts, startI18n } from './app/i18n.ts';
import { createQueryClient } from './app/queries.ts';
import { styleNonce } from './app/theme.ts';

// The scroll lock behind dialogs makes a style of its own; it looks for the nonce under this name.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');

const i18n = await startI18n();
createRoot(root).render(
  <StrictMode>
    <App host={createHost()} i18n={i18n} queryClient={createQueryClient()} />
  </StrictMode>,
);
loadOtherTexts(i18n);
