import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { matchPath, useLocation } from 'react-router';
import classes from './Frame.module.css';
import { screens } from './screens.ts';

interface Section {
  readonly title: string;
  readonly text: string;
}

/** What the screen shows, how its figures are made and how to read them; then the words of the trade. */
export default function HelpDrawer({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('help');
  const { pathname } = useLocation();
  const id = screens.find(({ path }) => matchPath(path, pathname) !== null)?.id ?? 'aging';
  const sections = i18n.exists(`help:${id}`) ? (t(id, { returnObjects: true }) as readonly Section[]) : [];
  const words = Object.entries(t('glossary', { returnObjects: true }) as Record<string, Section>);

  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={420}
      title={t('titleOf', { screen: t(`frame:screens.${id}`) })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={classes.help}>
        {sections.map(({ title, text }) => (
          <section key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
          </section>
        ))}
        <h3>{t('words')}</h3>
        <dl>
          {words.map(([word, { title, text }]) => (
            <div key={word}>
              <dt>{title}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Drawer>
  );
}
