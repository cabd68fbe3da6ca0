export const collectionsContract = {} as const;
