import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { boxOf } from '../../../../src-main/areas/actions/rules/rating.ts';
import type { Cockpit } from '../../../../src-main/areas/collections/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { Chip } from '../../../components/Section.tsx';
import classes from './Cockpit.module.css';
import type { CallDraft } from './draft.ts';

export interface RatingPartProps {
  readonly cockpit: Cockpit;
  readonly draft: CallDraft;
  readonly onChange: (change: Partial<CallDraft>) => void;
}

const steps = [1, 2, 3, 4, 5] as const;

/** Can they pay, do they want to: two figures with their evidence, and the strategy they come to (domain.md §6.1). */
export function RatingPart({ cockpit, draft, onChange }: RatingPartProps) {
  const { t } = useTranslation('cockpit');
  const format = useFormat();
  const { rating } = cockpit;
  const ability = draft.ability ?? rating?.ability ?? null;
  const willingness = draft.willingness ?? rating?.willingness ?? null;
  const box = boxOf(ability, willingness);
  const changed = draft.ability !== null || draft.willingness !== null;
  return (
    <section aria-label={t('rating.title')}>
      <div className={classes.formHead}>
        <b>{t('rating.title')}</b>
        <Chip>{box === null ? t('rating.unknown') : t(`rating.box.${box}`)}</Chip>
        {rating !== null && !changed && (
          <span className={classes.faint}>{t('rating.ratedOn', { day: format.day(rating.ratedOn) })}</span>
        )}
      </div>
      <p className={classes.soft}>{box === null ? t('rating.unknownText') : t(`rating.strategy.${box}`)}</p>
      <Axis name="ability" value={ability} onRecord={rating?.ability ?? null} onPick={(value) => onChange({ ability: value })} />
      <Axis name="willingness" value={willingness} onRecord={rating?.willingness ?? null} onPick={(value) => onChange({ willingness: value })} />
      {changed && (
        <TextInput
          size="xs"
          label={t('rating.evidence')}
          placeholder={t('rating.evidenceHint')}
          value={draft.ratingEvidence}
          required
          onChange={(event) => onChange({ ratingEvidence: event.currentTarget.value })}
        />
      )}
    </section>
  ); // prettier-ignore
}

interface AxisProps {
  readonly name: 'ability' | 'willingness';
  readonly value: number | null;
  readonly onRecord: number | null;
  readonly onPick: (value: number | null) => void;
}

function Axis({ name, value, onRecord, onPick }: AxisProps) {
  const { t } = useTranslation('cockpit');
  return (
    <div className={classes.axis} role="radiogroup" aria-label={t(`rating.${name}`)}>
      <span>{t(`rating.${name}`)}</span>
      {steps.map((step) => (
        <button
          key={step}
          type="button"
          role="radio"
          aria-checked={value === step}
          aria-label={`${t(`rating.${name}`)} ${step}`}
          data-on-record={onRecord === step || undefined}
          // The one on record taken again changes nothing.
          onClick={() => onPick(step === onRecord ? null : step)}
        >
          {step}
        </button>
      ))}
      <span className={classes.faint}>{value === null ? t('rating.none') : t(`rating.${name}At.${value}`)}</span>
    </div>
  );
}
