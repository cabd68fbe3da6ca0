import { Button, Group, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageAt } from '../../../src-main/areas/policy/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../DayInput/DayInput.tsx';
import { Notice } from '../Notice.tsx';
import classes from './Stages.module.css';

export interface StageFormProps {
  readonly documentId: DocumentId;
  /** As it stands: what was entered by hand is shown again to be changed. */
  readonly stage: StageAt;
  readonly onDone: () => void;
}

/** A stage entered by hand: done on a day or planned for another, with its result. The newest entry counts. */
export function StageForm({ documentId, stage, onDone }: StageFormProps) {
  const { t } = useTranslation('process');
  const { today } = useWorkingPoint();
  const record = useCommand('policy.recordStage');
  const own = stage.byHand ? stage : null;
  const [plannedOn, setPlannedOn] = useState<Day | null>(own?.plannedOn ?? null);
  const [actualOn, setActualOn] = useState<Day | null>(
    own === null ? today : own.source === 'hand' ? own.actualOn : null,
  );
  const [result, setResult] = useState(own?.result ?? '');
  const [note, setNote] = useState(own?.note ?? '');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const ready = plannedOn !== null || actualOn !== null;
  return (
    <form
      ref={form}
      noValidate
      className={classes.form}
      aria-label={`${t('history.enter')}: ${t(`stages.${stage.stage}`)}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        void record
          .run(
            { documentId, stage: stage.stage, plannedOn, actualOn, result: result.trim(), note: note.trim() },
            { quiet: true },
          )
          .then((reply) => reply.ok && onDone());
      }}
    >
      <div className={classes.fields}>
        <DayInput label={t('board.actual')} value={actualOn} onChange={setActualOn} lean="past" />
        <DayInput label={t('history.plannedOwn')} value={plannedOn} onChange={setPlannedOn} />
        <TextInput
          label={t('board.result')}
          value={result}
          maxLength={200}
          onChange={(event) => setResult(event.currentTarget.value)}
        />
        <TextInput
          label={t('history.note')}
          value={note}
          maxLength={5000}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      {record.failure !== null && <Notice tone="bad">{record.failure}</Notice>}
      <Group gap={8} justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={record.running}>
          {t('board.record')}
        </Button>
      </Group>
    </form>
  );
}
