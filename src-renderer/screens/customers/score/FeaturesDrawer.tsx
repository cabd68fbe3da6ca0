import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  featureCodes,
  featureGroups,
  featureScoresField,
  presetField,
  type FeatureCode,
  type StoredScore,
} from '../../../../src-main/areas/scoring/contract.ts';
import {
  bandOf,
  featuresOf,
  featureValue,
  type PerFeature,
} from '../../../../src-main/areas/scoring/rules/features.ts';
import type { CustomerId } from '../../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../../app/calls.ts';
import { useCommand } from '../../../app/commands.ts';
import { useFormat } from '../../../app/format.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { SideDrawer } from '../../../components/SideDrawer.tsx';
import classes from './Score.module.css';

interface Props {
  readonly customerId: CustomerId;
  /** The analysis to start from; null: none was recorded. */
  readonly last: StoredScore | null;
  readonly onClose: () => void;
}

/** 特征分析: eighteen factors in three groups, scored by hand, weighed as they are scored. */
export function FeaturesDrawer({ opened, ...props }: Props & { readonly opened: boolean }) {
  const { t } = useTranslation('scoring');
  const { point } = useWorkingPoint();
  const { data } = useQueryOf('scoring.card', point);
  return (
    <SideDrawer opened={opened} onClose={props.onClose} title={t('features.title')} size={640}>
      {opened && data !== undefined && <FeaturesForm {...props} presets={data.presets} />}
    </SideDrawer>
  );
}

type Scores = Record<FeatureCode, number>;
const nothing = Object.fromEntries(featureCodes.map((code) => [code, 0])) as Scores;

function FeaturesForm({
  customerId,
  last,
  presets,
  onClose,
}: Props & { readonly presets: ValueOf<'scoring.card'>['presets'] }) {
  const { t } = useTranslation('scoring');
  const format = useFormat();
  const { asOf } = useWorkingPoint();
  const command = useCommand('scoring.recordFeatures');
  const [preset, setPreset] = useState<string>('balanced');
  const [scores, setScores] = useState<Scores>(nothing);
  const [note, setNote] = useState('');
  const earlier = useQueryOf('scoring.get', { scoreId: last?.scoreId ?? (1 as never) }, { enabled: last !== null });
  const weights: PerFeature = presets.find((one) => one.preset === preset)?.weights ?? presets[0]?.weights ?? {};
  const value = featureValue(weights, scores);
  const before = earlier.data?.features ?? null;

  const save = async (): Promise<void> => {
    const reply = await command.run(
      {
        customerId,
        asOf,
        preset: presetField.parse(preset),
        scores: featureScoresField.parse(scores),
        note: note.trim(),
      },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: t('features.done', { share: format.basisPoints(reply.value.valueBp) }) });
    onClose();
  };

  return (
    <form
      className={classes.features}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <span className={classes.soft}>{t('features.text')}</span>
      <Group gap={12}>
        <SegmentedControl
          aria-label={t('features.preset')}
          value={preset}
          onChange={setPreset}
          data={presetField.options.map((one) => ({ value: one, label: t(`features.presets.${one}`) }))}
        />
        {last !== null && before !== null && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              setPreset(before.preset);
              setScores({ ...nothing, ...before.scores });
            }}
          >
            {t('features.from', { day: format.day(last.asOf) })}
          </Button>
        )}
      </Group>
      {featureGroups.map((group) => {
        const own = value.groups.find((one) => one.group === group);
        return (
          <section key={group} className={classes.group}>
            <h3>
              {t(`features.groups.${group}`)}
              <span className={classes.soft}>
                {t('features.weight', { n: own?.weight ?? 0 })} · {format.basisPoints(own?.valueBp ?? 0)}
              </span>
            </h3>
            {featuresOf(group).map((code) => (
              <label key={code} className={classes.row}>
                <span>
                  {t(`features.codes.${code}`)} <small>{t('features.weight', { n: weights[code] ?? 0 })}</small>
                </span>
                <input
                  type="range"
                  min={0}
                  max={10}
                  step={1}
                  value={scores[code]}
                  aria-label={t(`features.codes.${code}`)}
                  onChange={(event) => setScores({ ...scores, [code]: Number(event.currentTarget.value) })}
                />
                <b>{scores[code] === 0 ? <small>{t('features.noInfo')}</small> : scores[code]}</b>
              </label>
            ))}
          </section>
        );
      })}
      <div className={classes.result} role="status">
        <b>{t('features.value', { share: `${(value.valueBp / 100).toFixed(2)}%` })}</b>
        <span>{t(`readings.${bandOf(value.valueBp)}`)}</span>
        <span className={classes.soft}>
          {t('features.scored', { share: format.basisPoints(value.confidenceBp) })}
          {value.unscored.length > 0 && ` · ${t('features.unscored', { n: value.unscored.length })}`}
        </span>
      </div>
      <TextInput
        label={t('record.note')}
        value={note}
        maxLength={200}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {command.failure !== null && <Notice tone="bad">{command.failure}</Notice>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={value.confidenceBp === 0} loading={command.running}>
          {t('features.record')}
        </Button>
      </Group>
    </form>
  );
}
