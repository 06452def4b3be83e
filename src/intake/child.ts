/** Entry of the sandboxed child, started by `reader-process.ts`: no rights but three descriptors and the code it runs. */
import { bestConnector } from '#connectors'
import { serve } from './serve.ts'

await serve(bestConnector)
