export const trainingContract = {} as const;
