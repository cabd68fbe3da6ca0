import { Alert, Button, Loader } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import type { OpenBook } from '../../src-main/areas/book/contract.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { ErrorBoundary } from '../components/ErrorBoundary.tsx';
import { useBookQuery, useServiceEvents, useServiceState } from './book.ts';
import classes from './Frame.module.css';
import { Header } from './Header.tsx';
import { Navigation } from './Navigation.tsx';
import { errorText } from './refusals.ts';
import { screens } from './screens.ts';
import { useFrameShortcuts } from './shortcuts.ts';
import { StatusLine } from './StatusLine.tsx';
import { WorkingProvider } from './working.tsx';

const StartScreen = lazy(() => import('../screens/start/StartScreen.tsx'));
const DatedNotices = lazy(() => import('./DatedNotices.tsx'));
const HelpDrawer = lazy(() => import('./HelpDrawer.tsx'));
const Palette = lazy(() => import('./Palette.tsx'));
const ShortcutSheet = lazy(() => import('./ShortcutSheet.tsx'));

/** An open book gets its frame; anything else gets the start screen: first run, shelf, recovery. */
export function Frame() {
  useServiceEvents();
  const { t, i18n } = useTranslation('frame');
  const { data: state, error, refetch } = useBookQuery();
  const service = useServiceState();

  if (service === 'stopped' || (state !== undefined && state.state !== 'open'))
    return (
      <ErrorBoundary>
        <Suspense fallback={<Waiting />}>
          <StartScreen />
        </Suspense>
      </ErrorBoundary>
    );
  if (state === undefined)
    return error === null ? (
      <Waiting />
    ) : (
      <EmptyState
        icon="warning"
        title={errorText(i18n, error)}
        action={<Button onClick={() => void refetch()}>{t('common:retry')}</Button>}
      />
    );
  return (
    <>
      {service === 'restarting' && (
        <Alert color="yellow" role="status" className={classes.banner ?? ''}>
          {t('serviceRestarting')}
        </Alert>
      )}
      <WorkingProvider key={state.book.fileName} book={state.book}>
        <OpenFrame book={state.book} />
      </WorkingProvider>
    </>
  );
}

function OpenFrame({ book }: { readonly book: OpenBook }) {
  const { t } = useTranslation('frame');
  const [helpOpen, setHelpOpen] = useState(false);
  const [sheetOpen, setSheetOpen] = useState(false);
  const { pathname } = useLocation();
  useFrameShortcuts({ showShortcuts: () => setSheetOpen(true), showHelp: () => setHelpOpen(true) });

  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#main" onClick={skipToMain}>
        {t('skipToContent')}
      </a>
      <Navigation />
      <Header onHelp={() => setHelpOpen(true)} />
      <main id="main" className={classes.main} tabIndex={-1}>
        <ErrorBoundary key={pathname}>
          <Suspense fallback={<Waiting />}>
            <Routes>
              <Route index element={<Navigate to="/today" replace />} />
              {screens.map(({ id, path, Screen }) => (
                <Route key={id} path={path} element={<Screen />} />
              ))}
              <Route path="*" element={<Navigate to="/today" replace />} />
            </Routes>
          </Suspense>
        </ErrorBoundary>
      </main>
      <StatusLine book={book} />
      <Suspense fallback={null}>
        <DatedNotices bookName={book.fileName} />
        <Palette onHelp={() => setHelpOpen(true)} onShortcuts={() => setSheetOpen(true)} />
        <HelpDrawer opened={helpOpen} onClose={() => setHelpOpen(false)} />
        <ShortcutSheet opened={sheetOpen} onClose={() => setSheetOpen(false)} />
      </Suspense>
    </div>
  );
}

/** The address holds the route, so the usual `#main` link would leave the screen. */
function skipToMain(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={classes.waiting}>
      <Loader size="sm" aria-label={t('loading')} />
    </div>
  );
}
