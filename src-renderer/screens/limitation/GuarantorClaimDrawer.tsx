import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Limitation.module.css';
import type { GuarantorRow } from './rows.ts';

const grades = ['A', 'B', 'C', 'none'] as const;

/** Records that the guarantor was asked, or the debtor sued, within the period. */
export function GuarantorClaimDrawer({
  row,
  onClose,
}: {
  readonly row: GuarantorRow | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('limitation');
  return (
    <SideDrawer opened={row !== null} onClose={onClose} size={480} title={t('guarantors.claimTitle')}>
      {row !== null && <ClaimForm key={row.securityId} row={row} onDone={onClose} />}
    </SideDrawer>
  );
}

function ClaimForm({ row, onDone }: { readonly row: GuarantorRow; readonly onDone: () => void }) {
  const { t } = useTranslation('limitation');
  const { today } = useWorkingPoint();
  const add = useCommand('limitation.addGuarantorClaim');
  const [onDay, setOnDay] = useState<Day | null>(today);
  const [proofGrade, setGrade] = useState<(typeof grades)[number]>('B');
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  const send = async (): Promise<void> => {
    if (onDay === null) return;
    const reply = await add.run({ securityId: row.securityId, onDay, proofGrade, reference, note }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('common:saved') });
    onDone();
  };
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p className={classes.lead}>
        {row.provider} · {row.customerName}
      </p>
      <Notice tone="note">{t('guarantors.todoNote', { what: t(`guarantors.todos.${row.form}`) })}</Notice>
      <DayInput label={t('fields.onDay')} value={onDay} onChange={setOnDay} lean="past" required />
      <Select
        label={t('fields.proofGrade')}
        value={proofGrade}
        allowDeselect={false}
        data={grades.map((value) => ({ value, label: t(`grades.${value}`) }))}
        onChange={(value) => setGrade(value ?? proofGrade)}
      />
      <TextInput
        label={t('fields.reference')}
        value={reference}
        maxLength={200}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      <Textarea
        label={t('fields.note')}
        value={note}
        autosize
        minRows={2}
        maxLength={5000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {add.failure !== null && <Notice tone="bad">{add.failure}</Notice>}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onDone}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={onDay === null} loading={add.running}>
          {t('common:save')}
        </Button>
      </div>
    </form>
  );
}
