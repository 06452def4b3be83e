/** Names of kinds that are reserved: each enters the model with its first connector, delivery or form. */
export const reservedKinds = [
  'subscription',
  'pricing',
  'offer',
  'home.event',
  'mail.item',
  'web.visit',
  'web.search',
  'social.post',
  'social.advertiser',
  'social.login',
  'association.participation',
  'role',
  'interaction',
  'score',
  'use',
] as const
export type ReservedKind = (typeof reservedKinds)[number]
