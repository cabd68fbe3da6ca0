import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Cockpit } from '../../../../src-main/areas/collections/contract.ts';
import {
  likelyExcuses,
  reasonsGiven,
  scriptValues,
  situationOf,
  stageOf,
} from '../../../../src-main/areas/collections/rules/callScript.ts';
import { addDays } from '../../../../src-main/kernel/day.ts';
import { filled } from '../../../../src-main/areas/playbook/rules/blanks.ts';
import { useFormat } from '../../../app/format.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { Skeleton } from '@mantine/core';
import classes from './Cockpit.module.css';
import type { Call } from './draft.ts';

export interface ScriptPartProps {
  readonly cockpit: Cockpit;
  readonly call: Call;
  /** The talk is over, or it is not ours to open: one line is enough. */
  readonly brief: boolean;
}

/** What to say: the words for where this debt stands, and the answers to what this customer will probably say. */
export function ScriptPart({ cockpit, call, brief }: ScriptPartProps) {
  const { t } = useTranslation('cockpit');
  const format = useFormat();
  const navigate = useNavigate();
  const { book, asOf } = useWorkingPoint();
  const library = useQueryOf('playbook.scripts', { language: format.language });
  const settings = useQueryOf('settings.get', {});
  const [picked, setPicked] = useState<string | null>(null);
  const [whole, setWhole] = useState(false);
  const shownWords = !brief || picked !== null || whole;
  const stage = stageOf(situationOf(cockpit, call.currency));
  const given = reasonsGiven(cockpit);
  const excuses = likelyExcuses(stage, call.excuse === '' ? given : [call.excuse, ...given]);
  // What was keyed in as said goes before what was looked at.
  const shownExcuse = picked ?? (call.excuse === '' ? null : call.excuse);
  const rows = library.data?.rows;
  const script =
    shownExcuse === null
      ? rows?.find(({ kind, code }) => kind === 'stage' && code === stage)
      : rows?.find(({ kind, code }) => kind === 'excuse' && code === shownExcuse);
  if (library.data === undefined) return <Skeleton height={90} />;

  const values = scriptValues(
    cockpit,
    {
      currency: call.currency,
      items: call.items,
      contact: call.contactName,
      company: settings.data?.company.name ?? book.companyName,
      me: settings.data?.actor ?? '',
      payBy: call.promisedOn ?? addDays(asOf, settings.data?.letters.payWithinDays.l1 ?? 7),
    },
    format.language,
  );
  const say = (text: string): string => filled(text, format.language, values);

  return (
    <section className={classes.script} aria-label={t('script.title')}>
      <header>
        <b>{script === undefined ? t('script.title') : say(script.title)}</b>
        <button
          type="button"
          className={classes.pill}
          aria-pressed={shownExcuse === null}
          onClick={() => setPicked(null)}
        >
          {t('script.stage')}
        </button>
        {excuses.map((code) => (
          <button
            key={code}
            type="button"
            className={classes.pill}
            aria-pressed={shownExcuse === code}
            title={code}
            onClick={() => setPicked(picked === code ? null : code)}
          >
            {t(`excuse.${code}`)}
          </button>
        ))}
      </header>
      {script !== undefined && shownWords && (
        <>
          <p className={classes.says}>{say(script.opening === '' ? script.goal : script.opening)}</p>
          {script.reply !== '' && script.reply !== script.opening && (
            <p className={classes.says}>{say(script.reply)}</p>
          )}
          {whole && (
            <>
              <Lines title={t('script.questions')} lines={script.questions} say={say} />
              <Lines title={t('script.writeDown')} lines={script.writeDown} say={say} />
              <Lines title={t('script.followUp')} lines={script.followUp} say={say} />
              <Lines title={t('script.never')} lines={script.never} say={say} />
            </>
          )}
          <p>
            <button type="button" className={classes.pill} aria-pressed={whole} onClick={() => setWhole(!whole)}>
              {t(whole ? 'script.less' : 'script.more')}
            </button>{' '}
            <button type="button" className={classes.pill} onClick={() => void navigate('/playbook')}>
              {t('script.toPlaybook')}
            </button>
          </p>
        </>
      )}
    </section>
  );
}

function Lines(props: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly say: (text: string) => string;
}) {
  if (props.lines.length === 0) return null;
  return (
    <>
      <p>
        <b>{props.title}</b>
      </p>
      <ul>
        {props.lines.map((line) => (
          <li key={line}>{props.say(line)}</li>
        ))}
      </ul>
    </>
  );
}
