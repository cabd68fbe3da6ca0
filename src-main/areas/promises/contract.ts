export const promisesContract = {} as const;
