export const ordersContract = {} as const;
