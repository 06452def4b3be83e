/** Entry of the sandboxed child, started by `reader-process.ts`: no rights but three descriptors and the code it runs. */
import { chooseConnector } from '#connectors'
import { serve } from './serve.ts'

// On some damaged tables pdf.js mends the document it answers with, and leaves a rejected promise that nobody holds: not the end of the reading.
process.on('unhandledRejection', () => {})

await serve(chooseConnector)
