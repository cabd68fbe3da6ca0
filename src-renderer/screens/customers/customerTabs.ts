import type { ComponentType } from 'react';
import { AdviceTab } from './AdviceTab.tsx';
import { BillsTab } from './BillsTab.tsx';
import { CasesTab } from './CasesTab.tsx';
import { ContractsTab } from './ContractsTab.tsx';
import { FinancialsTab } from '../creditfile/FinancialsTab.tsx';
import { StandingTab } from '../creditfile/StandingTab.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';
import { CreditsTab } from './CreditsTab.tsx';
import { DossierTab } from './DossierTab.tsx';
import { DocumentsTab } from './DocumentsTab.tsx';
import { FilesTab } from './FilesTab.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { ItemsTab } from './ItemsTab.tsx';
import { LimitationTab } from './LimitationTab.tsx';
import { LimitsTab } from './LimitsTab.tsx';
import { LogTab } from './LogTab.tsx';
import { ProfileTab } from './ProfileTab.tsx';
import { PromisesTab } from './PromisesTab.tsx';
import { ScoreTab } from './ScoreTab.tsx';
import { SecuritiesTab } from './SecuritiesTab.tsx';
import { SignalsTab } from './SignalsTab.tsx';
import { TimelineTab } from './TimelineTab.tsx';

export interface CustomerTab {
  /** In the address: `?tab=limits`. */
  readonly name: string;
  /** What is owed and what happened, or why this customer is trusted. */
  readonly group: 'account' | 'file';
  /** Key of its name in the texts. */
  readonly label: string;
  /** The panel scrolls itself; without, a grid in it does. */
  readonly scrolls?: boolean;
  readonly Content: ComponentType<CustomerTabProps>;
}

export const firstTab: CustomerTab = { name: 'items', group: 'account', label: 'tabs.items', Content: ItemsTab };

/** Every tab of a customer, in the order shown. A new one is one line here and a file of its own. */
export const customerTabs: readonly CustomerTab[] = [
  firstTab,
  { name: 'history', group: 'account', label: 'tabs.history', Content: HistoryTab },
  { name: 'credits', group: 'account', label: 'tabs.credits', Content: CreditsTab },
  { name: 'bills', group: 'account', label: 'tabs.bills', Content: BillsTab },
  { name: 'limitation', group: 'account', label: 'tabs.limitation', Content: LimitationTab },
  { name: 'cases', group: 'account', label: 'tabs.cases', Content: CasesTab },
  { name: 'promises', group: 'account', label: 'tabs.promises', scrolls: true, Content: PromisesTab },
  { name: 'dossier', group: 'account', label: 'tabs.dossier', scrolls: true, Content: DossierTab },
  { name: 'log', group: 'account', label: 'tabs.log', Content: LogTab },
  { name: 'documents', group: 'account', label: 'tabs.documents', Content: DocumentsTab },
  { name: 'timeline', group: 'account', label: 'tabs.timeline', scrolls: true, Content: TimelineTab },
  { name: 'profile', group: 'file', label: 'tabs.profile', scrolls: true, Content: ProfileTab },
  { name: 'standing', group: 'file', label: 'tabs.standing', scrolls: true, Content: StandingTab },
  { name: 'financials', group: 'file', label: 'tabs.financials', scrolls: true, Content: FinancialsTab },
  { name: 'advice', group: 'file', label: 'tabs.advice', scrolls: true, Content: AdviceTab },
  { name: 'limits', group: 'file', label: 'tabs.limits', scrolls: true, Content: LimitsTab },
  { name: 'score', group: 'file', label: 'tabs.score', scrolls: true, Content: ScoreTab },
  { name: 'contracts', group: 'file', label: 'tabs.contracts', Content: ContractsTab },
  { name: 'securities', group: 'file', label: 'tabs.securities', Content: SecuritiesTab },
  { name: 'signals', group: 'file', label: 'tabs.signals', scrolls: true, Content: SignalsTab },
  { name: 'files', group: 'file', label: 'tabs.files', scrolls: true, Content: FilesTab },
];
