import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customerTables } from '../../../src-main/areas/customers/store/merge.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { on, TestBook } from '../book.ts';
import { account, company } from '../letters/samples.ts';

const CNY = currency('CNY');
let book: TestBook;
beforeEach(async () => {
  book = await TestBook.create('2026-06-01T08:00:00.000Z');
});
afterEach(() => book.close());

function file() {
  const open = book.service.keeper.book;
  if (!open) throw new Error('no book');
  return open;
}

/** Every row of every table that says what the business knows; a merge leaves a trace only in its own table. */
function content(): Record<string, unknown[]> {
  const { db } = file();
  const left = ['customer_merge', 'command_log', 'audit', 'audit_ref'];
  const tables = db
    .rows<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .map(({ name }) => name)
    .filter((name) => !left.includes(name));
  return Object.fromEntries(tables.map((name) => [name, db.rows(`SELECT * FROM ${name} ORDER BY 1, 2`)]));
}

async function contactOf(customerId: CustomerId, name: string, primary: boolean) {
  await book.call('customers.saveContact', {
    customerId, name, role: 'finance', title: '', phone: '0571-55501053', mobile: '', email: '', wechat: '', address: '',
    channel: 'phone', language: '', primary, consent: 'unknown', consentOn: null, consentNote: '', note: '',
  }); // prettier-ignore
}

async function limit(customerId: CustomerId, amountMinor: number, code = 'CNY') {
  await book.call('credit.setLimit', {
    customerId, currency: currency(code), amountMinor, fromOn: on('2026-01-01'), untilOn: null, reason: 'agreed',
  }); // prettier-ignore
}

async function twoFiles() {
  const kept = await book.customer('C1', { name: 'Brightmill Trading Co., Ltd.' });
  const merged = await book.customer('C2', { name: 'Brightmill Trading' });
  const { itemId } = await book.invoice(kept, 'I1', '2026-01-10', 100_00);
  const theirs = await book.invoice(merged, 'I2', '2026-02-10', 250_00);
  await book.receipt(kept, '2026-03-01', 40_00, [{ dueItemId: itemId, amountMinor: 40_00 }]);
  await book.receipt(merged, '2026-03-05', 300_00, [{ dueItemId: theirs.itemId, amountMinor: 200_00 }]);
  await contactOf(kept, 'Ann', true);
  await contactOf(merged, 'Bob', true);
  await book.call('customers.setTags', { customerId: kept, tags: ['export', 'hotel'] });
  await book.call('customers.setTags', { customerId: merged, tags: ['hotel', 'south'] });
  await limit(kept, 500_00);
  await limit(merged, 900_00);
  await limit(merged, 700_00, 'USD');
  await book.call('disputes.open', {
    dueItemId: theirs.itemId, amountMinor: 10_00, reason: 'quality', note: '', openedOn: on('2026-03-10'),
  }); // prettier-ignore
  return { kept, merged, keptItem: itemId, mergedItem: theirs.itemId };
}

describe('tables of a customer', () => {
  it('are all on the list of a merge, and nothing else is', () => {
    const { db } = file();
    const real = db
      .rows<{ name: string }>(
        `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'customer_id'`,
      )
      .map(({ name }) => name);
    expect(real.length).toBeGreaterThan(25);
    expect(Object.keys(customerTables).sort()).toEqual(real.sort());
    // Other ways a row can point at a customer: the customer itself and the merge.
    const pointing = db.rows<{ name: string; column: string }>(
      `SELECT m.name, f."from" AS column FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
       WHERE m.type = 'table' AND f."table" = 'customer' AND f."from" <> 'customer_id' ORDER BY 1, 2`,
    );
    expect(pointing.map(({ name, column }) => `${name}.${column}`)).toEqual([
      'customer.merged_into_id',
      'customer.parent_id',
      'customer_merge.kept_id',
      'customer_merge.merged_id',
    ]);
  });
});

describe('a merge', () => {
  it('moves what is known, keeps the judgement about the one that stays, and leaves every total as it was', async () => {
    const { kept, merged } = await twoFiles();
    const before = await book.aging('2026-06-01');
    const preview = await book.call('customers.mergePreview', { keptId: kept, mergedId: merged });
    expect(preview.moved).toContainEqual({ table: 'document', count: 2 });
    expect(preview.left).toEqual([
      { table: 'credit_limit', count: 1 },
      { table: 'customer_tag', count: 1 },
    ]);
    await book.call('customers.merge', { keptId: kept, mergedId: merged, reason: 'same licence' });

    const after = await book.aging('2026-06-01');
    expect({ ...after, customers: [], customerCount: 0 }).toEqual({ ...before, customers: [], customerCount: 0 });
    const { currencies } = await book.call('aging.customer', { asOf: on('2026-06-01'), customerId: kept });
    // 60 + 50 open, 100 of the second receipt not matched.
    expect(currencies[0]).toMatchObject({ overdueMinor: 110_00, unappliedMinor: -100_00, totalMinor: 10_00 });
    const limits = await book.call('credit.inForce', { asOf: on('2026-06-01'), currency: CNY });
    expect(limits.rows.find((row) => row.customerId === kept)?.amountMinor).toBe(500_00);
    const usd = await book.call('credit.inForce', { asOf: on('2026-06-01'), currency: currency('USD') });
    expect(usd.rows.find((row) => row.customerId === kept)?.amountMinor).toBe(700_00);

    const whole = await book.call('customers.file', { customerId: kept });
    expect(whole.names).toMatchObject([{ nameId: null, kind: 'alias', name: 'Brightmill Trading', note: 'C2' }]);
    expect(whole.contacts.map(({ name, primary }) => [name, primary])).toEqual([
      ['Ann', true],
      ['Bob', false],
    ]);
    expect(whole.tags).toEqual(['export', 'hotel', 'south']);
    expect((await book.call('customers.search', { text: 'brightmill' })).rows).toHaveLength(1);
    expect(await book.ask('customers.get', { id: merged })).toMatchObject({
      ok: false,
      code: 'customer_merged',
      params: { id: kept },
    });
    expect(await book.call('book.verify', {})).toMatchObject({ sound: true });
  });

  it('goes back to the last row', async () => {
    const { kept, merged } = await twoFiles();
    const before = content();
    const { mergeId } = await book.call('customers.merge', { keptId: kept, mergedId: merged, reason: '' });
    expect(content()).not.toEqual(before);
    await book.call('customers.undoMerge', { mergeId });
    expect(content()).toEqual(before);
    expect(await book.ask('customers.undoMerge', { mergeId })).toMatchObject({ ok: false, code: 'merge_undone' });
    expect((await book.call('customers.merges', {})).rows).toEqual([]);
  });

  it('is not undone while money of one pays for the other, or something hangs on a moved record', async () => {
    const { kept, merged, keptItem, mergedItem } = await twoFiles();
    const { mergeId } = await book.call('customers.merge', { keptId: kept, mergedId: merged, reason: '' });
    const credit = (await book.call('ledger.credits', { customerId: kept, asOf: on('2026-06-01') })).rows.find(
      (row) => row.unappliedMinor > 0,
    );
    if (!credit) throw new Error('100.00 are not matched');
    await book.call('ledger.allocate', {
      creditId: credit.documentId,
      lines: [{ dueItemId: keptItem, amountMinor: 60_00 }],
    });
    expect(await book.ask('customers.undoMerge', { mergeId })).toMatchObject({ ok: false, code: 'merge_in_use' });
    const { seq } = (await book.call('history.timeline', { customerId: kept })).rows.find(
      ({ undoable }) => undoable,
    ) ?? {
      seq: null,
    };
    if (seq === null) throw new Error('the allocation can be undone');
    await book.call('history.undo', { seq: seq as never });
    await book.call('disputes.open', {
      dueItemId: mergedItem, amountMinor: 5_00, reason: 'price', note: '', openedOn: on('2026-05-10'),
    }); // prettier-ignore
    expect(await book.ask('customers.undoMerge', { mergeId })).toMatchObject({ ok: false, code: 'merge_in_use' });
  });

  it('is not undone while a promise to the one stands for an invoice of the other', async () => {
    const { kept, merged, mergedItem } = await twoFiles();
    const { mergeId } = await book.call('customers.merge', { keptId: kept, mergedId: merged, reason: '' });
    const [madeOn, dueOn] = [on('2026-05-10'), on('2026-05-20')];
    const { promiseId } = await book.call('promises.add', {
      customerId: kept, amountMinor: 5_00, madeOn, dueOn, lines: [{ dueItemId: mergedItem, amountMinor: 5_00 }],
    }); // prettier-ignore
    expect(await book.ask('customers.undoMerge', { mergeId })).toMatchObject({ params: { records: `promise ${promiseId}` } }); // prettier-ignore
    await book.call('promises.void', { promiseId, reason: 'keyed twice' });
    await book.call('customers.undoMerge', { mergeId });
  });

  it('is refused with itself, with numbers that stand twice, and across groups', async () => {
    const { kept, merged } = await twoFiles();
    const ask = (keptId: CustomerId, mergedId: CustomerId) =>
      book.ask('customers.merge', { keptId, mergedId, reason: '' });
    expect(await ask(kept, kept)).toMatchObject({ code: 'merge_with_itself' });
    await book.invoice(merged, 'I1', '2026-04-01', 1_00);
    expect(await ask(kept, merged)).toMatchObject({ code: 'merge_same_numbers', params: { numbers: 'I1' } });

    const [head, member, other] = [await book.customer('G1'), await book.customer('G2'), await book.customer('G3')];
    const headed = async (id: CustomerId, parentId: CustomerId | null) => {
      const { recordedAt: _at, ...profile } = await book.call('customers.get', { id });
      await book.call('customers.save', { ...profile, parentId });
    };
    await headed(member, head);
    await headed(kept, other);
    expect(await ask(kept, head)).toMatchObject({ code: 'merge_group_conflict' });
    await headed(kept, null);
    expect(await ask(kept, head)).toMatchObject({ ok: true });
    expect((await book.call('customers.file', { customerId: kept })).group.members.map(({ id }) => id)).toEqual([
      member,
    ]);
  });

  it('is refused while the other is under a stricter status, and moves the status where there is none', async () => {
    const [kept, merged] = [await book.customer('C1'), await book.customer('C2')];
    const pair = { keptId: kept, mergedId: merged, reason: '' };
    const put = (customerId: CustomerId, status: 'open' | 'watch' | 'hold') =>
      book.call('holds.setStatus', { customerId, status, reason: 'other', fromOn: on('2026-05-01'), approver: 'Ann' });
    await put(kept, 'watch');
    await put(merged, 'hold');
    expect(await book.ask('customers.merge', pair)).toMatchObject({ ok: false, code: 'merge_status_stricter' });
    await put(kept, 'hold');
    await book.call('customers.merge', pair);

    const [bare, held] = [await book.customer('C3'), await book.customer('C4')];
    await put(held, 'hold');
    await book.call('customers.merge', { keptId: bare, mergedId: held, reason: '' });
    const { rows } = await book.call('holds.statuses', { asOf: on('2026-06-01') });
    expect(rows.find((row) => row.customerId === bare)).toMatchObject({ status: 'hold' });
  });

  it('keeps the letters and the history of the other in reach', async () => {
    const { kept, merged } = await twoFiles();
    await book.call('settings.update', { company, accounts: [account], confirmAccounts: true });
    await book.call('letters.issue', {
      customerId: merged, currency: CNY, level: 1, language: 'en', asOf: on('2026-06-01'), lookedReason: 'asked by telephone',
    }); // prettier-ignore
    await book.call('customers.merge', { keptId: kept, mergedId: merged, reason: '' });
    expect((await book.call('letters.archive', { customerId: kept })).rows).toHaveLength(1);
    const told = await book.call('history.timeline', { customerId: kept });
    expect(told.rows.map(({ what }) => what)).toContain('letter');
    const candidates = await book.call('letters.candidates', { asOf: on('2026-06-01'), currency: CNY });
    expect(candidates.rows).toMatchObject([{ customerId: kept, lastLevel: 1 }]);
  });

  it('undone is the same book, whatever was in it', async () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constant('invoice' as const), who: fc.nat({ max: 1 }), amount: fc.integer({ min: 1, max: 9_999_99 }) }),
      fc.record({ kind: fc.constant('receipt' as const), who: fc.nat({ max: 1 }), amount: fc.integer({ min: 1, max: 9_999_99 }) }),
      fc.record({ kind: fc.constant('tag' as const), who: fc.nat({ max: 1 }), amount: fc.integer({ min: 0, max: 3 }) }),
      fc.record({ kind: fc.constant('limit' as const), who: fc.nat({ max: 1 }), amount: fc.integer({ min: 1, max: 9_999_99 }) }),
    ); // prettier-ignore
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
        round += 1;
        const both = [await book.customer(`A${round}`), await book.customer(`B${round}`)] as const;
        for (const [index, { kind, who, amount }] of acts.entries()) {
          const customerId = both[who] ?? both[0];
          if (kind === 'invoice') await book.invoice(customerId, `R${round}-${index}`, '2026-03-01', amount);
          else if (kind === 'receipt') await book.receipt(customerId, '2026-04-01', amount);
          else if (kind === 'tag') await book.call('customers.setTags', { customerId, tags: [`t${amount}`, 'all'] });
          else await limit(customerId, amount);
        }
        const [before, aging] = [content(), await book.aging('2026-06-01')];
        const { mergeId } = await book.call('customers.merge', { keptId: both[0], mergedId: both[1], reason: '' });
        expect((await book.aging('2026-06-01')).totalMinor).toBe(aging.totalMinor);
        await book.call('customers.undoMerge', { mergeId });
        expect(content()).toEqual(before);
      }),
      { numRuns: 12 },
    );
    expect(await book.call('book.verify', {})).toMatchObject({ sound: true });
  });
});

describe('probable duplicates', () => {
  it('are proposed with their reasons until somebody leaves them apart', async () => {
    const { kept, merged } = await twoFiles();
    const { rows } = await book.call('customers.duplicates', {});
    expect(rows).toMatchObject([{ reasons: ['near_name', 'phone'], a: { id: kept, documents: 2 }, b: { id: merged } }]);
    expect((await book.call('customers.duplicates', { customerId: await book.customer('C9') })).total).toBe(0);
    const { mergeId } = await book.call('customers.keepApart', {
      keptId: kept,
      mergedId: merged,
      reason: 'two plants',
    });
    expect((await book.call('customers.duplicates', {})).total).toBe(0);
    expect((await book.call('customers.merges', {})).rows).toMatchObject([{ apart: true, reason: 'two plants' }]);
    await book.call('customers.undoMerge', { mergeId });
    expect((await book.call('customers.duplicates', {})).total).toBe(1);
  });
});
