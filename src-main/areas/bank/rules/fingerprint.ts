import type { CurrencyCode } from '../../../kernel/currency.ts';
import { nameKey } from '../../../kernel/text.ts';
import type { ReadLine } from './statement.ts';

/**
 * What makes a line itself, however often and in whatever file it comes: account, currency, day and amount with the bank's
 * reference; without one also payer, account, memo and balance. Lines alike in all of that on one day are counted off, so
 * two payments of 500.00 by the same payer on the same day are two lines, and the same file again brings none.
 * Whole days have to be in a file for that count: banks export by days.
 */
export function fingerprints(
  account: { readonly accountNumber: string; readonly currency: CurrencyCode },
  lines: readonly ReadLine[],
): string[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const own =
      line.bankReference === ''
        ? [line.payerAccount, nameKey(line.payerName), nameKey(line.memo), line.balanceMinor ?? '']
        : ['ref', line.bankReference];
    const key = [account.accountNumber, account.currency, line.bookedOn, line.amountMinor, ...own].join('\u001f');
    const occurrence = (seen.get(key) ?? 0) + 1;
    seen.set(key, occurrence);
    return `${key}\u001f${occurrence}`;
  });
}
