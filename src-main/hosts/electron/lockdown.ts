import type { App, Session, WebContents } from 'electron';
import { documentTokenOf, isScreenUrl, type DevelopmentOrigin } from './origin.ts';

/**
 * What pages may not do, whatever gets into one: no network, no permissions, no navigation, no windows, no views.
 * Everything is refused by default; what is allowed is named here.
 */

/** Chromium's own chatter, switched off before it starts. */
export const switches: readonly (readonly [name: string, value?: string])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['no-pings'],
  [
    'disable-features',
    'AutofillServerCommunication,CertificateTransparencyComponentUpdater,OptimizationHints,MediaRouter',
  ],
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
];

/** Schemes that a page can name and Electron would answer; refused once more behind the request guard. */
const refusedSchemes = ['http', 'https', 'file'] as const;

/** Addresses a request may have: the program's own pages, and data that is in the page already. */
export function mayLoad(url: string, development: DevelopmentOrigin): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  if (protocol === 'app:' || protocol === 'blob:' || protocol === 'data:') return true;
  if (development === null) return false;
  return protocol === 'devtools:' || host === new URL(development).host;
}

export function lockSession(session: Session, development: DevelopmentOrigin): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.setBluetoothPairingHandler?.((_details, decide) => decide({ confirmed: false }));
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !mayLoad(details.url, development) }));
  session.on('will-download', (event) => event.preventDefault());
  if (development === null) {
    for (const scheme of refusedSchemes) {
      if (!session.protocol.isProtocolHandled(scheme))
        session.protocol.handle(scheme, () => new Response(null, { status: 403 }));
    }
  }
}

/** Guards every page there will ever be, from the moment it is made. */
export function lockContents(app: App, development: DevelopmentOrigin): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-navigate', (details) => {
      if (!isScreenUrl(details.url, development)) details.preventDefault();
    });
    contents.on('will-redirect', (details) => details.preventDefault());
    contents.on('will-frame-navigate', (details) => {
      if (!mayNavigate(details, development)) details.preventDefault();
    });
    contents.on('select-bluetooth-device', (event, _devices, choose) => {
      event.preventDefault();
      choose('');
    });
  });
}

/** The window shows the screens, a frame inside it shows a document, and that is all. */
function mayNavigate(
  details: { readonly url: string; readonly isMainFrame: boolean },
  development: DevelopmentOrigin,
): boolean {
  return details.isMainFrame ? isScreenUrl(details.url, development) : documentTokenOf(details.url) !== null;
}

/** A page that hangs or dies is loaded again; the service behind it has gone on working. */
export function reviveContents(contents: WebContents): void {
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && !contents.isDestroyed()) contents.reload();
  });
}
