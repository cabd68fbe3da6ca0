export const holdsContract = {} as const;
