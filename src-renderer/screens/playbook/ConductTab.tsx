import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../src-main/kernel/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Chip } from '../../components/Section.tsx';
import { PaperDrawer } from './PaperDrawer.tsx';
import classes from './Playbook.module.css';
import { Said } from './Said.tsx';
import { ScriptDrawer } from './ScriptDrawer.tsx';
import { scriptTexts, speaksOf, type ScriptRow } from './tabs.ts';

export interface ConductTabProps {
  readonly rows: readonly ScriptRow[];
  readonly language: Language;
  readonly search: string;
}

/** Do and don't, channel by channel; the same words as on the printed sheet. */
export function ConductTab({ rows, language, search }: ConductTabProps) {
  const { t } = useTranslation('playbook');
  const { book } = useWorkingPoint();
  const [printing, setPrinting] = useState(false);
  const [editing, setEditing] = useState<ScriptRow | null>(null);
  const found = rows.filter((row) => speaksOf(search, scriptTexts(row)));
  if (rows.length === 0) return <Skeleton height={300} />;
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('tabs.conduct')}>
      <div className={classes.lead}>
        <p>{t('conduct.lead')}</p>
        <Button variant="default" leftSection={<Icon name="print" size={13} />} onClick={() => setPrinting(true)}>
          {t('conduct.print')}
        </Button>
      </div>
      {found.length === 0 && (
        <EmptyState icon="search" title={t('nothing', { text: search })} text={t('nothingText')} />
      )}
      {found.map((row) => (
        <section key={row.code} className={classes.sheet}>
          <header className={classes.head}>
            <h2>{row.title}</h2>
            {row.own && <Chip>{t('own')}</Chip>}
            <p className={classes.soft}>{row.goal}</p>
            {!book.readOnly && (
              <button type="button" className={classes.link} data-push onClick={() => setEditing(row)}>
                {t('common:edit')}
              </button>
            )}
          </header>
          <div className={classes.sides}>
            {(['followUp', 'never'] as const).map((side) => (
              <div key={side} data-side={side}>
                <h3>
                  <Icon name={side === 'followUp' ? 'check' : 'cross'} size={13} />{' '}
                  {t(side === 'followUp' ? 'parts.does' : 'parts.never')}
                </h3>
                <ul>
                  {row[side].map((text) => (
                    <li key={text}>
                      <Said text={text} language={language} />
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
        </section>
      ))}
      <p className={classes.soft}>{t('conduct.notAdvice')}</p>
      <PaperDrawer
        opened={printing}
        onClose={() => setPrinting(false)}
        title={t('conduct.print')}
        paper="conduct"
        language={language}
      />
      {editing !== null && (
        <ScriptDrawer opened onClose={() => setEditing(null)} script={editing} language={language} />
      )}
    </div>
  );
}
