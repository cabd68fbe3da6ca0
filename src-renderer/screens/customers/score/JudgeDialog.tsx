import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card, Fact, Judgement } from '../../../../src-main/areas/scoring/contract.ts';
import { measureOf } from '../../../../src-main/areas/scoring/rules/judging.ts';
import { EntryDialog, EntryForm } from '../../../components/Entry/EntryDialog.tsx';
import classes from './Score.module.css';
import { milliOf } from './milliOf.ts';

export interface JudgeDialogProps {
  readonly fact: Fact | null;
  readonly card: Card;
  /** What was judged in this sitting; null: nothing yet. */
  readonly present: Judgement | null;
  readonly onTake: (judgement: Judgement) => void;
  readonly onDrop: () => void;
  readonly onClose: () => void;
}

/** A value where the data has none, with where it comes from. */
export function JudgeDialog(props: JudgeDialogProps) {
  const { t } = useTranslation('scoring');
  const { fact, onClose } = props;
  return (
    <EntryDialog
      opened={fact !== null}
      title={t('judge.title', { measure: fact === null ? '' : t(`measures.${fact.measure}`) })}
      onClose={onClose}
    >
      {fact !== null && <JudgeForm {...props} fact={fact} />}
    </EntryDialog>
  );
}

function JudgeForm({ fact, card, present, onTake, onDrop, onClose }: JudgeDialogProps & { readonly fact: Fact }) {
  const { t } = useTranslation('scoring');
  const measure = measureOf(card, fact.measure);
  const [typed, setTyped] = useState(present?.valueMilli == null ? '' : String(present.valueMilli / 1000));
  const [choice, setChoice] = useState<string | null>(present?.choice ?? null);
  const [source, setSource] = useState(present?.source ?? '');
  const valueMilli = milliOf(typed);
  const ready = source.trim() !== '' && (measure?.kind === 'choice' ? choice !== null : valueMilli !== null);
  return (
    <EntryForm
      submitLabel={t('judge.take')}
      ready={ready}
      busy={false}
      failure={null}
      onClose={onClose}
      onSubmit={() => {
        onTake({
          measure: fact.measure,
          valueMilli: measure?.kind === 'choice' ? null : valueMilli,
          choice: measure?.kind === 'choice' ? choice : null,
          source: source.trim(),
        });
        return Promise.resolve();
      }}
    >
      {measure?.kind === 'choice' ? (
        <Select
          label={t('judge.choice')}
          value={choice}
          onChange={setChoice}
          data={measure.options.map((option) => ({
            value: option.choice,
            label: t(`choices.${fact.measure}.${option.choice}`),
          }))}
          required
          data-autofocus
        />
      ) : (
        <TextInput
          label={t('judge.value')}
          value={typed}
          inputMode="decimal"
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={typed !== '' && valueMilli === null ? t('judge.unread') : null}
          rightSection={
            measure === null ? null : (
              <span className={classes.soft}>{t(`units.${measure.unit}`, { value: '' }).trim()}</span>
            )
          }
          rightSectionWidth={44}
          required
          data-autofocus
        />
      )}
      <TextInput
        label={t('judge.source')}
        description={t('judge.sourceHint')}
        value={source}
        maxLength={200}
        onChange={(event) => setSource(event.currentTarget.value)}
        required
      />
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <span className={classes.soft}>{t('judge.text', { days: card.judgementDays })}</span>
        {present !== null && (
          <Button variant="subtle" size="compact-sm" onClick={onDrop} style={{ flex: 'none' }}>
            {t('judge.drop')}
          </Button>
        )}
      </Group>
    </EntryForm>
  );
}
