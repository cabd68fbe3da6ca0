import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFileDrop } from '../../app/fileDrop.ts';
import type { PickedFile } from '../../app/host.ts';
import { useLanguage } from '../../app/i18n.ts';
import { useJob } from '../../app/jobs.ts';
import { Icon } from '../../components/Icon.tsx';
import { ProgressPanel } from '../../components/ProgressPanel.tsx';
import { importLocation } from '../import/handover.ts';
import { NewCompany } from './NewCompany.tsx';
import { Shelf } from './Shelf.tsx';
import classes from './StartScreen.module.css';

const isBook = (name: string): boolean => name.toLowerCase().endsWith('.duewarden');

/** Two ways in, in under three minutes: look around in the practice company, or drop the list one has. */
export function FirstRun() {
  const { t } = useTranslation('start');
  const { language } = useLanguage();
  const navigate = useNavigate();
  const practice = useJob('book.openPractice');
  const open = useJob('book.open');
  const [file, setFile] = useState<PickedFile | null>(null);
  const working = practice.running || open.running;
  const drop = useFileDrop({
    purpose: 'import',
    busy: working,
    onFile: async (taken) => {
      if (isBook(taken.name)) await open.run({ fileToken: taken.fileToken });
      else setFile(taken);
    },
  });
  const busy = working || drop.receiving;

  return (
    <>
      <header className={classes.hero}>
        <h1>{t('title')}</h1>
        <p>{t('subtitle')}</p>
      </header>

      <ProgressPanel title={t('practice.title')} job={practice} />
      <ProgressPanel title={t('opening')} job={open} />

      {file === null ? (
        <div className={classes.choices}>
          <button
            type="button"
            className={classes.choice}
            data-drop
            disabled={busy}
            onClick={drop.choose}
            {...drop.target}
          >
            <Icon name="import" size={22} />
            <b>{t('file.title')}</b>
            <span>{t('file.text')}</span>
            <small>{t('file.kinds')}</small>
          </button>
          <button
            type="button"
            className={classes.choice}
            disabled={busy}
            onClick={() => void practice.run({ language })}
          >
            <Icon name="aging" size={22} />
            <b>{t('practice.title')}</b>
            <span>{t('practice.text')}</span>
            <small>{t('practice.note')}</small>
          </button>
        </div>
      ) : (
        <NewCompany
          file={file}
          onCancel={() => setFile(null)}
          onCreating={() => void navigate(importLocation.path, { replace: true, state: importLocation.state(file) })}
          onFailed={() => void navigate('/', { replace: true, state: null })}
        />
      )}

      <Shelf busy={busy} onOpen={(bookId) => void open.run({ bookId })} onOpenFile={drop.receive} />
      {file === null && <NewCompany file={null} />}
    </>
  );
}
