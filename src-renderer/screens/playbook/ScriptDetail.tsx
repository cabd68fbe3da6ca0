import { Button, Group } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { shippedCards } from '../../../src-main/areas/law/rules/cards.ts';
import type { Language } from '../../../src-main/kernel/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Chip } from '../../components/Section.tsx';
import { PaperDrawer } from './PaperDrawer.tsx';
import classes from './Playbook.module.css';
import { Said } from './Said.tsx';
import { ScriptDrawer } from './ScriptDrawer.tsx';
import type { ScriptRow } from './tabs.ts';

/** One script as a clerk needs it in the call: say, ask, answer; beside it what to write down and do. */
export function ScriptDetail({ script, language }: { readonly script: ScriptRow; readonly language: Language }) {
  const { t } = useTranslation(['playbook', 'law']);
  const { book } = useWorkingPoint();
  const [editing, setEditing] = useState(false);
  const [printing, setPrinting] = useState(false);
  const say = (text: string): ReactNode => <Said text={text} language={language} />;
  const lines = (texts: readonly string[], mark?: 'no') => (
    <ul data-mark={mark}>
      {texts.map((text) => (
        <li key={text}>{say(text)}</li>
      ))}
    </ul>
  );
  return (
    <article className={classes.script} lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <header className={classes.head}>
        <h2>
          {script.kind === 'excuse' && <span className={classes.code}>{script.code}</span>} {script.title}
        </h2>
        {script.own && <Chip>{t('own')}</Chip>}
        <Group gap={8} className={classes.push ?? ''}>
          <Button variant="default" leftSection={<Icon name="print" size={13} />} onClick={() => setPrinting(true)}>
            {t('printCard')}
          </Button>
          {!book.readOnly && (
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('common:edit')}
            </Button>
          )}
        </Group>
      </header>
      <p className={classes.goal}>{say(script.goal)}</p>
      <div className={classes.talk}>
        <div>
          {script.opening !== '' && (
            <section>
              <h3>{t('parts.opening')}</h3>
              <p className={classes.say}>{say(script.opening)}</p>
            </section>
          )}
          {script.questions.length > 0 && (
            <section>
              <h3>{t('parts.questions')}</h3>
              {lines(script.questions)}
            </section>
          )}
          {script.reply !== '' && (
            <section>
              <h3>{t('parts.reply')}</h3>
              <p className={classes.say}>{say(script.reply)}</p>
            </section>
          )}
          {script.never.length > 0 && (
            <section>
              <h3>{t('parts.never')}</h3>
              {lines(script.never, 'no')}
            </section>
          )}
        </div>
        <aside>
          {script.writeDown.length > 0 && (
            <section>
              <h3>{t('parts.writeDown')}</h3>
              {lines(script.writeDown)}
            </section>
          )}
          {script.followUp.length > 0 && (
            <section>
              <h3>{t('parts.followUp')}</h3>
              {lines(script.followUp)}
            </section>
          )}
          {script.resultCodes.length > 0 && (
            <section>
              <h3>{t('parts.results')}</h3>
              <div className={classes.chips}>
                {script.resultCodes.map((result) => (
                  <Chip key={result}>{t(`results.${result}`)}</Chip>
                ))}
              </div>
            </section>
          )}
          {script.lawCards.length > 0 && (
            <section>
              <h3>{t('parts.law')}</h3>
              <ul>
                {script.lawCards.map((code) => (
                  <li key={code}>
                    <Link to={`/law?topic=${topicOf(code)}`} className={classes.link}>
                      {t(`law:cards.${code}.title`)}
                    </Link>
                  </li>
                ))}
              </ul>
              <small>{t('law:notAdvice')}</small>
            </section>
          )}
        </aside>
      </div>
      <PaperDrawer
        opened={printing}
        onClose={() => setPrinting(false)}
        title={script.title}
        paper={{ kind: script.kind, code: script.code }}
        language={language}
      />
      <ScriptDrawer opened={editing} onClose={() => setEditing(false)} script={script} language={language} />
    </article>
  );
}

const topicOf = (code: string): string => shippedCards.find((card) => card.code === code)?.values.topic ?? 'terms';
