import { Checkbox, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { nextActions } from '../../../src-main/areas/actions/contract.ts';
import type { ValueOf } from '../../app/calls.ts';
import { DayInput } from '../DayInput/DayInput.tsx';
import { Notice } from '../Notice.tsx';
import { TimeInput } from '../TimeInput.tsx';
import classes from './ActionForm.module.css';
import type { ActionDraft } from './draft.ts';

export interface NextPartProps {
  readonly draft: ActionDraft;
  readonly check: ValueOf<'actions.check'> | undefined;
  readonly onChange: (change: Partial<ActionDraft>) => void;
}

/** What comes next: as the result asks until somebody says otherwise, or why nothing does. */
export function NextPart({ draft, check, onChange }: NextPartProps) {
  const { t } = useTranslation(['log', 'cockpit']);
  const next = check?.next ?? null;
  const follows = draft.nextOn === undefined;
  return (
    <section className={classes.part} aria-label={t('fields.next')}>
      <div className={classes.pair}>
        <DayInput
          label={t('fields.nextOn')}
          value={draft.closes ? null : (draft.nextOn ?? next?.nextOn ?? null)}
          disabled={draft.closes}
          onChange={(nextOn) => onChange({ nextOn: nextOn ?? undefined })}
        />
        <TimeInput
          label={t('fields.nextTime')}
          value={draft.nextTime ?? ''}
          disabled={draft.closes}
          onChange={(nextTime) => onChange({ nextTime: nextTime })}
        />
        <Select
          label={t('fields.nextAction')}
          value={
            draft.closes ? null : draft.nextAction === '' ? (next?.nextAction ?? null) : (draft.nextAction ?? null)
          }
          disabled={draft.closes}
          data={nextActions.map((value) => ({ value, label: t(`cockpit:nextAction.${value}`) }))}
          onChange={(value) => onChange({ nextAction: value ?? '' })}
        />
        <Checkbox
          mt={26}
          label={t('fields.closed')}
          checked={draft.closes}
          onChange={(event) => onChange({ closes: event.currentTarget.checked })}
        />
      </div>
      {draft.closes && (
        <TextInput
          label={t('fields.closedBecause')}
          required
          value={draft.closedBecause ?? ''}
          maxLength={200}
          onChange={(event) => onChange({ closedBecause: event.currentTarget.value })}
        />
      )}
      {next !== null && follows && !draft.closes && (
        <p className={classes.soft}>
          {[
            t('suggested'),
            (check?.times ?? 0) > 1 ? t('times', { times: check?.times ?? 0 }) : '',
            ...next.hints.map((hint) => t(`cockpit:hint.${hint}`)),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      )}
      {check?.advisedChannel != null && (
        <Notice tone="look">
          {t('advised', {
            worn: check.wornChannels.map((channel) => t(`cockpit:channel.${channel}`)).join(t('common:listSeparator')),
            advised: t(`cockpit:channel.${check.advisedChannel}`),
          })}
        </Notice>
      )}
    </section>
  );
}
