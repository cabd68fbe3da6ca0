import type { CustomerId, Id } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { q, type ReadDb, type WriteDb } from '../../../storage/database.ts';
import type { Contact } from '../contract.ts';

export type ContactId = Id<'contact'>;
export type ContactFacts = Omit<Contact, 'contactId' | 'recordedAt'>;

/** The primary one first, then as they were added. */
export function contactsOf(db: ReadDb, customerId: CustomerId): Contact[] {
  return db
    .all(
      q
        .selectFrom('customer_contact')
        .selectAll()
        .where('customer_id', '=', customerId)
        .where('removed_at', 'is', null)
        .orderBy('is_primary', 'desc')
        .orderBy('id'),
    )
    .map((row) => ({
      contactId: row.id,
      name: row.name,
      role: row.role as Contact['role'],
      title: row.title,
      phone: row.phone,
      mobile: row.mobile,
      email: row.email,
      wechat: row.wechat,
      address: row.address,
      channel: row.channel as Contact['channel'],
      language: row.language as Contact['language'],
      primary: row.is_primary === 1,
      consent: row.consent,
      consentOn: row.consent_on,
      consentNote: row.consent_note,
      note: row.note,
      recordedAt: row.recorded_at,
    }));
}

export function findContact(db: ReadDb, contactId: ContactId): (Contact & { readonly customerId: CustomerId }) | null {
  const row = db.first(
    q.selectFrom('customer_contact').select('customer_id').where('id', '=', contactId).where('removed_at', 'is', null),
  );
  const contact = row && contactsOf(db, row.customer_id).find((each) => each.contactId === contactId);
  return row && contact ? { ...contact, customerId: row.customer_id } : null;
}

export function insertContact(
  db: WriteDb,
  customerId: CustomerId,
  facts: ContactFacts,
  recordedAt: Instant,
): ContactId {
  const { lastId } = db.run(
    q.insertInto('customer_contact').values({
      customer_id: customerId,
      ...columns(facts),
      recorded_at: recordedAt,
      removed_at: null,
    }),
  );
  return lastId as ContactId;
}

export function updateContact(db: WriteDb, contactId: ContactId, facts: ContactFacts): void {
  db.run(q.updateTable('customer_contact').set(columns(facts)).where('id', '=', contactId));
}

export function removeContact(db: WriteDb, contactId: ContactId, recordedAt: Instant): void {
  db.run(q.updateTable('customer_contact').set({ removed_at: recordedAt }).where('id', '=', contactId));
}

/** There is one primary contact: the others of the customer are no longer. */
export function unsetPrimary(db: WriteDb, customerId: CustomerId, but: ContactId): void {
  db.run(
    q
      .updateTable('customer_contact')
      .set({ is_primary: 0 })
      .where('customer_id', '=', customerId)
      .where('id', '<>', but)
      .where('is_primary', '=', 1),
  );
}

/** Letters are addressed to this one. */
export function setLetterContact(
  db: WriteDb,
  customerId: CustomerId,
  contact: { readonly contactName: string; readonly phone: string; readonly email: string },
): void {
  db.run(
    q
      .updateTable('customer')
      .set({ contact_name: contact.contactName, phone: contact.phone, email: contact.email })
      .where('id', '=', customerId),
  );
}

function columns(facts: ContactFacts) {
  return {
    name: facts.name,
    role: facts.role,
    title: facts.title,
    phone: facts.phone,
    mobile: facts.mobile,
    email: facts.email,
    wechat: facts.wechat,
    address: facts.address,
    channel: facts.channel,
    language: facts.language,
    is_primary: Number(facts.primary),
    consent: facts.consent,
    consent_on: facts.consentOn,
    consent_note: facts.consentNote,
    note: facts.note,
  };
}
