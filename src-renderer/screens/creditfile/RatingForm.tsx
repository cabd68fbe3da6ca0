import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExternalRating } from '../../../src-main/areas/creditfile/contract.ts';
import { proposedGrade } from '../../../src-main/areas/creditfile/rules/ratings.ts';
import { grades, type Grade } from '../../../src-main/areas/settings/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Attachments } from '../../components/Attachments/Attachments.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import classes from './Creditfile.module.css';
import { FormFoot } from './FormFoot.tsx';

/** A grade somebody else gave, and what it means on our own scale. */
export function RatingForm(props: {
  readonly customerId: CustomerId;
  readonly rating: ExternalRating | null;
  readonly onDone: () => void;
  readonly onAsking: (asking: boolean) => void;
}) {
  const { customerId, rating } = props;
  const { t } = useTranslation('creditfile');
  const { today } = useWorkingPoint();
  const save = useCommand('creditfile.saveRating');
  const remove = useCommand('creditfile.removeRating');
  const [agency, setAgency] = useState(rating?.agency ?? '');
  const [symbol, setSymbol] = useState(rating?.rating ?? '');
  /** Null: as proposed for the symbol. */
  const [grade, setGrade] = useState<Grade | '' | null>(rating?.ownGrade ?? null);
  const [ratedOn, setRatedOn] = useState<Day | null>(rating?.ratedOn ?? today);
  const [expiresOn, setExpiresOn] = useState<Day | null>(rating?.expiresOn ?? null);
  const [source, setSource] = useState(rating?.source ?? '');
  const [note, setNote] = useState(rating?.note ?? '');
  const proposed = proposedGrade(symbol);
  const ownGrade = grade ?? proposed ?? '';
  const ready = agency.trim() !== '' && symbol.trim() !== '' && ratedOn !== null;

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready || ratedOn === null) return;
        const entry = { customerId, agency: agency.trim(), rating: symbol.trim(), ownGrade, ratedOn, expiresOn, source: source.trim(), note }; // prettier-ignore
        void save
          .run({ ...(rating === null ? {} : { ratingId: rating.ratingId }), ...entry }, { quiet: true })
          .then((reply) => {
            if (reply.ok) props.onDone();
          });
      }}
    >
      <div className={classes.pair}>
        <TextInput
          label={t('rating.agency')}
          value={agency}
          onChange={(event) => setAgency(event.currentTarget.value)}
          required
          maxLength={200}
          data-autofocus
        />
        <TextInput
          label={t('rating.rating')}
          value={symbol}
          onChange={(event) => setSymbol(event.currentTarget.value)}
          required
          maxLength={200}
        />
        <Select
          label={t('rating.ownGrade')}
          description={t('rating.ownGradeHint')}
          value={ownGrade}
          allowDeselect={false}
          data={[{ value: '', label: t('rating.unmapped') }, ...grades.map((value) => ({ value, label: value }))]}
          onChange={(value) => setGrade(grades.find((each) => each === value) ?? '')}
        />
        <TextInput
          label={t('source')}
          description={t('rating.sourceHint')}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
          maxLength={200}
        />
        <DayInput label={t('rating.ratedOn')} value={ratedOn} onChange={setRatedOn} lean="past" required />
        <DayInput label={t('validUntil')} value={expiresOn} onChange={setExpiresOn} />
      </div>
      <TextInput
        label={t('note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={2000}
      />
      <FormFoot
        ready={ready}
        running={save.running}
        failure={save.failure}
        onDone={props.onDone}
        onAsking={props.onAsking}
        remove={
          rating === null
            ? null
            : {
                command: remove,
                run: async (reason) => (await remove.run({ id: rating.ratingId, reason }, { quiet: true })).ok,
              }
        }
      />
      {rating !== null && (
        <Attachments entity="externalRating" entityId={rating.ratingId} customerId={customerId} kinds={['report']} />
      )}
    </form>
  );
}
