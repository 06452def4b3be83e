/** Imported before any schema: the policy of the pages forbids code made from text, which zod would try once. */
import { config } from 'zod'

config({ jitless: true })
