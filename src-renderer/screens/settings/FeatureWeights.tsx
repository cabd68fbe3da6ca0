import { Button, SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { featureGroups, featureWeightsField, presetField } from '../../../src-main/areas/scoring/contract.ts';
import { featuresOf, weightSum, type PerFeature } from '../../../src-main/areas/scoring/rules/features.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import classes from './ScoreCard.module.css';
import { ThresholdField } from './ThresholdField.tsx';
import { useProblems } from './useProblems.ts';

type Presets = ValueOf<'scoring.card'>['presets'];

/** Weights of the eighteen factors, one set for each way of looking at a customer. */
export function FeatureWeights({ presets }: { readonly presets: Presets }) {
  const { t } = useTranslation('scoring');
  const [preset, setPreset] = useState<string>('balanced');
  const chosen = presets.find((one) => one.preset === preset) ?? presets[0];
  return (
    <section className={classes.form}>
      <SectionTitle
        title={t('editor.weightsTitle')}
        tools={
          <SegmentedControl
            aria-label={t('features.preset')}
            value={preset}
            onChange={setPreset}
            data={presetField.options.map((one) => ({ value: one, label: t(`features.presets.${one}`) }))}
          />
        }
      />
      <p className={classes.note}>{t('editor.weightsNote')}</p>
      {chosen !== undefined && (
        <WeightsForm key={`${chosen.preset}-${chosen.version}-${chosen.fromOn}`} chosen={chosen} />
      )}
    </section>
  );
}

function WeightsForm({ chosen }: { readonly chosen: Presets[number] }) {
  const { t } = useTranslation('scoring');
  const { today, book } = useWorkingPoint();
  const command = useCommand('scoring.saveWeights');
  const problems = useProblems();
  const [weights, setWeights] = useState<PerFeature>(chosen.weights);
  const sum = weightSum(weights);
  const changed = JSON.stringify(weights) !== JSON.stringify(chosen.weights);
  const ready = changed && sum === 100 && !problems.any && !book.readOnly;

  const save = async (): Promise<void> => {
    const input = { preset: chosen.preset, fromOn: today, weights: featureWeightsField.parse(weights) };
    const reply = await command.run(input, { quiet: true });
    if (reply.ok) notifications.show({ message: t('common:saved') });
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <fieldset className={classes.fieldset} disabled={book.readOnly}>
        <div className={classes.groups}>
          {featureGroups.map((group) => (
            <div key={group}>
              <h3>
                {t(`features.groups.${group}`)}{' '}
                <small>{featuresOf(group).reduce((total, code) => total + (weights[code] ?? 0), 0)}</small>
              </h3>
              {featuresOf(group).map((code) => (
                <div key={code} className={classes.weight}>
                  <span>{t(`features.codes.${code}`)}</span>
                  <ThresholdField
                    label={`${t(`features.codes.${code}`)} ${t(`features.presets.${chosen.preset}`)}`}
                    unit=""
                    valueMilli={(weights[code] ?? 0) * 1000}
                    from={0}
                    to={100_000}
                    onChange={(value) => {
                      const whole = value === null || value % 1000 !== 0 ? null : value / 1000;
                      problems.guard(code, (weight) => setWeights({ ...weights, [code]: weight }))(whole);
                    }}
                  />
                </div>
              ))}
            </div>
          ))}
        </div>
        <p data-wrong={sum !== 100 || undefined} className={classes.sum} role="status">
          {sum === 100
            ? t('editor.sum', { n: sum })
            : sum < 100
              ? t('editor.sumWrong', { n: sum, left: 100 - sum })
              : t('editor.sumOver', { n: sum, over: sum - 100 })}
        </p>
      </fieldset>
      {command.failure !== null && <Notice tone="bad">{command.failure}</Notice>}
      <Bar>
        <Button type="submit" disabled={!ready} loading={command.running}>
          {t('editor.weightsSave')}
        </Button>
      </Bar>
    </form>
  );
}
