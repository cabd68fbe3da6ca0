import { ok, refuse } from '../../../kernel/result.ts';
import type { Handlers } from '../../context.ts';
import { findCustomer } from '../../customers/store.ts';
import type { contractsContract } from '../contract.ts';
import { isLastFour } from '../rules/people.ts';
import { insertPerson, peopleAt, setPerson, updatePerson } from '../store/people.ts';
import { shownPeople } from '../view.ts';
import { contractOfCustomer } from './deliveries.ts';
import { ALWAYS } from './milestones.ts';

type People = 'contracts.people' | 'contracts.savePerson' | 'contracts.revokePerson' | 'contracts.removePerson';

export const peopleProcedures: Pick<Handlers<typeof contractsContract>, People> = {
  'contracts.people': ({ db }, { filter, offset, limit, customerId, contractId, ...point }) => {
    const rows = shownPeople(db, point, { customerId, contractId }).filter(
      ({ state }) =>
        filter === 'all' ||
        (filter === 'valid' ? state === 'valid' || state === 'ending' : state === 'ending' || state === 'expired'),
    );
    return ok({ rows: rows.slice(offset, offset + limit), total: rows.length });
  },

  'contracts.savePerson': ({ db, recordedAt, audit }, { personId, currency, ...given }) => {
    const before = personId === undefined ? undefined : peopleAt(db, { asOf: ALWAYS }, { personId })[0];
    if (personId !== undefined && before?.customerId !== given.customerId) return refuse('person_not_found');
    // The rest of the number must not even be told back.
    if (!isLastFour(given.idLast4)) return refuse('id_only_last_four');
    if (!findCustomer(db, given.customerId)) return refuse('customer_not_found');
    const belongs = contractOfCustomer(db, given.contractId, given.customerId);
    if (!belongs.ok) return belongs;
    if (given.untilOn !== null && given.untilOn < given.fromOn)
      return refuse('person_days_disordered', { from: given.fromOn });
    if (given.limitMinor !== null && currency === null) return refuse('person_limit_needs_currency');
    const values = {
      ...given,
      idLast4: given.idLast4.toUpperCase(),
      currency: given.limitMinor === null ? '' : (currency ?? ''),
      scopes: [...new Set(given.scopes)],
    };
    const id = personId ?? insertPerson(db, values, recordedAt);
    if (personId !== undefined) updatePerson(db, personId, values);
    audit({ entity: 'authorisedPerson', id, ...(before ? { before } : {}), after: values, customerId: values.customerId }); // prettier-ignore
    return ok({ personId: id });
  },

  'contracts.revokePerson': ({ db, audit }, { personId, revokedOn, note }) => {
    const person = peopleAt(db, { asOf: ALWAYS }, { personId })[0];
    if (!person) return refuse('person_not_found');
    if (revokedOn !== null && revokedOn < person.fromOn)
      return refuse('person_days_disordered', { from: person.fromOn });
    setPerson(db, personId, {
      revoked_on: revokedOn,
      ...(note === '' ? {} : { note: person.note === '' ? note : `${person.note}\n${note}` }),
    });
    audit({ entity: 'authorisedPerson', id: personId, name: person.name, before: { revokedOn: person.revokedOn }, after: { revokedOn }, note, customerId: person.customerId }); // prettier-ignore
    return ok(null);
  },

  'contracts.removePerson': ({ db, recordedAt, audit }, { personId, reason }) => {
    const person = peopleAt(db, { asOf: ALWAYS }, { personId })[0];
    if (!person) return refuse('person_not_found');
    setPerson(db, personId, { removed_at: recordedAt });
    audit({ entity: 'authorisedPerson', id: personId, name: person.name, removed: true, reason, customerId: person.customerId }); // prettier-ignore
    return ok(null);
  },
};
