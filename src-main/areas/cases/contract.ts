export const casesContract = {} as const;
