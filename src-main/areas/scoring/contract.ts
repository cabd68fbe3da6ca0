export const scoringContract = {} as const;
