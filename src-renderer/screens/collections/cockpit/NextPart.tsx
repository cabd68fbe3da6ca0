import { Button, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { nextActions } from '../../../../src-main/areas/actions/rules/codes.ts';
import type { NextStep } from '../../../../src-main/areas/actions/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { DayInput } from '../../../components/DayInput/DayInput.tsx';
import classes from './Cockpit.module.css';
import type { Call, CallDraft } from './draft.ts';

export interface NextPartProps {
  readonly draft: CallDraft;
  readonly call: Call;
  readonly hints: NextStep['hints'];
  readonly onChange: (change: Partial<CallDraft>) => void;
}

/** What follows, filled in by the result; a contact ends with a day or with a reason why there is none. */
export function NextPart({ draft, call, hints, onChange }: NextPartProps) {
  const { t } = useTranslation('cockpit');
  const format = useFormat();
  const closed = draft.closedBecause !== null;
  return (
    <section aria-label={t('next.title')}>
      <div className={classes.formHead}>
        <b>{t('next.title')}</b>
        {!closed && call.nextOn !== null && <span className={classes.soft}>{format.longDay(call.nextOn)}</span>}
        <Button
          variant="subtle"
          size="compact-xs"
          color="gray"
          onClick={() => onChange({ closedBecause: closed ? null : '' })}
        >
          {t(closed ? 'next.reopen' : 'next.close')}
        </Button>
      </div>
      {closed ? (
        <TextInput
          label={t('next.closedBecause')}
          value={draft.closedBecause ?? ''}
          required
          onChange={(event) => onChange({ closedBecause: event.currentTarget.value })}
        />
      ) : (
        <div className={classes.row}>
          <DayInput
            label={t('next.day')}
            value={call.nextOn}
            onChange={(nextOn) => onChange({ nextOn })}
            lean="future"
            required
          />
          <TextInput
            label={t('next.time')}
            placeholder="10:30"
            value={call.nextTime}
            onChange={(event) => onChange({ nextTime: event.currentTarget.value })}
            error={/^(([01]\d|2[0-3]):[0-5]\d)?$/.test(call.nextTime) ? null : t('next.timeWrong')}
          />
          <Select
            label={t('next.action')}
            value={call.nextAction === '' ? null : call.nextAction}
            data={nextActions.map((code) => ({ value: code, label: t(`nextAction.${code}`) }))}
            onChange={(value) => onChange({ nextAction: value ?? '' })}
          />
        </div>
      )}
      {hints.length > 0 && (
        <ul className={classes.hints}>
          {hints.map((hint) => (
            <li key={hint}>{t(`hint.${hint}`)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
