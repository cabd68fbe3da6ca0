export const limitationContract = {} as const;
