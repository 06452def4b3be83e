/** The table of who holds what: complete in both languages, true to the model, the connectors and the services. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { connectors } from '#connectors'
import { families, fed, type Line, rights } from '#content'
import { isKind, reservedKinds } from '#model'
import { services } from '#services'

const lines: readonly Line[] = families.flatMap((family) => [...family.lines])
test('nine families and about seventy lines, each with its own name', () => {
  assert.equal(families.length, 9)
  assert.ok(lines.length >= 65 && lines.length <= 85, String(lines.length))
  const ids = [...families.map(({ id }) => id), ...lines.map(({ id }) => id)]
  assert.equal(new Set(ids).size, ids.length)
  for (const id of ids) assert.match(id, /^[a-z0-9-]{1,48}$/)
})

test('every kind named is a kind of the model or of the reserved vocabulary, and none is both', () => {
  const reserved: readonly string[] = reservedKinds
  for (const { id, kind } of lines) assert.ok(isKind(kind) || reserved.includes(kind), `${id}: ${kind}`)
  assert.deepEqual(
    reserved.filter((kind) => isKind(kind)),
    [],
  )
})

test('every connector is named by a line, and every reader named is a connector', () => {
  const named = new Set(lines.flatMap(({ readers }) => readers ?? []))
  for (const { name } of connectors) assert.ok(named.has(name), `no line names the connector ${name}`)
  const known = new Set(connectors.map(({ name }) => name))
  for (const name of named) assert.ok(known.has(name), `no connector ${name}`)
})

test('a line says where it is held, how to ask, and by which right in each of its countries', () => {
  for (const { id, kind, holders, steps, rights: named, readers, later, delivery } of lines) {
    assert.ok(holders.fr !== undefined || holders.qc !== undefined, id)
    assert.ok(steps.fr.length > 0 && steps.fr.length === steps.en.length, id)
    assert.ok(readers !== undefined || later !== undefined || delivery || isKind(kind), `${id}: no way in`)
    if (named.length === 0) assert.equal(kind, 'declaration')
    else
      for (const country of ['fr', 'qc'] as const)
        if (holders[country] !== undefined)
          assert.ok(
            named.some((right) => rights[right].country === country),
            `${id}: no right in ${country}`,
          )
  }
})

test('both languages say something, and not the same sentence', () => {
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    if ('fr' in value && 'en' in value) {
      const { fr, en } = value
      assert.ok(String(fr).trim() !== '' && String(en).trim() !== '', path)
      if (Array.isArray(fr)) for (const step of fr) assert.match(String(step), /^\S.*[.»]$/, `${path}: ${step}`)
    }
    for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`)
  }
  walk({ families, rights, fed }, 'content')
  for (const { id, steps } of lines) assert.notDeepEqual(steps.fr, steps.en, id)
})

test('a law has a public address and the day it was read; a service said to exist does', () => {
  for (const [id, { source, checked }] of Object.entries(rights)) {
    assert.equal(new URL(source).protocol, 'https:', id)
    assert.match(checked, /^\d{4}-\d{2}-\d{2}$/)
  }
  const used = new Set(lines.flatMap((line) => [...line.rights]))
  for (const id of Object.keys(rights)) assert.ok(used.has(id as Line['rights'][number]), `no line names ${id}`)
  const known: readonly string[] = services.map(({ name }) => name)
  for (const service of Object.values(fed)) if ('now' in service) assert.ok(known.includes(service.now))
})
