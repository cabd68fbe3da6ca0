import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyBusiness } from '../../../src-main/areas/customers/contract.ts';
import { creditGroupOf } from '../../../src-main/areas/customers/store.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { on, TestBook } from '../book.ts';

const CNY = currency('CNY');
let book: TestBook;
let id: CustomerId;
beforeEach(async () => {
  book = await TestBook.create('2026-06-01T08:00:00.000Z');
  id = await book.customer('C1', { name: 'Brightmill Trading' });
});
afterEach(() => book.close());

const save = async (of: CustomerId, change: object) => {
  const { recordedAt: _at, ...profile } = await book.call('customers.get', { id: of });
  return book.ask('customers.save', { ...profile, ...change });
};
const db = () => {
  const open = book.service.keeper.book;
  if (!open) throw new Error('no book');
  return open.db;
};

describe('identity', () => {
  it('keeps what a save does not name, and tells each changed field with its day', async () => {
    const identity = {
      legalRepresentative: 'Li Wei',
      capitalMinor: 5_000_000_00,
      paidInMinor: 1_000_000_00,
      capitalCurrency: CNY,
      foundedOn: on('2012-05-08'),
      licenceUntilOn: on('2032-05-07'),
      debtorClass: 'sme' as const,
      lawPack: 'cn' as const,
      department: 'South',
      marginBp: 1850,
      strategic: true,
      business: {
        ...emptyBusiness,
        strength: { premises: '2,000 m², rented', staffCount: 45, equipment: '', ownership: '' },
      },
    };
    expect(await save(id, identity)).toMatchObject({ ok: true });
    // A save that knows nothing of identities, as an import or an older screen sends.
    const { code, name, shortName, taxId, termsDays, language, contactName, phone, email, address, salesperson, region, industry } =
      await book.call('customers.get', { id }); // prettier-ignore
    book.now = instant('2026-06-05T08:00:00.000Z');
    await book.call('customers.save', {
      id, code, name, shortName, taxId, termsDays, language, contactName, phone, email, address, salesperson, region, industry, note: 'called',
    }); // prettier-ignore
    expect(await book.call('customers.get', { id })).toMatchObject({ ...identity, note: 'called' });
    await save(id, { legalRepresentative: 'Chen Jie' });
    const { rows } = await book.call('customers.changes', { customerId: id, since: on('2026-06-02') });
    expect(rows.map(({ field, before, after }) => `${field}: ${before} → ${after}`)).toEqual([
      'legalRepresentative: Li Wei → Chen Jie',
      'note:  → called',
    ]);
    const all = await book.call('customers.changes', { customerId: id, since: on('2026-06-01') });
    expect(all.rows).toContainEqual(expect.objectContaining({ field: 'business.strength.staffCount', after: '45' }));
  });

  it('asks for the currency of a capital', async () => {
    expect(await save(id, { capitalMinor: 1_00 })).toMatchObject({ code: 'capital_currency_missing' });
    expect(await save(id, { capitalMinor: 1_00, capitalCurrency: CNY })).toMatchObject({ ok: true });
    expect(await save(id, { capitalCurrency: '' })).toMatchObject({ code: 'capital_currency_missing' });
    expect(await book.ask('customers.save', { ...(await profile('C2')), paidInMinor: -1 })).toMatchObject({
      code: 'invalid_input',
    });
  });

  it('leaves a file nobody wrote in as it was on disk', async () => {
    await save(id, { business: emptyBusiness });
    expect(db().rows('SELECT business_json AS json FROM customer')).toEqual([{ json: '' }]);
  });

  const profile = async (code: string) => {
    const { id: _id, recordedAt: _at, ...rest } = await book.call('customers.get', { id });
    return { ...rest, code };
  };
});

describe('a group', () => {
  it('has one head, one level, and pools the limit when its head says so', async () => {
    const [head, member, other] = [await book.customer('G1'), await book.customer('G2'), await book.customer('G3')];
    expect(await save(member, { parentId: head })).toMatchObject({ ok: true });
    expect(await save(other, { parentId: head })).toMatchObject({ ok: true });
    expect(creditGroupOf(db(), member)).toEqual([member]);
    expect(await save(head, { poolsLimit: true })).toMatchObject({ ok: true });
    for (const one of [head, member, other]) expect(creditGroupOf(db(), one)).toEqual([head, member, other]);
    expect(creditGroupOf(db(), id)).toEqual([id]);

    const { group } = await book.call('customers.file', { customerId: member });
    expect(group).toMatchObject({ head: { id: head, poolsLimit: true }, members: [{ id: member }, { id: other }] });
    expect((await book.call('customers.words', {})).heads.map((each) => each.id)).toEqual([head]);
  });

  it('is refused where it would have floors or a circle', async () => {
    const [head, member] = [await book.customer('G1'), await book.customer('G2')];
    await save(member, { parentId: head });
    expect(await save(head, { parentId: head })).toMatchObject({ code: 'parent_is_self' });
    expect(await save(id, { parentId: member })).toMatchObject({ code: 'parent_has_parent' });
    expect(await save(head, { parentId: id })).toMatchObject({ code: 'customer_has_members' });
    expect(await save(head, { parentId: member })).toMatchObject({ code: 'parent_has_parent' });
    expect(await save(member, { poolsLimit: true })).toMatchObject({ code: 'pool_needs_head' });
    expect(await save(id, { parentId: 999 })).toMatchObject({ code: 'parent_not_found' });
    expect(await book.ask('customers.remove', { id: head })).toMatchObject({ code: 'customer_has_members' });
  });
});

describe('names', () => {
  it('are found by, until they go', async () => {
    const find = async (text: string) => (await book.call('customers.search', { text })).total;
    const former = {
      customerId: id,
      kind: 'former' as const,
      name: '杭州晨光布业',
      untilOn: on('2024-12-31'),
      note: '',
    };
    const { nameId } = await book.call('customers.saveName', former);
    expect(await find('晨光')).toBe(1);
    expect(await find('hzcg')).toBe(1);
    await save(id, { region: 'South' });
    expect(await find('chenguang')).toBe(1);
    await book.call('customers.saveName', { ...former, nameId, name: '杭州晨星布业' });
    expect([await find('晨光'), await find('晨星')]).toEqual([0, 1]);
    await book.call('customers.removeName', { nameId });
    expect([await find('晨星'), await find('brightmill')]).toEqual([0, 1]);
    expect(await book.ask('customers.removeName', { nameId })).toMatchObject({ code: 'customer_name_not_found' });
  });
});

describe('contacts', () => {
  const ann = {
    name: 'Ann', role: 'finance' as const, title: '', phone: '', mobile: '138 0000 1000', email: 'ann@c1.example', wechat: '',
    address: '', channel: 'wechat' as const, language: '' as const, primary: true, consent: 'given' as const,
    consentOn: on('2026-05-01'), consentNote: '', note: '',
  }; // prettier-ignore

  it('write letters to the primary one, of whom there is one', async () => {
    await book.call('customers.saveContact', { customerId: id, ...ann });
    expect(await book.call('customers.get', { id })).toMatchObject({
      contactName: 'Ann',
      phone: '138 0000 1000',
      email: 'ann@c1.example',
    });
    const bob = { ...ann, name: 'Bob', phone: '0571-1', email: '' };
    const { contactId } = await book.call('customers.saveContact', { customerId: id, ...bob });
    const { contacts } = await book.call('customers.file', { customerId: id });
    expect(contacts.map(({ name, primary }) => [name, primary])).toEqual([
      ['Bob', true],
      ['Ann', false],
    ]);
    expect(await book.call('customers.get', { id })).toMatchObject({ contactName: 'Bob', phone: '0571-1', email: '' });
    await book.call('customers.removeContact', { contactId });
    expect((await book.call('customers.file', { customerId: id })).contacts).toHaveLength(1);
  });

  it('say when consent was given, and have a role in the company', async () => {
    expect(
      await book.ask('customers.saveContact', { customerId: id, ...ann, consent: 'refused', consentOn: null }),
    ).toMatchObject({ code: 'consent_day_missing' });
    expect(
      await book.ask('customers.saveContact', { customerId: id, ...ann, role: 'relative' as never }),
    ).toMatchObject({ code: 'invalid_input' });
  });
});

describe('bank accounts', () => {
  const number = '6222 0210 0111 6245 839';
  const account = {
    accountName: 'Brightmill Trading', bankName: 'Bank of Hangzhou', accountNumber: number, currency: CNY,
    source: 'email' as const, note: '',
  }; // prettier-ignore
  const checks = {
    calledNumber: '0571-55501053', calledPerson: 'Ann', calledOn: on('2026-06-01'), secondCheck: 'letter_sealed' as const,
    secondBy: 'Zhou Min', secondOn: on('2026-06-01'), note: '',
  }; // prettier-ignore

  it('wait until two checks are confirmed, then retire the old one', async () => {
    const first = await book.call('customers.addAccount', { customerId: id, ...account });
    expect(await book.ask('customers.addAccount', { customerId: id, ...account, accountNumber: '6222021001116245839' })).toMatchObject({ code: 'customer_account_known' }); // prettier-ignore
    await book.call('customers.confirmAccount', { accountId: first.accountId, checks, retires: null });
    const second = await book.call('customers.addAccount', {
      customerId: id,
      ...account,
      accountNumber: '4444555566667777',
    });
    const shown = async () => (await book.call('customers.file', { customerId: id })).accounts.map(({ maskedNumber, status }) => `${maskedNumber} ${status}`); // prettier-ignore
    expect(await shown()).toEqual(['•••• 7777 pending', '•••• 5839 confirmed']);
    const confirm = { accountId: second.accountId, checks, retires: first.accountId };
    expect(
      await book.ask('customers.confirmAccount', { ...confirm, checks: { ...checks, secondOn: on('2026-06-02') } }),
    ).toMatchObject({ code: 'account_checks_too_early' });
    expect(await book.ask('customers.confirmAccount', { ...confirm, retires: second.accountId })).toMatchObject({ code: 'customer_account_not_found' }); // prettier-ignore
    await book.call('customers.confirmAccount', confirm);
    expect(await shown()).toEqual(['•••• 7777 confirmed', '•••• 5839 retired']);
    expect(await book.ask('customers.confirmAccount', confirm)).toMatchObject({ code: 'customer_account_not_pending' });
    const retire = { accountId: second.accountId, note: 'closed' };
    await book.call('customers.retireAccount', retire);
    expect(await book.ask('customers.retireAccount', retire)).toMatchObject({ code: 'customer_account_retired' });
  });

  it('never leave the book whole but for who asks, and then it is on record', async () => {
    const { accountId } = await book.call('customers.addAccount', { customerId: id, ...account });
    const whole = number.replaceAll(' ', '');
    const leaks = (value: unknown): boolean => JSON.stringify(value).replaceAll(' ', '').includes(whole);
    expect(leaks(await book.call('customers.file', { customerId: id }))).toBe(false);
    expect(await book.call('customers.showAccount', { accountId })).toEqual({ accountNumber: number });
    const { rows } = await book.call('history.timeline', { customerId: id });
    expect(rows.map(({ what }) => what)).toContain('customers.showAccount');
    expect(leaks(rows)).toBe(false);
    expect(leaks(await book.call('book.audit', {}))).toBe(false);
  });
});

describe('tags and segments', () => {
  const rule = {
    tags: ['hotel'], regions: [], industries: [], salespeople: [], departments: [], debtorClasses: [], kinds: [],
    currency: CNY, salesAtLeastMinor: null, overdueAtLeastMinor: null, daysLateAtLeast: null,
  }; // prettier-ignore
  const list = async (filter: object) =>
    (
      await book.call('aging.customers', {
        asOf: on('2026-06-01'),
        currency: CNY,
        sort: 'code',
        descending: false,
        ...filter,
      })
    ).rows // prettier-ignore
      .map((row) => row.customerCode);

  it('filter the customer list by file, sales and what is overdue', async () => {
    const [second, third] = [await book.customer('C2'), await book.customer('C3')];
    await book.call('customers.setTags', { customerId: id, tags: ['hotel', 'export', 'hotel'] });
    await book.call('customers.setTags', { customerId: second, tags: ['hotel'] });
    await save(third, { debtorClass: 'large', salesperson: 'Wang Fang', parentId: second });
    await book.invoice(id, 'I1', '2026-03-01', 900_00, { dueOn: '2026-03-31' });
    await book.invoice(second, 'I2', '2025-06-01', 5_000_00, { dueOn: '2025-06-30' });
    await book.invoice(second, 'I3', '2025-06-02', 400_00, { dueOn: '2026-07-01' });

    expect(await list({ tag: 'hotel' })).toEqual(['C1', 'C2']);
    expect(await list({ debtorClass: 'large' })).toEqual(['C3']);
    expect(await list({ salesperson: 'Wang Fang', tag: 'hotel' })).toEqual([]);
    expect(await list({ groupId: second })).toEqual(['C2', 'C3']);

    // Of 12 months to 2026-06-01 the invoice of 2025-06-01 is just too old; 400.00 of the next day counts.
    const sales = await book.call('customers.saveSegment', { name: 'Sales', rule: { ...rule, salesAtLeastMinor: 400_00 } }); // prettier-ignore
    expect(await list({ segmentId: sales.segmentId })).toEqual(['C1', 'C2']);
    const late = await book.call('customers.saveSegment', { name: 'Late', rule: { ...rule, overdueAtLeastMinor: 900_01 } }); // prettier-ignore
    expect(await list({ segmentId: late.segmentId })).toEqual(['C2']);
    expect(await list({ segmentId: late.segmentId, tag: 'export' })).toEqual([]);
    expect((await book.call('aging.segments', { asOf: on('2026-06-01') })).rows.map(({ name, count }) => [name, count])).toEqual([['Late', 1], ['Sales', 2]]); // prettier-ignore
    expect(await book.call('aging.segmentCount', { asOf: on('2026-06-01'), rule })).toMatchObject({ count: 2 });

    const { rows } = await book.call('aging.customers', { asOf: on('2026-06-01'), currency: CNY, search: 'C3' });
    expect(rows[0]).toMatchObject({ debtorClass: 'large', salesperson: 'Wang Fang', group: 'Customer C2', tags: [] });
  });

  it('have names of their own and at least one condition', async () => {
    const { segmentId } = await book.call('customers.saveSegment', { name: 'Hotels', rule });
    expect(await book.ask('customers.saveSegment', { name: 'hotels', rule })).toMatchObject({ code: 'segment_name_taken' }); // prettier-ignore
    expect(await book.ask('customers.saveSegment', { name: 'All', rule: { ...rule, tags: [] } })).toMatchObject({ code: 'segment_without_rule' }); // prettier-ignore
    await book.call('customers.removeSegment', { segmentId });
    expect(await book.ask('aging.customers', { asOf: on('2026-06-01'), currency: CNY, segmentId })).toMatchObject({ code: 'segment_not_found' }); // prettier-ignore
  });

  it('tell what part a core customer makes', async () => {
    const others = await Promise.all(['C2', 'C3', 'C4', 'C5'].map((code) => book.customer(code)));
    await book.invoice(id, 'I1', '2026-03-01', 600_00);
    for (const [index, other] of others.entries()) await book.invoice(other, `X${index}`, '2026-04-01', 100_00);
    const standing = (customerId: CustomerId) => book.call('aging.standing', { asOf: on('2026-06-01'), currency: CNY, customerId }); // prettier-ignore
    expect(await standing(id)).toEqual({
      kind: 'core', sinceOn: '2026-03-01', salesMinor: 600_00, salesShareBp: 6000, salesRank: 1, openMinor: 600_00, openShareBp: 6000,
    }); // prettier-ignore
    const [second] = others;
    if (second === undefined) throw new Error('there are others');
    expect(await standing(second)).toMatchObject({ kind: 'new', salesRank: 2, salesShareBp: 1000 });
  });
});

describe('changes of accounts', () => {
  it('are signs of danger where another account was known', async () => {
    const { identityChangesSince } = await import('../../../src-main/areas/customers/store.ts');
    const add = (accountNumber: string) =>
      book.call('customers.addAccount', {
        customerId: id, accountName: 'B', bankName: '', accountNumber, currency: CNY, source: 'email', note: '',
      }); // prettier-ignore
    await add('1111222233334444');
    const found = () => identityChangesSince(db(), { asOf: on('2026-06-30') }, on('2026-05-01'));
    expect(found()).toEqual([]);
    await add('5555666677778888');
    await book.call('customers.saveName', { customerId: id, kind: 'former', name: 'Old', untilOn: on('2026-05-20'), note: '' }); // prettier-ignore
    await book.call('customers.saveName', { customerId: id, kind: 'former', name: 'Older', untilOn: on('2020-05-20'), note: '' }); // prettier-ignore
    expect(found().map(({ field, on: day }) => `${field} ${day}`)).toEqual([
      'name 2026-05-20',
      'bankAccount 2026-06-01',
    ]);
  });
});
