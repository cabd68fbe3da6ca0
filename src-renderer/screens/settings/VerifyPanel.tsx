import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useJob } from '../../app/jobs.ts';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { ProgressPanel } from '../../components/ProgressPanel.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import classes from './Settings.module.css';

/** Every invariant of the book, checked now, with what was found. */
export function VerifyPanel() {
  const { t, i18n } = useTranslation('settings');
  const format = useFormat();
  const verify = useJob('book.verify');
  const [outcome, setOutcome] = useState<ValueOf<'book.verify'> | null>(null);
  const run = async (): Promise<void> => {
    setOutcome(null);
    const reply = await verify.run({});
    if (reply.ok) setOutcome(reply.value);
  };
  const nameOf = (check: string): string =>
    i18n.exists(`settings:verify.checks.${check}`) ? t(`verify.checks.${check}`) : check;

  return (
    <section className={classes.verify}>
      <SectionTitle title={t('verify.title')} />
      <p className={classes.note}>{t('verify.note')}</p>
      <ProgressPanel title={t('verify.title')} job={verify} />
      <Bar>
        <Button variant="default" loading={verify.running} onClick={() => void run()}>
          {t('verify.run')}
        </Button>
      </Bar>
      {outcome !== null && (
        <>
          <Notice tone={outcome.sound ? 'good' : 'bad'}>
            {t(outcome.sound ? 'verify.sound' : 'verify.unsound', { n: outcome.findings.length })}
          </Notice>
          <ul className={classes.checks}>
            {outcome.checks.map(({ check, passed, count }) => (
              <li key={check} data-passed={passed}>
                <Icon
                  name={passed ? 'check' : 'warning'}
                  size={13}
                  label={t(passed ? 'verify.passed' : 'verify.failed')}
                />
                <span>{nameOf(check)}</span>
                <span>{count > 0 && format.count(count)}</span>
              </li>
            ))}
          </ul>
          {outcome.findings.length > 0 && (
            <ul className={classes.findings}>
              {outcome.findings.map(({ check, detail }) => (
                <li key={`${check}-${detail}`}>
                  <b>{nameOf(check)}</b> {detail}
                </li>
              ))}
            </ul>
          )}
          <p className={classes.note}>
            {t('verify.audit', { n: format.count(outcome.auditRows) })} <code>{outcome.auditHead}</code>
          </p>
        </>
      )}
    </section>
  );
}
