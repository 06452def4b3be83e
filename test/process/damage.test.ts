/** Random damage to everything that is sealed: 12 kinds of value, 20,400 damages; fast-check prints the seed of a failure. */
import test from 'node:test'
import { damageAll } from '#test/sealed-values'

test('20,000 random damages to sealed values are each refused, none throws', () => damageAll(1_700))
