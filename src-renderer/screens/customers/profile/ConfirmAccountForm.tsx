import { Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { secondChecks, type CustomerAccount } from '../../../../src-main/areas/customers/contract.ts';
import type { Day } from '../../../../src-main/kernel/day.ts';
import { useCommand } from '../../../app/commands.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { DayInput } from '../../../components/DayInput/DayInput.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { ChoiceField, LineField } from './fields.tsx';
import { FileForm } from './FileForm.tsx';
import classes from './Profile.module.css';

interface Given {
  readonly account: CustomerAccount;
  /** Accounts in use, of which the new one may take the place. */
  readonly others: readonly CustomerAccount[];
  readonly onClose: () => void;
}

interface Draft {
  readonly calledNumber: string;
  readonly calledPerson: string;
  readonly calledOn: Day | null;
  readonly secondCheck: (typeof secondChecks)[number];
  readonly secondBy: string;
  readonly secondOn: Day | null;
  readonly note: string;
}

/** The checklist against payee fraud (domain.md §15 no. 14): a call to a known number, a second check, then the word. */
export function ConfirmAccountForm({ account, others, onClose }: Given) {
  const { t } = useTranslation('customers');
  const { today } = useWorkingPoint();
  const confirm = useCommand('customers.confirmAccount');
  const [retires, setRetires] = useState<string | null>(others.length === 1 ? String(others[0]?.accountId) : null);
  const [sure, setSure] = useState(false);
  const [draft, setDraft] = useState<Draft>({
    calledNumber: '',
    calledPerson: '',
    calledOn: today,
    secondCheck: 'letter_sealed',
    secondBy: '',
    secondOn: today,
    note: '',
  });
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const { calledOn, secondOn } = draft;
  const whole =
    sure && calledOn !== null && secondOn !== null &&
    [draft.calledNumber, draft.calledPerson, draft.secondBy].every((text) => text.trim() !== ''); // prettier-ignore
  const submit = async (): Promise<void> => {
    if (calledOn === null || secondOn === null) return;
    const old = others.find(({ accountId }) => String(accountId) === retires);
    const reply = await confirm.run(
      { accountId: account.accountId, checks: { ...draft, calledOn, secondOn }, retires: old?.accountId ?? null },
      { quiet: true },
    );
    if (reply.ok) onClose();
  };
  return (
    <FileForm
      ready={whole}
      running={confirm.running}
      failure={confirm.failure}
      saveLabel={t('accounts.confirm')}
      onClose={onClose}
      onSave={() => void submit()}
    >
      <div data-wide>
        <Notice tone="look">
          <p>
            {t('accounts.toConfirm', {
              account: `${account.bankName} ${account.maskedNumber}`,
              name: account.accountName,
            })}
          </p>
          <ol className={classes.steps}>
            <li>{t('accounts.step1')}</li>
            <li>{t('accounts.step2')}</li>
            <li>{t('accounts.step3')}</li>
          </ol>
        </Notice>
      </div>
      <h3 data-wide>{t('accounts.call')}</h3>
      <LineField
        label={t('accounts.calledNumber')}
        value={draft.calledNumber}
        required
        onChange={(calledNumber) => set({ calledNumber })}
      />
      <LineField
        label={t('accounts.calledPerson')}
        value={draft.calledPerson}
        required
        onChange={(calledPerson) => set({ calledPerson })}
      />
      <DayInput
        label={t('accounts.calledOn')}
        value={calledOn}
        lean="past"
        required
        onChange={(value) => set({ calledOn: value })}
      />
      <h3 data-wide>{t('accounts.second')}</h3>
      <ChoiceField
        label={t('accounts.secondCheck')}
        value={draft.secondCheck}
        values={secondChecks}
        word={(check) => t(`accounts.seconds.${check}`)}
        onChange={(secondCheck) => set({ secondCheck })}
      />
      <LineField
        label={t('accounts.secondBy')}
        value={draft.secondBy}
        required
        onChange={(secondBy) => set({ secondBy })}
      />
      <DayInput
        label={t('accounts.secondOn')}
        value={secondOn}
        lean="past"
        required
        onChange={(value) => set({ secondOn: value })}
      />
      <LineField label={t('fields.note')} value={draft.note} onChange={(note) => set({ note })} />
      {others.length > 0 && (
        <div data-wide>
          <Select
            label={t('accounts.retires')}
            value={retires}
            clearable
            placeholder={t('accounts.retiresNone')}
            data={others.map(({ accountId, bankName, maskedNumber }) => ({
              value: String(accountId),
              label: `${bankName} ${maskedNumber}`.trim(),
            }))}
            onChange={setRetires}
          />
        </div>
      )}
      <Checkbox
        data-wide
        label={t('accounts.sure')}
        checked={sure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
    </FileForm>
  );
}
