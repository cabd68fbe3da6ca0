import { Button, Skeleton } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useCommand } from '../../app/commands.ts';
import { useLanguage } from '../../app/i18n.ts';
import { useJob } from '../../app/jobs.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { ValueOf } from '../../app/calls.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ProgressPanel } from '../../components/ProgressPanel.tsx';
import classes from './Playbook.module.css';
import { PracticeRun } from './PracticeRun.tsx';

type CaseRow = ValueOf<'training.cases'>['rows'][number];

/** Six cases to practise on the practice company; in a real book only the way to it. */
export function PracticeTab() {
  const { book } = useWorkingPoint();
  return book.practice ? <Cases /> : <Elsewhere />;
}

function Elsewhere() {
  const { t } = useTranslation('training');
  const { language } = useLanguage();
  const open = useJob('book.openPractice');
  return (
    <>
      <ProgressPanel title={t('open')} job={open} />
      <EmptyState
        icon="customers"
        title={t('elsewhere')}
        text={t('elsewhereText')}
        action={
          <Button loading={open.running} onClick={() => void open.run({ language })}>
            {t('open')}
          </Button>
        }
      />
    </>
  );
}

function Cases() {
  const { t, i18n } = useTranslation('training');
  const { asOf, isToday, setAsOf, book } = useWorkingPoint();
  const [address, setAddress] = useSearchParams();
  const { data, error } = useQueryOf('training.cases', { asOf });
  const start = useCommand('training.start');
  const [shown, setShown] = useState<CaseRow['caseCode'] | null>(null);
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data === undefined) return <Skeleton height={300} />;
  const named = address.get('code') ?? shown;
  const chosen = data.rows.find(({ caseCode }) => caseCode === named) ?? firstOpen(data.rows);
  // A case stays when it is finished: its verdict is what the clerk waits for, not the next case.
  if (shown !== chosen?.caseCode && chosen !== undefined) setShown(chosen.caseCode);
  const begin = (caseCode: CaseRow['caseCode']) => start.run({ caseCode, asOf });

  return (
    <div className={classes.split}>
      <div>
        <p className={classes.done}>{t('progress', { done: data.finishedCases, of: data.rows.length })}</p>
        <ul className={classes.list} aria-label={t('cases')}>
          {data.rows.map((row) => (
            <li key={row.caseCode}>
              <button
                type="button"
                className={classes.entry}
                aria-current={row.caseCode === chosen?.caseCode || undefined}
                onClick={() => setAddress({ tab: 'practice', code: row.caseCode }, { replace: true })}
              >
                {row.finishedCount > 0 ? <Icon name="check" size={13} /> : <span className={classes.dot} />}
                <span>{t(`titles.${row.caseCode}`)}</span>
                <small>{stateOf(row, t)}</small>
              </button>
            </li>
          ))}
        </ul>
      </div>
      {chosen !== undefined && (
        <div className={classes.script}>
          {!isToday && (
            <Notice tone="look">
              {t('notToday')}{' '}
              <button type="button" className={classes.link} onClick={() => setAsOf(null)}>
                {t('goToday')}
              </button>
            </Notice>
          )}
          {chosen.run === null ? (
            <Intro
              row={chosen}
              busy={start.running}
              onStart={book.readOnly ? null : () => void begin(chosen.caseCode)}
            />
          ) : (
            <PracticeRun
              key={chosen.run.runId}
              runId={chosen.run.runId}
              restarting={start.running}
              onRestart={() => void begin(chosen.caseCode)}
            />
          )}
        </div>
      )}
    </div>
  );
}

const firstOpen = (rows: readonly CaseRow[]): CaseRow | undefined =>
  rows.find(({ run }) => run !== null && run.finishedAt === null) ?? rows.find(({ run }) => run === null) ?? rows[0];

function stateOf(row: CaseRow, t: TFunction<'training'>): string {
  if (row.run !== null && row.run.finishedAt === null)
    return t('state.running', { points: row.run.points, max: row.maxPoints });
  if (row.bestPoints !== null) return t('state.done', { points: row.bestPoints, max: row.maxPoints });
  return t(row.available ? 'state.open' : 'state.nobody');
}

function Intro({
  row,
  busy,
  onStart,
}: {
  readonly row: CaseRow;
  readonly busy: boolean;
  readonly onStart: (() => void) | null;
}) {
  const { t } = useTranslation('training');
  return (
    <>
      <header className={classes.head}>
        <h2>{t(`titles.${row.caseCode}`)}</h2>
      </header>
      <p className={classes.goal}>{t(`goals.${row.caseCode}`)}</p>
      <p>{t('how', { points: row.maxPoints })}</p>
      {row.available ? (
        <div>
          <Button disabled={onStart === null} loading={busy} onClick={() => onStart?.()}>
            {t('begin')}
          </Button>
        </div>
      ) : (
        <Notice tone="look">{t('nobody')}</Notice>
      )}
    </>
  );
}
