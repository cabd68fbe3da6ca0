/** Who acts for us outside (domain.md §0 row 32, §10.6). */
export const agentKinds = ['law_firm', 'factor', 'agency', 'insurer_agent'] as const;
export type AgentKind = (typeof agentKinds)[number];

/** What is to be seen to before anything is handed over, per kind. */
export const agentChecks = {
  law_firm: ['licence', 'mandate', 'fee', 'privacy', 'conduct', 'report'],
  factor: ['licence', 'mandate', 'recourse', 'notice', 'registered', 'privacy'],
  agency: ['licence', 'lawful', 'mandate', 'fee', 'privacy', 'conduct', 'money', 'report'],
  insurer_agent: ['licence', 'mandate', 'fee', 'privacy'],
} as const satisfies Record<AgentKind, readonly string[]>;
export type AgentCheck = (typeof agentChecks)[AgentKind][number];

export function missingChecks(kind: AgentKind, done: readonly string[]): AgentCheck[] {
  return agentChecks[kind].filter((check) => !done.includes(check));
}
