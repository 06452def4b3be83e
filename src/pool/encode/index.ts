/** The second door of the pool, for browsers too: a member's rows become encodings where the rows are. */
export { createEncoder, type Encoder, type EncodingKey } from './encoder.ts'
export { type EncodedBase, packEncodings, unpackEncodings } from './file.ts'
export { leakLimits, leakOf, leaks } from './leak.ts'
export { drawOrder } from './order.ts'
export { encodedFields, encodingBytes } from './schema.ts'
export { recogniseColumns } from '../reading/columns.ts'
export { createStandardiser, workingColumns } from '../reading/standardise.ts'
