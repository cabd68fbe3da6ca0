export const dossierContract = {} as const;
