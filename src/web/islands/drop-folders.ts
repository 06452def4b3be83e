/** What is dropped, folders opened: all their files, however deep, and none that systems hide there. */

/** Beyond, the server would refuse them all. */
const maxFiles = 1_000

type Dropped = Pick<DataTransfer, 'items' | 'files'>

/** The files themselves where the browser does not tell folders. The list of what is dropped is read before anything is awaited: it empties itself. */
export async function filesIn({ items, files }: Dropped): Promise<readonly File[]> {
  const entries = [...items].flatMap((item) => (item.kind === 'file' ? (item.webkitGetAsEntry?.() ?? []) : []))
  const plain = [...files]
  if (!entries.some((entry) => entry.isDirectory)) return plain
  const found: File[] = []
  for (const waiting = [...entries]; waiting.length > 0 && found.length < maxFiles;) {
    const entry = waiting.shift()
    if (entry?.isFile) found.push(await fileOf(entry as FileSystemFileEntry))
    else if (entry?.isDirectory) waiting.push(...(await listOf(entry as FileSystemDirectoryEntry)))
  }
  return found
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((done, fail) => entry.file(done, fail))

/** A reader gives a hundred at a time, then none. */
async function listOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail))
    if (some.length === 0) return all.filter(({ name }) => !/^(?:\.|__MACOSX$|Thumbs\.db$|desktop\.ini$)/.test(name))
    all.push(...some)
  }
}
