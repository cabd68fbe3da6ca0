export const interestContract = {} as const;
