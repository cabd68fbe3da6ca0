export const actionsContract = {} as const;
