export const contractsContract = {} as const;
