import { Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fraudFlags, type FraudCheck } from '../../../src-main/areas/creditfile/contract.ts';
import { FRAUD_TICKS_PREPAY } from '../../../src-main/areas/creditfile/rules/hardStops.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Creditfile.module.css';
import { FormFoot } from './FormFoot.tsx';

/** The nine red flags of a new customer; three of them leave prepayment alone. */
export function FraudForm(props: {
  readonly customerId: CustomerId;
  readonly check: FraudCheck | null;
  readonly onDone: () => void;
  readonly onAsking: (asking: boolean) => void;
}) {
  const { customerId, check } = props;
  const { t } = useTranslation('creditfile');
  const { today } = useWorkingPoint();
  const save = useCommand('creditfile.saveFraudCheck');
  const remove = useCommand('creditfile.removeFraudCheck');
  const [checkedOn, setCheckedOn] = useState<Day | null>(check?.checkedOn ?? today);
  const [ticks, setTicks] = useState<FraudCheck['ticks']>(check?.ticks ?? []);
  const [note, setNote] = useState(check?.note ?? '');
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (checkedOn === null) return;
        const entry = { customerId, checkedOn, ticks, note };
        void save
          .run({ ...(check === null ? {} : { fraudCheckId: check.fraudCheckId }), ...entry }, { quiet: true })
          .then((reply) => {
            if (reply.ok) props.onDone();
          });
      }}
    >
      <DayInput label={t('fraud.checkedOn')} value={checkedOn} onChange={setCheckedOn} lean="past" required />
      <fieldset className={classes.ticks}>
        <legend>{t('fraud.question')}</legend>
        {fraudFlags.map((flag) => (
          <Checkbox
            key={flag}
            label={t(`fraud.flags.${flag}`)}
            description={t(`fraud.hints.${flag}`)}
            checked={ticks.includes(flag)}
            onChange={(event) => {
              const on = event.currentTarget.checked;
              setTicks((had) => fraudFlags.filter((each) => (each === flag ? on : had.includes(each))));
            }}
          />
        ))}
      </fieldset>
      <Notice tone={ticks.length >= FRAUD_TICKS_PREPAY ? 'bad' : 'note'}>
        {t(ticks.length >= FRAUD_TICKS_PREPAY ? 'fraud.outcomePrepay' : 'fraud.outcome', { count: ticks.length })}
      </Notice>
      <Textarea
        label={t('fraud.noteLabel')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
      />
      <FormFoot
        ready={checkedOn !== null}
        running={save.running}
        failure={save.failure}
        onDone={props.onDone}
        onAsking={props.onAsking}
        remove={
          check === null
            ? null
            : {
                command: remove,
                run: async (reason) => (await remove.run({ id: check.fraudCheckId, reason }, { quiet: true })).ok,
              }
        }
      />
    </form>
  );
}
