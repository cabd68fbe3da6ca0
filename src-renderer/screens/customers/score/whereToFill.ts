/** Where what a score lacks is keyed in: a tab of the customer, or another screen by its path. */
const tabs: Readonly<Record<string, string>> = {
  no_payments: 'items',
  no_recent_check: 'standing',
  no_founding_day: 'profile',
  no_history: 'items',
  no_statement: 'financials',
  statement_old: 'financials',
  statement_lacks: 'financials',
  short_history: 'history',
  no_limit: 'limits',
  no_capital: 'financials',
  other_currency: 'financials',
  nothing_owed: 'limits',
  no_margin: 'profile',
  no_market_notes: '/settings?tab=market',
};

/** Null: nowhere; it may be judged. */
export function tabOfMissing(missing: string | null): string | null {
  return missing === null ? null : (tabs[missing] ?? null);
}
