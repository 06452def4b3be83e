/** Enough of an account's number to tell it from the others. */
export const shortAccount = (accountId: string): string => accountId.slice(0, 8)
