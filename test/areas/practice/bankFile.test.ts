import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { proveBalance } from '../../../src-main/areas/bank/rules/proof.ts';
import { linesOf } from '../../../src-main/areas/bank/rules/statement.ts';
import { practiceBankFile } from '../../../src-main/areas/practice/rules/bankFile.ts';
import { practiceFacts } from '../../../src-main/areas/practice/rules/story.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { statementsOf } from '../bank/bankFiles.ts';

const today = day('2026-11-20');
const facts = practiceFacts(today, instant('2026-11-20T08:00:00.000Z'), 'zh');
const text = practiceBankFile(facts, today);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-bank-'));
const file = path.join(folder, 'bank.csv');
fs.writeFileSync(file, `\uFEFF${text}`);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('the practice company’s bank file', () => {
  it('is the same for the same day', () => {
    expect(practiceBankFile(practiceFacts(today, instant('2026-11-20T08:00:00.000Z'), 'zh'), today)).toBe(text);
  });

  it('is read whole and proves', async () => {
    const statements = await statementsOf(file);
    expect(statements).toHaveLength(1);
    const [statement] = statements;
    if (!statement) throw new Error('no statement');
    expect(statement).toMatchObject({
      bankName: '招商银行',
      accountNumber: '571908888810801',
      fromOn: '2026-10-01',
      toOn: today,
    });
    expect(statement.entries.filter((entry) => entry.kind === 'rejected')).toEqual([]);
    const proof = proveBalance(statement);
    expect(proof).toMatchObject({ state: 'proved', openingMinor: 38_652_018 });
    expect(proof.totals).toHaveLength(2);
  });

  it('holds last month’s receipts, and new money of every kind', async () => {
    const [statement] = await statementsOf(file);
    const lines = statement ? linesOf(statement) : [];
    const old = lines.filter(({ bookedOn }) => bookedOn <= '2026-10-31');
    const keyed = facts.credits.filter((credit) => credit.kind === 'receipt' && credit.method === 'bank' && credit.currency === 'CNY' && credit.reversal === null && credit.issuedOn.startsWith('2026-10')); // prettier-ignore
    expect(old.map(({ amountMinor }) => amountMinor).sort()).toEqual(
      keyed.map(({ amountMinor }) => amountMinor).sort(),
    );
    expect(old.length).toBeGreaterThan(5);
    const fresh = lines.filter(({ bookedOn }) => bookedOn > '2026-10-31');
    expect(fresh.every(({ bookedOn }) => bookedOn <= today)).toBe(true);
    const open = facts.debits.flatMap(({ items }) => items).filter(({ openMinor }) => openMinor > 0);
    const byName = (name: string) => fresh.find(({ payerName }) => payerName === name);
    const [sum, named] = fresh;
    const own = open.filter(({ debit }) => debit.customer.name === sum?.payerName);
    expect(own.length).toBeGreaterThanOrEqual(2);
    expect(sum?.amountMinor).toBe((own[0]?.openMinor ?? 0) + (own[1]?.openMinor ?? 0));
    expect(open.some(({ debit, openMinor }) => named?.memo.includes(debit.number) && named.amountMinor === openMinor)).toBe(true); // prettier-ignore
    const third = byName('朱建华');
    expect(open.some(({ debit, openMinor }) => third?.memo.includes(debit.number) && third.amountMinor === openMinor)).toBe(true); // prettier-ignore
    expect(facts.customers.some(({ name }) => name === '朱建华' || name === '嘉兴秀洲盛达商行')).toBe(false);
    expect(byName('嘉兴秀洲盛达商行')?.amountMinor).toBe(360_000);
    expect(fresh.at(-1)).toMatchObject({ amountMinor: -2_500, memo: '手续费', payerName: '' });
  });
});
