/** A slice of `test/process/damage.test.ts`, small enough for each push. */
import test from 'node:test'
import { damageAll } from '#test/sealed-values'

test('1,500 damages to sealed values are each refused, none throws', () => damageAll(125))
