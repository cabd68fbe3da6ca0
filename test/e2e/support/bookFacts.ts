import fs from 'node:fs';
import Database from 'better-sqlite3';

/**
 * What a day asks for, read straight from the tables of a book with words of its own: the program's list is held against
 * it, so nothing of the program's own reasoning is used here. Days are `YYYY-MM-DD`, money is in minor units.
 */

export interface Debtor {
  readonly customerId: number;
  readonly code: string;
  /** Merged into another customer. */
  readonly gone: boolean;
  readonly overdueMinor: number;
  /** Overdue that may be asked for: not in dispute, promised, in a performing plan, before a court, paused or covered. */
  readonly freeMinor: number;
  /** Left alone as a whole, whatever else there is: excluded or paused. */
  readonly barred: boolean;
  /** Why it must be on top of the list today. */
  readonly must: readonly string[];
  /** A limitation period that ends soon and that nothing on record can have started anew; null: none. */
  readonly endsOn: string | null;
}

interface Item {
  readonly id: number;
  readonly customerId: number;
  readonly currency: string;
  readonly dueOn: string;
  readonly openMinor: number;
  readonly disputedMinor: number;
}

interface Promise {
  readonly id: number;
  readonly customerId: number;
  readonly currency: string;
  readonly amountMinor: number;
  readonly madeOn: string;
  readonly dueOn: string;
  readonly tolerance: number;
  readonly toleranceBp: number;
  readonly replaced: number;
  readonly items: number[];
}

export class BookFacts {
  readonly #db: Database.Database;

  readonly #copy: string;

  /** The program has the file for itself, so a copy of it is read: as it was on disk at this moment. */
  constructor(file: string) {
    this.#copy = `${file}.seen`;
    for (const part of ['', '-wal']) if (fs.existsSync(file + part)) fs.copyFileSync(file + part, this.#copy + part);
    this.#db = new Database(this.#copy);
  }

  close(): void {
    this.#db.close();
    for (const part of ['', '-wal', '-shm']) fs.rmSync(this.#copy + part, { force: true });
  }

  rows<Row>(sql: string, params: Readonly<Record<string, unknown>> = {}): Row[] {
    return this.#db.prepare(sql).all(params) as Row[];
  }

  /** Everybody with something overdue, or with a reason to be dealt with, on a morning before anything is done. */
  debtors(on: string): Map<number, Debtor> {
    const items = this.#openItems(on);
    const held = this.#heldItems(on);
    const barred = new Set(this.rows<{ id: number }>(`${standing} AND o.due_item_id IS NULL AND o.kind IN ('pause','exclude')`, { on }).map(({ id }) => id)); // prettier-ignore
    const unapplied = this.#unapplied(on);
    const must = this.#forced(on);
    const ends = this.#ending(on);
    const owing = new Set(items.map(({ customerId }) => customerId));
    const late = items.filter(({ dueOn }) => dueOn < on);
    const found = new Map<number, Debtor>();
    for (const { id, code, gone } of this.rows<{ id: number; code: string; gone: number }>(
      'SELECT id, code, removed_at IS NOT NULL AS gone FROM customer',
    )) {
      const own = late.filter(({ customerId }) => customerId === id);
      const free = new Map<string, number>();
      for (const item of own)
        if (!held.has(item.id)) free.set(item.currency, (free.get(item.currency) ?? 0) + item.openMinor - item.disputedMinor); // prettier-ignore
      const overdueMinor = own.reduce((sum, { openMinor }) => sum + openMinor, 0);
      const freeMinor = [...free].reduce((sum, [currency, minor]) => sum + Math.max(0, minor - (unapplied.get(`${id} ${currency}`) ?? 0)), 0); // prettier-ignore
      // What was planned falls away with the debt, or when by now nothing of it may be asked for.
      const planned = owing.has(id) && (overdueMinor === 0 || freeMinor > 0);
      // Money that is here but not applied keeps nobody's promise, and yet nobody is called who has paid.
      const paidFor = freeMinor === 0 && [...free.values()].some((minor) => minor > 0);
      const reasons = (must.get(id) ?? []).filter(
        (reason) => (planned || !reason.startsWith('action')) && !(paidFor && reason.startsWith('promise')),
      );
      if (overdueMinor > 0 || reasons.length > 0)
        found.set(id, { customerId: id, code, gone: gone === 1, overdueMinor, freeMinor, barred: barred.has(id), must: reasons, endsOn: ends.get(id) ?? null }); // prettier-ignore
    }
    return found;
  }

  /** Customers whose balance is not the sum of what is open less what is unapplied, or whose kept amounts are not. */
  outOfBalance(on: string): string[] {
    const wrong = this.rows<{ id: number; code: string }>(
      `SELECT i.id, '' AS code FROM due_item i WHERE i.voided_at IS NULL AND i.open_minor <> i.amount_minor - coalesce((
         SELECT sum(a.amount_minor) FROM allocation a WHERE a.due_item_id = i.id AND a.voided_at IS NULL AND a.reversed_on IS NULL), 0)`,
    ).map(({ id }) => `item ${id}`);
    const balances = this.rows<{ code: string; balance: number; items: number }>(
      `SELECT c.code,
         coalesce((SELECT sum(i.amount_minor) FROM due_item i WHERE i.customer_id = c.id AND i.voided_at IS NULL), 0)
         - coalesce((SELECT sum(d.amount_minor) FROM document d WHERE d.customer_id = c.id AND d.voided_at IS NULL AND d.reversed_on IS NULL
             AND NOT EXISTS (SELECT 1 FROM due_item i WHERE i.document_id = d.id)), 0) AS balance,
         coalesce((SELECT sum(i.open_minor) FROM due_item i WHERE i.customer_id = c.id AND i.voided_at IS NULL), 0)
         - coalesce((SELECT sum(d.unapplied_minor) FROM document d WHERE d.customer_id = c.id AND d.voided_at IS NULL), 0) AS items
       FROM customer c`,
      {},
    );
    return [...wrong, ...balances.filter(({ balance, items }) => balance !== items).map(({ code, balance, items }) => `${code} on ${on}: ${balance} ≠ ${items}`)]; // prettier-ignore
  }

  /** What is wrong with letters issued that day: each line must be open, and not disputed, promised, paused or in court. */
  wrongLetters(on: string): string[] {
    const items = new Map(this.#openItems(on).map((item) => [item.id, item]));
    const held = this.#heldItems(on);
    return this.rows<{ number: string; itemId: number; claimed: number }>(
      `SELECT d.number, line.value ->> '$.dueItemId' AS itemId, line.value ->> '$.claimedMinor' AS claimed
       FROM issued_document d, json_each(d.figures_json, '$.lines') line
       WHERE d.kind = 'dunning_letter' AND d.as_of = :on AND line.value ->> '$.claimedMinor' > 0`,
      { on },
    ).flatMap(({ number, itemId, claimed }) => {
      const item = items.get(itemId);
      if (item === undefined) return [`${number} names the paid item ${itemId}`];
      if (held.has(itemId)) return [`${number} names item ${itemId}: ${held.get(itemId)}`];
      return claimed > item.openMinor - item.disputedMinor ? [`${number} asks for a disputed part of ${itemId}`] : [];
    });
  }

  /** The highest level of the letters each customer was sent. */
  highestLetters(): { customerId: number; level: number }[] {
    return this.rows("SELECT customer_id AS customerId, max(level) AS level FROM issued_document WHERE kind = 'dunning_letter' GROUP BY 1"); // prettier-ignore
  }

  /** Items asked for twice by a letter of the same level, counting letters from a day on. */
  repeatedLetters(from: string): string[] {
    return this.rows<{ itemId: number; level: number; numbers: string }>(
      `SELECT line.value ->> '$.dueItemId' AS itemId, d.level, group_concat(d.number) AS numbers
       FROM issued_document d, json_each(d.figures_json, '$.lines') line
       WHERE d.kind = 'dunning_letter' AND d.level > 0 AND line.value ->> '$.claimedMinor' > 0
       GROUP BY 1, 2 HAVING count(*) > 1 AND max(d.as_of) >= :from`,
      { from },
    ).map(({ itemId, level, numbers }) => `L${level} about item ${itemId} went out as ${numbers}`);
  }

  /** Promises that live, with what is still to come for each. */
  livingPromises(on: string): { id: number; customerId: number; code: string; currency: string; dueOn: string; restMinor: number }[] {
    const codes = new Map(this.rows<{ id: number; code: string }>('SELECT id, code FROM customer').map(({ id, code }) => [id, code]));
    return this.#promises(on).flatMap((promise) => {
      if (promise.replaced === 1 || later(promise.dueOn, promise.tolerance) < on) return [];
      const restMinor = promise.amountMinor - this.#paid(promise, on);
      return restMinor <= 0 ? [] : [{ ...promise, code: codes.get(promise.customerId) ?? '', restMinor }];
    });
  } // prettier-ignore

  #openItems(on: string): Item[] {
    return this.rows<Item>(
      `SELECT i.id, i.customer_id AS customerId, i.currency, i.due_on AS dueOn,
         i.amount_minor - coalesce(a.minor, 0) AS openMinor,
         min(coalesce(x.minor, 0), i.amount_minor - coalesce(a.minor, 0)) AS disputedMinor
       FROM due_item i
       LEFT JOIN (SELECT due_item_id, sum(amount_minor) AS minor FROM allocation
         WHERE voided_at IS NULL AND effective_on <= :on AND (reversed_on IS NULL OR reversed_on > :on) GROUP BY due_item_id) a
         ON a.due_item_id = i.id
       LEFT JOIN (SELECT due_item_id, sum(amount_minor) AS minor FROM dispute
         WHERE voided_at IS NULL AND opened_on <= :on AND (resolved_on IS NULL OR resolved_on > :on) GROUP BY due_item_id) x
         ON x.due_item_id = i.id
       WHERE i.voided_at IS NULL AND i.issued_on <= :on AND i.amount_minor > coalesce(a.minor, 0)`,
      { on },
    );
  }

  /** Items that must not be asked for now, with the reason. */
  #heldItems(on: string): Map<number, string> {
    const held = new Map<number, string>();
    for (const { id, kind } of this.rows<{ id: number; kind: string }>(
      `SELECT o.due_item_id AS id, o.kind FROM (${standing} AND o.due_item_id IS NOT NULL AND o.kind IN ('pause','exclude')) s JOIN policy_override o ON o.id = s.override`,
      { on },
    ))
      held.set(id, kind);
    for (const { id } of this.rows<{ id: number }>(
      `SELECT i.due_item_id AS id FROM legal_case c JOIN case_item i ON i.case_id = c.id AND i.voided_at IS NULL
       WHERE c.voided_at IS NULL AND c.opened_on <= :on AND (c.closed_on IS NULL OR c.closed_on > :on)`,
      { on },
    ))
      held.set(id, 'legal');
    for (const plan of this.#performingPlans(on)) for (const id of plan.items) held.set(id, 'plan');
    const living = new Set(this.livingPromises(on).map(({ id }) => id));
    for (const promise of this.#promises(on)) if (living.has(promise.id)) for (const id of promise.items) held.set(id, 'promise'); // prettier-ignore
    return held;
  }

  /** Signed, not ended, and every instalment due by now paid. */
  #performingPlans(on: string): { items: number[] }[] {
    return this.rows<{ id: number; signedOn: string }>(
      `SELECT id, signed_on AS signedOn FROM payment_plan WHERE voided_at IS NULL AND signed_on <= :on AND (ended_on IS NULL OR ended_on > :on)`,
      { on },
    ).flatMap(({ id, signedOn }) => {
      const items = this.rows<{ id: number }>('SELECT due_item_id AS id FROM plan_item WHERE plan_id = :id AND voided_at IS NULL', { id }).map((row) => row.id); // prettier-ignore
      const [due] = this.rows<{ minor: number }>('SELECT coalesce(sum(amount_minor), 0) AS minor FROM plan_instalment WHERE plan_id = :id AND voided_at IS NULL AND due_on <= :on', { id, on }); // prettier-ignore
      return this.#received(items, signedOn, on) >= (due?.minor ?? 0) ? [{ items }] : [];
    });
  }

  #received(items: readonly number[], from: string, to: string): number {
    const [paid] = this.rows<{ minor: number }>(
      `SELECT coalesce(sum(a.amount_minor), 0) AS minor FROM allocation a JOIN document d ON d.id = a.credit_id
       WHERE a.voided_at IS NULL AND a.reversed_on IS NULL AND d.kind = 'receipt' AND d.issued_on BETWEEN :from AND :to
         AND a.due_item_id IN (SELECT value FROM json_each(:items))`,
      { from, to, items: JSON.stringify(items) },
    );
    return paid?.minor ?? 0;
  }

  #paid({ items, madeOn }: Promise, on: string): number {
    return this.#received(items, madeOn, on);
  }

  #promises(on: string): Promise[] {
    return this.rows<Omit<Promise, 'items'> & { items: string }>(
      `SELECT p.id, p.customer_id AS customerId, p.currency, p.amount_minor AS amountMinor, p.made_on AS madeOn, p.due_on AS dueOn,
         p.tolerance_days AS tolerance, p.tolerance_bp AS toleranceBp,
         EXISTS (SELECT 1 FROM promise r WHERE r.replaces_id = p.id AND r.voided_at IS NULL AND r.made_on <= :on) AS replaced,
         (SELECT json_group_array(l.due_item_id) FROM promise_line l WHERE l.promise_id = p.id AND l.voided_at IS NULL) AS items
       FROM promise p WHERE p.voided_at IS NULL AND p.made_on <= :on AND (p.withdrawn_on IS NULL OR p.withdrawn_on > :on)`,
      { on },
    ).map((row) => ({ ...row, items: JSON.parse(row.items) as number[] }));
  }

  /** A promise due or not kept, or a next action whose day has come, that nobody has dealt with. */
  #forced(on: string): Map<number, string[]> {
    const found = new Map<number, string[]>();
    const add = (customerId: number, reason: string): void => void found.set(customerId, [...(found.get(customerId) ?? []), reason]);
    const last = new Map<number, { on: string; nextOn: string | null }>();
    for (const row of this.rows<{ customerId: number; on: string; nextOn: string | null }>(
      `SELECT customer_id AS customerId, on_day AS "on", next_on AS nextOn FROM collection_action
       WHERE voided_at IS NULL AND purpose <> 'care' AND on_day <= :on ORDER BY on_day, id`,
      { on },
    ))
      last.set(row.customerId, row);
    for (const [customerId, { nextOn }] of last) if (nextOn !== null && nextOn <= on) add(customerId, `action ${nextOn}`);
    const promises = this.#promises(on);
    for (const promise of promises) {
      const { customerId, dueOn } = promise;
      if (promise.replaced === 1 || dueOn > on) continue;
      const enough = promise.amountMinor - Math.floor((promise.amountMinor * promise.toleranceBp) / 10_000);
      const contactOn = last.get(customerId)?.on ?? '';
      const lapsesOn = later(promise.dueOn, promise.tolerance + 1);
      if (this.#paid(promise, on) >= (lapsesOn <= on ? enough : promise.amountMinor)) continue;
      const newer = promises.some((other) => other.customerId === customerId && other !== promise && other.madeOn >= lapsesOn);
      if (lapsesOn > on ? contactOn < dueOn : contactOn < lapsesOn && !newer) add(customerId, `promise ${promise.id} of ${dueOn}`);
    }
    return found;
  } // prettier-ignore

  /**
   * The nearest end of three years after the due day, by customer, where it is less than 75 days ahead: days off may move it
   * on within the 90 days of the alarm. Only debts about which nothing is on record that could count are looked at.
   */
  #ending(on: string): Map<number, string> {
    const open = JSON.stringify(this.#openItems(on).map(({ id }) => id));
    const rows = this.rows<{ customerId: number; endsOn: string }>(
      `SELECT i.customer_id AS customerId, min(date(i.due_on, '+3 years')) AS endsOn FROM due_item i JOIN customer c ON c.id = i.customer_id
       WHERE i.id IN (SELECT value FROM json_each(:open)) AND c.law_pack IN ('', 'cn')
         AND (SELECT count(*) FROM due_item k WHERE k.document_id = i.document_id) = 1
         AND NOT EXISTS (SELECT 1 FROM allocation a WHERE a.due_item_id = i.id)
         AND NOT EXISTS (SELECT 1 FROM due_date_change x WHERE x.due_item_id = i.id)
         AND NOT EXISTS (SELECT 1 FROM plan_item p WHERE p.due_item_id = i.id)
         AND NOT EXISTS (SELECT 1 FROM case_item l WHERE l.due_item_id = i.id)
         AND NOT EXISTS (SELECT 1 FROM promise_line p JOIN promise r ON r.id = p.promise_id WHERE p.due_item_id = i.id AND r.written = 1)
         AND NOT EXISTS (SELECT 1 FROM document_evidence e WHERE e.document_id = i.document_id AND e.kind = 'statement')
         AND NOT EXISTS (SELECT 1 FROM limitation_event e WHERE e.customer_id = i.customer_id)
         AND NOT EXISTS (SELECT 1 FROM collection_action x WHERE x.customer_id = i.customer_id AND x.proof_grade IN ('A', 'B'))
         AND NOT EXISTS (SELECT 1 FROM issued_document d JOIN service_proof s ON s.issued_id = d.id WHERE d.customer_id = i.customer_id)
       GROUP BY 1 HAVING endsOn BETWEEN :on AND :until`,
      { open, on, until: later(on, 75) },
    );
    return new Map(rows.map(({ customerId, endsOn }) => [customerId, endsOn]));
  }

  #unapplied(on: string): Map<string, number> {
    return new Map(
      this.rows<{ key: string; minor: number }>(
        `SELECT d.customer_id || ' ' || d.currency AS key, sum(d.amount_minor - coalesce((SELECT sum(a.amount_minor) FROM allocation a
           WHERE a.credit_id = d.id AND a.voided_at IS NULL AND a.effective_on <= :on AND (a.reversed_on IS NULL OR a.reversed_on > :on)), 0)) AS minor
         FROM document d WHERE d.voided_at IS NULL AND d.issued_on <= :on AND (d.reversed_on IS NULL OR d.reversed_on > :on)
           AND d.unapplied_minor > 0 GROUP BY 1`,
        { on },
      ).map(({ key, minor }) => [key, minor]),
    );
  }
}

const standing = `SELECT o.customer_id AS id, o.id AS override FROM policy_override o
  WHERE o.voided_at IS NULL AND o.from_on <= :on AND (o.until_on IS NULL OR o.until_on >= :on) AND (o.ended_on IS NULL OR o.ended_on > :on)`;

export function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
