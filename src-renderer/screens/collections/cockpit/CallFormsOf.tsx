import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { excuseCodes } from '../../../../src-main/areas/actions/rules/codes.ts';
import type { Cockpit } from '../../../../src-main/areas/collections/contract.ts';
import { formsOf } from '../../../../src-main/areas/collections/rules/callResults.ts';
import type { InputFor } from '../../../app/calls.ts';
import { CopyForm, DisputeForm, PromiseForm } from './CallForms.tsx';
import type { WorkingCall } from './useCall.ts';

export interface CallFormsOfProps {
  readonly cockpit: Cockpit;
  readonly working: WorkingCall;
  readonly preview: InputFor<'promises.preview'> | null;
}

/** The forms a result opens, one below the other, and the reason given for the delay. */
export function CallFormsOf({ working, preview }: CallFormsOfProps) {
  const { t } = useTranslation('cockpit');
  const { draft, call, change } = working;
  const given = { draft, call, onChange: change };
  return (
    <>
      {call.forms.includes('promise') && <PromiseForm {...given} preview={preview} />}
      {call.forms.includes('dispute') && <DisputeForm {...given} />}
      {call.forms.includes('copy') && <CopyForm {...given} />}
      {draft.result !== null && formsOf(draft.result).reached && (
        <Select
          label={t('excuseGiven')}
          description={t('excuseNote')}
          placeholder={t('excuseNone')}
          value={call.excuse === '' ? null : call.excuse}
          data={excuseCodes.map((code) => ({ value: code, label: t(`excuse.${code}`) }))}
          onChange={(value) => change({ excuse: value ?? '' })}
          clearable
          searchable
        />
      )}
    </>
  );
}
