/** The tab of a customer where what a score lacks is keyed in; null: nowhere, it may be judged. */
const tabs: Readonly<Record<string, string>> = {
  no_payments: 'items',
  no_recent_check: 'records',
  no_founding_day: 'profile',
  no_history: 'items',
  no_statement: 'finance',
  statement_old: 'finance',
  statement_lacks: 'finance',
  short_history: 'history',
  no_limit: 'limits',
  no_capital: 'finance',
  other_currency: 'finance',
  nothing_owed: 'limits',
  no_margin: 'profile',
};

export function tabOfMissing(missing: string | null): string | null {
  return missing === null ? null : (tabs[missing] ?? null);
}
