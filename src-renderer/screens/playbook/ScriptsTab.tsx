import { Skeleton } from '@mantine/core';
import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../src-main/kernel/format.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Chip } from '../../components/Section.tsx';
import classes from './Playbook.module.css';
import { ScriptDetail } from './ScriptDetail.tsx';
import { scriptTexts, speaksOf, type ScriptRow } from './tabs.ts';

export interface ScriptsTabProps {
  readonly rows: readonly ScriptRow[];
  readonly label: string;
  readonly language: Language;
  readonly search: string;
  readonly code: string | null;
  readonly onCode: (code: string) => void;
}

/** The scripts of a kind at the left, the chosen one as it is said at the right. Arrow keys and j/k go through the list. */
export function ScriptsTab({ rows, label, language, search, code, onCode }: ScriptsTabProps) {
  const { t } = useTranslation('playbook');
  const list = useRef<HTMLUListElement>(null);
  const found = rows.filter((row) => speaksOf(search, scriptTexts(row)));
  const chosen = found.find((row) => row.code === code) ?? found[0];
  if (rows.length === 0) return <Skeleton height={300} />;

  const go = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0; // prettier-ignore
    const place = found.findIndex((row) => row.code === chosen?.code) + step;
    const next = found[place];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    onCode(next.code);
    list.current?.querySelectorAll('button')[place]?.focus();
  };

  return (
    <div className={classes.split}>
      <ul className={classes.list} aria-label={label} ref={list} onKeyDown={go}>
        {found.map((row) => (
          <li key={row.code}>
            <button
              type="button"
              className={classes.entry}
              aria-current={row.code === chosen?.code || undefined}
              onClick={() => onCode(row.code)}
            >
              {row.kind === 'excuse' && <span className={classes.code}>{row.code}</span>}
              <span>{row.title}</span>
              {row.own && <Chip>{t('own')}</Chip>}
            </button>
          </li>
        ))}
      </ul>
      {chosen === undefined ? (
        <EmptyState icon="search" title={t('nothing', { text: search })} text={t('nothingText')} />
      ) : (
        <ScriptDetail key={`${chosen.code} ${language}`} script={chosen} language={language} />
      )}
    </div>
  );
}
