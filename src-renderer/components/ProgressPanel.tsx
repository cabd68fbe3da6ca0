import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import type { JobProgress } from '../app/jobs.ts';
import classes from './ProgressPanel.module.css';

export interface ProgressPanelProps {
  readonly title: string;
  /** A handle of `useJob`. */
  readonly job: { readonly running: boolean; readonly progress: JobProgress | null; readonly cancel: () => void };
}

/** A running job: what it is doing, how far it is, and a way out. Nothing when it is not running. */
export function ProgressPanel({ title, job }: ProgressPanelProps) {
  const { t, i18n } = useTranslation();
  const { count } = useFormat();
  if (!job.running) return null;
  const progress = job.progress;
  const phaseKey = `progress.phases.${progress?.phase ?? ''}`;
  const phase = i18n.exists(`common:${phaseKey}`) ? t(phaseKey) : t('progress.working');
  const known = progress !== null && progress.total > 0;
  const percent = known ? Math.min(100, (progress.done / progress.total) * 100) : 100;
  return (
    <div className={classes.panel} role="status" aria-live="polite">
      <div className={classes.line}>
        <strong>{title}</strong>
        <span>{phase}</span>
        {known && <span>{t('progress.of', { done: count(progress.done), total: count(progress.total) })}</span>}
        <Button variant="default" size="compact-xs" onClick={job.cancel} disabled={progress === null}>
          {t('progress.cancel')}
        </Button>
      </div>
      <Progress value={percent} animated={!known} aria-label={title} />
    </div>
  );
}
