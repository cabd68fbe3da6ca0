export const playbookContract = {} as const;
