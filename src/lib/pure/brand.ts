declare const brand: unique symbol

/** A type that only its owner can make: `Brand<string, 'VaultId'>`. */
export type Brand<T, B extends string> = T & { readonly [brand]: B }
