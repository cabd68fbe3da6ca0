import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { IconName } from '../components/Icon.tsx';

/** Figures the navigation can show beside a name. */
export type CounterName = 'today' | 'warnings' | 'customers' | 'unapplied';

/** Parts of the navigation: the day's work, what is owed, whom to trust, the rest. */
export const screenGroups = ['collect', 'ledger', 'credit', 'office'] as const;
export type ScreenGroup = (typeof screenGroups)[number];

export interface ScreenEntry {
  /** Its name in the navigation is `frame:screens.<id>`, its help `help:<id>`. */
  readonly id: string;
  /** Path pattern behind the `#`. */
  readonly path: string;
  /** Its part of the navigation; null keeps a screen out of it. */
  readonly group: ScreenGroup | null;
  readonly icon: IconName;
  /** Opened by `g` and then this key. */
  readonly key?: string;
  readonly counter?: CounterName;
  readonly Screen: LazyExoticComponent<ComponentType>;
}

/** Every screen of the program, in the order of the navigation. */
export const screens: readonly ScreenEntry[] = [
  {
    id: 'today',
    path: '/today',
    group: 'collect',
    icon: 'today',
    key: 'h',
    counter: 'today',
    Screen: lazy(() => import('../screens/collections/today/TodayScreen.tsx')),
  },
  {
    id: 'cockpit',
    path: '/today/:id',
    group: null,
    icon: 'customers',
    Screen: lazy(() => import('../screens/collections/cockpit/CockpitScreen.tsx')),
  },
  {
    id: 'log',
    path: '/log',
    group: 'collect',
    icon: 'log',
    Screen: lazy(() => import('../screens/log/LogScreen.tsx')),
  },
  {
    id: 'promises',
    path: '/promises',
    group: 'collect',
    icon: 'promise',
    key: 'u',
    Screen: lazy(() => import('../screens/promises/PromisesScreen.tsx')),
  },
  {
    id: 'process',
    path: '/process',
    group: 'collect',
    icon: 'process',
    key: 'v',
    Screen: lazy(() => import('../screens/process/ProcessScreen.tsx')),
  },
  {
    id: 'letters',
    path: '/letters',
    group: 'collect',
    icon: 'letters',
    key: 'l',
    Screen: lazy(() => import('../screens/letters/LettersScreen.tsx')),
  },
  {
    id: 'disputes',
    path: '/disputes',
    group: 'collect',
    icon: 'dispute',
    key: 'd',
    Screen: lazy(() => import('../screens/disputes/DisputesScreen.tsx')),
  },
  {
    id: 'limitation',
    path: '/limitation',
    group: 'collect',
    icon: 'scale',
    Screen: lazy(() => import('../screens/limitation/LimitationScreen.tsx')),
  },
  {
    id: 'cases',
    path: '/cases',
    group: 'collect',
    icon: 'gavel',
    key: 'j',
    Screen: lazy(() => import('../screens/cases/CasesScreen.tsx')),
  },
  {
    id: 'effects',
    path: '/effects',
    group: 'collect',
    icon: 'gauge',
    Screen: lazy(() => import('../screens/effects/EffectsScreen.tsx')),
  },
  {
    id: 'aging',
    path: '/aging',
    group: 'ledger',
    icon: 'aging',
    key: 'a',
    Screen: lazy(() => import('../screens/aging/AgingScreen.tsx')),
  },
  {
    id: 'quadrant',
    path: '/quadrant',
    group: 'ledger',
    icon: 'quadrant',
    key: 'q',
    Screen: lazy(() => import('../screens/quadrant/QuadrantScreen.tsx')),
  },
  {
    id: 'customers',
    path: '/customers',
    group: 'ledger',
    icon: 'customers',
    key: 'c',
    counter: 'customers',
    Screen: lazy(() => import('../screens/customers/CustomersScreen.tsx')),
  },
  {
    id: 'customer',
    path: '/customers/:id',
    group: null,
    icon: 'customers',
    Screen: lazy(() => import('../screens/customers/CustomerScreen.tsx')),
  },
  {
    id: 'invoices',
    path: '/invoices',
    group: 'ledger',
    icon: 'document',
    key: 'f',
    Screen: lazy(() => import('../screens/invoices/InvoicesScreen.tsx')),
  },
  {
    id: 'bank',
    path: '/bank',
    group: 'ledger',
    icon: 'bank',
    key: 'k',
    Screen: lazy(() => import('../screens/bank/BankScreen.tsx')),
  },
  {
    id: 'receipts',
    path: '/receipts',
    group: 'ledger',
    icon: 'receipts',
    key: 'r',
    counter: 'unapplied',
    Screen: lazy(() => import('../screens/receipts/workbench/WorkbenchScreen.tsx')),
  },
  {
    id: 'workbench',
    path: '/receipts/workbench',
    group: null,
    icon: 'receipts',
    Screen: lazy(() => import('../screens/receipts/workbench/WorkbenchScreen.tsx')),
  },
  {
    id: 'receiptList',
    path: '/receipts/list',
    group: null,
    icon: 'receipts',
    Screen: lazy(() => import('../screens/receipts/ReceiptsScreen.tsx')),
  },
  {
    id: 'receiptEntry',
    path: '/receipts/new',
    group: null,
    icon: 'receipts',
    Screen: lazy(() => import('../screens/receipts/ReceiptEntryScreen.tsx')),
  },
  {
    id: 'creditNoteEntry',
    path: '/receipts/credit-note',
    group: null,
    icon: 'receipts',
    Screen: lazy(() => import('../screens/receipts/CreditNoteEntryScreen.tsx')),
  },
  {
    id: 'bills',
    path: '/bills',
    group: 'ledger',
    icon: 'bills',
    key: 'b',
    Screen: lazy(() => import('../screens/bills/BillsScreen.tsx')),
  },
  {
    id: 'billEntry',
    path: '/bills/new',
    group: null,
    icon: 'bills',
    Screen: lazy(() => import('../screens/bills/BillEntryScreen.tsx')),
  },
  {
    id: 'interest',
    path: '/interest',
    group: 'ledger',
    icon: 'percent',
    Screen: lazy(() => import('../screens/interest/InterestScreen.tsx')),
  },
  {
    id: 'writeoffs',
    path: '/write-offs',
    group: 'ledger',
    icon: 'writeoff',
    key: 'o',
    Screen: lazy(() => import('../screens/writeoffs/WriteOffsScreen.tsx')),
  },
  {
    id: 'warnings',
    path: '/warnings',
    group: 'credit',
    icon: 'warning',
    key: 'w',
    counter: 'warnings',
    Screen: lazy(() => import('../screens/warnings/WarningsScreen.tsx')),
  },
  {
    id: 'orders',
    path: '/orders',
    group: 'credit',
    icon: 'orders',
    key: 'x',
    Screen: lazy(() => import('../screens/orders/OrdersScreen.tsx')),
  },
  {
    id: 'contracts',
    path: '/contracts',
    group: 'credit',
    icon: 'contract',
    key: 't',
    Screen: lazy(() => import('../screens/contracts/ContractsScreen.tsx')),
  },
  {
    id: 'contract',
    path: '/contracts/:id',
    group: null,
    icon: 'contract',
    Screen: lazy(() => import('../screens/contracts/ContractScreen.tsx')),
  },
  {
    id: 'securities',
    path: '/securities',
    group: null,
    icon: 'shield',
    key: 'y',
    Screen: lazy(() => import('../screens/securities/SecuritiesScreen.tsx')),
  },
  {
    id: 'evidence',
    path: '/evidence',
    group: null,
    icon: 'evidence',
    Screen: lazy(() => import('../screens/evidence/EvidenceScreen.tsx')),
  },
  {
    id: 'credit',
    path: '/credit',
    group: 'credit',
    icon: 'gauge',
    key: 'e',
    Screen: lazy(() => import('../screens/credit/CreditScreen.tsx')),
  },
  {
    id: 'control',
    path: '/control',
    group: 'credit',
    icon: 'scale',
    key: 'n',
    Screen: lazy(() => import('../screens/control/ControlScreen.tsx')),
  },
  {
    id: 'reports',
    path: '/reports',
    group: 'office',
    icon: 'reports',
    key: 'p',
    Screen: lazy(() => import('../screens/reports/ReportsScreen.tsx')),
  },
  {
    id: 'closing',
    path: '/closing',
    group: 'office',
    icon: 'lock',
    key: 'm',
    Screen: lazy(() => import('../screens/closing/ClosingScreen.tsx')),
  },
  {
    id: 'import',
    path: '/import',
    group: 'office',
    icon: 'import',
    key: 'i',
    Screen: lazy(() => import('../screens/import/ImportScreen.tsx')),
  },
  {
    id: 'playbook',
    path: '/playbook',
    group: 'office',
    icon: 'playbook',
    Screen: lazy(() => import('../screens/playbook/PlaybookScreen.tsx')),
  },
  {
    id: 'law',
    path: '/law',
    group: 'office',
    icon: 'law',
    key: 'z',
    Screen: lazy(() => import('../screens/law/LawScreen.tsx')),
  },
  {
    id: 'settings',
    path: '/settings',
    group: 'office',
    icon: 'settings',
    key: 's',
    Screen: lazy(() => import('../screens/settings/SettingsScreen.tsx')),
  },
];
