import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channels, contactRoles, type Contact } from '../../../../src-main/areas/customers/contract.ts';
import type { CustomerId } from '../../../../src-main/kernel/ids.ts';
import { useCommand } from '../../../app/commands.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { DayInput } from '../../../components/DayInput/DayInput.tsx';
import { DayText } from '../../../components/DayText.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Chip } from '../../../components/Section.tsx';
import { SideDrawer } from '../../../components/SideDrawer.tsx';
import { ChoiceField, LineField, LongField } from './fields.tsx';
import { FileForm } from './FileForm.tsx';
import { FileSection } from './FileSection.tsx';
import classes from './Profile.module.css';

interface Given {
  readonly customerId: CustomerId;
  readonly contacts: readonly Contact[];
}

/** Whom to talk to, about what, by which means, and whether they agreed to it. */
export function ContactsSection({ customerId, contacts }: Given) {
  const { t } = useTranslation('customers');
  const { book } = useWorkingPoint();
  const remove = useCommand('customers.removeContact');
  const [edited, setEdited] = useState<Contact | 'new' | null>(null);
  return (
    <FileSection
      name="contacts"
      title={t('file.contacts')}
      note={t('contacts.note')}
      tools={
        !book.readOnly && (
          <Button size="compact-sm" variant="default" onClick={() => setEdited('new')}>
            {t('contacts.add')}
          </Button>
        )
      }
    >
      {contacts.length === 0 ? (
        <p className={classes.soft}>{t('contacts.none')}</p>
      ) : (
        <table className={classes.rows}>
          <tbody>
            {contacts.map((contact) => (
              <tr key={contact.contactId}>
                <td>
                  {contact.name} {contact.primary && <Chip>{t('contacts.primary')}</Chip>}
                  <small>
                    {[t(`common:contactRoles.${contact.role}`), contact.title]
                      .filter((each) => each !== '')
                      .join(' · ')}
                  </small>
                </td>
                <td>
                  {[contact.phone, contact.mobile].filter((each) => each !== '').join(' / ') || '–'}
                  <small>{[contact.email, contact.wechat].filter((each) => each !== '').join(' · ')}</small>
                </td>
                <td>
                  {contact.channel === '' ? '' : t(`common:channels.${contact.channel}`)}
                  <small>{contact.note}</small>
                </td>
                <td>
                  <Chip bad={contact.consent === 'refused'}>{t(`common:consents.${contact.consent}`)}</Chip>
                  <small>
                    {contact.consentOn !== null && <DayText day={contact.consentOn} />} {contact.consentNote}
                  </small>
                </td>
                <td>
                  {!book.readOnly && (
                    <>
                      <Button size="compact-xs" variant="subtle" onClick={() => setEdited(contact)}>
                        {t('common:edit')}
                      </Button>
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        color="gray"
                        onClick={() => void remove.run({ contactId: contact.contactId })}
                      >
                        {t('common:remove')}
                      </Button>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <SideDrawer opened={edited !== null} onClose={() => setEdited(null)} title={t('contacts.title')} size={560}>
        {edited !== null && (
          <ContactForm
            customerId={customerId}
            contact={edited === 'new' ? null : edited}
            first={contacts.length === 0}
            onClose={() => setEdited(null)}
          />
        )}
      </SideDrawer>
    </FileSection>
  );
}

function emptyContact(first: boolean): Omit<Contact, 'contactId' | 'recordedAt'> {
  return {
    name: '', role: 'finance', title: '', phone: '', mobile: '', email: '', wechat: '', address: '', channel: '', language: '',
    primary: first, consent: 'unknown', consentOn: null, consentNote: '', note: '',
  }; // prettier-ignore
}

function ContactForm(props: {
  readonly customerId: CustomerId;
  readonly contact: Contact | null;
  readonly first: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('customers');
  const { today } = useWorkingPoint();
  const save = useCommand('customers.saveContact');
  const { contactId, recordedAt: _at, ...known } = props.contact ?? { ...emptyContact(props.first), contactId: null, recordedAt: null }; // prettier-ignore
  const [draft, setDraft] = useState(known);
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const line = (name: 'title' | 'phone' | 'mobile' | 'email' | 'wechat') => (
    <LineField
      label={t(`contacts.${name === 'title' ? 'titleField' : name}`)}
      value={draft[name]}
      onChange={(value) => set({ [name]: value })}
    />
  );
  const dayMissing = draft.consent !== 'unknown' && draft.consentOn === null;
  const submit = async (): Promise<void> => {
    const reply = await save.run(
      { customerId: props.customerId, ...draft, ...(contactId === null ? {} : { contactId }) },
      { quiet: true },
    );
    if (reply.ok) props.onClose();
  };
  return (
    <FileForm
      ready={draft.name.trim() !== '' && !dayMissing}
      running={save.running}
      failure={save.failure}
      onClose={props.onClose}
      onSave={() => void submit()}
    >
      <LineField label={t('contacts.name')} value={draft.name} required onChange={(name) => set({ name })} />
      <ChoiceField
        label={t('contacts.role')}
        value={draft.role}
        values={contactRoles}
        word={(role) => t(`common:contactRoles.${role}`)}
        onChange={(role) => set({ role })}
      />
      {line('title')}
      <ChoiceField
        label={t('contacts.channel')}
        value={draft.channel}
        values={channels}
        word={(channel) => (channel === '' ? t('file.notKnown') : t(`common:channels.${channel}`))}
        onChange={(channel) => set({ channel })}
      />
      {line('phone')}
      {line('mobile')}
      {line('email')}
      {line('wechat')}
      <LineField label={t('contacts.address')} value={draft.address} wide onChange={(address) => set({ address })} />
      <ChoiceField
        label={t('fields.language')}
        value={draft.language}
        values={['', 'zh', 'en']}
        word={(value) => (value === '' ? t('contacts.asCustomer') : value === 'zh' ? '中文' : 'English')}
        onChange={(language) => set({ language })}
      />
      <Checkbox
        mt={26}
        label={t('contacts.makePrimary')}
        checked={draft.primary}
        onChange={(event) => set({ primary: event.currentTarget.checked })}
      />
      <ChoiceField
        label={t('contacts.consent')}
        value={draft.consent}
        values={['unknown', 'given', 'refused']}
        word={(consent) => t(`common:consents.${consent}`)}
        onChange={(consent) => set({ consent, consentOn: consent === 'unknown' ? null : (draft.consentOn ?? today) })}
      />
      <DayInput
        label={t('contacts.consentOn')}
        value={draft.consentOn}
        lean="past"
        disabled={draft.consent === 'unknown'}
        required={draft.consent !== 'unknown'}
        onChange={(consentOn) => set({ consentOn })}
      />
      <LineField
        label={t('contacts.consentNote')}
        value={draft.consentNote}
        wide
        onChange={(consentNote) => set({ consentNote })}
      />
      <LongField label={t('fields.note')} value={draft.note} onChange={(note) => set({ note })} />
      <div data-wide>
        <Notice tone="note">{t('contacts.rolesOnly')}</Notice>
      </div>
    </FileForm>
  );
}
