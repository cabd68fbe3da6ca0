/** Of an account number the last four characters: `6222 0210 0111 6245 839` is `•••• 5839`. Short ones are hidden whole. */
export function maskedNumber(accountNumber: string): string {
  const digits = plainNumber(accountNumber);
  return digits.length < 8 ? '••••' : `•••• ${digits.slice(-4)}`;
}

/** Two spellings of one account are equal here. */
export function plainNumber(accountNumber: string): string {
  return accountNumber
    .normalize('NFKC')
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase();
}
