export const policyContract = {} as const;
