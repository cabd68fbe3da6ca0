import { addMonths, type Day } from '../../../kernel/day.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import type { ReadDb, SqlValue } from '../../../storage/database.ts';
import { keptSql, knownSql, pointParams, type PointInTime } from '../../ledger/store/asOf.ts';
import { readSettings } from '../../settings/store.ts';
import { completenessOf, type Completeness, type FileFacts } from '../rules/completeness.ts';

export interface CustomerCompleteness extends Completeness {
  readonly customerId: CustomerId;
  readonly customerCode: string;
  readonly customerName: string;
  readonly isNew: boolean;
}

/** How whole every customer's file is as of a day; customers merged into others are left out. */
export function completenessAt(db: ReadDb, point: PointInTime): CustomerCompleteness[] {
  return judged(db, point, null);
}

/** How whole one customer's file is; null: nobody. */
export function completenessOfCustomer(
  db: ReadDb,
  point: PointInTime,
  customerId: CustomerId,
): CustomerCompleteness | null {
  return judged(db, point, customerId)[0] ?? null;
}

interface CustomerRow {
  readonly id: CustomerId;
  readonly code: string;
  readonly name: string;
  readonly taxId: string;
  readonly legalRepresentative: string;
  readonly capitalMinor: number | null;
  readonly address: string;
  readonly debtorClass: string;
  readonly licenceUntilOn: Day | null;
  readonly sinceOn: Day | null;
}

/** Each kind of fact is read once for all customers asked about, so a list of two thousand costs eight statements. */
function judged(db: ReadDb, point: PointInTime, customerId: CustomerId | null): CustomerCompleteness[] {
  const one = customerId === null ? '' : 'AND x.customer_id = :customerId';
  const params = { ...pointParams(point), ...(customerId === null ? {} : { customerId }) };
  const known = keptSql(point, 'x');
  const customers = db.rows<CustomerRow>(
    `SELECT c.id, c.code, c.name, c.tax_id AS "taxId", c.legal_representative AS "legalRepresentative",
       c.capital_minor AS "capitalMinor", c.debtor_class AS "debtorClass", c.licence_until_on AS "licenceUntilOn",
       CASE WHEN c.registered_address <> '' THEN c.registered_address ELSE c.address END AS address,
       coalesce(c.customer_since_on, (SELECT min(d.issued_on) FROM document d
         WHERE d.customer_id = c.id AND d.kind = 'invoice' AND d.issued_on <= :asOf AND ${knownSql(point, 'd')})) AS "sinceOn"
     FROM customer c WHERE c.merged_into_id IS NULL AND c.removed_at IS NULL
       ${customerId === null ? '' : 'AND c.id = :customerId'} ORDER BY c.code`,
    params,
  );
  const licences = grouped<{ expiresOn: Day | null }>(
    db,
    `SELECT x.customer_id AS id, x.expires_on AS "expiresOn" FROM attachment x
     WHERE x.customer_id IS NOT NULL AND x.kind = 'licence' AND ${known} ${one}`,
    params,
  );
  const contacts = grouped<{ consent: string }>(
    db,
    `SELECT x.customer_id AS id, x.consent FROM customer_contact x WHERE ${known} ${one}`,
    params,
  );
  const accounts = grouped<object>(
    db,
    `SELECT x.customer_id AS id FROM customer_account x WHERE x.status = 'confirmed' AND ${known} ${one}`,
    params,
  );
  const statements = grouped<{ on: Day }>(
    db,
    `SELECT x.customer_id AS id, max(x.period_end_on) AS "on" FROM financial_statement x
     WHERE x.period_end_on <= :asOf AND ${known} ${one} GROUP BY x.customer_id`,
    params,
  );
  const register = grouped<{ on: Day }>(
    db,
    `SELECT x.customer_id AS id, max(x.checked_on) AS "on" FROM credit_record x
     WHERE x.kind = 'public' AND x.checked_on <= :asOf AND ${known} ${one} GROUP BY x.customer_id`,
    params,
  );
  const contracts = grouped<object>(
    db,
    `SELECT x.customer_id AS id FROM contract x WHERE x.status = 'signed' AND ${known} ${one}
       AND (x.from_on IS NULL OR x.from_on <= :asOf) AND (x.until_on IS NULL OR x.until_on >= :asOf)`,
    params,
  );
  const checks = grouped<{ on: Day }>(
    db,
    `SELECT x.customer_id AS id, max(x.checked_on) AS "on" FROM fraud_check x
     WHERE x.checked_on <= :asOf AND ${known} ${one} GROUP BY x.customer_id`,
    params,
  );
  const reports = grouped<{ expiresOn: Day | null }>(
    db,
    `SELECT x.customer_id AS id, x.expires_on AS "expiresOn" FROM credit_record x
       WHERE x.kind = 'report' AND x.checked_on <= :asOf AND ${known} ${one}
     UNION ALL
     SELECT x.customer_id, x.expires_on FROM external_rating x WHERE x.rated_on <= :asOf AND ${known} ${one}`,
    params,
  );
  const newSince = addMonths(point.asOf, -readSettings(db).limits.newCustomerMonths);
  return customers.map(({ id, code, name, sinceOn, ...profile }) => {
    const isNew = sinceOn === null || sinceOn > newSince;
    const people = contacts.get(id) ?? [];
    const facts: FileFacts = {
      ...profile,
      licenceCopies: licences.get(id) ?? [],
      contacts: people.length,
      contactsWithConsent: people.filter(({ consent }) => consent === 'given').length,
      confirmedAccounts: accounts.get(id)?.length ?? 0,
      statementEndOn: statements.get(id)?.[0]?.on ?? null,
      registerCheckedOn: register.get(id)?.[0]?.on ?? null,
      signedContracts: contracts.get(id)?.length ?? 0,
      isNew,
      fraudCheckedOn: checks.get(id)?.[0]?.on ?? null,
      reports: reports.get(id) ?? [],
    };
    return { customerId: id, customerCode: code, customerName: name, isNew, ...completenessOf(facts, point.asOf) };
  });
}

function grouped<Row extends object>(
  db: ReadDb,
  sql: string,
  params: Readonly<Record<string, SqlValue>>,
): Map<CustomerId, Row[]> {
  // better-sqlite3 refuses a parameter the statement does not name.
  const named = Object.fromEntries(Object.entries(params).filter(([name]) => sql.includes(`:${name}`)));
  const rows = new Map<CustomerId, Row[]>();
  for (const row of db.rows<Row & { id: CustomerId }>(sql, named)) {
    const had = rows.get(row.id);
    if (had) had.push(row);
    else rows.set(row.id, [row]);
  }
  return rows;
}
