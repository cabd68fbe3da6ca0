import { TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Judgement } from '../../../../src-main/areas/scoring/contract.ts';
import { pointsText } from '../../../../src-main/areas/scoring/rules/score.ts';
import type { Day } from '../../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../../src-main/kernel/ids.ts';
import { useCommand } from '../../../app/commands.ts';
import { useFormat } from '../../../app/format.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { EntryDialog, EntryForm } from '../../../components/Entry/EntryDialog.tsx';
import { GradeBadge } from '../../../components/GradeBadge.tsx';
import { MoneyInput } from '../../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../../components/Notice.tsx';
import classes from './Score.module.css';

interface Props {
  readonly customerId: CustomerId;
  readonly asOf: Day;
  readonly judgements: readonly Judgement[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Keeps the score of the day; with a limit that is asked for it is weighed against that one. */
export function RecordDialog({ opened, ...props }: Props & { readonly opened: boolean }) {
  const { t } = useTranslation('scoring');
  return (
    <EntryDialog opened={opened} title={t('record.title')} onClose={props.onClose}>
      <RecordForm {...props} />
    </EntryDialog>
  );
}

function RecordForm({ customerId, asOf, judgements, onClose, onDone }: Props) {
  const { t } = useTranslation('scoring');
  const format = useFormat();
  const command = useCommand('scoring.record');
  const [requestedMinor, setRequestedMinor] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const question = {
    customerId,
    asOf,
    judgements: [...judgements],
    ...(requestedMinor === null || requestedMinor <= 0 ? {} : { requestedLimitMinor: requestedMinor }),
  };
  const { data } = useQueryOf('scoring.preview', question);
  return (
    <EntryForm
      submitLabel={t('actions.record')}
      ready={data !== undefined}
      busy={command.running}
      failure={command.failure}
      onClose={onClose}
      onSubmit={async () => {
        const reply = await command.run({ ...question, note: note.trim() }, { quiet: true });
        if (!reply.ok) return;
        const { scoreMilli, grade } = reply.value;
        notifications.show({ message: t('record.done', { score: pointsText(scoreMilli), grade }) });
        onDone();
      }}
    >
      {data !== undefined && (
        <div className={classes.result}>
          <GradeBadge grade={data.score.grade} />
          <span>
            <b>{pointsText(data.score.scoreMilli)}</b> {t('head.of')}
          </span>
          <span className={classes.soft}>
            {t('head.confidence')} {format.basisPoints(data.score.confidenceBp)} · {t('record.asOf')} {format.day(asOf)}
          </span>
        </div>
      )}
      {data !== undefined && (
        <MoneyInput
          label={t('record.requested')}
          currency={data.inputs.currency}
          valueMinor={requestedMinor}
          onChange={setRequestedMinor}
        />
      )}
      <TextInput
        label={t('record.note')}
        value={note}
        maxLength={200}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {judgements.length > 0 && <Notice tone="look">{t('record.judgements', { n: judgements.length })}</Notice>}
      <span className={classes.soft}>{t('record.text')}</span>
    </EntryForm>
  );
}
