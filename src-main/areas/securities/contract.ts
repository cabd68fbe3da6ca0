export const securitiesContract = {} as const;
