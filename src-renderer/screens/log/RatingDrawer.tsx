import { Button, Group, SegmentedControl, Select, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  abilityQuestions,
  debtorTypes,
  type AbilityAnswers,
  type Rating,
} from '../../../src-main/areas/actions/contract.ts';
import { boxOf, proposedAbility } from '../../../src-main/areas/actions/rules/rating.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Log.module.css';

interface Props {
  readonly opened: boolean;
  readonly customerId: CustomerId;
  readonly last: Rating | null;
  readonly onClose: () => void;
}

/** A rating with its evidence; the questionnaire proposes the ability. */
export function RatingDrawer(props: Props) {
  const { t } = useTranslation('log');
  return (
    <SideDrawer opened={props.opened} onClose={props.onClose} size={560} title={t('rating.title')}>
      {props.opened && <Form {...props} />}
    </SideDrawer>
  );
}

function Form({ customerId, last, onClose }: Props) {
  const { t } = useTranslation(['log', 'cockpit']);
  const { today } = useWorkingPoint();
  const command = useCommand('actions.rate');
  const [draft, setDraft] = useState({
    ratedOn: today,
    ability: last?.ability ?? null,
    willingness: last?.willingness ?? null,
    abilityEvidence: '',
    willingnessEvidence: '',
    debtorType: last?.debtorType ?? ('' as const),
    answers: last?.answers ?? ({} satisfies AbilityAnswers),
    note: '',
  });
  const change = (more: Partial<typeof draft>): void => setDraft((before) => ({ ...before, ...more }));
  const answers: AbilityAnswers = draft.answers;
  const proposed = proposedAbility(answers);
  const box = boxOf(draft.ability, draft.willingness);
  const proved =
    (draft.ability === null || draft.abilityEvidence.trim() !== '') &&
    (draft.willingness === null || draft.willingnessEvidence.trim() !== '');
  const save = async (): Promise<void> => {
    const reply = await command.run({ customerId, ...draft }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('rating.saved') });
    onClose();
  };
  return (
    <form
      className={classes.drawer}
      onSubmit={(event) => {
        event.preventDefault();
        if (proved) void save();
      }}
    >
      <DayInput
        label={t('rating.ratedOn')}
        value={draft.ratedOn}
        lean="past"
        required
        onChange={(on) => on !== null && change({ ratedOn: on })}
      />
      {(['ability', 'willingness'] as const).map((axis) => (
        <section key={axis} className={classes.drawer}>
          <h4>{t(`cockpit:rating.${axis}`)}</h4>
          <SegmentedControl
            aria-label={t(`cockpit:rating.${axis}`)}
            value={String(draft[axis] ?? '')}
            data={[
              { value: '', label: t('cockpit:rating.none') },
              ...[1, 2, 3, 4, 5].map((score) => ({
                value: String(score),
                label: `${score} ${t(`cockpit:rating.${axis}At.${score}`)}`,
              })),
            ]}
            onChange={(value) => change({ [axis]: value === '' ? null : Number(value) })}
          />
          {draft[axis] !== null && (
            <Textarea
              label={t(`rating.${axis}Evidence`)}
              required
              autosize
              minRows={1}
              maxLength={5000}
              placeholder={t('cockpit:rating.evidenceHint')}
              value={draft[`${axis}Evidence`]}
              onChange={(event) => change({ [`${axis}Evidence`]: event.currentTarget.value })}
            />
          )}
        </section>
      ))}
      <section className={classes.drawer}>
        <h4>{t('rating.questions')}</h4>
        <p className={classes.soft}>{t('rating.questionsNote')}</p>
        <div className={classes.questions}>
          {abilityQuestions.map((question) => (
            <Answer
              key={question}
              text={t(`rating.ask.${question}`)}
              value={answers[question] ?? ''}
              onPick={(value) => {
                const { [question]: _before, ...others } = answers;
                change({ answers: value === '' ? others : { ...others, [question]: value } });
              }}
            />
          ))}
        </div>
        {proposed !== null && (
          <Group gap={8}>
            <span>{t('rating.proposed', { score: proposed })}</span>
            {proposed !== draft.ability && (
              <Button size="compact-xs" variant="default" onClick={() => change({ ability: proposed })}>
                {t('rating.take')}
              </Button>
            )}
          </Group>
        )}
      </section>
      <Select
        label={t('rating.debtorType')}
        clearable
        placeholder={t('rating.noType')}
        value={draft.debtorType === '' ? null : draft.debtorType}
        data={debtorTypes.map((value) => ({ value, label: t(`rating.types.${value}`) }))}
        onChange={(value) => change({ debtorType: value ?? '' })}
      />
      {box !== null && (
        <Notice tone="note">{`${t(`cockpit:rating.box.${box}`)} · ${t(`cockpit:rating.strategy.${box}`)}`}</Notice>
      )}
      {command.failure !== null && <Notice tone="bad">{command.failure}</Notice>}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!proved} loading={command.running}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  );
}

type Answered = 'yes' | 'no' | '';

function Answer({
  text,
  value,
  onPick,
}: {
  readonly text: string;
  readonly value: Answered;
  readonly onPick: (value: Answered) => void;
}) {
  const { t } = useTranslation('log');
  return (
    <>
      <span>{text}</span>
      <SegmentedControl
        size="xs"
        aria-label={text}
        value={value}
        data={[
          { value: 'yes', label: t('rating.yes') },
          { value: 'no', label: t('rating.no') },
          { value: '', label: t('rating.unknown') },
        ]}
        onChange={onPick}
      />
    </>
  );
}
