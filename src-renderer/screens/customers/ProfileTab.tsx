import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';
import { AccountsSection } from './profile/AccountsSection.tsx';
import { BusinessForm } from './profile/BusinessForm.tsx';
import { BusinessSection, IdentitySection, TradeSection } from './profile/KnownSections.tsx';
import { ChangesSection } from './profile/ChangesSection.tsx';
import { ContactsSection } from './profile/ContactsSection.tsx';
import { DuplicatesSection } from './profile/DuplicatesSection.tsx';
import { FileSection } from './profile/FileSection.tsx';
import { GroupSection } from './profile/GroupSection.tsx';
import { IdentityForm } from './profile/IdentityForm.tsx';
import { NamesSection } from './profile/NamesSection.tsx';
import classes from './profile/Profile.module.css';
import { TagsSection } from './profile/TagsSection.tsx';
import { TradeForm } from './profile/TradeForm.tsx';

const sections = ['identity', 'trade', 'names', 'group', 'contacts', 'accounts', 'tags', 'business', 'changes', 'duplicates', 'removal'] as const; // prettier-ignore
const forms = { identity: IdentityForm, trade: TradeForm, business: BusinessForm };

/** The customer's credit file, part by part; every change is in the audit trail. */
export function ProfileTab({ customer }: CustomerTabProps) {
  const { t } = useTranslation('customers');
  const { book } = useWorkingPoint();
  const [edited, setEdited] = useState<keyof typeof forms | null>(null);
  const { data: file } = useQueryOf('customers.file', { customerId: customer.id });
  if (file === undefined) return <Skeleton height={400} />;
  const Form = edited === null ? null : forms[edited];
  const edit = (name: keyof typeof forms) =>
    !book.readOnly && (
      <Button size="compact-sm" variant="default" onClick={() => setEdited(name)}>
        {t('common:edit')}
      </Button>
    );
  return (
    <div className={classes.file}>
      <nav className={classes.index} aria-label={t('file.index')}>
        {sections.map((name) => (
          <button
            key={name}
            type="button"
            onClick={() => {
              const section = document.getElementById(`file-${name}`);
              section?.scrollIntoView({ block: 'start' });
              section?.focus({ preventScroll: true });
            }}
          >
            {t(`file.${name}`)}
          </button>
        ))}
      </nav>
      <div className={classes.sections}>
        <IdentitySection customer={customer} tools={edit('identity')} />
        <TradeSection customer={customer} tools={edit('trade')} />
        <NamesSection customerId={customer.id} names={file.names} />
        <GroupSection customer={customer} group={file.group} />
        <ContactsSection customerId={customer.id} contacts={file.contacts} />
        <AccountsSection customerId={customer.id} customerName={customer.name} accounts={file.accounts} />
        <TagsSection customerId={customer.id} tags={file.tags} />
        <BusinessSection customer={customer} tools={edit('business')} />
        <ChangesSection customerId={customer.id} />
        <DuplicatesSection customer={customer} />
        <Removal customer={customer} />
      </div>
      <SideDrawer
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={edited === null ? '' : t(`file.${edited}`)}
        size={620}
      >
        {Form !== null && <Form customer={customer} onClose={() => setEdited(null)} />}
      </SideDrawer>
    </div>
  );
}

function Removal({ customer }: Pick<CustomerTabProps, 'customer'>) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const navigate = useNavigate();
  const { book } = useWorkingPoint();
  const remove = useCommand('customers.remove');
  const [asking, setAsking] = useState(false);
  const takeAway = async (): Promise<void> => {
    const reply = await remove.run({ id: customer.id }, { quiet: true });
    setAsking(false);
    if (reply.ok) void navigate('/customers');
  };
  return (
    <FileSection name="removal" title={t('file.removal')}>
      <div className={classes.chips}>
        <span className={classes.soft}>{t('profile.recordedAt', { at: format.instant(customer.recordedAt) })}</span>
        {!book.readOnly && (
          <Button size="compact-sm" variant="subtle" color="red" onClick={() => setAsking(true)}>
            {t('profile.remove')}
          </Button>
        )}
      </div>
      {remove.failure !== null && <Notice tone="bad">{remove.failure}</Notice>}
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
    </FileSection>
  );
}
