import { Select, SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { channels } from '../../../../src-main/areas/actions/rules/codes.ts';
import type { Cockpit } from '../../../../src-main/areas/collections/contract.ts';
import { contactRoles } from '../../../../src-main/areas/customers/contract.ts';
import { Notice } from '../../../components/Notice.tsx';
import classes from './Cockpit.module.css';
import { numberOf, type Call, type CallDraft } from './draft.ts';

export interface ContactPartProps {
  readonly cockpit: Cockpit;
  readonly draft: CallDraft;
  readonly call: Call;
  readonly onChange: (change: Partial<CallDraft>) => void;
}

/** Who is talked to, over what, from which side. */
export function ContactPart({ cockpit, draft, call, onChange }: ContactPartProps) {
  const { t } = useTranslation('cockpit');
  const { contact } = call;
  const somebodyElse = contact === null;
  const role = (code: string): string => t(`common:contactRoles.${code}`);
  return (
    <section aria-label={t('contact.title')}>
      <div className={classes.row}>
        <Select
          label={t('contact.who')}
          value={somebodyElse ? '0' : String(contact.contactId)}
          data={[
            ...cockpit.contacts.map((each) => ({
              value: String(each.contactId),
              label: [each.name, role(each.role)].join(' · '),
            })),
            { value: '0', label: t('contact.other') },
          ]}
          onChange={(value) => onChange({ contactId: Number(value) })}
          allowDeselect={false}
        />
        <Select
          label={t('contact.channel')}
          value={draft.channel}
          data={channels.map((code) => ({ value: code, label: t(`channel.${code}`) }))}
          onChange={(value) => onChange({ channel: value ?? 'phone' })}
          allowDeselect={false}
        />
        <div>
          <span className={classes.label}>{t('contact.direction')}</span>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={t('contact.direction')}
            value={call.direction}
            data={[
              { value: 'out', label: t('contact.out') },
              { value: 'in', label: t('contact.in') },
            ]}
            onChange={(direction) => onChange({ direction })}
          />
        </div>
      </div>
      {contact !== null && (
        <p className={classes.reach}>
          <b>{numberOf(contact) || t('contact.noNumber')}</b>
          {[contact.title, contact.wechat === '' ? '' : `${t('channel.wechat')} ${contact.wechat}`, contact.email]
            .filter((part) => part !== '')
            .map((part) => (
              <span key={part} className={classes.soft}>
                {part}
              </span>
            ))}
          <span className={classes.faint}>{t(`contact.consent.${contact.consent}`)}</span>
        </p>
      )}
      {contact?.consent === 'refused' && call.direction === 'out' && (
        <Notice tone="bad">
          {t('contact.refused')} {contact.consentNote}
        </Notice>
      )}
      {somebodyElse && (
        <div className={classes.row}>
          <TextInput
            label={t('contact.name')}
            value={call.contactName}
            onChange={(event) => onChange({ contactId: 0, contactName: event.currentTarget.value })}
          />
          <Select
            label={t('contact.role')}
            value={call.contactRole === '' ? null : call.contactRole}
            data={contactRoles.map((code) => ({ value: code, label: role(code) }))}
            onChange={(value) => onChange({ contactRole: (value as CallDraft['contactRole'] | null) ?? '' })}
            clearable
          />
        </div>
      )}
    </section>
  );
}
