import { ok, refuse } from '../../kernel/result.ts';
import type { Handlers } from '../context.ts';
import type { customersContract } from './contract.ts';
import {
  contactsOf,
  findContact,
  insertContact,
  removeContact,
  setLetterContact,
  unsetPrimary,
  updateContact,
} from './store/contacts.ts';
import { accountsOf } from './store/accounts.ts';
import { membersOf } from './store/group.ts';
import { findName, insertName, namesOf, removeName, updateName, type OtherName } from './store/names.ts';
import { tagsOf } from './store/tags.ts';
import { findCustomer, refreshSearchText } from './store.ts';

type Own = 'customers.file' | 'customers.saveName' | 'customers.removeName' | 'customers.saveContact' | 'customers.removeContact'; // prettier-ignore

/** Under words of its own: another name of the customer is not its name. */
function told({ kind, name, untilOn, note }: OtherName) {
  return { nameKind: kind, otherName: name, untilOn, note };
}

/** What hangs on a customer, other names and the people to talk to. */
export const contactProcedures: Pick<Handlers<typeof customersContract>, Own> = {
  'customers.file': ({ db }, { customerId }) => {
    const customer = findCustomer(db, customerId);
    if (!customer) return refuse('customer_not_found');
    const head = findCustomer(db, customer.parentId ?? customer.id);
    const members = head === null ? [] : membersOf(db, head.id);
    return ok({
      names: namesOf(db, customerId),
      contacts: contactsOf(db, customerId),
      accounts: accountsOf(db, customerId).map(({ customerId: _of, accountNumber: _whole, ...shown }) => shown),
      tags: tagsOf(db, customerId),
      group: {
        head:
          head === null || members.length === 0
            ? null
            : { id: head.id, code: head.code, name: head.name, poolsLimit: head.poolsLimit },
        members,
      },
    });
  },

  'customers.saveName': ({ db, recordedAt, audit }, { customerId, nameId, ...name }) => {
    if (!findCustomer(db, customerId)) return refuse('customer_not_found');
    const before = nameId === undefined ? null : findName(db, nameId);
    if (nameId !== undefined && before?.customerId !== customerId) return refuse('customer_name_not_found');
    const saved = nameId ?? insertName(db, customerId, name, recordedAt);
    if (nameId !== undefined) updateName(db, nameId, name);
    refreshSearchText(db, customerId);
    audit({ entity: 'customer', id: customerId, before: before === null ? null : told(before), after: told(name) });
    return ok({ nameId: saved });
  },

  'customers.removeName': ({ db, recordedAt, audit }, { nameId }) => {
    const before = findName(db, nameId);
    if (!before) return refuse('customer_name_not_found');
    const { customerId } = before;
    removeName(db, nameId, recordedAt);
    refreshSearchText(db, customerId);
    audit({ entity: 'customer', id: customerId, before: told(before), after: null });
    return ok(null);
  },

  'customers.saveContact': ({ db, recordedAt, audit }, { customerId, contactId, ...contact }) => {
    const customer = findCustomer(db, customerId);
    if (!customer) return refuse('customer_not_found');
    const before = contactId === undefined ? null : findContact(db, contactId);
    if (contactId !== undefined && before?.customerId !== customerId) return refuse('contact_not_found');
    if (contact.consent !== 'unknown' && contact.consentOn === null) return refuse('consent_day_missing');
    const saved = contactId ?? insertContact(db, customerId, contact, recordedAt);
    if (contactId !== undefined) updateContact(db, contactId, contact);
    audit({ entity: 'contact', id: saved, before, after: { ...contact, customerId } });
    if (contact.primary) {
      unsetPrimary(db, customerId, saved);
      const { contactName, phone, email } = customer;
      const letter = { contactName: contact.name, phone: contact.phone || contact.mobile, email: contact.email };
      setLetterContact(db, customerId, letter);
      audit({ entity: 'customer', id: customerId, before: { contactName, phone, email }, after: letter });
    } else audit({ entity: 'customer', id: customerId, contactChanged: contact.name });
    return ok({ contactId: saved });
  },

  'customers.removeContact': ({ db, recordedAt, audit }, { contactId }) => {
    const before = findContact(db, contactId);
    if (!before) return refuse('contact_not_found');
    removeContact(db, contactId, recordedAt);
    audit({ entity: 'contact', id: contactId, before, after: null });
    audit({ entity: 'customer', id: before.customerId, contactRemoved: before.name });
    return ok(null);
  },
};
