/** Contacts and the person's own card as vCard 4.0 (RFC 6350). */
import type { Record } from '#model'
import { contentLine, escaped } from './lines.ts'

type Card = Record<'contact'> | Record<'identity.profile'>

export async function* writeVcards(groups: AsyncIterable<readonly Card[]>): AsyncGenerator<string, void> {
  for await (const group of groups) yield group.map(card).join('')
}

function card(one: Card): string {
  const { id, name, givenName, familyName, birthday, emails = [], phones = [], addresses = [] } = one
  const note = one.kind === 'contact' ? one.note : undefined
  return [
    'BEGIN:VCARD\r\nVERSION:4.0\r\n',
    contentLine('UID', id),
    contentLine('FN', escaped(name)),
    givenName === undefined && familyName === undefined
      ? ''
      : contentLine('N', [familyName, givenName, '', '', ''].map((part) => escaped(part ?? '')).join(';')),
    contentLine('BDAY', birthday?.replaceAll('-', '')),
    ...(one.kind === 'contact'
      ? [contentLine('ORG', one.organisation && escaped(one.organisation)), contentLine('ROLE', one.role && escaped(one.role))]
      : []),
    ...emails.map((email) => contentLine('EMAIL', escaped(email))),
    ...phones.map((phone) => contentLine('TEL', escaped(phone))),
    ...addresses.map(({ lines = [], postcode, city, country }) =>
      contentLine(
        'ADR',
        ['', '', lines.map(escaped).join(','), escaped(city ?? ''), '', escaped(postcode ?? ''), escaped(country ?? '')].join(';'),
      ),
    ),
    contentLine('NOTE', note && escaped(note)),
    'END:VCARD\r\n',
  ].join('')
}
