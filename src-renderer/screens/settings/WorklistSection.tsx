import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import { Icon } from '../../components/Icon.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { WholeField } from './NumberField.tsx';
import { SectionForm } from './SectionForm.tsx';
import classes from './Settings.module.css';
import { ThresholdField } from './ThresholdField.tsx';
import { useDraft } from './useDraft.ts';
import { useSectionForm } from './useSectionForm.ts';

type Worklist = Settings['worklist'];

const grades = ['AAA', 'AA', 'A', 'B', 'C', 'D'] as const satisfies readonly (keyof Worklist['gradeFactorMilli'])[];
const single = [
  'noGradeFactorMilli',
  'brokenPromiseFactorMilli',
  'disputeFactorMilli',
  'limitationFactorMilli',
] as const;
const days = [
  ['limitationWithinDays', 0, 1095],
  ['forceLimitationDays', 0, 1095],
  ['billMaturesWithinDays', 0, 60],
  ['quietDays', 0, 60],
] as const;
const MOST_STEPS = 12;
const MOST_FACTOR = 9999;
const NEXT_STEP_DAYS = 90;

/** What makes the priority number, what puts a customer on top, and who is left in peace. */
export function WorklistSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const draft = useDraft(settings.worklist);
  const { value } = draft;
  const steps = value.ageFactors;
  const rising = steps.every((step, index) => index === 0 || step.fromDays > (steps[index - 1]?.fromDays ?? 0));
  const form = useSectionForm({ worklist: draft }, rising);

  const setStep = (index: number, part: Partial<Worklist['ageFactors'][number]>): void =>
    draft.set({ ageFactors: steps.map((step, at) => (at === index ? { ...step, ...part } : step)) });

  return (
    <SectionForm title={t('tabs.worklist')} note={t('worklist.note')} form={form}>
      <div className={classes.short} key={form.round}>
        <SectionTitle title={t('worklist.grades')} />
        <div className={classes.pairs}>
          {grades.map((grade) => (
            <Factor
              key={grade}
              label={t('worklist.grade', { grade })}
              valueMilli={value.gradeFactorMilli[grade]}
              onChange={form.guard(grade, (milli) =>
                draft.set({ gradeFactorMilli: { ...value.gradeFactorMilli, [grade]: milli } }),
              )}
            />
          ))}
          {single.map((name) => (
            <Factor
              key={name}
              label={t(`worklist.${name}`)}
              valueMilli={value[name]}
              onChange={form.guard(name, (milli) => draft.set({ [name]: milli }))}
            />
          ))}
        </div>
        <SectionTitle title={t('worklist.ages')} note={t('worklist.agesNote')} />
        {steps.map((step, index) => (
          <div key={index} className={classes.ages}>
            <WholeField
              label={t('worklist.fromDays')}
              from={1}
              to={3650}
              value={step.fromDays}
              onChange={form.guard(`from${index}`, (fromDays) => setStep(index, { fromDays }))}
            />
            <Bar>
              <Factor
                label={t('worklist.ageFactor', { count: step.fromDays })}
                hideLabel
                valueMilli={step.factorMilli}
                onChange={form.guard(`age${index}`, (factorMilli) => setStep(index, { factorMilli }))}
              />
              {steps.length > 1 && (
                <Button
                  variant="subtle"
                  size="compact-xs"
                  onClick={() => {
                    draft.set({ ageFactors: steps.filter((_step, at) => at !== index) });
                    form.redraw();
                  }}
                >
                  {t('worklist.removeStep')}
                </Button>
              )}
            </Bar>
          </div>
        ))}
        {!rising && <Notice tone="bad">{t('worklist.agesMustRise')}</Notice>}
        {steps.length < MOST_STEPS && (
          <Bar>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<Icon name="plus" size={12} />}
              onClick={() => {
                const last = steps.at(-1);
                draft.set({
                  ageFactors: [
                    ...steps,
                    { fromDays: (last?.fromDays ?? 1) + NEXT_STEP_DAYS, factorMilli: last?.factorMilli ?? 1000 },
                  ],
                });
              }}
            >
              {t('worklist.addStep')}
            </Button>
          </Bar>
        )}
        <SectionTitle title={t('worklist.rules')} />
        {days.map(([name, from, to]) => (
          <WholeField
            key={name}
            label={t(`worklist.${name}`)}
            description={t(`worklist.${name}Hint`)}
            from={from}
            to={to}
            value={value[name]}
            onChange={form.guard(name, (count) => draft.set({ [name]: count }))}
          />
        ))}
        <WholeField
          label={t('worklist.listSize')}
          description={t('worklist.listSizeHint')}
          from={5}
          to={200}
          unit={t('worklist.customersUnit')}
          value={value.listSize}
          onChange={form.guard('listSize', (listSize) => draft.set({ listSize }))}
        />
        <MoneyInput
          label={t('worklist.minAmount')}
          description={t('worklist.minAmountHint')}
          currency={settings.baseCurrency}
          valueMinor={value.minAmountMinor}
          onChange={(minAmountMinor) => draft.set({ minAmountMinor: minAmountMinor ?? 0 })}
        />
      </div>
    </SectionForm>
  );
}

function Factor(props: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly valueMilli: number;
  readonly onChange: (milli: number | null) => void;
}) {
  return (
    <>
      {props.hideLabel !== true && <span>{props.label}</span>}
      <span>
        <ThresholdField
          label={props.label}
          unit="×"
          valueMilli={props.valueMilli}
          from={0}
          to={MOST_FACTOR}
          onChange={props.onChange}
        />
      </span>
    </>
  );
}
