import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../src-main/kernel/day.ts';
import { unwrap } from '../../src-main/kernel/result.ts';
import { systemClock } from '../../src-main/service/clock.ts';
import { DataService } from '../../src-main/service/service.ts';
import { temporaryFolder } from '../storage/support.ts';

let service: DataService;
let folder: string;

function start(): DataService {
  return new DataService({
    dataFolder: folder,
    clock: systemClock,
    log: { error: () => undefined, note: () => undefined },
    emit: () => undefined,
  });
}

beforeEach(async () => {
  folder = temporaryFolder();
  service = start();
  unwrap(await service.call('book.create', { companyName: 'Test', baseCurrency: 'CNY', language: 'en' }));
});
afterEach(() => service.close());

const customer = (code: string) => ({
  code, name: `Customer ${code}`, shortName: '', taxId: '', termsDays: 30, language: 'en', contactName: '', phone: '', email: '',
  address: '', salesperson: '', region: '', industry: '', note: '',
}); // prettier-ignore

async function audits(): Promise<number> {
  return (unwrap(await service.call('book.audit', { limit: 1 })) as { total: number }).total;
}

describe('F25: a command sent twice', () => {
  it('has one effect and one answer, also when both are under way at once and after a restart', async () => {
    const input = customer('K1');
    const before = await audits();
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => service.call('customers.save', input, { commandId: 'command-0001' })),
    );
    for (const reply of replies) expect(reply).toEqual(replies[0]);
    const { id } = unwrap(replies[0] ?? { ok: false, code: '', params: {} }) as { id: number };
    expect(await audits()).toBe(before + 1);

    const receipt = { customerId: id, currency: 'CNY', receivedOn: day('2026-10-01'), amountMinor: 5000 };
    const paid = unwrap(await service.call('ledger.addReceipt', receipt, { commandId: 'command-0002' }));
    await service.close();
    service = start();
    const shelf = unwrap(await service.call('book.shelf', {})) as { books: { bookId: string }[] };
    unwrap(await service.call('book.open', { bookId: shelf.books[0]?.bookId }));
    expect(unwrap(await service.call('ledger.addReceipt', receipt, { commandId: 'command-0002' }))).toEqual(paid);
    expect(unwrap(await service.call('customers.save', input, { commandId: 'command-0001' }))).toEqual({ id });
    const credits = unwrap(await service.call('ledger.credits', {})) as { total: number };
    expect(credits.total).toBe(1);
    expect(await audits()).toBe(before + 2);
  });

  it('is refused when the same id comes with other contents', async () => {
    unwrap(await service.call('customers.save', customer('K1'), { commandId: 'command-0001' }));
    for (const [name, input] of [
      ['customers.save', customer('K2')],
      ['customers.remove', { id: 1 }],
    ] as const)
      expect(await service.call(name, input, { commandId: 'command-0001' })).toMatchObject({
        ok: false,
        code: 'invalid_input',
        params: { field: 'commandId', reason: 'used_before' },
      });
    const found = unwrap(await service.call('customers.search', { text: '' })) as { total: number };
    expect(found.total).toBe(1);
  });

  it('may be tried again under its id after a refusal, which left nothing behind', async () => {
    unwrap(await service.call('customers.save', customer('K1')));
    const taken = await service.call('customers.save', customer('K1'), { commandId: 'command-0009' });
    expect(taken).toMatchObject({ ok: false, code: 'customer_code_taken' });
    unwrap(await service.call('customers.save', customer('K2'), { commandId: 'command-0009' }));
  });
});
