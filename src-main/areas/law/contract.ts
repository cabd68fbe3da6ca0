export const lawContract = {} as const;
