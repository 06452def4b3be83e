/** The kinds of everyday life, most of which are typed by hand before a connector reads them. */
import { fold } from '#lib/pure/text'
import { equipment } from './belongings.ts'
import { associationMembership, benefit } from './civic.ts'
import { educationCourse, educationCredential, educationMark } from './education.ts'
import { healthObservation, healthReimbursement } from './health.ts'
import { calendarEvent, cultureVisit, interest, mediaPlay } from './leisure.ts'
import { loyaltyCard, loyaltyMovement } from './loyalty.ts'
import { mobilityPosition, mobilityTrip } from './mobility.ts'
import { plain, rule } from './rule.ts'
import { declaration, measurement } from './self.ts'
import { telecomUsage } from './telecom.ts'

const sensitive = { ...plain, sensitivity: 'sensitive' } as const

export const kindsOfLife = {
  'loyalty.card': rule({
    ...plain,
    kind: 'loyalty.card',
    schema: loyaltyCard,
    naturalKey: ({ provider, number }) => [fold(provider), fold(number ?? '')],
    day: () => undefined,
  }),
  'loyalty.movement': rule({
    ...plain,
    kind: 'loyalty.movement',
    schema: loyaltyMovement,
    naturalKey: ({ provider, day, points }) => [fold(provider), day, points],
    day: (item) => item.day,
    order: (item) => fold(item.label ?? ''),
  }),
  equipment: rule({
    ...plain,
    kind: 'equipment',
    schema: equipment,
    naturalKey: ({ type, name, number }) => (number === undefined ? [type, fold(name)] : [type, fold(number)]),
    day: () => undefined,
  }),
  // The quantity is not in the key: the meter of a month that goes on is read again.
  'telecom.usage': rule({
    ...plain,
    kind: 'telecom.usage',
    schema: telecomUsage,
    naturalKey: ({ provider, type, number, day, lastDay }) => [fold(provider), type, fold(number ?? ''), day, lastDay ?? day],
    day: (item) => item.day,
  }),
  'mobility.trip': rule({
    ...plain,
    kind: 'mobility.trip',
    schema: mobilityTrip,
    naturalKey: ({ day, start, mode, from, to }) => [start ?? day, mode, fold(from ?? ''), fold(to ?? '')],
    day: (item) => item.day,
  }),
  // Programs round the same position differently: a metre is the same place. A stay is not the point that begins it.
  'mobility.position': rule({
    ...sensitive,
    kind: 'mobility.position',
    schema: mobilityPosition,
    naturalKey: ({ at, end, latitude, longitude }) => [
      at,
      Math.round(latitude / 100),
      Math.round(longitude / 100),
      end === undefined ? '' : 'stay',
    ],
    day: (item) => item.day,
    order: ({ latitude, longitude }) => `${latitude} ${longitude}`,
  }),
  'health.reimbursement': rule({
    ...sensitive,
    kind: 'health.reimbursement',
    schema: healthReimbursement,
    naturalKey: ({ by, day, amount, currency }) => [fold(by), day, amount, currency],
    day: (item) => item.day,
    order: (item) => fold(item.label),
    reference: (item) => item.reference,
  }),
  'health.observation': rule({
    ...sensitive,
    kind: 'health.observation',
    schema: healthObservation,
    naturalKey: ({ name, day, by }) => [fold(name), day, fold(by ?? '')],
    day: (item) => item.day,
    order: ({ quantity, finding }) => `${quantity ?? ''}\u0000${fold(finding ?? '')}`,
  }),
  'education.course': rule({
    ...plain,
    kind: 'education.course',
    schema: educationCourse,
    naturalKey: ({ school, title, day }) => [fold(school), fold(title), day ?? ''],
    day: (item) => item.day,
  }),
  'education.mark': rule({
    ...plain,
    kind: 'education.mark',
    schema: educationMark,
    naturalKey: ({ school, title, day }) => [fold(school), fold(title), day],
    day: (item) => item.day,
    order: ({ quantity, finding }) => `${quantity ?? ''}\u0000${fold(finding ?? '')}`,
  }),
  'education.credential': rule({
    ...plain,
    kind: 'education.credential',
    schema: educationCredential,
    naturalKey: ({ by, title, day }) => [fold(by), fold(title), day],
    day: (item) => item.day,
  }),
  'calendar.event': rule({
    ...plain,
    kind: 'calendar.event',
    schema: calendarEvent,
    naturalKey: ({ title, day, start }) => [start ?? day, fold(title)],
    day: (item) => item.day,
  }),
  'media.play': rule({
    ...plain,
    kind: 'media.play',
    schema: mediaPlay,
    naturalKey: ({ type, title, day, at }) => [type, fold(title), at ?? day],
    day: (item) => item.day,
  }),
  interest: rule({
    ...sensitive,
    kind: 'interest',
    schema: interest,
    naturalKey: ({ by, basis, name }) => [fold(by), basis, fold(name)],
    day: () => undefined,
  }),
  'culture.visit': rule({
    ...plain,
    kind: 'culture.visit',
    schema: cultureVisit,
    naturalKey: ({ place, title, day }) => [fold(place), fold(title), day],
    day: (item) => item.day,
  }),
  // A union or a church is a membership too.
  'association.membership': rule({
    ...sensitive,
    kind: 'association.membership',
    schema: associationMembership,
    naturalKey: ({ organisation, day }) => [fold(organisation), day],
    day: (item) => item.day,
  }),
  benefit: rule({
    ...plain,
    kind: 'benefit',
    schema: benefit,
    naturalKey: ({ by, name, day }) => [fold(by), fold(name), day],
    day: (item) => item.day,
    reference: (item) => item.reference,
  }),
  declaration: rule({
    ...sensitive,
    kind: 'declaration',
    schema: declaration,
    naturalKey: ({ type, title, day }) => [type, fold(title), day],
    day: (item) => item.day,
  }),
  measurement: rule({
    ...sensitive,
    kind: 'measurement',
    schema: measurement,
    naturalKey: ({ name, day, at, unit }) => [fold(name), at ?? day, fold(unit)],
    day: (item) => item.day,
    order: (item) => String(item.quantity),
  }),
}
