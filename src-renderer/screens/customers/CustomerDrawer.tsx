import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../src-main/kernel/format.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { CustomerFields } from './CustomerFields.tsx';
import { emptyCustomer, profileOf } from './customerForm.ts';

export interface CustomerDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onSaved: (id: CustomerId) => void;
}

/** A new customer. */
export function CustomerDrawer({ opened, onClose, onSaved }: CustomerDrawerProps) {
  const { t } = useTranslation('customers');
  const settings = useQueryOf('settings.get', {});
  return (
    <SideDrawer opened={opened} onClose={onClose} title={t('list.add')} size={560}>
      {opened && settings.data !== undefined && (
        <NewCustomer language={settings.data.language} onClose={onClose} onSaved={onSaved} />
      )}
    </SideDrawer>
  );
}

interface NewCustomerProps extends Omit<CustomerDrawerProps, 'opened'> {
  /** What the book writes its letters in unless told otherwise. */
  readonly language: Language;
}

function NewCustomer({ language, onClose, onSaved }: NewCustomerProps) {
  const { t } = useTranslation('customers');
  const save = useCommand('customers.save');
  const [draft, setDraft] = useState(() => emptyCustomer(language));
  const [codeTaken, setCodeTaken] = useState(false);
  const profile = profileOf(draft);

  const submit = async (): Promise<void> => {
    if (profile === null) return;
    const reply = await save.run(profile, { quiet: true });
    if (reply.ok) {
      onClose();
      onSaved(reply.value.id);
    } else setCodeTaken(reply.code === 'customer_code_taken');
  };

  return (
    <form
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
        codeTaken={codeTaken}
      />
      {save.failure !== null && !codeTaken && <Notice tone="bad">{save.failure}</Notice>}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={profile === null} loading={save.running}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  );
}
