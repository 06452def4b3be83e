/** A chosen file as connectors read it, on the device itself: nothing is sent anywhere. */
import { chooseConnector, type FileRead, readOnDevice, type Source } from '#connectors'

export const readFile = (file: File): AsyncGenerator<FileRead, void> =>
  readOnDevice(sourceOfFile(file), { choose: chooseConnector, hints: hints(), pause: () => new Promise((resolve) => setTimeout(resolve)) })

/** What the files do not say is taken from the place: nobody has settings here. */
const hints = () => ({ currency: navigator.language.endsWith('-CA') ? 'CAD' : 'EUR', dayFirst: navigator.language !== 'en-US' })

function sourceOfFile(file: File): Source {
  return {
    name: file.name,
    size: file.size,
    read: async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
    async *stream(from = 0) {
      const reader = file.slice(from).stream().getReader()
      try {
        for (;;) {
          const { done, value } = await reader.read()
          if (done) return
          yield value
        }
      } finally {
        await reader.cancel()
      }
    },
  }
}
