export const reviewsContract = {} as const;
