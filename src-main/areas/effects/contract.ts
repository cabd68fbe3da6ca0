export const effectsContract = {} as const;
