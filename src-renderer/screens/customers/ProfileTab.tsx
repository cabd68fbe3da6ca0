import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { CustomerFields } from './CustomerFields.tsx';
import classes from './Customers.module.css';
import { draftOf, profileOf } from './customerForm.ts';
import type { CustomerTabProps } from './customerTabProps.ts';

/** Name, terms, contacts: to be changed at any time; every change is in the audit trail. */
export function ProfileTab({ customer }: CustomerTabProps) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const navigate = useNavigate();
  const { book } = useWorkingPoint();
  const save = useCommand('customers.save');
  const remove = useCommand('customers.remove');
  const [draft, setDraft] = useState(() => draftOf(customer));
  const [codeTaken, setCodeTaken] = useState(false);
  const [asking, setAsking] = useState(false);
  const profile = profileOf(draft);

  const submit = async (): Promise<void> => {
    if (profile === null) return;
    const reply = await save.run({ id: customer.id, ...profile }, { quiet: true });
    if (reply.ok) notifications.show({ message: t('profile.saved') });
    else setCodeTaken(reply.code === 'customer_code_taken');
  };
  const takeAway = async (): Promise<void> => {
    const reply = await remove.run({ id: customer.id }, { quiet: true });
    setAsking(false);
    if (reply.ok) void navigate('/customers');
  };

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <CustomerFields
        draft={draft}
        onChange={(next) => {
          setDraft(next);
          setCodeTaken(false);
        }}
        disabled={book.readOnly}
        codeTaken={codeTaken}
      />
      {save.failure !== null && !codeTaken && <Notice tone="bad">{save.failure}</Notice>}
      {remove.failure !== null && <Notice tone="bad">{remove.failure}</Notice>}
      {!book.readOnly && (
        <Bar>
          <Button type="submit" disabled={profile === null} loading={save.running}>
            {t('common:save')}
          </Button>
          <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
            {t('profile.remove')}
          </Button>
          <span className={classes.soft}>{t('profile.recordedAt', { at: format.instant(customer.recordedAt) })}</span>
        </Bar>
      )}
      <Confirm
        opened={asking}
        title={t('profile.removeTitle')}
        confirmLabel={t('common:remove')}
        danger
        busy={remove.running}
        onCancel={() => setAsking(false)}
        onConfirm={() => void takeAway()}
      >
        <p>{t('profile.removeText', { name: customer.name })}</p>
      </Confirm>
    </form>
  );
}
