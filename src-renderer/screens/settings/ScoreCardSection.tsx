import { Button, Group, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cardField, type Card, type CardFactor, type Measure } from '../../../src-main/areas/scoring/contract.ts';
import { defaultCard } from '../../../src-main/areas/scoring/rules/defaultCard.ts';
import { gradeField, grades } from '../../../src-main/areas/settings/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { Chip, Panel, SectionTitle } from '../../components/Section.tsx';
import { FeatureWeights } from './FeatureWeights.tsx';
import { PercentField, WholeField } from './NumberField.tsx';
import classes from './ScoreCard.module.css';
import { ThresholdField } from './ThresholdField.tsx';
import { useProblems } from './useProblems.ts';

type Cards = ValueOf<'scoring.card'>;

/** The points card and the weights of 特征分析: changed here, kept as versions, never under a score that was made. */
export function ScoreCardSection() {
  const { today } = useWorkingPoint();
  const { data } = useQueryOf('scoring.card', { asOf: today });
  if (data === undefined) return null;
  const { cardId, version } = data.inForce;
  return (
    <>
      <CardForm key={`${cardId ?? 0}-${version}`} cards={data} />
      <Versions cards={data} />
      <FeatureWeights presets={data.presets} />
    </>
  );
}

function CardForm({ cards }: { readonly cards: Cards }) {
  const { t } = useTranslation(['scoring', 'settings']);
  const format = useFormat();
  const { today, book } = useWorkingPoint();
  const command = useCommand('scoring.saveCard');
  const problems = useProblems();
  const saved = cards.inForce;
  const [card, setCard] = useState<Card>(saved.card);
  const [name, setName] = useState(saved.name);
  const [fromOn, setFromOn] = useState<Day | null>(today);
  const [round, setRound] = useState(0);
  const sum = card.factors.reduce((total, { max }) => total + max, 0);
  const changed = JSON.stringify(card) !== JSON.stringify(saved.card) || name !== saved.name;
  const ready = changed && sum === 100 && fromOn !== null && name.trim() !== '' && !problems.any && !book.readOnly;

  const setFactor = (code: string, change: Partial<CardFactor>): void =>
    setCard({
      ...card,
      factors: card.factors.map((factor) => (factor.code === code ? { ...factor, ...change } : factor)),
    });
  const setMeasure = (factor: CardFactor, measure: Measure): void =>
    setFactor(factor.code, {
      measures: factor.measures.map((one) => (one.code === measure.code ? measure : one)),
    });
  const startAgain = (from: Card): void => {
    setCard(from);
    problems.clear();
    setRound(round + 1);
  };
  const save = async (): Promise<void> => {
    if (fromOn === null) return;
    const reply = await command.run({ name: name.trim(), fromOn, card: cardField.parse(card) }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({
      message: t('editor.saved', { version: reply.value.version, day: format.day(fromOn) }),
    });
  };

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <SectionTitle title={t('editor.title')} />
      <p className={classes.note}>{t('editor.note')}</p>
      <fieldset className={classes.fieldset} disabled={book.readOnly} key={round}>
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th>{t('editor.factor')}</th>
                <th>{t('editor.max')}</th>
                <th title={t('editor.steps')}>{t('editor.bands')}</th>
              </tr>
            </thead>
            <tbody>
              {card.factors.map((factor) => (
                <tr key={factor.code}>
                  <th scope="row">
                    {t(`factors.${factor.code}`)}
                    <small>{t(`groups.${factor.group}`)}</small>
                  </th>
                  <td className={classes.max}>
                    <ThresholdField
                      label={`${t(`factors.${factor.code}`)} ${t('editor.max')}`}
                      unit={t('editor.points')}
                      valueMilli={factor.max * 1000}
                      from={0}
                      to={100_000}
                      onChange={(value) => {
                        const whole = value === null || value % 1000 !== 0 ? null : value / 1000;
                        problems.guard(`max ${factor.code}`, (max) => setFactor(factor.code, { max }))(whole);
                      }}
                    />
                  </td>
                  <td>
                    {factor.measures.map((measure) => (
                      <MeasureBands
                        key={measure.code}
                        measure={measure}
                        guard={problems.guard}
                        onChange={(next) => setMeasure(factor, next)}
                      />
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th>{t('total')}</th>
                <td colSpan={2} data-wrong={sum !== 100 || undefined} role="status">
                  {sum === 100
                    ? t('editor.sum', { n: sum })
                    : sum < 100
                      ? t('editor.sumWrong', { n: sum, left: 100 - sum })
                      : t('editor.sumOver', { n: sum, over: sum - 100 })}
                </td>
              </tr>
            </tfoot>
          </table>
        </div>

        <SectionTitle title={t('editor.cutOffs')} />
        <p className={classes.note}>{t('editor.cutOffsNote')}</p>
        <div className={classes.cuts}>
          {(['AAA', 'AA', 'A', 'B', 'C'] as const).map((grade) => (
            <WholeField
              key={grade}
              label={grade}
              from={0}
              to={100}
              unit="≥"
              value={card.cutOffs[grade]}
              onChange={problems.guard(`cut ${grade}`, (value) =>
                setCard({ ...card, cutOffs: { ...card.cutOffs, [grade]: value } }),
              )}
            />
          ))}
        </div>

        <SectionTitle title={t('editor.rules')} />
        <div className={classes.cuts}>
          <PercentField
            label={t('editor.minConfidence')}
            value={card.minConfidenceBp}
            onChange={problems.guard('confidence', (minConfidenceBp) => setCard({ ...card, minConfidenceBp }))}
          />
          <Select
            label={t('editor.capGrade')}
            value={card.capGrade}
            data={[...grades]}
            allowDeselect={false}
            onChange={(value) => setCard({ ...card, capGrade: gradeField.parse(value) })}
          />
          <WholeField
            label={t('editor.publicCheckDays')}
            from={1}
            to={1095}
            value={card.publicCheckDays}
            onChange={problems.guard('public', (publicCheckDays) => setCard({ ...card, publicCheckDays }))}
          />
          <WholeField
            label={t('editor.statementMonths')}
            from={1}
            to={60}
            unit={t('editor.months')}
            value={card.statementMonths}
            onChange={problems.guard('statement', (statementMonths) => setCard({ ...card, statementMonths }))}
          />
          <WholeField
            label={t('editor.judgementDays')}
            from={1}
            to={1095}
            value={card.judgementDays}
            onChange={problems.guard('judgement', (judgementDays) => setCard({ ...card, judgementDays }))}
          />
        </div>
        <div className={classes.cuts}>
          <TextInput
            label={t('editor.name')}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <DayInput label={t('editor.fromOn')} value={fromOn} onChange={setFromOn} required />
        </div>
      </fieldset>
      {command.failure !== null && <Notice tone="bad">{command.failure}</Notice>}
      <Bar>
        <Button type="submit" disabled={!ready} loading={command.running}>
          {t('editor.save')}
        </Button>
        {(changed || problems.any) && (
          <Button variant="subtle" color="gray" onClick={() => startAgain(saved.card)}>
            {t('settings:discard')}
          </Button>
        )}
        {JSON.stringify(card) !== JSON.stringify(defaultCard) && (
          <Button variant="subtle" color="gray" onClick={() => startAgain(defaultCard)}>
            {t('editor.reset')}
          </Button>
        )}
      </Bar>
    </form>
  );
}

/** The bands of one measure: thresholds of a number, or what each choice earns. */
function MeasureBands(props: {
  readonly measure: Measure;
  readonly guard: ReturnType<typeof useProblems>['guard'];
  readonly onChange: (measure: Measure) => void;
}) {
  const { t } = useTranslation('scoring');
  const { measure, guard, onChange } = props;
  const name = t(`measures.${measure.code}`);
  return (
    <div className={classes.measure}>
      <span>{name}</span>
      <div>
        {measure.kind === 'number'
          ? measure.steps.map((step, at) => {
              const set = (change: Partial<typeof step>): void =>
                onChange({
                  ...measure,
                  steps: measure.steps.map((one, index) => (index === at ? { ...one, ...change } : one)),
                });
              return (
                <span key={at} className={classes.band}>
                  {t(`editor.compare.${measure.compare}`)}
                  <ThresholdField
                    label={`${name} ${t('editor.step', { share: `${step.shareBp / 100}%` })}`}
                    unit={t(`units.${measure.unit}`, { value: '' }).trim()}
                    valueMilli={step.atMilli}
                    onChange={guard(`${measure.code} at ${at}`, (atMilli) => set({ atMilli }))}
                  />
                  →
                  <ThresholdField
                    label={`${name} ${t('editor.earns', { share: '' }).trim()} ${at + 1}`}
                    unit="%"
                    valueMilli={step.shareBp * 10}
                    from={0}
                    to={100_000}
                    onChange={guard(`${measure.code} share ${at}`, (value) => set({ shareBp: Math.round(value / 10) }))}
                  />
                </span>
              );
            })
          : measure.options.map((option, at) => (
              <span key={option.choice} className={classes.band}>
                {t(`choices.${measure.code}.${option.choice}`)} →
                <ThresholdField
                  label={t('editor.share', { choice: t(`choices.${measure.code}.${option.choice}`) })}
                  unit="%"
                  valueMilli={option.shareBp * 10}
                  from={0}
                  to={100_000}
                  onChange={guard(`${measure.code} share ${at}`, (value) =>
                    onChange({
                      ...measure,
                      options: measure.options.map((one, index) =>
                        index === at ? { ...one, shareBp: Math.round(value / 10) } : one,
                      ),
                    }),
                  )}
                />
              </span>
            ))}
      </div>
    </div>
  );
}

/** Every version in use, and one click to take a new one back out. */
function Versions({ cards }: { readonly cards: Cards }) {
  const { t } = useTranslation('scoring');
  const format = useFormat();
  const { book } = useWorkingPoint();
  const remove = useCommand('scoring.removeCard');
  return (
    <section>
      <SectionTitle title={t('editor.versions')} />
      <Panel>
        <table className={classes.table}>
          <tbody>
            {cards.versions.map((version) => (
              <tr key={version.version}>
                <th scope="row">{t('editor.version', { n: version.version })}</th>
                <td>{version.name}</td>
                <td>
                  {version.cardId === null
                    ? t('editor.builtIn')
                    : version.fromOn === '1970-01-01'
                      ? t('editor.builtIn')
                      : format.day(version.fromOn)}
                </td>
                <td>{t('editor.scores', { n: version.scores })}</td>
                <td>{version.inForce && <Chip>{t('editor.inForce')}</Chip>}</td>
                <td data-right>
                  {!book.readOnly && version.cardId !== null && cards.versions.length > 1 && (
                    <Group justify="flex-end">
                      <Button
                        variant="subtle"
                        size="compact-xs"
                        aria-label={`${t('editor.remove')} ${t('editor.version', { n: version.version })}`}
                        loading={remove.running}
                        onClick={() => {
                          const { cardId } = version;
                          if (cardId === null) return;
                          void remove.run({ cardId }).then((reply) => {
                            if (reply.ok) notifications.show({ message: t('editor.removed') });
                          });
                        }}
                      >
                        {t('editor.remove')}
                      </Button>
                    </Group>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </section>
  );
}
