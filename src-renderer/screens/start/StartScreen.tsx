import { ActionIcon, Button, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useBookState, useServiceState } from '../../app/book.ts';
import { useHost } from '../../app/host.ts';
import { useLanguage } from '../../app/i18n.ts';
import { Icon } from '../../components/Icon.tsx';
import { FirstRun } from './FirstRun.tsx';
import { Recovery } from './Recovery.tsx';
import classes from './StartScreen.module.css';

/** What there is to see while no book is open: first run and shelf, recovery, or a service that has stopped. */
export default function StartScreen() {
  const state = useBookState();
  const service = useServiceState();
  return (
    <main className={classes.outer}>
      <div className={classes.page}>
        <Top />
        {service === 'stopped' ? <Stopped /> : state?.state === 'recovery' ? <Recovery state={state} /> : <FirstRun />}
      </div>
    </main>
  );
}

function Top() {
  const { t } = useTranslation('start');
  const { language, setLanguage } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const next = colorScheme === 'dark' ? 'light' : 'dark';
  return (
    <div className={classes.top}>
      <strong>{t('frame:productName')}</strong>
      <Button
        variant="subtle"
        color="gray"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {language === 'zh' ? 'English' : '中文'}
      </Button>
      <ActionIcon
        onClick={() => setColorScheme(next)}
        aria-label={`${t('frame:scheme')}: ${t(`frame:schemes.${next}`)}`}
      >
        <Icon name={next === 'dark' ? 'moon' : 'sun'} />
      </ActionIcon>
    </div>
  );
}

/** The data service gave up after several restarts. Nothing is lost: every command is one transaction. */
function Stopped() {
  const { t } = useTranslation('start');
  const { restartService } = useHost();
  return (
    <section className={classes.problem} role="alert">
      <h1>{t('stopped.title')}</h1>
      <p>{t('stopped.text')}</p>
      <p>{t(restartService === null ? 'stopped.byHand' : 'stopped.advice')}</p>
      {restartService !== null && (
        <Button mt="md" size="sm" onClick={() => void restartService()}>
          {t('stopped.restart')}
        </Button>
      )}
    </section>
  );
}
