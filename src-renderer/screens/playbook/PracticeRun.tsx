import { Button, Group, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Chip } from '../../components/Section.tsx';
import classes from './Playbook.module.css';

type Run = ValueOf<'training.run'>;
type Step = Run['steps'][number];
type Question = Run['questions'][number];

export interface PracticeRunProps {
  readonly runId: Run['runId'];
  readonly restarting: boolean;
  readonly onRestart: () => void;
}

/** The situation, what to do in the real screens, whether the book shows it was done, and what to think about. */
export function PracticeRun({ runId, restarting, onRestart }: PracticeRunProps) {
  const { t, i18n } = useTranslation('training');
  const format = useFormat();
  const { asOf, book } = useWorkingPoint();
  const { data, error } = useQueryOf('training.run', { runId, asOf });
  const finish = useCommand('training.finish');
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data === undefined) return <Skeleton height={300} />;
  const { situation, steps, questions, caseCode } = data;
  const facts = {
    customer: data.customerName,
    contact: data.contactName === '' ? t('theirAccounts') : data.contactName,
    amount: format.money(situation.overdueMinor, situation.currency),
    undisputed: format.money(situation.undisputedMinor, situation.currency),
    days: situation.daysLate,
    items: situation.itemCount,
    promised: format.money(situation.brokenMinor, situation.currency),
    promisedOn: situation.brokenOn === null ? '' : format.day(situation.brokenOn),
    willingness: situation.willingness ?? t('unrated'),
  };
  const whole = steps.every(({ done }) => done) && questions.every(({ chosen }) => chosen !== null);

  return (
    <>
      <header className={classes.head}>
        <h2>{t(`titles.${caseCode}`)}</h2>
        <Chip>{t('points', { points: data.points, max: data.maxPoints })}</Chip>
        <Group gap={8} className={classes.push ?? ''}>
          <Button
            variant="default"
            leftSection={<Icon name="undo" size={13} />}
            disabled={book.readOnly}
            loading={restarting}
            onClick={onRestart}
          >
            {t('again')}
          </Button>
        </Group>
      </header>
      <p className={classes.goal}>{t(`situations.${caseCode}`, facts)}</p>
      <section>
        <h3>{t('steps')}</h3>
        <ol className={classes.steps}>
          {steps.map((step) => (
            <StepLine key={step.code} step={step} run={data} facts={facts} />
          ))}
        </ol>
        <p className={classes.soft}>{t('stepsNote')}</p>
      </section>
      <section>
        <h3>{t('think')}</h3>
        {questions.map((question) => (
          <QuestionBlock key={question.code} question={question} run={data} />
        ))}
      </section>
      {data.finishedAt !== null ? (
        <Notice tone="good">
          {t('finished', { points: data.points, max: data.maxPoints, when: format.instant(data.finishedAt) })}
        </Notice>
      ) : (
        <div>
          <Button
            disabled={!whole || book.readOnly}
            loading={finish.running}
            onClick={() => void finish.run({ runId, asOf })}
          >
            {t('finish')}
          </Button>
          {!whole && <span className={classes.soft}> {t('notYet')}</span>}
        </div>
      )}
    </>
  );
}

function StepLine({
  step,
  run,
  facts,
}: {
  readonly step: Step;
  readonly run: Run;
  readonly facts: Record<string, string | number>;
}) {
  const { t } = useTranslation('training');
  return (
    <li data-done={step.done || undefined}>
      <Icon name={step.done ? 'check' : 'right'} size={14} label={t(step.done ? 'done' : 'todo')} />
      <div>
        <p>{t(`stepTexts.${step.code}`, facts)}</p>
        {step.hint !== null && <small>{t(`hints.${step.hint}`)}</small>}
      </div>
      <Link to={placeOf(step.place, run.situation.customerId)} className={classes.link}>
        {t(`places.${step.place}`)}
      </Link>
    </li>
  );
}

/** The real screen a step is done on, opened at the customer of the case. */
function placeOf(place: string, customerId: number): string {
  if (place === 'cockpit') return `/today/${customerId}`;
  if (place === 'letters') return `/letters?customer=${customerId}`;
  if (place === 'disputes') return '/disputes';
  return `/customers/${customerId}?tab=promises`;
}

function QuestionBlock({ question, run }: { readonly question: Question; readonly run: Run }) {
  const { t } = useTranslation('training');
  const { book } = useWorkingPoint();
  const answer = useCommand('training.answer');
  const { chosen, right } = question;
  const key = `questions.${run.caseCode}.${question.code}`;
  const free = chosen === null && run.finishedAt === null && !book.readOnly;
  return (
    <fieldset className={classes.question}>
      <legend>{t(`${key}.ask`)}</legend>
      {question.options.map((option) => (
        <button
          key={option}
          type="button"
          className={classes.option}
          aria-pressed={chosen === option}
          data-right={right === option || undefined}
          data-wrong={(chosen === option && right !== option) || undefined}
          disabled={!free || answer.running}
          onClick={() => void answer.run({ runId: run.runId, question: question.code, option })}
        >
          {right === option && <Icon name="check" size={13} label={t('right')} />}
          {chosen === option && right !== option && <Icon name="cross" size={13} label={t('wrong')} />}
          <span>{t(`${key}.${option}`)}</span>
        </button>
      ))}
      {chosen !== null && (
        <p className={classes.why} role="status">
          <b>{t(chosen === right ? 'right' : 'wrong')}</b> {t(`${key}.why`)}
        </p>
      )}
    </fieldset>
  );
}
